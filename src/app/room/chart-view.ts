// What people rather look at than read: bridges whose bars sum exactly, roll-forwards, proofs of the translation reserve.
// Every bar is a sum of facts of one line by layer, or a line of a statement, so nothing can be left out of a bridge.

import type { Text } from '../../close/types.ts'
import { rollWords } from '../../formats/write/labels.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { compareBytes, type FactTable } from '../../ledger/facts.ts'
import { assert } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { factsOf } from '../../statements/facts-of.ts'
import type { Statement, StatementId, StatementInput, StatementLine } from '../../statements/types.ts'
import { isEntityLayer, layerWords } from '../../statements/worksheet-columns.ts'
import { componentsOf } from '../document-matter.ts'
import type { Language } from '../messages.ts'
import { type CheckView, checkView } from './check-view.ts'
import type { RoomClose } from './room.ts'
import { derivedOf } from './statement-view.ts'

export interface Bridge {
  /** Companies, and last what no company bears: the group's own. */
  readonly columns: readonly { readonly id: string; readonly label: Text }[]
  readonly bars: readonly BridgeBar[]
}

export interface BridgeBar {
  readonly id: string
  readonly label: Text
  readonly kind: 'start' | 'step' | 'end'
  readonly amount: string
  /** By column; they sum to the amount. */
  readonly amounts: readonly string[]
}

export interface Roll {
  readonly kind: string
  readonly title: Text
  /** A company, or the acquisition that its goodwill is of. */
  readonly subject: string
  /** The company's name. */
  readonly name: Text
  readonly component: string
  readonly componentName: Text
  readonly currency: string
  readonly movements: readonly { readonly movement: string; readonly label: Text; readonly amount: string }[]
}

export interface ChartsView {
  readonly entity: string | null
  readonly name: Text
  readonly currency: string
  readonly profit: Bridge
  readonly equity: Bridge
  /** Profit of the year before → of this year, by line; null without comparatives. */
  readonly years: Bridge | null
  readonly rolls: readonly Roll[]
  readonly proofs: readonly CheckView[]
}

export function chartsView(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
  language: Language,
): ChartsView {
  const { input, set } = derivedOf(room, entity, basis)
  const profit = set.statements.find(({ id }) => id === 'profit-or-loss')
  return {
    entity,
    name: set.entityName,
    currency: set.currency,
    profit: bridgeOf(room, input, 'profit-or-loss', 'ProfitLoss'),
    equity: bridgeOf(room, input, 'financial-position', 'Equity'),
    years: profit ? yearsOf(profit, set.exponent) : null,
    rolls: entity === null ? rollsOf(room) : [],
    proofs: room.checks
      .filter(({ id, subject }) => id.startsWith('reserve-from-') && (entity === null || subject === entity))
      .map((check) => checkView(check, language)),
  }
}

const GROUP = '*'
const START: Text = { ru: 'по РСБУ в строках МСФО', en: 'local GAAP in IFRS lines' }
const END: Text = { ru: 'по МСФО', en: 'IFRS' }

/** Bars of one line: what companies report, each layer that changes it, what stands in the statement. */
function bridgeOf(room: RoomClose, input: StatementInput, statement: StatementId, line: string): Bridge {
  const found = factsOf(input, statement, line, 0)
  const exponent = exponentOf(input.currency)
  const text = (amount: bigint): string => decimalText(amount, exponent)
  if (!found) return { columns: [], bars: [] }
  const sums = sumsOf(found.facts, found.sign, input.entity === null)
  const columns = [...new Set([...sums.values()].flatMap((of) => [...of.keys()]))]
    .filter((code) => code !== GROUP)
    .sort(compareBytes)
  if ([...sums.values()].some((of) => of.has(GROUP))) columns.push(GROUP)
  const bar = (
    id: string,
    label: Text,
    kind: BridgeBar['kind'],
    of: ReadonlyMap<string, bigint>,
  ): BridgeBar => ({
    id,
    label,
    kind,
    amount: text([...of.values()].reduce((sum, amount) => sum + amount, 0n)),
    amounts: columns.map((code) => text(of.get(code) ?? 0n)),
  })
  const end = new Map<string, bigint>()
  for (const of of sums.values())
    for (const [code, amount] of of) end.set(code, (end.get(code) ?? 0n) + amount)
  const steps = [...sums].filter(
    ([layer, of]) => layer !== 'mapped' && [...of.values()].some((one) => one !== 0n),
  )
  const total = [...end.values()].reduce((sum, amount) => sum + amount, 0n)
  assert(total === found.sign * found.facts.sum(), `the bridge of ${line} does not come to it`)
  return {
    columns: columns.map((code) => ({ id: code, label: columnLabel(room, code) })),
    bars: [
      bar('mapped', START, 'start', sums.get('mapped') ?? new Map()),
      ...steps
        .sort(([a], [b]) => Number(isEntityLayer(b)) - Number(isEntityLayer(a)) || compareBytes(a, b))
        .map(([layer, of]) => bar(layer, layerWords(layer), 'step', of)),
      bar('end', END, 'end', end),
    ],
  }
}

