// Amounts that a template computes from balances of the book and what a person gives: what must be recognised, what is,
// and the difference to be written. Each input says where it comes from; the formula stands in the text of the lines, so
// that who approves the journal reads it there, and the panel computes it again from there.

import type { Text } from '../../close/types.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { finding } from '../../ledger/finding.ts'
import { decimalText, type Fraction, fraction, minorOf, parseDecimal, ZERO } from '../../ledger/fraction.ts'
import { inputRefused } from '../failure.ts'
import type { RoomClose } from '../room/room.ts'
import { worksheetView } from '../room/statement-view.ts'
import { formulaWords, type Inputs, lineText } from './formula.ts'
import { documentOf } from './journal-rows.ts'
import { type Template, templateOf, type Values } from './templates.ts'

export interface CalculationAsked {
  readonly template: string
  /** The journal that is being written: what it has put into the book itself is left out; '' : a new one. */
  readonly id: string
  readonly entity: string
  /** The balance ('' where the template has none), the account of the allowance, and where the change goes. */
  readonly account: string
  readonly allowance: string
  readonly expense: string
  /** Decimal texts and dates by ids of the template's fields. */
  readonly inputs: Inputs
}

interface Opens {
  readonly statement: string
  readonly line: string
  readonly row: string
  readonly cell: string
}

export interface CalculationView {
  readonly template: string
  readonly paragraph: Text
  readonly currency: string
  readonly inputs: readonly {
    readonly label: Text
    readonly value: string
    readonly kind: 'amount' | 'percent' | 'number' | 'date'
    /** The account's row in the worksheet, which opens like any figure; null for what was typed. */
    readonly opens: Opens | null
  }[]
  readonly formula: Text
  /** Of the lines: template, formula, paragraph. */
  readonly text: Text
  readonly required: string
  readonly recognised: string
  /** To be written: debit of `expense`; negative: a reversal. */
  readonly amount: string
  readonly lines: readonly { readonly account: string; readonly debit: string; readonly credit: string }[]
}

const refuse = (value: string): Error => inputRefused(finding('CAL-001', 'blocks', { value }))

/** @throws Refused CAL-001 for what is no number or date, or fits not */
export function valuesOf(
  { fields }: Template,
  inputs: Inputs,
  balance: bigint,
  date: string,
  exponent: number,
): Values {
  const numbers = new Map<string, Fraction>()
  for (const { id, kind } of fields) {
    const text = inputs[id] ?? ''
    if (kind === 'date') {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw refuse(text)
      continue
    }
    const given = parseDecimal(text)
    if (!given || given.numerator < 0n) throw refuse(text)
    if (kind === 'amount' && minorOf(given, exponent) === null) throw refuse(text)
    const share = fraction(given.numerator, given.denominator * 100n)
    numbers.set(id, kind === 'percent' ? share : given)
  }
  return {
    balance,
    date,
    number: (id) => numbers.get(id) ?? ZERO,
    minor: (id) => minorOf(numbers.get(id) ?? ZERO, exponent) ?? 0n,
    day: (id) => inputs[id] ?? '',
  }
}

/** @throws Refused CAL-001 where the fields give no amount */
export function requiredOf(template: Template, inputs: Inputs, values: Values): bigint {
  const required = template.required(values)
  if (required !== null) return required
  throw refuse(template.fields.map(({ id }) => inputs[id] ?? '').join('; '))
}

