// Identity of a close (architecture.md "Identity"): which documents it used, and the root hash of inputs and figures.
// Versions, paths, languages, formats and time are not in it: the same documents give the same root anywhere.

import { type Fingerprint, factsCsv } from '../formats/write/machine.ts'
import type { Book, Row } from '../ledger/book.ts'
import { compareBytes, type FactTable } from '../ledger/facts.ts'
import type { Check } from '../ledger/finding.ts'
import { hashOfAll, sha256 } from '../ledger/hash.ts'
import { toJson } from '../statements/json.ts'
import type { StatementSet } from '../statements/types.ts'

export interface UsedDocument {
  readonly document: string
  readonly hash: string
}

/** The date from which a row counts, where it has one. */
function dateOf(row: object): string {
  for (const name of ['declaredOn', 'effectiveFrom', 'date', 'validFrom', 'from'] as const) {
    const value = name in row ? Object.getOwnPropertyDescriptor(row, name)?.value : undefined
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

/** Documents of the book that a close to `date` can read: balance files and register rows dated by then. */
export function documentsOf(book: Book, date: string): UsedDocument[] {
  const registers: readonly (readonly Row[])[] = [
    [book.settings],
    book.entities,
    book.counterparties,
    ...book.charts.values(),
    book.accounts,
    book.mapping,
    book.openings,
    book.rates,
    book.taxRates,
    book.datedFlows,
    book.journals,
    book.ownership,
    book.considerations,
    book.acquisitions,
    book.acquisitionReleases,
    book.goodwill,
    book.associates,
    book.turnovers,
    book.inventoryProfit,
    book.dividends,
    book.differences,
    book.decisions,
    book.foreign,
  ]
  const rows = registers.flat().filter((row) => dateOf(row) <= date)
  const files = book.balances.filter((file) => file.to <= date)
  return [...rows, ...files]
    .map(({ document, hash }) => ({ document, hash }))
    .sort((a, b) => compareBytes(a.document, b.document) || compareBytes(a.hash, b.hash))
}

export interface CloseFigures {
  readonly facts: FactTable
  readonly sets: readonly StatementSet[]
  readonly checks: readonly Check[]
}

/** Root hash = hash of inputs (close key and documents) and figures (canonical facts, statements, checks). */
export function fingerprintOf(
  book: Book,
  date: string,
  documents: readonly UsedDocument[],
  figures: CloseFigures,
): Fingerprint {
  const { parent, presentationCurrency } = book.settings
  const key = JSON.stringify({ root: parent, hierarchy: '', presentationCurrency, scenario: 'actual', date })
  const hashes = [...new Set(documents.map(({ hash }) => hash))].sort()
  const inputs = hashOfAll([sha256(key), ...hashes])
  const named = new Map(documents.map(({ document, hash }) => [document, hash]))
  const checks = figures.checks.map(({ id, scope, subject, severity, left, right, difference, passed }) => [
    id,
    scope,
    subject,
    severity,
    left,
    right,
    difference,
    passed,
  ])
  const figuresHash = hashOfAll([
    sha256(factsCsv(figures.facts, (document) => named.get(document) ?? document)),
    sha256(JSON.stringify(figures.sets.map((set) => ({ ...toJson(set), book: '' })))),
    sha256(JSON.stringify(checks)),
  ])
  return { inputs, figures: figuresHash, root: hashOfAll([inputs, figuresHash]) }
}
