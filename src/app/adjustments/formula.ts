// A formula in words, and the words read back. The book has no column for what went into a computed amount: the texts of
// the lines say it, in one grammar in both directions. A text that a person changed is no longer read, and is only a text.

import type { Text } from '../../close/types.ts'
import { dateWords, decimalWords, type Language } from '../../formats/write/amount-text.ts'
import { TEMPLATES } from '../../ledger/words.ts'
import type { Field, Template } from './templates.ts'

/** Decimal texts and ISO dates by ids of fields; `account` and `balance` where the template has a balance. */
export type Inputs = Readonly<Record<string, string>>

const kindOf = ({ fields }: Template, id: string): Field['kind'] | 'account' =>
  id === 'account' ? 'account' : (fields.find((one) => one.id === id)?.kind ?? 'amount')

const BLANK = /\{(\w+)\}/g

function inWords(kind: Field['kind'] | 'account', value: string, language: Language): string {
  if (kind === 'account') return value
  if (kind !== 'date') return decimalWords(value, language)
  return language === 'ru' ? value.split('-').reverse().join('.') : dateWords(value, 'en')
}

/** What goes in, grouped, in the formula's words. */
export function formulaWords(template: Template, inputs: Inputs): Text {
  const of = (language: Language): string =>
    template.formula[language].replace(BLANK, (_, id: string) =>
      inWords(kindOf(template, id), inputs[id] ?? '', language),
    )
  return { ru: of('ru'), en: of('en') }
}

/** The text of the lines that the amount is written in: template, formula, paragraph. */
export function lineText(template: Template, inputs: Inputs): Text {
  const words = formulaWords(template, inputs)
  const name = TEMPLATES[template.code]
  const of = (language: Language): string =>
    // A book's texts hold plain spaces: the reader makes no other of them.
    `${name?.[language] ?? template.code}: ${words[language]} (${template.paragraph[language]})`.replaceAll(
      '\u00a0',
      ' ',
    )
  return { ru: of('ru'), en: of('en') }
}

const NUMBER = '(−?\\d[\\d ]*(?:,\\d+)?)'
const READ: Readonly<Record<Field['kind'] | 'account', string>> = {
  account: '(\\S+)',
  amount: NUMBER,
  percent: NUMBER,
  number: NUMBER,
  date: '(\\d{2}\\.\\d{2}\\.\\d{4})',
}

/** What the Russian text of a line says went in; null where it is not the template's own text. */
export function readLineText(template: Template, text: string): Inputs | null {
  const ids: string[] = []
  const literal = (part: string): string => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const whole = `${TEMPLATES[template.code]?.ru ?? template.code}: ${template.formula.ru} (${template.paragraph.ru})`
  const pattern = whole
    .split(BLANK)
    .map((part, index) => {
      if (index % 2 === 0) return literal(part)
      ids.push(part)
      return READ[kindOf(template, part)]
    })
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (!found) return null
  const inputs = Object.fromEntries(
    ids.map((id, index) => [id, plain(kindOf(template, id), found[index + 1] ?? '')]),
  )
  return lineText(template, inputs).ru === text ? inputs : null
}

function plain(kind: Field['kind'] | 'account', text: string): string {
  if (kind === 'account') return text
  if (kind === 'date') return text.split('.').reverse().join('-')
  return text.replaceAll(' ', '').replace(',', '.').replace('−', '-')
}
