// How figures are written (tokens.md, "Numbers"): digits in threes with a no-break space, brackets in statements, a minus in
// registers, a dash for an exact zero. Amounts come as decimal text and stay text: no float ever holds one.

const NBSP = ' '
const MINUS = '−'

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, NBSP)

export type SignStyle = 'brackets' | 'minus'

/** `-3120452.10` → `(3 120 452,10)` in Russian; '' for no data. */
export function writeAmount(amount: string | null, style: SignStyle, language: 'ru' | 'en'): string {
  if (amount === null) return ''
  const negative = amount.startsWith('-')
  const [whole = '0', decimals = ''] = (negative ? amount.slice(1) : amount).split('.')
  if (/^0*$/.test(whole) && /^0*$/.test(decimals)) return '–'
  const text = `${grouped(whole)}${decimals ? `${language === 'ru' ? ',' : '.'}${decimals}` : ''}`
  if (!negative) return text
  return style === 'brackets' ? `(${text})` : `${MINUS}${text}`
}

/** Σ of decimal texts, exact; the longest fraction decides how many decimals the sum has. */
export function addAmounts(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0))
  const sum = amounts.reduce((total, amount) => total + minorOf(amount, places), 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0')
  const text = places > 0 ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits
  return sum < 0n ? `-${text}` : text
}

function minorOf(amount: string, places: number): bigint {
  const [whole = '0', decimals = ''] = amount.replace('-', '').split('.')
  const value = BigInt(whole + decimals.padEnd(places, '0'))
  return amount.startsWith('-') ? -value : value
}

export const isZero = (amount: string): boolean => /^-?0*(\.0*)?$/.test(amount)

/** The amount turned round. */
export const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

/** Orders amounts by size, signs aside. */
export function compareSizes(a: string, b: string): number {
  const size = addAmounts([a.replace('-', ''), negated(b.replace('-', ''))])
  return isZero(size) ? 0 : size.startsWith('-') ? -1 : 1
}

/** In thousands or millions with one decimal, to tell sizes in a list; in whole units as it is, without cents. */
export function inUnits(amount: string, unit: string): string {
  const zeros = unit.length - 1
  const decimals = zeros > 0 ? 1 : 0
  const [whole = '0', cents = ''] = amount.replace('-', '').split('.')
  const places = 18
  const value = BigInt(whole + cents.padEnd(places, '0').slice(0, places))
  const step = 10n ** BigInt(places + zeros - decimals)
  const rounded = (value * 2n + step) / (step * 2n)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const text = decimals > 0 ? `${digits.slice(0, -1)}.${digits.slice(-1)}` : digits
  return amount.startsWith('-') ? `-${text}` : text
}
