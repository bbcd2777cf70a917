// entities.csv: attributes that are dated and never overwritten (book-format.md §1).

import type { EntityRow, Settings } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { hashOfAll } from '../../ledger/hash.ts'
import { base } from './build.ts'
import { type ParsedRow, parsedRow } from './rows.ts'

/**
 * Every row of entities.csv as it stands from its `valid_from` on: a later row of the code changes the columns that it
 * fills (book-format.md §1). The hash of a later row covers those that it stands on.
 */
export function entityRows(rows: readonly ParsedRow[], settings: Settings): EntityRow[] {
  const byCode = new Map<string, ParsedRow[]>()
  for (const row of rows) byCode.set(row.text('code'), [...(byCode.get(row.text('code')) ?? []), row])
  const standing = new Map<ParsedRow, ParsedRow>()
  for (const dated of byCode.values()) {
    let before: ParsedRow | undefined
    for (const row of dated.sort((a, b) => compareBytes(a.text('valid_from'), b.text('valid_from')))) {
      const given = new Map([...(before?.given ?? []), ...row.given])
      const folded = parsedRow(given, row.schema, row.place, settings.fiscalYearStart)
      const hash = before ? hashOfAll([before.hash, row.hash]) : row.hash
      before = { ...folded, hash, document: row.document }
      standing.set(row, before)
    }
  }
  return rows.map((row) => entityRow(standing.get(row) ?? row, settings))
}

function entityRow(row: ParsedRow, settings: Settings): EntityRow {
  const books = row.text('books_currency') || row.text('functional_currency') || settings.presentationCurrency
  return {
    ...base(row),
    code: row.text('code'),
    name: row.text('name'),
    nameEn: row.text('name_en'),
    validFrom: row.text('valid_from'),
    jurisdiction: row.text('jurisdiction'),
    taxId: row.text('tax_id'),
    registrationNumber: row.text('registration_number'),
    chart: row.text('chart') || 'ru-94n',
    booksCurrency: books,
    functionalCurrency: row.text('functional_currency') || books,
    fiscalYearStart: row.text('fiscal_year_start') || settings.fiscalYearStart,
    reportingLagMonths: row.integer('reporting_lag_months') ?? 0,
    dormant: row.yes('dormant'),
    mainActivities: row.list('main_activities'),
    segment: row.text('segment'),
  }
}
