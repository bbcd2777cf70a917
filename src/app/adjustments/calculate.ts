// Amounts that a template computes from balances of the book and what a person gives: what the allowance must be, what it
// is, and the difference to be written. Each input says where it comes from; the formula stands in the text of the lines,
// so that who approves the journal reads it there.

import { presentValue } from '../../close/group/consideration.ts'
import type { Text } from '../../close/types.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  decimalText,
  type Fraction,
  fraction,
  minorOf,
  parseDecimal,
  shareOf,
} from '../../ledger/fraction.ts'
import { inputRefused } from '../failure.ts'
import type { RoomClose } from '../room/room.ts'
import { worksheetView } from '../room/statement-view.ts'
import { documentOf } from './journal-rows.ts'

export const COMPUTED = ['T09', 'T11', 'T12'] as const

export interface CalculationAsked {
  readonly template: (typeof COMPUTED)[number]
  /** The journal that is being written: what it has put into the book itself is left out; '' : a new one. */
  readonly id: string
  readonly entity: string
  /** The balance, the account of the allowance against it, and where the change goes. */
  readonly account: string
  readonly allowance: string
  readonly expense: string
  /** T09: net realisable value. T11: percent of loss. T12: percent a year. */
  readonly value: string
  /** T12: when it is due. */
  readonly due: string
}

export interface CalculationView {
  readonly currency: string
  readonly inputs: readonly {
    readonly label: Text
    readonly amount: string
    /** The account's row in the worksheet, which opens like any figure; null for what was typed. */
    readonly opens: {
      readonly statement: string
      readonly line: string
      readonly row: string
      readonly cell: string
    } | null
  }[]
  readonly formula: Text
  readonly required: string
  readonly recognised: string
  /** To be written: debit of `expense`; negative: a reversal. */
  readonly amount: string
  readonly lines: readonly { readonly account: string; readonly debit: string; readonly credit: string }[]
}

/** What the balance must be reduced by (IAS 2.9, IFRS 9.5.5.15, IFRS 9.5.1.1). */
function requiredOf(
  { due, template, value }: CalculationAsked,
  balance: bigint,
  given: Fraction,
  exponent: number,
  date: string,
): bigint {
  const share = fraction(given.numerator, given.denominator * 100n)
  if (template === 'T11') return shareOf(balance, share)
  if (template === 'T12') return balance - presentValue(balance, share, nextDay(date), due)
  const realisable = minorOf(given, exponent)
  if (realisable === null) throw refuse(value)
  return realisable < balance ? balance - realisable : 0n
}

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const refuse = (value: string): Error => inputRefused(wrong(value))
const wrong = (value: string): Finding => finding('CAL-001', 'blocks', { value })

/** @throws Refused CAL-001 for what is no number or date, CAL-002 for a company without figures, CAL-003 of an account */
export function calculate(room: RoomClose, asked: CalculationAsked): CalculationView {
  const { book, interval } = room.close
  const figures = room.close.derivation.entity(asked.entity, interval)
  if (!figures?.mapped.value.present)
    throw inputRefused(finding('CAL-002', 'blocks', { subject: asked.entity }, { entity: asked.entity }))
  for (const account of [asked.account, asked.allowance, asked.expense])
    if (!book.accounts.some(({ code }) => code === account))
      throw inputRefused(finding('CAL-003', 'blocks', { value: account }, { account }))
  const given = parseDecimal(asked.value)
  if (!given || given.numerator < 0n) throw refuse(asked.value)
  if (asked.template === 'T12' && asked.due <= interval.to) throw refuse(asked.due)
  const currency = entityOn(book, asked.entity, interval.to)?.functionalCurrency ?? ''
  const exponent = exponentOf(currency)
  const own = documentOf(asked.id)
  const { functional } = figures
  const balanceOf = (account: string): bigint =>
    functional.sum(
      (row) => functional.text('account', row) === account && functional.text('document', row) !== own,
    )
  const balance = balanceOf(asked.account)
  const recognised = asked.allowance === asked.account ? 0n : -balanceOf(asked.allowance)
  const required = requiredOf(asked, balance, given, exponent, interval.to)
  const amount = required - recognised
  const text = (minor: bigint): string => decimalText(minor, exponent)
  const words = FORMULAS[asked.template]
  const places = asked.template === 'T09' ? text(minorOf(given, exponent) ?? 0n) : asked.value
  const size = text(amount < 0n ? -amount : amount)
  return {
    currency,
    inputs: [
      {
        label: named(room, asked.account),
        amount: text(balance),
        opens: rowOf(room, asked.entity, asked.account),
      },
      ...(asked.allowance === asked.account
        ? []
        : [
            {
              label: named(room, asked.allowance),
              amount: text(-recognised),
              opens: rowOf(room, asked.entity, asked.allowance),
            },
          ]),
      { label: words.given, amount: places, opens: null },
    ],
    formula: {
      ru: words.ru(text(balance), places, asked.due),
      en: words.en(text(balance), places, asked.due),
    },
    required: text(required),
    recognised: text(recognised),
    amount: text(amount),
    lines:
      amount === 0n
        ? []
        : [
            { account: asked.expense, debit: amount > 0n ? size : '', credit: amount > 0n ? '' : size },
            { account: asked.allowance, debit: amount > 0n ? '' : size, credit: amount > 0n ? size : '' },
          ],
  }
}

type Wording = (balance: string, given: string, due: string) => string

const FORMULAS: Readonly<Record<CalculationAsked['template'], { given: Text; ru: Wording; en: Wording }>> = {
  T09: {
    given: { ru: 'Чистая возможная цена продажи', en: 'Net realisable value' },
    ru: (balance, given) => `себестоимость ${balance} − цена продажи ${given}, не меньше нуля`,
    en: (balance, given) => `cost ${balance} − net realisable value ${given}, not below nil`,
  },
  T11: {
    given: { ru: 'Процент убытков', en: 'Rate of loss, %' },
    ru: (balance, given) => `остаток ${balance} × ${given} %`,
    en: (balance, given) => `balance ${balance} × ${given} %`,
  },
  T12: {
    given: { ru: 'Ставка, % годовых', en: 'Rate, % a year' },
    ru: (balance, given, due) => `остаток ${balance} − ${balance} ÷ (1 + ${given} %)^лет до ${due}`,
    en: (balance, given, due) => `balance ${balance} − ${balance} ÷ (1 + ${given} %)^years to ${due}`,
  },
}

function named({ close: { book } }: RoomClose, code: string): Text {
  const account = book.accounts.find((one) => one.code === code)
  return { ru: `${code} ${account?.name ?? ''}`, en: `${code} ${account?.nameEn || (account?.name ?? '')}` }
}

/** Where the account stands in the company's worksheet; null where no line shows it. */
function rowOf(room: RoomClose, entity: string, account: string): CalculationView['inputs'][number]['opens'] {
  const { columns, rows } = worksheetView(room, entity, undefined)
  const cell = columns.at(-1)?.id
  const at = rows.findIndex(({ id, kind }) => kind === 'account' && id === account)
  const found = rows[at]
  const line = rows.slice(0, Math.max(at, 0)).findLast(({ kind }) => kind === 'line')
  if (!found || !line || cell === undefined) return null
  return { statement: found.statement, line: line.id, row: found.id, cell }
}
