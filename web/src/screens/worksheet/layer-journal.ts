// A layer of a worksheet as the journal that it is: its accounts on the side on which they stand. What consolidation and
// deferred tax derive is posted by nobody, and is read the same way as what people enter.

import { addAmounts, isZero, negated } from '../../amount.ts'
import type { Worksheet } from '../../api.ts'

export interface LayerLine {
  readonly statement: string
  readonly line: string
  readonly account: string
  readonly label: Worksheet['rows'][number]['label']
  readonly debit: string
  readonly credit: string
}

/** The result of the year stands in the position as one row; its accounts are in profit or loss. */
const RESULT = 'ProfitLoss'
/** Above it in the position debits are positive, below it credits. */
const ASSETS = 'Assets'

/** Lines of the journal that column `at` is. Debits come first, as in any journal. */
export function layerJournal(sheet: Pick<Worksheet, 'rows'>, at: number): LayerLine[] {
  const lines: LayerLine[] = []
  let line = ''
  let isDebit = true
  for (const { amounts, id, kind, label, statement } of sheet.rows) {
    if (kind !== 'account') {
      line = id
      if (statement === 'financial-position' && id === ASSETS && kind !== 'heading') isDebit = false
      continue
    }
    const amount = amounts[at] ?? '0'
    if (id === RESULT || isZero(amount)) continue
    const signed = statement === 'financial-position' && isDebit ? amount : negated(amount)
    const isNegative = signed.startsWith('-')
    lines.push({
      statement,
      line,
      account: id,
      label,
      debit: isNegative ? '' : signed,
      credit: isNegative ? negated(signed) : '',
    })
  }
  return [...lines.filter(({ debit }) => debit !== ''), ...lines.filter(({ debit }) => debit === '')]
}

export const sumsOf = (lines: readonly LayerLine[]): { debit: string; credit: string } => ({
  debit: addAmounts(lines.map(({ debit }) => debit || '0')),
  credit: addAmounts(lines.map(({ credit }) => credit || '0')),
})

/** The template whose journals the layer holds; '' for what the program derives. */
export const templateOf = (column: string): string => /^(?:group-)?adjustment:(.+)$/.exec(column)?.[1] ?? ''
