// Account 84 explained in full (accounting-model.md §4, "Results"). What 84, 90, 91 and 99 moved together, less the
// income and expense read from 90, 91 and 99, is what moved retained earnings besides the result, whether the file
// holds the year's closing or not: dividends, transfers to 82 and 83, corrections, other. Each part has its flow from a
// corresponding account, a rule on a subaccount of 84, a row of dated_flows.csv; then transfers that 82 and 83 show and
// dividends that 75.02 shows. A remainder of the year blocks.

import type { DatedFlowRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Check, finding } from '../../ledger/finding.ts'
import { minorOf } from '../../ledger/fraction.ts'
import type { Flow } from '../../ledger/words.ts'
import type { Cell, MappedFact, Origin } from './emit.ts'
import type { LineKey } from './lines.ts'
import type { IntervalResults } from './results.ts'
import type { RuleBook } from './rules.ts'
import type { MapRun, Part } from './run.ts'

/** The amount of a dated flow in minor units of the functional currency; null where it is in another currency. */
export function datedAmount(run: MapRun, row: DatedFlowRow): bigint | null {
  const { functionalCurrency } = run.input.entity
  if (row.currency !== '' && row.currency !== functionalCurrency) return null
  return minorOf(row.amount, exponentOf(functionalCurrency))
}

interface LineOf84 {
  readonly line: number
  readonly key: LineKey
  readonly part: Part
  readonly debit: bigint
  readonly credit: bigint
  /** The entry that brought the result to 84 as it stands in this line's turnovers, debit positive. */
  entry: bigint
}

const CLOSING_CORRESPONDENCE = /^9[019](\.|$)/
const DIVIDENDS_CORRESPONDENCE = /^7[05](\.|$)/
const EQUITY_CORRESPONDENCE = /^8[0-3](\.|$)/

export class RetainedEarnings {
  readonly #run: MapRun
  /** Σ read, moved besides, left over, of the year so far. */
  #read = 0n
  #besides = 0n
  #left = 0n
  #beyondTransfers = 0n
  /** Accounts of the group chart that 84 stands on. */
  readonly targets = new Set<number>()
  readonly #explicit = new Set<Flow>()

  constructor(run: MapRun) {
    this.#run = run
  }

  interval(interval: number, rules: RuleBook, results: IntervalResults): void {
    const run = this.#run
    const lines = this.#linesOf84(interval, rules)
    const main = lines[0]?.part ?? this.#mainTarget(rules)
    if (!main) {
      this.#noTarget(interval)
      return
    }
    this.targets.add(main.account)
    if (interval === 0) this.#openings(lines, main)
    const together = this.#movedTogether(interval)
    const besides = together - results.read
    const entry = besides - lines.reduce((sum, { debit, credit }) => sum + debit - credit, 0n)
    this.#placeEntry(lines, -entry)
    const amounts = new Map<number, bigint>()
    for (const { part, debit, credit, entry: own } of lines)
      amounts.set(part.account, (amounts.get(part.account) ?? 0n) + debit - credit - own)
    if (lines.length === 0) amounts.set(main.account, besides)
    for (const account of amounts.keys()) this.targets.add(account)
    const explained = new Explaining(run, interval, amounts)
    const own = results.beyondTransfers
    if (own !== 0n) explained.give(main.account, 'unspecified', own, this.#everything(interval, main))
    this.#byLines(lines, explained)
    this.#byDatedFlows(interval, explained)
    this.#byOtherAccounts(interval, main, explained)
    this.#betweenTargets(explained, lines, main)
    this.#read += results.read
    this.#besides += besides
    this.#beyondTransfers += own
    this.#left += explained.unexplained
    // What is left stands on the account, so that the facts stay balanced; a finding says so in the end.
    for (const [account, left] of explained.left)
      explained.give(account, 'unspecified', left, this.#everything(interval, main))
  }

  #linesOf84(interval: number, rules: RuleBook): LineOf84[] {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    const lines: LineOf84[] = []
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      const key = run.key(line)
      if (run.kinds[line] !== 'retained' || key.indicator !== 'БУ') continue
      const part = (run.decide(rules, line, 'credit') ?? run.decide(rules, line, 'debit'))?.parts[0]
      if (!part) run.noRule(line, 'credit', run.amounts(interval, line))
      else lines.push({ line, key, part, debit: table.debit[row]!, credit: table.credit[row]!, entry: 0n })
    }
    return lines
  }

