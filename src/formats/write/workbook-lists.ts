// Sheets that are lists: checks in words with both sides, findings, roll-forwards, lines that print rounding moved.

import { exponentOf } from '../../ledger/currency.ts'
import { decimalText, powerOfTen, roundHalfAway } from '../../ledger/fraction.ts'
import { parseIntervalText } from '../../ledger/period.ts'
import type { Statement } from '../../statements/types.ts'
import { columnWords, type Language } from './amount-text.ts'
import { LABELS, rollWords, titleOf } from './labels.ts'
import {
  figure,
  HEAD,
  HEAD_APART,
  HEAD_RIGHT,
  LINK,
  numberOrText,
  SMALL,
  TITLE,
  TOP,
  text,
  WRAPPED,
} from './looks.ts'
import type { RollForwardRow } from './machine.ts'
import { type Cell, columnLetter, type Figure, placeOn, type Sheet } from './sheet.ts'
import { amountFormat, LOOK, PASSED, registerFormat, STOP, type Style } from './styles.ts'
import type { SubjectOutput } from './types.ts'
import { footerOf, LIST_HEAD_ROWS, type Plan } from './workbook-plan.ts'

interface Head {
  readonly label: string
  readonly width: number
  readonly right?: boolean
}

/** A list under its title, with heads that stay, repeat on paper and filter. */
export function listSheet(
  plan: Plan,
  name: string,
  title: string,
  heads: readonly Head[],
  frozenColumns = 0,
): Sheet {
  const words = LABELS[plan.language]
  const sheet = plan.book.sheet(name, {
    orientation: 'landscape',
    columns: heads.map(({ width }) => ({ width })),
    frozenColumns,
    frozenRows: LIST_HEAD_ROWS,
    titleRows: [LIST_HEAD_ROWS, LIST_HEAD_ROWS],
    footer: footerOf(plan),
  })
  sheet.row([text(title, TITLE)])
  sheet.row([text(words.contents, LINK, placeOn(plan.cover, 1))])
  sheet.row(
    heads.map(({ label, right }, at) =>
      text(label, right ? HEAD_RIGHT : heads[at - 1]?.right ? HEAD_APART : HEAD),
    ),
  )
  sheet.filter = { row: LIST_HEAD_ROWS, columns: heads.length }
  return sheet
}

const STATE: Readonly<Record<'passed' | 'warns' | 'blocks', Style>> = {
  passed: { ...TOP, colour: PASSED },
  warns: { ...TOP, colour: LOOK, bold: true },
  blocks: { ...TOP, colour: STOP, bold: true },
}

const SIDE: Style = { ...TOP, format: registerFormat(2), align: 'right' }
const DIFFERENCE: Style = { ...TOP, format: amountFormat(2), align: 'right' }

/** Checks that failed come first: they are what a reader looks for. */
export function writeChecks(plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const heads: readonly Head[] = [
    { label: words.state, width: 14 },
    { label: words.check, width: 84 },
    { label: words.subject, width: 34 },
    { label: words.left, width: 20, right: true },
    { label: words.right, width: 20, right: true },
    { label: words.difference, width: 18, right: true },
    { label: words.code, width: 42 },
  ]
  const sheet = listSheet(plan, plan.checks, words.checks, heads)
  const failed = output.checks.filter(({ check }) => !check.passed)
  const passed = output.checks.filter(({ check }) => check.passed)
  for (const { check, subject, text: inWords } of [...failed, ...passed]) {
    const state = check.passed ? 'passed' : check.severity
    const [left, right] = [numberOrText(check.left), numberOrText(check.right)]
    const difference = numberOrText(check.difference)
    sheet.row([
      text(words.states[state], STATE[state]),
      text(inWords[language], WRAPPED),
      text(subject[language], WRAPPED),
      side(left),
      side(right),
      { value: liveDifference(left, right, difference, sheet.next), style: DIFFERENCE },
      text(check.id, CODE),
    ])
  }
}

const SMALL_TOP: Style = { ...SMALL, vertical: 'top', wrap: true }
const CODE: Style = { ...SMALL_TOP, indent: 1 }
const APART: Style = { ...TOP, indent: 1 }
const side = (value: Figure | string): Cell => ({ value, style: typeof value === 'string' ? WRAPPED : SIDE })

/** Left less right, live, where that is what the check says the difference is. */
function liveDifference(
  left: Figure | string,
  right: Figure | string,
  difference: Figure | string,
  row: number,
): Figure | string {
  if (typeof left === 'string' || typeof right === 'string' || typeof difference === 'string')
    return difference
  const decimals = (text: string): number => text.split('.')[1]?.length ?? 0
  const places = Math.max(...[left, right, difference].map((one) => decimals(one.figure)))
  const scaled = ({ figure: text }: Figure): bigint =>
    BigInt(text.replace('.', '')) * powerOfTen(places - decimals(text))
  if (scaled(left) - scaled(right) !== scaled(difference)) return difference
  const [a, b] = [`${columnLetter(4)}${row}`, `${columnLetter(5)}${row}`]
  // Doubles leave a trace beyond the last decimal; the amounts have none there.
  return { figure: difference.figure, formula: `ROUND(${a}-${b},${places})` }
}

