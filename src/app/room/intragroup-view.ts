// What companies of the group have with each other: who owes whom by the books of both sides, and of a pair everything
// that stands between the two, line by line, so that a difference can be found where it arose.

import { pairName, sideOf } from '../../close/group/pair.ts'
import type { Text } from '../../close/types.ts'
import type { Book, GroupAccount } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { compareBytes, type FactTable } from '../../ledger/facts.ts'
import type { Place } from '../../ledger/finding.ts'
import { decimalText, type Fraction, fractionText } from '../../ledger/fraction.ts'
import { intersect, intervalText } from '../../ledger/period.ts'
import { flowWords } from '../flow-words.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import { type CheckView, checkView } from './check-view.ts'
import { percent } from './group-view.ts'
import type { RoomClose } from './room.ts'

export interface IntragroupView {
  readonly period: string
  readonly currency: string
  readonly companies: readonly { readonly code: string; readonly name: Text }[]
  /** Creditor → debtor, by what the balances are of: settlements, loans, dividends, leases, other. */
  readonly cells: readonly IntragroupCell[]
  readonly proposals: readonly { readonly pair: string; readonly finding: Rendered }[]
}

export interface IntragroupCell {
  readonly creditor: string
  readonly debtor: string
  readonly group: string
  /** By the books of the creditor and of the debtor, both positive; their difference. */
  readonly claims: string
  readonly owed: string
  readonly difference: string
  /** Of the pair's check: agreed, within its tolerance or decided on record, or it stops the close. */
  readonly state: 'done' | 'warns' | 'blocks'
}

/** A turnover that settlements show and no register names. */
const PROPOSAL = 'GRP-234'

/** Of a pair an accountant sees both sides where one of them is hers. */
export type MayReadPair = (one: string, other: string) => boolean

/** The matrix of a close, as far as who asks may see it. */
export function intragroupView(room: RoomClose, language: Language, may: MayReadPair): IntragroupView {
  const { book, interval } = room.close
  const group = room.close.derivation.group(room.interval)
  const codes = [...group.input.members.keys()].sort(compareBytes)
  const mayReadNamed = (name: string): boolean => {
    const [one = '', other = ''] = name.split('|')
    return may(one, other)
  }
  const cells = codes.flatMap((creditor) =>
    codes.flatMap((debtor) =>
      creditor === debtor || !may(creditor, debtor) ? [] : cellsOf(room, creditor, debtor),
    ),
  )
  return {
    period: interval.to,
    currency: book.settings.presentationCurrency,
    companies: codes.map((code) => ({ code, name: nameOf(book, code, interval.to) })),
    cells,
    proposals: group.pairs.flatMap(({ value }) =>
      value.findings
        .filter(({ code }) => code === PROPOSAL && mayReadNamed(value.name))
        .map((one) => ({ pair: value.name, finding: render(one, language) })),
    ),
  }
}

function nameOf(book: Book, code: string, date: string): Text {
  const row = entityOn(book, code, date)
  return { ru: row?.name || code, en: row?.nameEn || row?.name || code }
}

interface Sides {
  readonly own: FactTable
  readonly other: FactTable
}

function sidesOf(room: RoomClose, a: string, b: string): Sides | null {
  const { input } = room.close.derivation.group(room.interval)
  const [left, right] = [input.members.get(a), input.members.get(b)]
  if (!left || !right) return null
  return { own: sideOf(left, b, input.chart), other: sideOf(right, a, input.chart) }
}

/** Balances by group of accounts where they are of the class, debit positive. */
function byGroup(
  facts: FactTable,
  accounts: ReadonlyMap<string, GroupAccount>,
  wanted: string,
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (let row = 0; row < facts.length; row++) {
    const account = accounts.get(facts.text('account', row))
    if (!account || account.class !== wanted) continue
    sums.set(account.pair, (sums.get(account.pair) ?? 0n) + facts.amount[row]!)
  }
  return sums
}

