// Numbers in cells: a stored double as its exact decimal text, the code that a number format shows, amounts
// as people and 1C print them (domain §5.4.3). Never through binary arithmetic; the one rounding is
// roundHalfAway, to the nearest minor unit, and what lies further than 0.001 from it is told (domain §5.5).

import { powerOfTen, roundHalfAway } from '../../ledger/fraction.ts'

export interface Decimal {
  /** value = digits × 10^exponent */
  readonly digits: bigint
  readonly exponent: number
}

/** Longer texts of digits are no amounts; a double has at most 308 digits before the point. */
const LONGEST = 400

/** Source text of a stored number (`1.23E+8`, `0.30000000000000004`); null where it is none. */
function scientific(text: string): Decimal | null {
  if (text.length > LONGEST) return null
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', part = '', power = '0'] = match
  if (whole === '' && part === '') return null
  const digits = BigInt(`${whole}${part}`)
  return { digits: sign === '-' ? -digits : digits, exponent: Number.parseInt(power, 10) - part.length }
}

const STORED = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

/** True for the source text of a stored number. */
export const isStoredNumber = (text: string): boolean => text.length <= LONGEST && STORED.test(text.trim())

/** Plain decimal text with a point: `1.5E+2` → 150, `12.50` → 12.5; what is no number stays as it is. */
export function plainDecimal(text: string): string {
  // What most files hold, without a detour.
  if (/^-?[1-9]\d{0,14}$/.test(text) || /^-?(?:0|[1-9]\d{0,14})\.\d{0,6}[1-9]$/.test(text)) return text
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

/** A number format taken apart as far as codes, percents and dates need it. */
interface Format {
  readonly kind: 'plain' | 'digits' | 'percent' | 'date'
  readonly prefix: string
  readonly whole: number
  readonly decimals: number
  readonly suffix: string
}

const PLAIN: Format = { kind: 'plain', prefix: '', whole: 0, decimals: 0, suffix: '' }
const formats = new Map<string, Format>()

function formatOf(code: string): Format {
  const known = formats.get(code)
  if (known) return known
  const made = takeApart(code)
  // A hostile file may bring any number of formats.
  if (formats.size > 1000) formats.clear()
  formats.set(code, made)
  return made
}

const literal = (text: string): string =>
  text.replace(
    /"([^"]*)"|\\(.)/g,
    (_, quoted: string | undefined, single: string | undefined) => quoted ?? single ?? '',
  )

function takeApart(code: string): Format {
  if (code === '' || /^general$/i.test(code) || code === '@') return PLAIN
  // The section of positive numbers, without colours, conditions, locales, padding and fill.
  const section = /^(?:"[^"]*"|\\.|[^;])*/.exec(code)?.[0] ?? ''
  const bare = section.replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '')
  const unquoted = bare.replace(/"[^"]*"|\\./g, '')
  if (/[yd]/i.test(unquoted) || (/m/i.test(unquoted) && !/[0#?]/.test(unquoted) && !/[hs]/i.test(unquoted)))
    return { ...PLAIN, kind: 'date' }
  if (unquoted.includes('%')) return { ...PLAIN, kind: 'percent' }
  const match = /^((?:"[^"]*"|\\.)*)([#,0 ]*)(?:\.(0*)[#?]*)?((?:"[^"]*"|\\.)*)$/.exec(bare)
  if (!match) return PLAIN
  const [, prefix = '', whole = '', decimals = '', suffix = ''] = match
  return {
    kind: 'digits',
    prefix: literal(prefix),
    whole: whole.replace(/[^0]/g, '').length,
    decimals: decimals.length,
    suffix: literal(suffix),
  }
}

/**
 * What a number shows in its format, as far as codes and dates need it: leading zeros (`00` → 01), the
 * decimals of a code (10.1 in `00.00` → 10.10), words around it (`0".Н"` → 94.Н), percents, dates (ISO).
 * Digits are added, never cut: an amount keeps its value.
 */
export function numberText(source: string, format: string, date1904 = false): string {
  const plain = plainDecimal(source)
  const { kind, prefix, whole, decimals, suffix } = formatOf(format)
  if (kind === 'plain') return plain
  if (kind === 'percent') return `${shifted(plain, 2)}%`
  if (kind === 'date') return dateOfSerial(plain, date1904) ?? plain
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain)
  if (!match) return plain
  const [, sign = '', integer = '', part = ''] = match
  const isCode = whole > 1 || prefix !== '' || suffix !== ''
  const shownPart = part !== '' || isCode ? part.padEnd(decimals, '0') : ''
  return `${sign}${prefix}${integer.padStart(whole, '0')}${shownPart === '' ? '' : `.${shownPart}`}${suffix}`
}

/** True where a number format shows a day. */
export const isDateFormat = (format: string): boolean => formatOf(format).kind === 'date'

/** True where the format fixes how many decimals are shown, so that 10.1 and 10.10 can be told apart. */
export function fixesDecimals(format: string): boolean {
  const { kind, decimals } = formatOf(format)
  return kind === 'digits' && decimals > 0
}

function shifted(plain: string, places: number): string {
  const value = scientific(plain)
  return value ? plainDecimal(`${value.digits}E${value.exponent + places}`) : plain
}

/** A day number of Excel as an ISO date (time of day left out); 1900 system: 60 is a day that never was. */
function dateOfSerial(plain: string, date1904: boolean): string | null {
  const match = /^(\d{1,7})(\.\d+)?$/.exec(plain)
  if (!match) return null
  const serial = Number.parseInt(match[1]!, 10)
  if (serial > 2_958_465) return null
  const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  return new Date(first + serial * 86_400_000).toISOString().slice(0, 10)
}

export interface Minor {
  readonly amount: bigint
  /** The value lies further than 0.001 of a whole unit from `amount`. */
  readonly far: boolean
}

/** A stored number in minor units: the nearest one. null where the text is no number. */
export function nearestMinor(text: string, exponent: number): Minor | null {
  // Nearly all amounts are plain and have no more decimals than the currency.
  if (/^-?\d{1,15}(?:\.\d{1,4})?$/.test(text)) {
    const point = text.indexOf('.')
    const decimals = point < 0 ? 0 : text.length - point - 1
    if (decimals <= exponent) {
      const digits = point < 0 ? text : text.slice(0, point) + text.slice(point + 1)
      return { amount: BigInt(digits + '0'.repeat(exponent - decimals)), far: false }
    }
  }
  const value = scientific(text)
  return value && minorOfDecimal(value, exponent)
}

function minorOfDecimal({ digits, exponent }: Decimal, decimals: number): Minor {
  const power = exponent + decimals
  if (power >= 0) return { amount: digits * powerOfTen(power), far: false }
  const below = powerOfTen(-power)
  const amount = roundHalfAway(digits, below)
  const off = digits - amount * below
  const size = off < 0n ? -off : off
  return { amount, far: size * 1000n > below * powerOfTen(decimals) }
}

/** The sign before the decimals. */
export type DecimalSign = '.' | ','

const SPACES = /[\s\u00a0\u202f\u2009\u2007'’]/g
const CURRENCY = /(?:руб(?:лей|ля|ль)?|р|rub|rur|₽)\.?$/i
const bare = (raw: string): string =>
  raw
    .replace(SPACES, '')
    .replace(CURRENCY, '')
    .replace(/[()\-−–—+]/g, '')

/**
 * Digits alone: -1; digits with one or two decimals, as nearly all amounts come: where their sign stands;
 * else -2.
 */
function plainSign(text: string): number {
  if (text.length === 0 || text.length > 16) return -2
  let sign = -1
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c >= 48 && c <= 57) continue
    if ((c !== 44 && c !== 46) || sign >= 0 || at === 0) return -2
    sign = at
  }
  if (sign < 0) return -1
  const decimals = text.length - sign - 1
  return decimals === 1 || decimals === 2 ? sign : -2
}