  /** Where the result goes in an entity whose file has no 84 yet. */
  #mainTarget(rules: RuleBook): Part | null {
    const run = this.#run
    const key: LineKey = {
      account: '84',
      indicator: 'БУ',
      analytics: [],
      partner: '',
      contract: '',
      corrAccount: '',
      flow: '',
      dueOn: '',
      currency: '',
      unit: '',
      side: '',
    }
    return run.decision(rules.decide(key, 'credit'))?.parts[0] ?? null
  }

  #noTarget(interval: number): void {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    for (let row = 0; row < table.length; row++) {
      const kind = run.kinds[table.key[row]!]
      if (kind === 'balance' || kind === 'outside' || kind === 'retained') continue
      const place = { file: 'mapping.csv', subject: run.input.entity.code }
      run.once('MAP-149', '84', () => finding('MAP-149', 'blocks', place))
      return
    }
  }

  /** Before a year's closing 90, 91 and 99 open with what 84 will get: their openings are one with its own. */
  #openings(lines: readonly LineOf84[], main: Part): void {
    const run = this.#run
    const { table } = run.chain.intervals[0]!
    const detail = run.plainDetail(0)
    for (const { line, part } of lines) {
      const amount = table.opening[table.at(line)]!
      const cells = [run.cell(0, line, 'opening')]
      run.emitter.add(0, detail, part.account, 'opening', amount, () => run.origin(part.rule, cells))
    }
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      if (!this.#isResultLine(line)) continue
      const cells = [run.cell(0, line, 'opening')]
      run.emitter.add(0, detail, main.account, 'opening', table.opening[row]!, () =>
        run.origin(main.rule, cells),
      )
    }
  }

  #isResultLine(line: number): boolean {
    const kind = this.#run.kinds[line]
    const { indicator } = this.#run.key(line)
    return indicator === 'БУ' && (kind === 'result' || kind === 'transfer' || kind === 'profit')
  }

  /** Net turnover of 84, 90, 91 and 99 together. */
  #movedTogether(interval: number): bigint {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    let net = 0n
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      const is84 = run.kinds[line] === 'retained' && run.key(line).indicator === 'БУ'
      if (is84 || this.#isResultLine(line)) net += table.debit[row]! - table.credit[row]!
    }
    return net
  }

  /** Finds the line whose turnovers hold the entry from 99: by correspondence, else the largest on its side. */
  #placeEntry(lines: readonly LineOf84[], entry: bigint): void {
    if (entry === 0n || lines.length === 0) return
    const known = lines.find(({ key }) => CLOSING_CORRESPONDENCE.test(key.corrAccount))
    const turnover = (one: LineOf84): bigint => (entry > 0n ? one.debit : one.credit)
    const largest = lines.reduce((best, one) => (turnover(one) > turnover(best) ? one : best))
    const line = known ?? largest
    line.entry = entry
  }

  /** Correspondence, a row's own flow, flows of rules on subaccounts. */
  #byLines(lines: readonly LineOf84[], explained: Explaining): void {
    const run = this.#run
    for (const { line, key, part, debit, credit, entry } of lines) {
      const { account, rule } = part
      const [debitRest, creditRest] = [debit - (entry > 0n ? entry : 0n), credit + (entry < 0n ? entry : 0n)]
      const give = (flow: Flow, amount: bigint, column: 'debit' | 'credit'): void => {
        const cells = [run.cell(explained.interval, line, column, column === 'debit' ? 1n : -1n)]
        explained.give(account, flow, amount, run.origin(rule, cells))
        if (amount !== 0n) this.#explicit.add(flow)
      }
      // A word of FLOWS: readers refuse others.
      const own = (key.flow as Flow | '') || flowOfCorrespondence(key.corrAccount)
      const [debitFlow, creditFlow] = [own || rule?.flowDebit, own || rule?.flowCredit]
      if (debitFlow) give(debitFlow, debitRest, 'debit')
      if (creditFlow) give(creditFlow, -creditRest, 'credit')
    }
  }

  #byDatedFlows(interval: number, explained: Explaining): void {
    const run = this.#run
    const { from, to } = run.chain.intervals[interval]!.interval
    for (const row of run.input.datedFlows) {
      const account = run.emitter.accountIndex(row.account)
      if (!this.targets.has(account) || row.date < from || row.date > to) continue
      const amount = datedAmount(run, row)
      if (amount === null) {
        const place = { ...row.place, column: 'currency', value: row.currency }
        const values = { currency: run.input.entity.functionalCurrency }
        run.once('MAP-150', row.document, () => finding('MAP-150', 'blocks', place, values))
        continue
      }
      this.#explicit.add(row.flow)
      explained.give(account, row.flow, amount, { rule: null, cells: [], row, note: '' })
    }
  }

  /** Transfers that 82 and 83 show, dividends that 75.02 shows, unless something above already said so. */
  #byOtherAccounts(interval: number, main: Part, explained: Explaining): void {
    const run = this.#run
    const shown = (flow: Flow): bigint => {
      let sum = 0n
      for (const [index] of run.input.chart.accounts.entries())
        if (!this.targets.has(index)) sum += run.emitter.total(interval, index, flow)
      return sum
    }
    for (const flow of ['equity-transfer', 'dividends-declared'] as const) {
      if (explained.unexplained === 0n || this.#explicit.has(flow) || this.#dated(flow)) continue
      const amount = -shown(flow)
      if (amount === 0n) continue
      const isShown = (account: number, own: Flow): boolean => own === flow && !this.targets.has(account)
      const facts = run.emitter.tracing ? run.emitter.factsIn(interval, isShown).map(takenOff) : []
      explained.give(main.account, flow, amount, { ...run.origin(main.rule, [], 'map-opposite'), facts })
      run.assumed.add('84')
    }
  }

  /** True where dated_flows.csv says such a thing of these accounts anywhere in the year. */
  #dated(flow: Flow): boolean {
    const { run, year } = { run: this.#run, year: this.#run.input.interval }
    return run.input.datedFlows.some(
      (row) =>
        row.flow === flow &&
        row.date >= year.from &&
        row.date <= year.to &&
        this.targets.has(run.emitter.accountIndex(row.account)),
    )
  }

  /** What 84's own accounts moved among themselves: last the one that bears the entry from 99, as the others leave it. */
  #betweenTargets(explained: Explaining, lines: readonly LineOf84[], main: Part): void {
    if (explained.unexplained !== 0n) return
    const flow = 'equity-transfer'
    const bearer = lines.find(({ entry }) => entry !== 0n)?.part.account
    const moved = [...explained.left].filter(([, left]) => left !== 0n)
    for (const [account, left] of moved.filter(([account]) => account !== bearer))
      explained.give(account, flow, left, this.#ofLines(explained.interval, lines, account, main))
    const left = bearer === undefined ? 0n : (explained.left.get(bearer) ?? 0n)
    if (bearer === undefined || left === 0n) return
    const { emitter } = this.#run
    const others = new Set(moved.map(([account]) => account).filter((account) => account !== bearer))
    const facts = emitter.tracing
      ? emitter.factsIn(explained.interval, (account, own) => own === flow && others.has(account))
      : []
    const origin = this.#run.origin(main.rule, [], 'map-opposite')
    explained.give(bearer, flow, left, { ...origin, facts: facts.map(takenOff) })
  }

  /** What an account's own lines turned over, less what of it has a flow already. */
  #ofLines(interval: number, lines: readonly LineOf84[], account: number, main: Part): Origin {
    const run = this.#run
    if (!run.emitter.tracing) return run.origin(main.rule, [])
    const own = new Set(lines.filter(({ part }) => part.account === account).map(({ line }) => line))
    const cells = this.#turnovers(interval, (_, line) => own.has(line), 1n)
    const facts = run.emitter.factsIn(interval, (code, flow) => code === account && flow !== 'opening')
    return { ...run.origin(main.rule, cells), facts: facts.map(takenOff) }
  }

  #turnovers(interval: number, fits: (key: LineKey, line: number) => boolean, sign: 1n | -1n): Cell[] {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    const cells: Cell[] = []
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      if (run.key(line).indicator !== 'БУ' || !fits(run.key(line), line)) continue
      if (table.debit[row] !== 0n) cells.push(run.cell(interval, line, 'debit', sign))
      if (table.credit[row] !== 0n) cells.push(run.cell(interval, line, 'credit', sign === 1n ? -1n : 1n))
    }
    return cells
  }

  #everything(interval: number, main: Part): Origin {
    const run = this.#run
    const cells = run.emitter.tracing
      ? this.#turnovers(interval, (_, line) => run.kinds[line] === 'retained' || this.#isResultLine(line), 1n)
      : []
    return run.origin(main.rule, cells, 'map-remainder')
  }

  /** The check of the year, and the findings where something is left. */
  finish(): Check[] {
    const run = this.#run
    if (run.chain.position || run.unseen.size > 0) return []
    const subject = run.input.entity.code
    const { to } = run.input.interval
    if (this.#beyondTransfers !== 0n) {
      const values = sided(run, this.#beyondTransfers)
      const place = { ...run.placeUnder('99.01'), subject }
      run.findings.push(finding('MAP-148', 'blocks', place, values))
    }
    if (this.#left !== 0n) {
      const values = {
        moved: run.text(this.#besides),
        profit: run.text(-this.#read),
        explained: run.text(this.#besides - this.#left),
        ...sided(run, this.#left),
        period: to,
      }
      run.findings.push(finding('MAP-146', 'blocks', { ...this.#placeOf84(), subject }, values))
    }
    const passed = this.#left === 0n && this.#beyondTransfers === 0n
    const difference = run.text(this.#left + this.#beyondTransfers)
    return [
      {
        id: '84-explained',
        scope: 'entity',
        subject: `${subject} ${to}`,
        severity: 'blocks',
        left: run.text(this.#besides),
        right: run.text(this.#besides - this.#left - this.#beyondTransfers),
        difference,
        passed,
        values: { profit: run.text(-this.#read) },
      },
    ]
  }

  #placeOf84(): ReturnType<MapRun['place']> {
    const run = this.#run
    const line = run.kinds.indexOf('retained')
    return line < 0 ? {} : run.place(line)
  }
}

function flowOfCorrespondence(corrAccount: string): Flow | '' {
  if (DIVIDENDS_CORRESPONDENCE.test(corrAccount)) return 'dividends-declared'
  return EQUITY_CORRESPONDENCE.test(corrAccount) ? 'equity-transfer' : ''
}

/** What is left to explain of an interval, by account of the group chart. */
class Explaining {
  readonly interval: number
  readonly left: Map<number, bigint>
  readonly #run: MapRun

  constructor(run: MapRun, interval: number, amounts: Map<number, bigint>) {
    this.#run = run
    this.interval = interval
    this.left = amounts
  }

  get unexplained(): bigint {
    let sum = 0n
    for (const amount of this.left.values()) sum += amount
    return sum
  }

  give(account: number, flow: Flow, amount: bigint, origin: Origin): void {
    if (amount === 0n) return
    this.left.set(account, (this.left.get(account) ?? 0n) - amount)
    this.#run.emitter.add(
      this.interval,
      this.#run.plainDetail(this.interval),
      account,
      flow,
      amount,
      () => origin,
    )
  }
}

const takenOff = ({ amount, texts }: MappedFact): MappedFact => ({ texts, amount: -amount })

/** An amount as a person names it: without a sign, and the side it stands on. */
const sided = (run: MapRun, amount: bigint): { amount: string; side: string } => ({
  amount: run.text(amount < 0n ? -amount : amount),
  side: amount < 0n ? 'credit' : 'debit',
})