function cellsOf(room: RoomClose, creditor: string, debtor: string): IntragroupCell[] {
  const sides = sidesOf(room, creditor, debtor)
  if (!sides) return []
  const accounts = new Map(room.close.book.accounts.map((account) => [account.code, account]))
  const claims = byGroup(sides.own, accounts, 'asset')
  const owed = byGroup(sides.other, accounts, 'liability')
  const exponent = exponentOf(room.close.book.settings.presentationCurrency)
  return [...new Set([...claims.keys(), ...owed.keys()])].sort(compareBytes).flatMap((group) => {
    const [one, other] = [claims.get(group) ?? 0n, -(owed.get(group) ?? 0n)]
    if (one === 0n && other === 0n) return []
    return [
      {
        creditor,
        debtor,
        group,
        claims: decimalText(one, exponent),
        owed: decimalText(other, exponent),
        difference: decimalText(one - other, exponent),
        state: one === other ? ('done' as const) : stateOf(room, creditor, debtor, group),
      },
    ]
  })
}

function stateOf(room: RoomClose, a: string, b: string, group: string): IntragroupCell['state'] {
  const subject = `${pairName(a, b)} ${group}`
  const check = room.checks.find((one) => one.id === 'intragroup-pair' && one.subject === subject)
  if (!check || check.passed) return 'done'
  return check.severity === 'blocks' ? 'blocks' : 'warns'
}

export interface PairView {
  readonly first: { readonly code: string; readonly name: Text }
  readonly second: { readonly code: string; readonly name: Text }
  readonly currency: string
  readonly groups: readonly PairGroup[]
  readonly turnovers: readonly RegisterRow[]
  readonly unrealised: readonly RegisterRow[]
  readonly dividends: readonly RegisterRow[]
  readonly decisions: readonly RegisterRow[]
  readonly findings: readonly Rendered[]
  readonly checks: readonly CheckView[]
}

export interface PairGroup {
  readonly group: string
  /** Movements of the year, from the opening to the closing: the second side turned round, so that equal means agreed. */
  readonly lines: readonly PairLine[]
  readonly accounts: readonly {
    readonly entity: string
    readonly account: string
    readonly name: Text
    readonly amount: string
  }[]
  readonly total: PairLine
  readonly tolerance: string
  readonly state: 'done' | 'warns' | 'blocks'
}

export interface PairLine {
  readonly label: Text
  readonly first: string
  readonly second: string
  readonly difference: string
}

/** A row of a register between the two, as a person reads it. */
export interface RegisterRow {
  readonly from: string
  readonly to: string
  readonly when: string
  readonly what: string
  readonly amount: string
  readonly other: string
  readonly currency: string
  readonly place: Place
}

/** Everything between two companies; null where one of them is no member of the group. */
export function pairView(room: RoomClose, a: string, b: string, language: Language): PairView | null {
  const [first, second] = a < b ? [a, b] : [b, a]
  const sides = sidesOf(room, first, second)
  if (!sides) return null
  const { book, interval } = room.close
  const name = pairName(a, b)
  const pair = room.close.derivation.group(room.interval).pairs.find(({ value }) => value.name === name)
  const checks = room.checks.filter((check) => check.scope === 'pair' && check.subject.startsWith(name))
  return {
    first: { code: first, name: nameOf(book, first, interval.to) },
    second: { code: second, name: nameOf(book, second, interval.to) },
    currency: book.settings.presentationCurrency,
    groups: groupsOf(room, first, second, sides),
    ...registersOf(room, first, second),
    findings: pair?.value.findings.map((one) => render(one, language)) ?? [],
    checks: checks.map((check) => checkView(check, language)),
  }
}

function groupsOf(room: RoomClose, first: string, second: string, { other, own }: Sides): PairGroup[] {
  const accounts = new Map(room.close.book.accounts.map((account) => [account.code, account]))
  const pairOf = (facts: FactTable, row: number): string =>
    accounts.get(facts.text('account', row))?.pair ?? ''
  const groups = new Set<string>()
  for (const facts of [own, other])
    for (let row = 0; row < facts.length; row++) groups.add(pairOf(facts, row))
  return [...groups].sort(compareBytes).map((group) => {
    const [left, right] = [own, other].map((facts) => facts.where((row) => pairOf(facts, row) === group))
    const subject = `${pairName(first, second)} ${group}`
    const check = room.checks.find((one) => one.id === 'intragroup-pair' && one.subject === subject)
    return {
      group,
      lines: linesOf(room, left!, right!),
      accounts: [...accountsOf(room, first, left!), ...accountsOf(room, second, right!)],
      total: lineOf(room, { ru: 'Остаток на конец', en: 'Closing balance' }, left!.sum(), right!.sum()),
      tolerance: check?.values.tolerance ?? '',
      state: stateOf(room, first, second, group),
    }
  })
}

