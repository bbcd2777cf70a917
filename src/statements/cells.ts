// Facts added up to what decides their lines: account, flow, due date (of accounts that are split by it), and
// whether the entity is the reporting one or a subsidiary (dividends paid by a subsidiary go to
// non-controlling interests).

import type { GroupChart } from '../close/chart.ts'
import type { GroupAccount } from '../ledger/book.ts'
import { type FactTable, parseAnalytics } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { FLOWS, type Flow } from '../ledger/words.ts'

export interface Cell {
  readonly account: GroupAccount
  readonly flow: Flow
  /** '' where not given, or where the account is not split by due date. */
  readonly dueOn: string
  /** False: the fact is of a subsidiary, in the statements of the group. */
  readonly ownEntity: boolean
}

const isFlow = (text: string): text is Flow => Object.hasOwn(FLOWS, text)

/** Of each row of a table its cell (an index into `cells`). */
export class Cells {
  readonly cells: Cell[] = []
  /** Index into `cells` per row of the table; -1 for statistical accounts, which no statement shows. */
  readonly ofRow: Int32Array
  readonly amounts: bigint[] = []

  constructor(table: FactTable, chart: GroupChart, reportingEntity: string | null) {
    const { codes } = table
    const accounts = chart.byFactCode(codes)
    const parent = reportingEntity === null ? -1 : codes.entity.find(reportingEntity)
    const dueOn = codes.analytics.texts.map((text) =>
      text.includes('due_on=') ? (parseAnalytics(text).due_on ?? '') : '',
    )
    const index = new Map<number, number>()
    const flows = codes.flow.texts.length
    this.ofRow = new Int32Array(table.length)
    for (let row = 0; row < table.length; row++) {
      const code = table.account[row]!
      const account = accounts[code]
      // The text is made only where it is needed: this runs for every fact.
      if (account === undefined) {
        throw new Error(
          `invariant: a fact on an account that is not in the group chart: ${table.describe(row)}`,
        )
      }
      if (account.class === 'statistical') {
        this.ofRow[row] = -1
        continue
      }
      const analytics = account.current === 'by-due-date' ? table.analytics[row]! : 0
      const own = parent === -1 || table.entity[row] === parent
      const key =
        ((analytics * codes.account.texts.length + code) * flows + table.flow[row]!) * 2 + (own ? 1 : 0)
      let cell = index.get(key)
      if (cell === undefined) {
        cell = this.cells.length
        index.set(key, cell)
        const flow = codes.flow.text(table.flow[row]!) || 'unspecified'
        assert(isFlow(flow), `a flow that is not a word of the format: ${flow}`)
        this.cells.push({ account, flow, dueOn: dueOn[analytics] ?? '', ownEntity: own })
        this.amounts.push(0n)
      }
      this.ofRow[row] = cell
      this.amounts[cell] = this.amounts[cell]! + table.amount[row]!
    }
  }
}
