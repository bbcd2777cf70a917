// Where a saved journal comes from: the computation that its lines name, or the journal it was copied from or undoes.

import type { Text } from '../../close/types.ts'
import type { Journal } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { add, decimalText, minorOf, negate, parseDecimal, ZERO } from '../../ledger/fraction.ts'
import type { Access } from '../access.ts'
import type { OpenRevision } from '../room/room.ts'
import { requiredOf, valuesOf } from './calculate.ts'
import { formulaWords, type Inputs, readLineText } from './formula.ts'
import { type JournalHead, journalHead, mayReadJournal } from './journal-view.ts'
import { templateOf } from './templates.ts'

export interface SavedCalculation {
  readonly template: string
  readonly paragraph: Text
  readonly account: string
  readonly allowance: string
  readonly expense: string
  readonly inputs: Inputs
  readonly formula: Text
  readonly currency: string
  /** As of the day of the journal, by what its lines say went in. */
  readonly required: string
  readonly recognised: string
  /** What the journal holds: debit of `expense`. */
  readonly amount: string
}

export interface OriginView {
  readonly calculation: SavedCalculation | null
  readonly source: { readonly how: 'copy' | 'reverse'; readonly journal: JournalHead } | null
}

/** What of the trail tells where a journal comes from. */
export interface Told {
  readonly action: string
  readonly reason: string
}

export function originView(
  revision: OpenRevision,
  access: Access,
  journal: Journal,
  told: readonly Told[],
): OriginView {
  return {
    calculation: savedCalculation(revision, journal),
    source: sourceOf(revision, access, journal, told),
  }
}

const REVERSES = /^Сторно (\S+): /

/** A reversal says it in its lines; a copy is known to the trail alone: its lines are last year's own. */
function sourceOf(
  revision: OpenRevision,
  access: Access,
  journal: Journal,
  told: readonly Told[],
): OriginView['source'] {
  const reversed = REVERSES.exec(journal.text)?.[1]
  const copied = told.find(({ action }) => action === 'adjustment.copy')?.reason
  const id = reversed ?? copied
  const of = revision.book.journals.find((one) => one.id === id)
  if (!of || !mayReadJournal(access, revision.name, of)) return null
  return { how: reversed === undefined ? 'copy' : 'reverse', journal: journalHead(revision, access, of) }
}

/** Null where no line bears a template's own text, or its lines are not the two that the template made. */
export function savedCalculation({ book }: OpenRevision, journal: Journal): SavedCalculation | null {
  const template = templateOf(journal.template)
  if (!template) return null
  for (const { text } of journal.lines) {
    const inputs = readLineText(template, text)
    if (!inputs) continue
    const [first, second, ...more] = journal.lines.filter((line) => line.text === text)
    if (!first || !second || more.length > 0) continue
    const currency = entityOn(book, journal.entity, journal.date)?.functionalCurrency ?? ''
    const exponent = exponentOf(currency)
    const balance = minorOf(parseDecimal(inputs.balance ?? '0') ?? ZERO, exponent)
    const amount = minorOf(add(first.debit ?? ZERO, negate(first.credit ?? ZERO)), exponent)
    if (balance === null || amount === null) continue
    const values = valuesOf(template, inputs, balance, journal.date, exponent)
    const required = requiredOf(template, inputs, values)
    const plain = (minor: bigint): string => decimalText(minor, exponent)
    return {
      template: template.code,
      paragraph: template.paragraph,
      account: inputs.account ?? '',
      allowance: second.account,
      expense: first.account,
      inputs,
      formula: formulaWords(template, inputs),
      currency,
      required: plain(required),
      recognised: plain(required - amount),
      amount: plain(amount),
    }
  }
  return null
}
