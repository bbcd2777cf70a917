// Movements of a balance line as flows: the rule's own, else the defaults of the local account; construction that became
// fixed assets is a reclassification (accounting-model.md §4, first row of the table).

import type { MappingRule } from '../../ledger/book.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import type { Flow } from '../../ledger/words.ts'
import { defaultFlows, isConstruction, isFixedAsset } from './flows.ts'
import { type Line, lineKeyText } from './lines.ts'

export interface Movement {
  readonly flow: Flow
  /** Debit positive. */
  readonly amount: bigint
  readonly assumed: boolean
}

/**
 * How much of each line's turnover is construction brought into use: the lesser of Cr 07/08 and Dr 01/03/04 of the
 * entity, divided over the lines by their turnovers. Positive; by line key.
 */
export function shareOfConstruction(lines: Iterable<Line>): Map<string, bigint> {
  const given: Line[] = []
  const taken: Line[] = []
  for (const line of lines) {
    if (line.key.indicator !== 'БУ') continue
    if (isConstruction(line.key.account) && line.credit > 0n) given.push(line)
    if (isFixedAsset(line.key.account) && line.debit > 0n) taken.push(line)
  }
  const sum = (all: readonly Line[], side: 'debit' | 'credit'): bigint =>
    all.reduce((total, line) => total + line[side], 0n)
  const [out, into] = [sum(given, 'credit'), sum(taken, 'debit')]
  const moved = out < into ? out : into
  const shares = new Map<string, bigint>()
  if (moved <= 0n) return shares
  const divide = (all: readonly Line[], side: 'debit' | 'credit'): void => {
    const parts = divideByLargestRemainder(
      moved,
      all.map((line) => line[side]),
    )
    for (const [index, line] of all.entries()) shares.set(lineKeyText(line), parts[index]!)
  }
  divide(given, 'credit')
  divide(taken, 'debit')
  return shares
}

/** Flows of one line's turnovers. `construction` is its part that is a reclassification. */
export function movementsOf(line: Line, rule: MappingRule, construction: bigint): Movement[] {
  const defaults = defaultFlows(line.key.account)
  const [debitFlow, creditFlow] = [rule.flowDebit || defaults.debit, rule.flowCredit || defaults.credit]
  const assumed = rule.flowDebit === '' || rule.flowCredit === ''
  let { debit, credit } = line
  const movements: Movement[] = []
  if (construction > 0n && assumed) {
    const out = isConstruction(line.key.account)
    movements.push({ flow: 'reclassification', amount: out ? -construction : construction, assumed })
    if (out) credit -= construction
    else debit -= construction
  }
  if (debitFlow === creditFlow || (assumed && defaults.net)) {
    movements.push({ flow: debit >= credit ? debitFlow : creditFlow, amount: debit - credit, assumed })
  } else {
    movements.push(
      { flow: debitFlow, amount: debit, assumed },
      { flow: creditFlow, amount: -credit, assumed },
    )
  }
  return movements
}
