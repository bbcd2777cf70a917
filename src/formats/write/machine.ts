// The machine files of a close (book-format.md §5): canonical order, stable keys, amounts as exact decimals, so that
// equal closes are equal bytes.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'

/** A field of CSV: quoted where it must be (RFC 4180). */
export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const csvLine = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\n`

/** Decimals of a measure: quantities are kept with three. */
const decimalsOf = (measure: string, currency: string): number =>
  measure === 'quantity' ? 3 : exponentOf(currency)

const FACT_COLUMNS = [
  'entity',
  'period',
  'account',
  'flow',
  'partner',
  'analytics',
  'layer',
  'basis',
  'currency',
  'measure',
  'document',
  'amount',
]

/**
 * facts.csv in canonical order. `documentOf` names a document (its path and register row, or for the fingerprint its
 * hash).
 */
export function factsCsv(
  facts: FactTable,
  documentOf: (document: string) => string = (text) => text,
): string {
  const sorted = facts.sorted()
  const lines = [csvLine(FACT_COLUMNS)]
  for (let row = 0; row < sorted.length; row++) {
    const texts = sorted.texts(row)
    const [basis = '', currency = ''] = texts.basis.split(' ')
    const amount = decimalText(sorted.amount[row]!, decimalsOf(texts.measure, currency))
    lines.push(
      csvLine([
        texts.entity,
        texts.period,
        texts.account,
        texts.flow,
        texts.partner,
        texts.analytics,
        texts.layer,
        basis,
        currency,
        texts.measure,
        documentOf(texts.document),
        amount,
      ]),
    )
  }
  return lines.join('')
}

/** checks.json: `text` in words comes from the caller's language. */
export function checksJson(checks: readonly Check[], textOf: (check: Check) => string): string {
  const list = checks.map((check) => ({
    id: check.id,
    scope: check.scope,
    subject: check.subject,
    severity: check.severity,
    left: check.left,
    right: check.right,
    difference: check.difference,
    passed: check.passed,
    text: textOf(check),
  }))
  return `${JSON.stringify(list, null, 1)}\n`
}

export interface RollForwardRow {
  readonly kind: string
  readonly subject: string
  readonly component: string
  readonly currency: string
  readonly movement: string
  readonly amount: bigint
}

export function rollForwardsCsv(rows: readonly RollForwardRow[]): string {
  const lines = [csvLine(['kind', 'subject', 'component', 'currency', 'movement', 'amount'])]
  for (const row of rows) {
    lines.push(
      csvLine([
        row.kind,
        row.subject,
        row.component,
        row.currency,
        row.movement,
        decimalText(row.amount, exponentOf(row.currency)),
      ]),
    )
  }
  return lines.join('')
}

export interface Fingerprint {
  readonly root: string
  readonly inputs: string
  readonly figures: string
}

export const fingerprintText = ({ root, inputs, figures }: Fingerprint): string =>
  `${root}\ninputs ${inputs}\nfigures ${figures}\n`
