// One cell of a register in canonical text, or why it is refused (book-format.md §1). Equal values give equal text, however
// they were written: dates ISO, decimals with a point and without trailing zeros, shares as decimals or n/d, words as they
// stand in the format.

import { currencyCode } from '../../ledger/currency.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Fraction, fractionText, parseDecimal, parseShare } from '../../ledger/fraction.ts'
import { intervalText, isDate, parseInterval } from '../../ledger/period.ts'
import { nearest } from '../table/nearest.ts'
import type { ColumnSchema } from './schema.ts'

export interface Refusal {
  readonly code: string
  readonly values: Record<string, string>
}

export interface CellContext {
  /** Decided from the whole column, never from one cell. */
  readonly decimalComma: boolean
  readonly fiscalYearStart: string
}

/** Without the spaces around it; no-break and thin spaces are spaces. */
export const cleanCell = (value: string): string => value.replace(/[\u00a0\u202f\u2009]/g, ' ').trim()

/** No cell has a point, one has a comma. */
export const usesDecimalComma = (values: readonly string[]): boolean =>
  values.some((value) => /,\d+%?$/.test(value)) && !values.some((value) => value.includes('.'))

const refuse = (code: string, values: Record<string, string> = {}): Refusal => ({ code, values })
const textOr = (value: Fraction | null, code: string): string | Refusal =>
  value ? fractionText(value) : refuse(code)

/** `none`, or `name=value; value; …` as pairs sorted by name; a value without a name has the name ''. */
export function readPairs(text: string): [name: string, value: string][] {
  return text
    .split(';')
    .map((part): [string, string] => {
      const equals = part.indexOf('=')
      return equals < 0 ? ['', part.trim()] : [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
    })
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => compareBytes(a, b))
}

function wordOf(raw: string, words: readonly string[]): string | Refusal {
  const lower = raw.toLowerCase()
  const word = words.find((one) => one === raw) ?? words.find((one) => one.toLowerCase() === lower)
  return word ?? refuse('BOOK-018', { nearest: nearest(lower, words), words: words.join(', ') })
}

function listOf(raw: string, words: readonly string[] | undefined): string | Refusal {
  const parts = raw
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const values = words ? parts.map((part) => wordOf(part, words)) : parts
  const refused = values.find((value) => typeof value !== 'string')
  if (refused) return refused
  return values
    .filter((value) => typeof value === 'string')
    .sort(compareBytes)
    .join(';')
}

export function canonicalValue(raw: string, column: ColumnSchema, context: CellContext): string | Refusal {
  const { decimalComma, fiscalYearStart } = context
  const number = raw.replace(/ /g, '').replace('−', '-')
  const decimal = decimalComma ? number.replaceAll(',', '.') : number
  switch (column.kind) {
    case 'date':
      return isDate(raw) ? raw : refuse('BOOK-011')
    case 'month-day':
      return isDate(`2023-${raw}`) ? raw : refuse('BOOK-012')
    case 'interval': {
      const interval = parseInterval(raw, fiscalYearStart)
      return interval ? intervalText(interval) : refuse('BOOK-013')
    }
    case 'amount':
      return textOr(parseDecimal(decimal), 'BOOK-014')
    case 'base':
      return raw.toLowerCase() === 'none' ? 'none' : textOr(parseDecimal(decimal), 'BOOK-014')
    case 'share':
    case 'rate':
      return textOr(parseShare(decimal), 'BOOK-015')
    case 'integer':
      return /^-?\d{1,15}$/.test(number) ? String(BigInt(number)) : refuse('BOOK-016')
    case 'yes-no': {
      const word = raw.toLowerCase()
      return word === 'yes' || word === 'no' ? word : refuse('BOOK-017')
    }
    case 'currency':
      return currencyCode(raw) ?? refuse('BOOK-046')
    case 'word':
      return wordOf(raw, column.words ?? [])
    case 'list':
      return listOf(raw, column.words)
    case 'pairs':
      return readPairs(raw)
        .map(([name, value]) => (name === '' ? value : `${name}=${value}`))
        .join(';')
    case 'text':
    case 'entity':
    case 'account':
    case 'event':
      return raw
  }
}