function lineOf({ close }: RoomClose, label: Text, first: bigint, second: bigint): PairLine {
  const exponent = exponentOf(close.book.settings.presentationCurrency)
  const text = (amount: bigint): string => decimalText(amount, exponent)
  return { label, first: text(first), second: text(-second), difference: text(first + second) }
}

function linesOf(room: RoomClose, left: FactTable, right: FactTable): PairLine[] {
  const sums = new Map<string, [bigint, bigint]>()
  for (const [side, facts] of [left, right].entries())
    for (let row = 0; row < facts.length; row++) {
      const flow = facts.text('flow', row)
      const known = sums.get(flow) ?? [0n, 0n]
      known[side === 0 ? 0 : 1] += facts.amount[row]!
      sums.set(flow, known)
    }
  const rank = (flow: string): number => (flow === 'opening' ? 0 : flow === 'scope-in' ? 1 : 2)
  return [...sums]
    .filter(([, [one, other]]) => one !== 0n || other !== 0n)
    .sort(([a], [b]) => rank(a) - rank(b) || compareBytes(a, b))
    .map(([flow, [one, other]]) => lineOf(room, flowWords(flow), one, other))
}

function accountsOf(room: RoomClose, entity: string, facts: FactTable): PairGroup['accounts'] {
  const exponent = exponentOf(room.close.book.settings.presentationCurrency)
  return [...facts.totals('account')]
    .filter(([, amount]) => amount !== 0n)
    .map(([account, amount]) => {
      const row = room.close.book.accounts.find((one) => one.code === account)
      const name = { ru: row?.name ?? account, en: row?.nameEn || row?.name || account }
      return { entity, account, name, amount: decimalText(amount, exponent) }
    })
}

const plain = (value: Fraction | null): string => (value ? fractionText(value) : '')

function registersOf({ close }: RoomClose, a: string, b: string) {
  const { book, interval } = close
  const between = (x: string, y: string): boolean => (x === a && y === b) || (x === b && y === a)
  const year = { from: interval.from, to: interval.to }
  return {
    turnovers: book.turnovers
      .filter((row) => between(row.seller, row.buyer) && intersect(row.period, year) !== null)
      .map((row) => ({
        from: row.seller,
        to: row.buyer,
        when: intervalText(row.period),
        what: [row.nature, row.contract].filter(Boolean).join(' · '),
        amount: plain(row.amount),
        other: plain(row.buyerAmount),
        currency: row.currency,
        place: row.place,
      })),
    unrealised: book.inventoryProfit
      .filter((row) => between(row.seller, row.buyer) && row.date >= year.from && row.date <= year.to)
      .map((row) => ({
        from: row.seller,
        to: row.buyer,
        when: row.date,
        what: row.item,
        amount: plain(row.amountAtTransferPrice),
        other: plain(row.profit) || (row.margin ? `${percent(row.margin)} %` : ''),
        currency: row.currency,
        place: row.place,
      })),
    dividends: book.dividends
      .filter(
        (row) => between(row.payer, row.receiver) && row.declaredOn >= year.from && row.declaredOn <= year.to,
      )
      .map((row) => ({
        from: row.payer,
        to: row.receiver,
        when: row.declaredOn,
        what: row.year,
        amount: plain(row.gross),
        other: plain(row.receiverBookedAmount),
        currency: row.currency,
        place: row.place,
      })),
    decisions: book.differences
      .filter(
        (row) => between(row.entity, row.partner) && row.period.from <= year.to && row.period.to >= year.from,
      )
      .map((row) => ({
        from: row.entity,
        to: row.partner,
        when: intervalText(row.period),
        what: row.reason,
        amount: '',
        other: '',
        currency: '',
        place: row.place,
      })),
  }
}
