// Which sheet of a file is the trial balance, and what else the file holds: another report, or a second
// balance of another company or period, which would be added up without a word.

import type { Grid, Sheet } from '../table/grid.ts'
import { findHeader, type Header } from './header.ts'
import type { Notes } from './notes.ts'
import { otherReport } from './printed.ts'
import { differenceOf, type Heading, headingOf } from './report.ts'

export interface Found {
  readonly sheet: Sheet
  readonly heading: Heading
  readonly header: Header
}

/**
 * The first visible sheet with the header of a trial balance; null where a finding says what the file is
 * instead.
 */
export function chooseSheet(grid: Grid, notes: Notes): Found | null {
  const found = grid.sheets.flatMap((sheet): Found[] => {
    const heading = headingOf(sheet)
    const header = findHeader(sheet, heading.byAccount)
    return header ? [{ sheet, heading: headingOf(sheet, header.top), header }] : []
  })
  const first = found.find(({ sheet }) => !sheet.hidden) ?? found[0]
  const cells = firstCells(grid)
  const other = found.some(({ heading }) => heading.title !== '') ? null : otherReport(cells)
  if (other !== null) notes.blocks('OSV-003', {}, { report: other })
  else if (!first) notes.blocks(cells.length === 0 ? 'OSV-002' : 'OSV-001', {})
  if (other !== null || !first) return null
  for (const one of found) if (one !== first) noteSecondSheet(first, one, notes)
  return first
}

const firstCells = ({ sheets }: Grid): string[] =>
  sheets.flatMap(({ rows }) =>
    rows.slice(0, 30).flatMap(({ cells }) => [...cells.values()].map(({ text }) => text)),
  )

/** What a second trial balance differs in, as a finding. */
export const SECOND = { organisation: 'OSV-021', period: 'OSV-022', report: 'OSV-010' } as const

function noteSecondSheet(first: Found, { sheet, heading }: Found, notes: Notes): void {
  const place = { sheet: sheet.name }
  if (sheet.hidden && !first.sheet.hidden) notes.warns('OSV-028', place)
  else
    notes.blocks(SECOND[differenceOf(first.heading, heading)], place, valuesOfSecond(first.heading, heading))
}

const periodText = (period: Heading['period']): string => (period ? `${period.from}/${period.to}` : '')

export const valuesOfSecond = (
  first: Heading,
  second: Pick<Heading, 'organisation' | 'title' | 'period'>,
): Record<string, string> => ({
  first: first.organisation,
  second: second.organisation,
  firstPeriod: periodText(first.period),
  secondPeriod: periodText(second.period),
  title: second.title,
})
