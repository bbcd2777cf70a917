// Numbers in cells: the stored double as its shortest exact decimal text, the code that a number format shows, amounts
// as people and 1C print them. Never through binary arithmetic.

import { powerOfTen, roundHalfAway } from '../../ledger/fraction.ts'

/** Source text of a stored number (`1.23E+8`, `0.30000000000000004`) as digits and power of ten; null if not one. */
export function scientific(text: string): { digits: bigint; exponent: number } | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim())
  if (!match || `${match[2]}${match[3] ?? ''}` === '') return null
  const part = match[3] ?? ''
  const digits = BigInt(`${match[2]}${part}`)
  return {
    digits: match[1] === '-' ? -digits : digits,
    exponent: Number.parseInt(match[4] ?? '0', 10) - part.length,
  }
}

/** Plain decimal text with a point of a stored number. */
export function plainDecimal(text: string): string {
  const value = scientific(text)
  if (!value) return text
  const { digits, exponent } = value
  if (exponent >= 0) return (digits * powerOfTen(exponent)).toString()
  const sign = digits < 0n ? '-' : ''
  const all = (digits < 0n ? -digits : digits).toString().padStart(-exponent + 1, '0')
  const whole = all.slice(0, exponent)
  const part = all.slice(exponent).replace(/0+$/, '')
  return part === '' ? sign + whole : `${sign}${whole}.${part}`
}

/**
 * What a number shows in its format, as far as codes and dates need it: leading zeros (`00` → 01), fixed decimals of
 * codes (`00.00` → 10.10), literal tails (`0".Н"` → 94.Н), percents, dates; else the plain decimal.
 */
export function numberText(text: string, format: string): string {
  const plain = plainDecimal(text)
  if (format === '' || format === 'General') return plain
  if (/[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')) && /^\d+(\.\d+)?$/.test(plain))
    return serialDate(plain)
  if (format.endsWith('%')) return `${shift(plain, 2)}%`
  const code = /^(0+)(?:\.(0+))?((?:"[^"]*"|\\.)*)$/.exec(format.split(';')[0] ?? '')
  if (!code || !/^\d+(\.\d+)?$/.test(plain)) return plain
  const [, whole = '', decimals = '', tail = ''] = code
  // Amounts are printed with formats that also fix decimals; codes are those with leading zeros or a literal tail.
  if (whole.length < 2 && tail === '') return plain
  const [integer = '', part = ''] = plain.split('.')
  const shownPart = decimals === '' ? part : part.padEnd(decimals.length, '0')
  const literal = tail.replace(
    /"([^"]*)"|\\(.)/g,
    (_, quoted: string | undefined, single: string | undefined) => quoted ?? single ?? '',
  )
  return integer.padStart(whole.length, '0') + (shownPart ? `.${shownPart}` : '') + literal
}

function shift(plain: string, places: number): string {
  const value = scientific(plain)
  return value ? plainDecimal(`${value.digits}E${value.exponent + places}`) : plain
}

/** Excel's day number (1900 system) as an ISO date. */
function serialDate(plain: string): string {
  const days = Number.parseInt(plain, 10)
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * A stored double in minor units: the nearest one, and whether it lies further than 0.001 of a whole unit from it.
 */
export function nearestMinor(text: string, exponent: number): { amount: bigint; far: boolean } | null {
  const value = scientific(text)
  if (!value) return null
  const power = value.exponent + exponent
  if (power >= 0) return { amount: value.digits * powerOfTen(power), far: false }
  const below = powerOfTen(-power)
  const amount = roundHalfAway(value.digits, below)
  const off = value.digits - amount * below
  const size = off < 0n ? -off : off
  return { amount, far: size * 1000n > below * powerOfTen(exponent) }
}

/** How amounts of one file are written: told from all of its text amounts, not from one. */
export interface NumberStyle {
  readonly decimal: '.' | ','
}

const SPACES = /[\s\u00a0\u202f\u2009\u2007']/g

/** The decimal sign of a set of texts; null where `1,234` and the like leave it open. */
export function numberStyle(texts: readonly string[]): NumberStyle | null {
  let comma = 0
  let point = 0
  let open = 0
  for (const raw of texts) {
    const text = raw.replace(SPACES, '').replace(/[()\-−–—]/g, '')
    const lastComma = text.lastIndexOf(',')
    const lastPoint = text.lastIndexOf('.')
    if (lastComma < 0 && lastPoint < 0) continue
    if (lastComma >= 0 && lastPoint >= 0) lastComma > lastPoint ? comma++ : point++
    else {
      const sign = lastComma >= 0 ? ',' : '.'
      const parts = text.split(sign)
      if (parts.length > 2) sign === ',' ? point++ : comma++
      else if (parts[1]!.length === 3 && parts[0]!.length <= 3) open++
      else sign === ',' ? comma++ : point++
    }
  }
  if (comma > 0 && point > 0) return null
  if (comma === 0 && point === 0) return open > 0 ? null : { decimal: ',' }
  return { decimal: comma > 0 ? ',' : '.' }
}

/** A printed amount in minor units; dashes are zero; null where it is no amount. */
export function printedAmount(
  raw: string,
  style: NumberStyle,
  exponent: number,
): { amount: bigint; far: boolean } | null {
  let text = raw.replace(SPACES, '').replace(/руб\.?$/i, '')
  if (/^[-−–—]*$/.test(text)) return { amount: 0n, far: false }
  let negative = false
  const brackets = /^\((.*)\)$/.exec(text)
  if (brackets) {
    negative = true
    text = brackets[1]!
  }
  if (/^[-−–]/.test(text) || /[-−–]$/.test(text)) {
    negative = !negative
    text = text.replace(/^[-−–]/, '').replace(/[-−–]$/, '')
  }
  const other = style.decimal === ',' ? '.' : ','
  const normal = text.replaceAll(other, '').replace(style.decimal, '.')
  if (!/^\d+(\.\d*)?$/.test(normal)) return null
  const value = nearestMinor(normal.endsWith('.') ? normal.slice(0, -1) : normal, exponent)
  return value && { amount: negative ? -value.amount : value.amount, far: value.far }
}
