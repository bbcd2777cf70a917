// The settings of a book as a form: each key of book.yaml with what it may be, what stands in the file and what holds
// where nothing stands. A change edits the file in place, so that comments and the order of keys stay.

import { type Document, parseDocument } from 'yaml'
import { readYaml, SETTINGS_FORMAT } from '../../formats/book/settings.ts'
import { shippedFile } from '../../formats/book/standard.ts'
import type { Settings } from '../../ledger/book.ts'
import { fractionText } from '../../ledger/fraction.ts'
import type { Files } from '../../store/types.ts'
import { type BookPlace, changeBook, etagOfFile, pathOf, StaleEdit } from '../change-book.ts'
import type { OpenRevision } from '../room/room.ts'

const FILE = 'book.yaml'

/** Of another kind (`format`), refused by this version (`hierarchies`). */
const LEFT_OUT: ReadonlySet<string> = new Set(['format', 'hierarchies'])

export interface SettingView {
  readonly key: string
  readonly kind: 'text' | 'word' | 'list' | 'pairs'
  readonly needed: boolean
  readonly words: readonly string[]
  /** What holds: lists apart by `;`, layouts as `statement=name; …`. */
  readonly value: string
  /** False: nothing stands in the file, and the value is the default. */
  readonly given: boolean
}

export interface SettingsView {
  readonly etag: string
  readonly settings: readonly SettingView[]
}

/** Key → value as SettingView has it; '' takes the key out of the file, so that the default holds. */
export type AskedSettings = Readonly<Record<string, string>>

export async function settingsView({ book, files }: OpenRevision): Promise<SettingsView> {
  const yaml = await readYaml(files, FILE, [])
  const stands = new Set(
    typeof yaml?.value === 'object' && yaml.value !== null ? Object.keys(yaml.value) : [],
  )
  const settings = SETTINGS_FORMAT.filter(({ name }) => !LEFT_OUT.has(name)).map(
    ({ kind, name, needed, words }): SettingView => ({
      key: name,
      kind: name === 'layouts' ? 'pairs' : kind === 'list' || kind === 'word' ? kind : 'text',
      needed,
      words,
      value: settingText(name, book.settings),
      given: stands.has(name),
    }),
  )
  return { etag: await etagOfFile(files, FILE), settings }
}

function settingText(key: string, settings: Settings): string {
  const values: Readonly<Record<string, string>> = {
    name: settings.name,
    name_en: settings.nameEn,
    parent: settings.parent,
    presentation_currency: settings.presentationCurrency,
    unit: String(settings.unit),
    languages: settings.languages.join(';'),
    basis: settings.basis.join(';'),
    fiscal_year_start: settings.fiscalYearStart,
    frequency: settings.frequency,
    opens_on: settings.opensOn,
    transition_date: settings.transitionDate,
    translation_period: settings.translationPeriod,
    apportionment: settings.apportionment,
    nci_measurement: settings.nciMeasurement,
    indirect_goodwill: settings.indirectGoodwill,
    group_deferred_tax: settings.groupDeferredTax ? 'yes' : 'no',
    main_activities: settings.mainActivities.join(';'),
    approval: settings.approval,
    tolerance: fractionText(settings.tolerance),
    accounts: settings.accounts,
    layouts: Object.entries(settings.layouts)
      .map(([statement, name]) => `${statement}=${name}`)
      .join('; '),
  }
  return values[key] ?? ''
}

/** @throws StaleEdit; Refused with what the book would then not be. */
export async function changeSettings(place: BookPlace, ifMatch: string, asked: AskedSettings): Promise<void> {
  const act = { action: 'settings.change', objectKind: 'settings', object: FILE, entity: '' }
  await changeBook(place, act, async (current, files) => {
    const before = await settingsView(current)
    if (before.etag !== ifMatch) throw new StaleEdit(FILE, before)
    const document = parseDocument(new TextDecoder().decode(await files.read(FILE)), { schema: 'failsafe' })
    const changed = Object.entries(asked).filter(([key, value]) => value !== givenValue(before.settings, key))
    for (const [key, value] of changed) put(document, key, value)
    const bytes = new TextEncoder().encode(document.toString({ lineWidth: 0 }))
    const own = ownAccounts(Object.fromEntries(changed).accounts, files)
    const was = changed.map(([key]): [string, string] => [key, givenValue(before.settings, key)])
    return {
      files: new Map([...(changed.length > 0 ? [[FILE, bytes] as const] : []), ...own]),
      before: Object.fromEntries(was),
      after: Object.fromEntries(changed),
    }
  })
}

/** A chart of the book's own begins as a copy of the shipped one. */
function ownAccounts(accounts: string | undefined, files: Files): [string, Uint8Array][] {
  if (accounts === undefined || !/\.csv$/.test(accounts) || pathOf(files, 'accounts.csv', accounts) !== '')
    return []
  return [[accounts, shippedFile('accounts.csv')]]
}

function givenValue(settings: readonly SettingView[], key: string): string {
  const found = settings.find((one) => one.key === key)
  return found?.given ? found.value : ''
}

function put(document: Document, key: string, value: string): void {
  const format = SETTINGS_FORMAT.find(({ name }) => name === key)
  if (value === '') document.delete(key)
  else if (key === 'layouts') document.set(key, document.createNode(pairsOf(value)))
  else if (format?.kind === 'list') document.set(key, document.createNode(partsOf(value), { flow: true }))
  else document.set(key, value)
}

const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)

const pairsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    partsOf(text).map((part) => {
      const [name = '', ...rest] = part.split('=')
      return [name.trim(), rest.join('=').trim()]
    }),
  )

export const isSetting = (key: string): boolean =>
  !LEFT_OUT.has(key) && SETTINGS_FORMAT.some(({ name }) => name === key)
