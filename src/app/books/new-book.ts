// A new book as the smallest folder that is one: book.yaml with what was asked, entities.csv with the parent alone. What
// was not asked is left out and so taken by default.

import { stringify } from 'yaml'
import { shippedFile } from '../../formats/book/standard.ts'
import { quoted } from '../../formats/book/write-book.ts'
import type { Store } from '../../store/store.ts'
import type { Files, Once } from '../../store/types.ts'
import { filesOf, type TakenBook, takeBook } from './files.ts'

export interface AskedCompany {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** ISO 3166-1, for tax rates. */
  readonly jurisdiction: string
  readonly taxId: string
  /** `ru-94n`, `group`, or a chart of the book's own. */
  readonly chart: string
  readonly currency: string
}

export interface AskedBook {
  readonly name: string
  readonly title: string
  readonly titleEn: string
  readonly parent: AskedCompany
  readonly presentationCurrency: string
  readonly unit: string
  readonly bases: readonly string[]
  readonly fiscalYearStart: string
  readonly frequency: string
  /** '' : the start of the fiscal year of the earliest file. */
  readonly opensOn: string
  readonly approval: string
  /** With the shipped mapping of the chart of Order 94n to the group chart. */
  readonly withRules: boolean
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every value is written as a text: `01-01` and `yes` are no numbers and no booleans of YAML. */
function settingsText(asked: AskedBook): string {
  const settings = {
    format: '1',
    name: asked.title,
    name_en: asked.titleEn,
    parent: asked.parent.code,
    presentation_currency: asked.presentationCurrency,
    unit: asked.unit,
    basis: [...asked.bases],
    fiscal_year_start: asked.fiscalYearStart,
    frequency: asked.frequency,
    opens_on: asked.opensOn,
    approval: asked.approval,
  }
  const given = Object.entries(settings).filter(([, value]) => value.length > 0)
  return stringify(Object.fromEntries(given), { schema: 'failsafe', lineWidth: 0 })
}

function entitiesText({ parent }: AskedBook): string {
  const row = {
    code: parent.code,
    name: parent.name,
    name_en: parent.nameEn,
    jurisdiction: parent.jurisdiction,
    tax_id: parent.taxId,
    chart: parent.chart,
    books_currency: parent.currency,
    functional_currency: parent.currency,
  }
  const line = (cells: readonly string[]): string => cells.map(quoted).join(',')
  return `${line(Object.keys(row))}\n${line(Object.values(row))}\n`
}

export const newBookFiles = (asked: AskedBook): Files =>
  filesOf(
    new Map([
      ['book.yaml', utf8(settingsText(asked))],
      ['entities.csv', utf8(entitiesText(asked))],
      ...(asked.withRules ? [['mapping.csv', shippedFile('mapping-ru-94n.csv')] as const] : []),
    ]),
  )

/** Who creates it is its controller. @throws Refused as takeBook does. */
export const createBook = (store: Store, asked: AskedBook, once: Once): Promise<TakenBook> =>
  takeBook(store, { name: asked.name, files: newBookFiles(asked), replace: false, once })
