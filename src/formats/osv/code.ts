// Account codes as they were before Excel and keyboards spoiled them (domain §5.1, §5.4.13): `1` shown as 01,
// Latin letters that look Cyrillic, `60,01` for 60.01. What the cell does not tell is asked, never guessed.

import type { Cell } from '../table/grid.ts'
import { fixesDecimals, isDateFormat } from '../table/numbers.ts'

/** Latin letters that cannot be told from Cyrillic ones by eye. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
}

const CODE = /^\d{2,5}(\.[0-9A-Za-zА-Яа-яЁё]{1,4})*$/
/**
 * Off-balance accounts of 1C that are named by letters; others show themselves by a number after the point.
 */
const NAMED = /^(МЦ|НЕ|ГТД|УСН|РВ|ГК|КВ|АП|ЗП|ПНД|УК|ЭН)$|^[А-ЯЁ]{1,4}(\.\d{1,3})+(\.[0-9А-Яа-яЁё]{1,4})*$/

export interface AccountCode {
  readonly code: string
  /** As it stood, where Latin letters were turned into Cyrillic ones; else ''. */
  readonly latin: string
  /** A number of one decimal in a format that does not show how many: 10.1 may be 10.10. */
  readonly open: boolean
}

const INVISIBLE = /[\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g

/** The account code of a text as printed, or null where it is none. */
export function codeOf(text: string): AccountCode | null {
  const bare = text.replace(INVISIBLE, '').replace(/^'/, '').replace(/\.$/, '')
  if (bare.length > 40) return null
  if (/^\d{2},\d{1,2}$/.test(bare)) {
    // A number of Excel in a text file, with the decimal comma.
    const code = bare.replace(',', '.')
    return { code, latin: '', open: /\.\d$/.test(code) }
  }
  const code = bare.replace(/[A-Z]/g, (letter) => LOOKALIKES[letter] ?? letter)
  if (!CODE.test(code) && !NAMED.test(code)) return null
  return { code, latin: code === bare ? '' : bare, open: false }
}

/** The account code of a cell; a number is what its format shows, and `1` is 01. */
export function codeOfCell(cell: Cell): AccountCode | null {
  if (cell.number === '') return codeOf(cell.text)
  if (isDateFormat(cell.format)) return null
  const match = /^(\d{1,5})(\.\d{1,4})?$/.exec(cell.text)
  // A format may add letters: `0".Н"`.
  if (!match) return codeOf(cell.text)
  const [, whole = '', part = ''] = match
  return {
    code: whole.padStart(2, '0') + part,
    latin: '',
    open: part.length === 2 && !fixesDecimals(cell.format),
  }
}

/** True where a cell of the account column shows a day: Excel took a code such as 01.05 for one. */
export const isSpoiledByDate = (cell: Cell): boolean =>
  (cell.number !== '' && isDateFormat(cell.format)) ||
  /^\d{1,2}[.-](янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[а-яa-z]*\.?$/i.test(
    cell.text,
  )

/** `60` is above `60.01`; nothing is above itself. */
export const isUnder = (code: string, above: string): boolean => code.startsWith(`${above}.`)
