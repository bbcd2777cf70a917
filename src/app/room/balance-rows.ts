// The rows of a trial balance as 1C shows them, a page of columns at a time: what each is, its six amounts, which lines of
// the group chart it goes to, and what was found about it.

import type { Coverage } from '../../close/map/coverage.ts'
import { exponentOfRow } from '../../formats/osv/understood.ts'
import { AMOUNT_COLUMNS, type AmountColumn, type BalanceKey, bySix } from '../../ledger/balance.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'

export type RowState = '' | 'warns' | 'blocks' | 'unmapped'

/** Where a row goes, beside its targets: `by-account`: its detail stands in a file of the account. */
export type RowNote = '' | 'outside' | 'by-account'

/** Columns of equal length, a row at each index. */
export interface RowsPage {
  readonly first: number
  readonly total: number
  readonly row: readonly number[]
  readonly sheet: readonly string[]
  readonly kind: readonly BalanceKey['kind'][]
  readonly level: readonly number[]
  readonly account: readonly string[]
  readonly name: readonly string[]
  readonly detail: readonly string[]
  readonly indicator: readonly string[]
  readonly leaf: readonly boolean[]
  /** Decimal texts; '' for zero, which 1C leaves empty. */
  readonly amounts: Readonly<Record<AmountColumn, readonly string[]>>
  /** Accounts of the group chart; of a row with rows below it, those of all of them. */
  readonly targets: readonly (readonly string[])[]
  readonly rules: readonly string[]
  readonly note: readonly RowNote[]
  readonly state: readonly RowState[]
}

/** More targets than these are not told apart: the rows below say. */
const TARGETS = 4

interface RowsAsked {
  readonly file: BalanceFile
  readonly coverage: Coverage | null
  /** Of the file: findings and failed checks by their rows. */
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  /** Accounts that files of their own stand for. */
  readonly byAccount: readonly string[]
  readonly first: number
  readonly count: number
}

/** What is known of each row of one file beside what it says itself. */
interface RowFacts {
  readonly targets: readonly ReadonlySet<string>[]
  readonly rules: readonly string[]
  readonly states: ReadonlyMap<number, RowState>
  readonly outside: ReadonlySet<string>
  readonly unmapped: ReadonlySet<number>
}

const facts = new WeakMap<BalanceFile, { readonly of: Coverage | null; readonly facts: RowFacts }>()

function factsOf(asked: RowsAsked): RowFacts {
  const known = facts.get(asked.file)
  if (known && known.of === asked.coverage) return known.facts
  const made: RowFacts = {
    ...targetsOf(asked),
    states: statesOf(asked),
    outside: new Set(
      asked.coverage?.lines.filter(({ kind }) => kind === 'outside').map(({ key }) => key.account) ?? [],
    ),
    unmapped: unmappedRows(asked),
  }
  facts.set(asked.file, { of: asked.coverage, facts: made })
  return made
}

export function rowsPage(asked: RowsAsked): RowsPage {
  const { byAccount, count, file, first } = asked
  const { balance } = file
  const { outside, rules, states, targets, unmapped } = factsOf(asked)
  const last = Math.min(balance.key.length, first + count)
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
  const keyAt = (index: number): BalanceKey => balance.keys[balance.key[index]!]!
  const column = <T>(of: (key: BalanceKey, index: number) => T): T[] =>
    indexes.map((index) => of(keyAt(index), index))
  return {
    first,
    total: balance.key.length,
    row: column((_, index) => balance.row[index]!),
    sheet: column((_, index) => balance.sheets[balance.sheet[index]!] ?? ''),
    kind: column(({ kind }) => kind),
    level: column(({ level }) => level),
    account: column(({ account }) => account),
    name: column(({ name }) => name),
    detail: column(detailOf),
    indicator: column(({ indicator, printedIndicator }) => printedIndicator || indicator),
    leaf: column(({ leaf }) => leaf),
    amounts: bySix((name) =>
      column((key, index) => amountText(balance.amounts[name][index]!, exponentOfRow(key, balance.exponent))),
    ),
    targets: column((_, index) => [...(targets[index] ?? [])]),
    rules: column((_, index) => rules[index] ?? ''),
    note: column(({ account }, index) => {
      if (outside.has(account)) return 'outside'
      return (targets[index]?.size ?? 0) === 0 && byAccount.some((one) => isUnder(account, one))
        ? 'by-account'
        : ''
    }),
    state: column((_, index) => (unmapped.has(index) ? 'unmapped' : (states.get(balance.row[index]!) ?? ''))),
  }
}

const isUnder = (account: string, above: string): boolean =>
  account === above || account.startsWith(`${above}.`)

const amountText = (amount: bigint, exponent: number): string =>
  amount === 0n ? '' : decimalText(amount, exponent)

/** What a row of a canonical table says beside its account. */
const detailOf = ({ analytics, contract, currency, dueOn, flow, partner, unit }: BalanceKey): string =>
  [partner, ...analytics, contract, flow, currency, dueOn, unit]
    .filter((part, index, all) => part !== '' && all.indexOf(part) === index)
    .join(' · ')

/** Targets of each row; a row above takes those of the rows of its indicator below it. */
function targetsOf({ coverage, file }: RowsAsked): Pick<RowFacts, 'targets' | 'rules'> {
  const { balance } = file
  const targets = Array.from({ length: balance.key.length }, () => new Set<string>())
  const rules = Array.from({ length: balance.key.length }, () => '')
  for (const { account, document, index, rule } of coverage?.rows ?? []) {
    if (document !== file.document) continue
    targets[index]?.add(account)
    rules[index] ||= rule
  }
  const above = new Map<string, number[]>()
  for (let index = 0; index < balance.key.length; index++) {
    const { indicator, level } = balance.keys[balance.key[index]!]!
    const path = above.get(indicator) ?? []
    above.set(indicator, path)
    path.length = Math.min(path.length, level)
    for (const account of targets[index]!)
      for (const parent of path) if (targets[parent]!.size < TARGETS) targets[parent]!.add(account)
    path[level] = index
    for (let at = 0; at < level; at++) path[at] ??= index
  }
  return { targets, rules }
}

function statesOf({ checks, file, findings }: RowsAsked): Map<number, RowState> {
  const states = new Map<number, RowState>()
  const say = (row: number, severity: 'blocks' | 'warns'): void => {
    if (states.get(row) !== 'blocks') states.set(row, severity)
  }
  for (const { place, severity } of findings)
    if (place.file === file.document && place.row !== undefined) say(place.row, severity)
  for (const { passed, severity, values } of checks)
    if (!passed && values.row) say(Number.parseInt(values.row, 10), severity)
  return states
}

/** Rows of the books that hold something, belong to an account without a rule and go nowhere. */
function unmappedRows({ coverage, file }: RowsAsked): Set<number> {
  const { balance, document } = file
  const accounts = new Set(coverage?.unmapped.map(({ key }) => key.account))
  const covered = new Set(coverage?.rows.filter((row) => row.document === document).map(({ index }) => index))
  const unmapped = new Set<number>()
  if (accounts.size === 0) return unmapped
  for (let index = 0; index < balance.key.length; index++) {
    const { account, indicator, leaf } = balance.keys[balance.key[index]!]!
    const holds = AMOUNT_COLUMNS.some((column) => balance.amounts[column][index] !== 0n)
    if (leaf && holds && indicator === 'БУ' && accounts.has(account) && !covered.has(index))
      unmapped.add(index)
  }
  return unmapped
}