/**
 * What one printed number says of the file's decimal sign: `open` where `1,234` leaves it open, '' where
 * nothing. What is measured in thousandths (`decimals` 3) is written `1,234` and says that the comma is
 * decimal.
 */
export function signOf(raw: string, decimals = 2): DecimalSign | 'open' | '' {
  const plain = plainSign(raw)
  if (plain === -1) return ''
  if (plain >= 0) return raw.charCodeAt(plain) === 44 ? ',' : '.'
  const text = bare(raw)
  if (!/^\d[\d.,]*$/.test(text)) return ''
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma < 0 && point < 0) return ''
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  const sign = comma >= 0 ? ',' : '.'
  const [whole = '', ...parts] = text.split(sign)
  if (parts.length > 1) return sign === ',' ? '.' : ','
  const isOpen = parts[0]?.length === 3 && whole.length <= 3 && whole !== '0' && decimals < 3
  return isOpen ? 'open' : sign
}

/** Counts what the printed numbers of a file, or of a column, say of their decimal sign. */
export class SignCount {
  comma = 0
  point = 0
  /** The first number that can be read in two ways. */
  open = ''

  add(raw: string, decimals = 2): void {
    const sign = signOf(raw, decimals)
    if (sign === ',') this.comma++
    else if (sign === '.') this.point++
    else if (sign === 'open' && this.open === '') this.open = raw
  }

  /** By majority; null where the numbers leave it open. Without any sign at all either will do. */
  decide(): DecimalSign | null {
    if (this.comma > this.point) return ','
    if (this.point > this.comma) return '.'
    return this.comma === 0 && this.open === '' ? '.' : null
  }
}

/**
 * A printed amount in minor units: spaces and apostrophes between thousands, a minus of any kind before or
 * after, brackets, «руб.» after it; dashes and an empty text are zero. null where it is no amount in this
 * writing.
 */
export function printedAmount(raw: string, sign: DecimalSign, exponent: number): Minor | null {
  const plain = plainSign(raw)
  if (plain === -1) return { amount: BigInt(raw + '0'.repeat(exponent)), far: false }
  if (plain >= 0 && raw[plain] === sign && raw.length - plain - 1 <= exponent) {
    const zeros = exponent - (raw.length - plain - 1)
    return { amount: BigInt(raw.slice(0, plain) + raw.slice(plain + 1) + '0'.repeat(zeros)), far: false }
  }
  if (raw.length > LONGEST) return null
  let text = raw.replace(SPACES, '').replace(CURRENCY, '')
  if (/^[-−–—]*$/.test(text)) return { amount: 0n, far: false }
  let negative = false
  const brackets = /^\((.*)\)$/.exec(text)
  if (brackets) {
    negative = true
    text = brackets[1]!
  }
  if (/^[-−–—]|[-−–—]$/.test(text)) {
    negative = !negative
    text = text.replace(/^[-−–—]|[-−–—]$/, '')
  }
  text = text.replace(/^\+/, '')
  const shape =
    sign === ',' ? /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d*))?$/ : /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/
  const match = shape.exec(text)
  if (!match) return null
  const whole = match[1]!.replace(/[.,]/g, '')
  const part = match[2] ?? ''
  const value = minorOfDecimal({ digits: BigInt(whole + part), exponent: -part.length }, exponent)
  return negative ? { amount: -value.amount, far: value.far } : value
}