/** @throws Refused CAL-001 for what is no number or date, CAL-002 for a company without figures, CAL-003 of an account */
export function calculate(room: RoomClose, asked: CalculationAsked): CalculationView {
  const { book, interval } = room.close
  const template = templateOf(asked.template)
  if (!template) throw refuse(asked.template)
  const figures = room.close.derivation.entity(asked.entity, interval)
  if (!figures?.mapped.value.present)
    throw inputRefused(finding('CAL-002', 'blocks', { subject: asked.entity }, { entity: asked.entity }))
  const accounts = [...(template.hasBalance ? [asked.account] : []), asked.allowance, asked.expense]
  for (const account of accounts)
    if (!book.accounts.some(({ code }) => code === account))
      throw inputRefused(finding('CAL-003', 'blocks', { value: account }, { account }))
  const currency = entityOn(book, asked.entity, interval.to)?.functionalCurrency ?? ''
  const exponent = exponentOf(currency)
  const own = documentOf(asked.id)
  const { functional } = figures
  const balanceOf = (account: string): bigint =>
    functional.sum(
      (row) => functional.text('account', row) === account && functional.text('document', row) !== own,
    )
  const balance = template.hasBalance ? balanceOf(asked.account) : 0n
  const values = valuesOf(template, asked.inputs, balance, interval.to, exponent)
  const countsAllowance = template.recognised === 'allowance' && asked.allowance !== asked.account
  const allowance = countsAllowance ? balanceOf(asked.allowance) : 0n
  const recognised = template.recognised === 'typed' ? values.minor('recognised') : -allowance
  const required = requiredOf(template, asked.inputs, values)
  const amount = required - recognised
  const text = (minor: bigint): string => decimalText(minor, exponent)
  const inputs = namedInputs(template, asked, values, text)
  const row = (account: string, of: bigint) => ({
    label: named(room, account),
    value: text(of),
    kind: 'amount' as const,
    opens: rowOf(room, asked.entity, account),
  })
  return {
    template: template.code,
    paragraph: template.paragraph,
    currency,
    inputs: [
      ...(template.hasBalance ? [row(asked.account, balance)] : []),
      ...(countsAllowance ? [row(asked.allowance, allowance)] : []),
      ...template.fields.map(({ id, kind, label }) => ({
        label,
        kind,
        value: inputs[id] ?? '',
        opens: null,
      })),
    ],
    formula: formulaWords(template, inputs),
    text: lineText(template, inputs),
    required: text(required),
    recognised: text(recognised),
    amount: text(amount),
    lines: linesOf(asked, amount, text),
  }
}

/** As they stand in the formula: amounts with all their decimals. */
function namedInputs(
  { fields, hasBalance }: Template,
  { account, inputs }: CalculationAsked,
  values: Values,
  text: (minor: bigint) => string,
): Inputs {
  const given = fields.map(({ id, kind }) => [
    id,
    kind === 'amount' ? text(values.minor(id)) : (inputs[id] ?? ''),
  ])
  return {
    ...(hasBalance ? { account, balance: text(values.balance) } : {}),
    ...Object.fromEntries(given),
  }
}

function linesOf(
  { allowance, expense }: CalculationAsked,
  amount: bigint,
  text: (minor: bigint) => string,
): CalculationView['lines'] {
  if (amount === 0n) return []
  const size = text(amount < 0n ? -amount : amount)
  return [
    { account: expense, debit: amount > 0n ? size : '', credit: amount > 0n ? '' : size },
    { account: allowance, debit: amount > 0n ? '' : size, credit: amount > 0n ? size : '' },
  ]
}

function named({ close: { book } }: RoomClose, code: string): Text {
  const account = book.accounts.find((one) => one.code === code)
  return { ru: `${code} ${account?.name ?? ''}`, en: `${code} ${account?.nameEn || (account?.name ?? '')}` }
}

/** Where the account stands in the company's worksheet; null where no line shows it. */
function rowOf(room: RoomClose, entity: string, account: string): Opens | null {
  const { columns, rows } = worksheetView(room, entity, undefined)
  const cell = columns.at(-1)?.id
  const at = rows.findIndex(({ id, kind }) => kind === 'account' && id === account)
  const found = rows[at]
  const line = rows.slice(0, Math.max(at, 0)).findLast(({ kind }) => kind === 'line')
  if (!found || !line || cell === undefined) return null
  return { statement: found.statement, line: line.id, row: found.id, cell }
}