/** Layer → company → amount in the sign of the statement; group layers are the group's. */
function sumsOf(facts: FactTable, sign: bigint, isGroup: boolean): Map<string, Map<string, bigint>> {
  const sums = new Map<string, Map<string, bigint>>()
  for (let row = 0; row < facts.length; row++) {
    const layer = facts.text('layer', row) || 'mapped'
    const column = isGroup && !isEntityLayer(layer) ? GROUP : facts.text('entity', row)
    const of = sums.get(layer) ?? new Map<string, bigint>()
    of.set(column, (of.get(column) ?? 0n) + sign * facts.amount[row]!)
    sums.set(layer, of)
  }
  return sums
}

function columnLabel({ close }: RoomClose, code: string): Text {
  if (code === GROUP) return { ru: 'Группа', en: 'Group' }
  const row = entityOn(close.book, code, close.interval.to)
  return { ru: row?.name || code, en: row?.nameEn || row?.name || code }
}

/** Leaf lines of a line with the sign in which each enters it. */
function leavesOf(
  lines: readonly StatementLine[],
  id: string,
  sign: 1 | -1,
): { line: StatementLine; sign: bigint }[] {
  const line = lines.find((one) => one.id === id && one.kind !== 'heading')
  if (!line) return []
  if (!line.sums || line.sums.length === 0) return [{ line, sign: BigInt(sign) }]
  return line.sums.flatMap((part) => leavesOf(lines, part.id, part.sign === sign ? 1 : -1))
}

/** Profit of the comparative column → of this year: the change of each line. */
function yearsOf({ columns, lines }: Statement, exponent: number): Bridge | null {
  const profit = lines.find(({ id, kind }) => id === 'ProfitLoss' && kind !== 'heading')
  const [now, before] = [profit?.amounts[0] ?? null, profit?.amounts[1] ?? null]
  if (now === null || before === null) return null
  const text = (amount: bigint): string => decimalText(amount, exponent)
  const bar = (id: string, label: Text, kind: BridgeBar['kind'], amount: bigint): BridgeBar => ({
    id,
    label,
    kind,
    amount: text(amount),
    amounts: [],
  })
  const steps = leavesOf(lines, 'ProfitLoss', 1).map(({ line, sign }) => ({
    line,
    change: sign * ((line.amounts[0] ?? 0n) - (line.amounts[1] ?? 0n)),
  }))
  const sum = steps.reduce((total, { change }) => total + change, 0n)
  assert(before + sum === now, 'the bridge of the years does not come to the profit')
  return {
    columns: [],
    bars: [
      bar('before', columns[1]!.label, 'start', before),
      ...steps
        .filter(({ change }) => change !== 0n)
        .map(({ change, line }) => bar(line.id, line.label, 'step', change)),
      bar('now', columns[0]!.label, 'end', now),
    ],
  }
}

const ROLLED = new Set(['goodwill', 'nci', 'translation-reserve'])

const bothWords = (word: string): Text => ({ ru: rollWords(word, 'ru'), en: rollWords(word, 'en') })

function rollsOf(room: RoomClose): Roll[] {
  const { book, interval } = room.close
  const components = componentsOf(book)
  const nameOf = (subject: string): Text => {
    const code = book.ownership.find((event) => event.id === subject)?.investee ?? subject
    const row = entityOn(book, code, interval.to)
    return { ru: row?.name ?? code, en: row?.nameEn || row?.name || code }
  }
  const rows = room.close.derivation.group(room.interval).year.value.rollForwards
  const rolls = new Map<string, Roll & { movements: Roll['movements'][number][] }>()
  for (const { amount, component, currency, kind, movement, subject } of rows) {
    if (!ROLLED.has(kind)) continue
    const key = `${kind} ${subject} ${component} ${currency}`
    const title = bothWords(kind)
    const known = rolls.get(key) ?? {
      kind,
      title,
      subject,
      name: nameOf(subject),
      component,
      componentName: components.get(component) ?? bothWords(component),
      currency,
      movements: [],
    }
    known.movements.push({
      movement,
      label: bothWords(movement),
      amount: decimalText(amount, exponentOf(currency)),
    })
    rolls.set(key, known)
  }
  return [...rolls.values()].filter(({ movements }) =>
    movements.some(({ amount }) => !/^-?[0.]+$/.test(amount)),
  )
}