export function writeFindings(plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const heads: readonly Head[] = [
    { label: words.state, width: 14 },
    { label: words.finding, width: 74 },
    { label: words.advice, width: 54 },
    { label: words.file, width: 40 },
    { label: words.sheet, width: 14 },
    { label: words.row, width: 8, right: true },
    { label: words.column, width: 12 },
    { label: words.code, width: 12 },
  ]
  const sheet = listSheet(plan, plan.findings, words.findings, heads)
  if (output.findings.length === 0) sheet.row([null, text(words.withoutOthers, TOP)])
  for (const { finding, text: inWords, advice } of output.findings) {
    const { file, subject, sheet: on, row, column } = finding.place
    sheet.row([
      text(finding.severity === 'blocks' ? words.states.blocks : words.states.warns, STATE[finding.severity]),
      text(inWords[language], WRAPPED),
      text(advice[language], WRAPPED),
      text(file ?? subject ?? '', WRAPPED),
      text(on ?? '', TOP),
      figure(row === undefined ? null : { figure: row.toString() }, TOP),
      text(column ?? '', APART),
      text(finding.code, SMALL_TOP),
    ])
  }
}

/** Movements in the order of book-format.md §5; closing is the sum of those before it. */
const MOVEMENTS = [
  'opening',
  'acquired',
  'impairment',
  'disposal',
  'translation',
  'profit',
  'oci',
  'dividends',
  'contribution',
  'change-of-interest',
  'unwinding',
  'released',
  'other',
  'closing',
]

const ROLL: readonly Style[] = [0, 2, 3, 4].map((decimals) => ({ ...TOP, format: amountFormat(decimals) }))
const CLOSING: readonly Style[] = ROLL.map((style) => ({ ...style, bold: true }))
const rollStyle = (decimals: number, movement: string): Style =>
  (movement === 'closing' ? CLOSING : ROLL)[[0, 2, 3, 4].indexOf(decimals)] ?? TOP

/** One row per balance that moves, its movements across, closing as their live sum. */
export function writeRollForwards(plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const used = new Set(output.rollForwards.map(({ movement }) => movement))
  const known = MOVEMENTS.filter((movement) => used.has(movement))
  const others = [...used].filter((movement) => !MOVEMENTS.includes(movement)).sort()
  const movements = [
    ...known.filter((one) => one !== 'closing'),
    ...others,
    ...known.filter((one) => one === 'closing'),
  ]
  const heads: readonly Head[] = [
    { label: words.kind, width: 36 },
    { label: words.subject, width: 16 },
    { label: words.component, width: 32 },
    { label: words.currency, width: 9 },
    ...movements.map((movement) => ({ label: rollWords(movement, language), width: 16, right: true })),
  ]
  const sheet = listSheet(plan, plan.rollForwards, words.rollForwards, heads, 4)
  const groups = new Map<string, RollForwardRow[]>()
  for (const row of output.rollForwards) {
    const key = JSON.stringify([row.kind, row.subject, row.component, row.currency])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const rows of groups.values()) {
    const { kind, subject, component, currency } = rows[0]!
    const decimals = exponentOf(currency)
    sheet.row([
      text(rollWords(kind, language), WRAPPED),
      text(subject, TOP),
      text(componentWords(output, component, language), WRAPPED),
      text(currency, TOP),
      ...movements.map((movement, at) => {
        const amount = rows
          .filter((row) => row.movement === movement)
          .reduce((sum, row) => sum + row.amount, 0n)
        if (!rows.some((row) => row.movement === movement)) return null
        const before = rows
          .filter((row) => row.movement !== 'closing')
          .reduce((sum, row) => sum + row.amount, 0n)
        const live = movement === 'closing' && before === amount && at > 0
        const range = `SUM(${columnLetter(5)}${sheet.next}:${columnLetter(4 + at)}${sheet.next})`
        const value = decimalText(amount, decimals)
        return figure(
          live ? { figure: value, formula: range } : { figure: value },
          rollStyle(decimals, movement),
        )
      }),
    ])
  }
}

/** Every printed figure that is not its own rounding (accounting-model.md §1), with what it would have been. */
export function writeRounding(plan: Plan): void {
  const { language, output } = plan
  const { set } = output
  const words = LABELS[language]
  const unit = BigInt(set.unit) * powerOfTen(set.exponent)
  const heads: readonly Head[] = [
    { label: words.kind, width: 56 },
    { label: words.line, width: 60 },
    { label: words.column, width: 44 },
    { label: words.exact, width: 20, right: true },
    { label: words.rounding, width: 16, right: true },
    { label: words.printed, width: 16, right: true },
  ]
  const sheet = listSheet(plan, plan.rounding, words.rounding, heads)
  for (const statement of set.statements) {
    for (const line of statement.lines) {
      for (const [column, moved] of line.moved.entries()) {
        const [exact, printed] = [line.amounts[column] ?? null, line.printed[column] ?? null]
        if (!moved || exact === null || printed === null) continue
        sheet.row([
          text(titleOf(set, statement, language), WRAPPED),
          text(line.label[language], WRAPPED),
          text(movedColumn(statement, column, language), WRAPPED),
          figure({ figure: decimalText(exact, set.exponent) }, rollStyle(set.exponent, '')),
          figure({ figure: roundHalfAway(exact, unit).toString() }, WHOLE),
          figure({ figure: printed.toString() }, WHOLE),
        ])
      }
    }
  }
  sheet.skip()
  sheet.row([text(words.roundingNote, SMALL)])
}

/** A column of changes in equity says its year too: there is one statement for each. */
function movedColumn(statement: Statement, column: number, language: Language): string {
  const name = columnWords(statement.columns[column]!, language)
  return statement.interval === undefined
    ? name
    : `${name}, ${parseIntervalText(statement.interval).to.slice(0, 4)}`
}

/** The holder, or the component of equity by the name of its account. */
const componentWords = ({ components }: SubjectOutput, component: string, language: Language): string =>
  components?.get(component)?.[language] ?? rollWords(component, language)

const WHOLE: Style = { ...TOP, format: amountFormat(0, '0') }
