// What comes from Excel's clipboard: cells divided by tabs, amounts as people write them, into exact decimal text. Nothing
// is guessed in silence: what cannot be read stays as it came, with its fault and the place of it.

/** Rows of cells; a cell with a tab, an end of line or a quote in it comes in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const { length } = text
  while (at < length) {
    const [cell, end] = text[at] === '"' ? quoted(text, at) : plain(text, at)
    row.push(cell)
    at = end
    if (text[at] === '\t') {
      at++
      if (at === length) row.push('')
      continue
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function plain(text: string, from: number): [string, number] {
  let end = from
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end++
  return [text.slice(from, end), end]
}

/** Quotes that do not close the cell were part of an ordinary text. */
function quoted(text: string, from: number): [string, number] {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return plain(text, from)
    value += text.slice(at, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      at = quote + 2
      continue
    }
    const after = text[quote + 1]
    if (after === undefined || '\t\r\n'.includes(after)) return [value, quote + 1]
    return plain(text, from)
  }
}

export type DecimalSign = ',' | '.'

export type AmountRead =
  | { readonly value: string }
  | {
      readonly fault: 'letter' | 'sign' | 'number'
      /** Where in the cell, and how it would read if that were mended; '' where nobody knows. */
      readonly at: number
      readonly asked: string
    }

/** Letters that are typed, or recognised from a scan, for digits. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  З: '3',
  з: '3',
  О: '0',
  о: '0',
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  б: '6',
  В: '8',
}

const SPACES = /[\s\u00a0\u202f\u2009']/g
const CURRENCY = /[₽$€¥£]|руб\.?|р\.$/gi

/** Which sign the numbers of a paste have, from those that leave no doubt; null where none does. */
export function decimalSignOf(cells: readonly string[]): DecimalSign | null {
  const count = { ',': 0, '.': 0 }
  for (const cell of cells) {
    const text = cell
      .replace(SPACES, '')
      .replace(CURRENCY, '')
      .replace(/[()\-−+]/g, '')
    if (!/^[\d.,]+$/.test(text)) continue
    const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')]
    const last = Math.max(comma, point)
    if (last < 0) continue
    const sign: DecimalSign = comma > point ? ',' : '.'
    const both = comma >= 0 && point >= 0
    const twice = text.indexOf(sign) !== last
    if (twice) count[sign === ',' ? '.' : ',']++
    else if (both || text.length - last - 1 !== 3 || last > 3) count[sign]++
  }
  if (count[','] === count['.']) return null
  return count[','] > count['.'] ? ',' : '.'
}

/** `1 234,56`, `(1 234.56)`, `1,234.56-`, `−5` as decimal text with a point; '' for an empty cell or a dash. */
export function readAmount(cell: string, sign: DecimalSign): AmountRead {
  const bare = cell.replace(CURRENCY, '').replace(SPACES, '')
  if (/^[-–—−]?$/.test(bare)) return { value: '' }
  const negative = /^\(.*\)$/.test(bare) || /^[-−]/.test(bare) || /[-−]$/.test(bare)
  const digits = bare.replace(/^[(\-−+]+|[)\-−]+$/g, '')
  const whole = withoutThousands(digits, sign)
  if (whole !== null) return { value: canonical(whole, negative) }
  const letter = [...digits].findIndex((c) => c in LOOKALIKES)
  if (letter >= 0) {
    const mended = [...digits].map((c) => LOOKALIKES[c] ?? c).join('')
    const read = withoutThousands(mended, sign)
    if (read !== null) {
      const wrong = [...digits][letter] ?? ''
      return { fault: 'letter', at: cell.indexOf(wrong), asked: canonical(read, negative) }
    }
  }
  const strange = /[^\d.,]/.exec(digits)
  if (strange) return { fault: 'number', at: Math.max(cell.indexOf(strange[0]), 0), asked: '' }
  return { fault: 'sign', at: Math.max(cell.search(/[.,]/), 0), asked: '' }
}

/** Digits and one point; null where the signs do not stand as they do in a number. */
function withoutThousands(text: string, sign: DecimalSign): string | null {
  const thousands = sign === ',' ? '.' : ','
  const escaped = (c: string): string => `\\${c}`
  const [d, t] = [escaped(sign), escaped(thousands)]
  if (new RegExp(`^\\d+(${d}\\d*)?$`).test(text) || new RegExp(`^${d}\\d+$`).test(text))
    return text.replace(sign, '.')
  if (new RegExp(`^\\d{1,3}(${t}\\d{3})+(${d}\\d*)?$`).test(text))
    return text.replaceAll(thousands, '').replace(sign, '.')
  // The other sign once, and not before three digits: it can only be the decimal sign.
  if (new RegExp(`^\\d+${t}(\\d{1,2}|\\d{4,})$`).test(text)) return text.replace(thousands, '.')
  return null
}

function canonical(text: string, negative: boolean): string {
  const [whole = '', decimals = ''] = text.split('.')
  const left = whole.replace(/^0+(?=\d)/, '') || '0'
  const right = decimals.replace(/0+$/, '')
  const value = right === '' ? left : `${left}.${right}`
  return negative && value !== '0' ? `-${value}` : value
}

/** `31.12.2025`, `2025-12-31`, `31/12/25` as ISO; null where it is no day of the calendar. */
export function readDate(cell: string): string | null {
  const text = cell.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?$/.exec(text)
  const own = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : own
      ? [own[3]?.length === 2 ? `20${own[3]}` : own[3], own[2], own[1]]
      : []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null
}

/** As Excel takes it: tabs between cells, quotes around what holds a tab, an end of line or a quote. */
export const clipboardText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\r\n')
