// The cells of a worksheet that are not nil, each explained: the explanation comes to the cell, and each of its steps to
// what stands above it.

import type { DerivedClose } from '../../src/app/close-book.ts'
import { explainFigure } from '../../src/app/explain-figure.ts'
import { membersOfClose } from '../../src/app/members.ts'
import { minorOfText, sumOfParts } from '../../src/close/explained.ts'
import type { Explained } from '../../src/close/types.ts'
import { worksheetOf } from '../../src/statements/worksheet.ts'

export function walkCells(
  close: DerivedClose,
  entity: string | null,
  basis: string,
  depth: number,
): { cells: number; faults: string[] } {
  const derived = close.derived.find((one) => one.entity === entity && one.basis === basis)!.of
  const sheet = worksheetOf(derived.input, membersOfClose(close))
  const faults: string[] = []
  let cells = 0
  let line = ''
  for (const row of sheet.rows) {
    if (row.kind !== 'account') line = `${row.statement}:${row.id}`
    for (const [at, { id: cell }] of sheet.columns.entries()) {
      const amount = row.amounts[at]!
      if (amount === 0n) continue
      cells++
      const place = { cell, ...(row.kind === 'account' ? { row: row.id } : {}) }
      const request = { entity: entity ?? 'group', basis }
      const { explained, findings } = explainFigure(close, request, line, depth, place)
      const name = `${line} ${JSON.stringify(place)}`
      if (!explained) faults.push(`${name}: ${findings.map(({ code }) => code).join()}`)
      else if (minorOfText(explained.amount, explained.currency) !== amount)
        faults.push(`${name} comes to ${explained.amount}, the cell is ${amount}`)
      else faults.push(...faultsOf(explained).map((fault) => `${name}: ${fault}`))
    }
  }
  return { cells, faults }
}

/** Parts that do not come to what they are parts of; a figure that is not nil has parts. */
function faultsOf(part: Explained): string[] {
  const { amount, currency, fact, kind, label, more, parts } = part
  if (!parts) return fact || more || kind !== 'line' ? [] : [`${label.en} has no parts`]
  const own = parts.every((one) => one.currency === currency)
  const sum = own ? sumOfParts(parts) : minorOfText(amount, currency)
  const wrong =
    sum === minorOfText(amount, currency) ? [] : [`parts of ${label.en} come to ${sum}, not ${amount}`]
  return [...wrong, ...parts.flatMap(faultsOf)]
}
