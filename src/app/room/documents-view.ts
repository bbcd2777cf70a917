// Documents of a close for downloading: what is on the screen as one file, or all documents of the close as one archive.

import type { Language } from '../../formats/write/amount-text.ts'
import type { Worksheet } from '../../statements/types.ts'
import { FOR_PEOPLE } from '../document-matter.ts'
import { archiveBeside, worksheetBeside, writeBeside } from '../threads/beside.ts'
import { type CloseResult, type DocumentFormat, documentOf, documentsOfClose } from '../write-close.ts'
import type { RoomClose } from './room.ts'
import { derivedOf, worksheetOfRoom } from './statement-view.ts'

export interface Download {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  zip: 'application/zip',
} as const

export const FORMATS = ['xlsx', 'pdf', 'html', 'json'] as const

export interface DocumentAsked {
  readonly entity: string | null
  readonly basis?: string | undefined
  readonly unit?: number | undefined
  readonly language: Language
}

const resultOf = (room: RoomClose): CloseResult => ({
  close: room.close,
  findings: room.findings,
  fingerprint: room.identity(),
  request: {},
})

const stemOf = (entity: string | null, basis: string, date: string): string =>
  `${entity ?? 'group'}_${basis}_${date}`

/** Statements of a subject as a file, in the unit that is on the screen. @throws Refused CLO-006 */
export async function documentView(
  room: RoomClose,
  asked: DocumentAsked,
  format: DocumentFormat,
): Promise<Download> {
  const { entity, language } = asked
  const of = derivedOf(room, entity, asked.basis)
  const { basis } = of.set
  const set = room.close.statements.inUnit(entity, room.interval, basis, asked.unit ?? of.set.unit) ?? of.set
  const bytes = await documentOf(
    resultOf(room),
    { entity, basis, of: { ...of, set } },
    format,
    language,
    writeBeside,
  )
  const stem = stemOf(entity, basis, room.interval.to)
  return {
    name: format === 'json' ? `${stem}.json` : `${stem}_${language}.${format}`,
    type: TYPES[format],
    bytes,
  }
}

export interface Shown {
  /** 1: totals and subtotals, 2: lines too, 3: accounts too. */
  readonly level: 1 | 2 | 3
  /** Ids of columns that are folded away. */
  readonly hidden: readonly string[]
}

/** Rows and columns of a worksheet that the screen shows. */
export function shownOf({ columns, rows }: Worksheet, { hidden, level }: Shown) {
  const shows = (kind: Worksheet['rows'][number]['kind']): boolean =>
    level === 3 || (level === 2 ? kind !== 'account' : kind !== 'account' && kind !== 'line')
  return {
    rows: rows.flatMap(({ kind }, index) => (shows(kind) ? [index] : [])),
    columns: columns.flatMap(({ id }, index) => (hidden.includes(id) ? [] : [index])),
  }
}

/** A worksheet as it is on the screen: its rows and columns, sums as live formulas. @throws Refused CLO-006 */
export async function worksheetDownload(
  room: RoomClose,
  asked: DocumentAsked,
  shown: Shown,
): Promise<Download> {
  const { entity, language } = asked
  const { set } = derivedOf(room, entity, asked.basis)
  const sheet = worksheetOfRoom(room, entity, asked.basis)
  const bytes = await worksheetBeside(sheet, shownOf(sheet, shown), set, language)
  return {
    name: `${sheet.id}_${stemOf(entity, set.basis, room.interval.to)}_${language}.xlsx`,
    type: TYPES.xlsx,
    bytes,
  }
}

export interface ListedDocument {
  readonly entity: string | null
  readonly name: { readonly ru: string; readonly en: string }
  readonly basis: string
  readonly formats: readonly DocumentFormat[]
}

/** Whose documents there are, the group first. */
export function listDocuments(room: RoomClose): ListedDocument[] {
  return room.close.derived.map(({ basis, entity, of }) => ({
    entity,
    name: of.set.entityName,
    basis,
    formats: FORMATS,
  }))
}

/** All documents of the close in one archive, the same bytes for the same close. */
export async function allDocuments(
  room: RoomClose,
  keep: (entity: string | null) => boolean,
  progress?: (done: number, total: number) => void | Promise<void>,
): Promise<Download> {
  const { book, derived } = room.close
  const total = derived.length * book.settings.languages.length * FOR_PEOPLE.length
  const told = (_: string, done: number) => progress?.(done, total)
  const files = await documentsOfClose(resultOf(room), ['json', 'xlsx', 'pdf', 'html'], told, writeBeside)
  const kept = [...files].filter(([path]) => isKept(path, room, keep))
  const bytes = await archiveBeside(new Map(kept))
  return { name: `close_${room.interval.to}.zip`, type: TYPES.zip, bytes }
}

/** Machine files hold all companies: they go to who may read all. */
function isKept(path: string, room: RoomClose, keep: (entity: string | null) => boolean): boolean {
  const of = room.close.derived.find(({ basis, entity }) => path.startsWith(`${entity ?? 'group'}_${basis}_`))
  return of ? keep(of.entity) : keep(null)
}
