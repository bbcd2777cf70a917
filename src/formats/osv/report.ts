// What stands above the header of a trial balance (domain §5.1): organisation, title with account and period,
// settings, the unit of its figures.

import type { Interval } from '../../ledger/period.ts'
import type { Sheet } from '../table/grid.ts'
import { codeOf } from './code.ts'
import { periodOf } from './period.ts'
import { flat, isPeriodLine, isSetting, isTitle, oneLine, unitOf } from './printed.ts'

export interface Heading {
  readonly organisation: string
  readonly title: string
  /** The title, or the line, that names the period; null where none does. */
  readonly period: Interval | null
  /** The title says «по счету», whether or not it names one. */
  readonly byAccount: boolean
  /** Code of the account in the title; ''. */
  readonly account: string
  readonly settings: readonly string[]
}

const BY_ACCOUNT =
  /по (?:суб)?сч[её]т[уа]м? ?:? ?(?:\([^)]*\) ?)?([0-9A-Za-zА-Яа-яЁё.]+)?|(?:for |by )?account:? ([0-9A-Za-zА-Яа-яЁё.]+)/i

/** The texts of the rows above `top` (all of the first 30 without one), line by line. */
function textsAbove(sheet: Sheet, top: number): string[] {
  const texts: string[] = []
  for (const { row, cells } of sheet.rows.slice(0, 60)) {
    if (row >= top || (top === Number.MAX_SAFE_INTEGER && row > 30)) break
    const all = [...cells.values()].map(({ text }) => text)
    // «Выводимые данные:» and what is displayed may stand in two cells.
    const joined = /:\s*$/.test(all[0] ?? '') ? [all.join(' ')] : all
    // Several settings may stand in one cell, a line each.
    for (const text of joined)
      for (const line of text.split('\n')) if (line.trim() !== '') texts.push(oneLine(line))
  }
  return texts
}

export function headingOf(sheet: Sheet, top = Number.MAX_SAFE_INTEGER): Heading {
  const texts = textsAbove(sheet, top)
  const title = texts.find(isTitle) ?? ''
  const settings = texts.filter((text) => text !== title && (isSetting(text) || isPeriodLine(text)))
  const match = BY_ACCOUNT.exec(title)
  const named = (match?.[1] ?? match?.[2] ?? '').replace(/\.$/, '')
  const period =
    periodOf(title) ??
    texts
      .filter(isPeriodLine)
      .map(periodOf)
      .find((one) => one !== null) ??
    null
  return {
    organisation: organisationIn(texts, title),
    title,
    period,
    byAccount: match !== null,
    account: codeOf(named)?.code ?? '',
    settings: unitOf(title) === null ? settings : [title, ...settings],
  }
}

/** A line «Организация: …», else the first line that is neither title nor setting. */
function organisationIn(texts: readonly string[], title: string): string {
  for (const text of texts) {
    const named = /^(?:организация|organi[sz]ation|company) ?: ?(.+)$/i.exec(text)?.[1]
    if (named) return named
  }
  return (
    texts.find((text) => text !== title && !isSetting(text) && !isPeriodLine(text) && /\p{L}/u.test(text)) ??
    ''
  )
}

/**
 * The same heading on another page or sheet? What differs first: organisation, period, or the report itself.
 */
export function differenceOf(
  a: Heading,
  b: Pick<Heading, 'organisation' | 'title' | 'period'>,
): 'organisation' | 'period' | 'report' {
  if (b.organisation !== '' && a.organisation !== '' && flat(a.organisation) !== flat(b.organisation))
    return 'organisation'
  if (b.period && (b.period.from !== a.period?.from || b.period.to !== a.period?.to)) return 'period'
  return 'report'
}
