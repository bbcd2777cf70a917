// Trial balances sent from the browser: read at once, kept apart, and put into the book only when they are accepted.

import { sniff } from '../../formats/table/read-grid.ts'
import { RefusedFile } from '../../formats/table/refused.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { isDate } from '../../ledger/period.ts'
import type { Store } from '../../store/store.ts'
import type { Upload } from '../../store/uploads.ts'
import { AT_ONCE, type Waiting } from '../books/files.ts'
import { type BookPlace, changeBook, newFindings, overlaid } from '../change-book.ts'
import { inputRefused } from '../failure.ts'
import { findingsOf, nameOf } from '../room/balance-list.ts'
import type { OpenRevision } from '../room/room.ts'
import { subjectOf } from './propose.ts'
import { type Given, understand } from './understand.ts'
import { stateOf, understoodOf } from './view.ts'

/** Reads a file and keeps it until it is accepted or taken back. */
export async function stage(
  store: Store,
  { book, name }: OpenRevision,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Upload> {
  const remembered = (balance: { readonly organisation: string }) =>
    store.uploads.answer(name, subjectOf(balance, file.name))
  const { proposal, understood } = await understand(file.bytes, file.name, book, remembered)
  return store.uploads.add(name, file, proposal, understood)
}

/**
 * Says what the file did not: it is read again for the company that it is of, and the answer is remembered for the
 * sender's next file.
 * @throws Refused UPL-002 for a company that the book has not, UPL-003 for a period that is none
 */
export async function say(
  store: Store,
  { book, name }: OpenRevision,
  upload: Upload,
  given: Given,
): Promise<void> {
  const { account, entity, from, to } = { ...upload, ...given }
  if (entity !== '' && !book.entities.some(({ code }) => code === entity)) {
    const known = [...new Set(book.entities.map(({ code }) => code))].join(', ')
    throw inputRefused(finding('UPL-002', 'blocks', { value: entity }, { known }))
  }
  if ((from !== '' || to !== '') && !(isDate(from) && isDate(to) && from <= to))
    throw inputRefused(finding('UPL-003', 'blocks', { value: `${from}/${to}` }))
  const bytes = await store.uploads.bytes(upload)
  const all = { entity, from, to, account }
  const { understood } = await understand(bytes, upload.name, book, async () => null, all)
  const before = understoodOf(upload)
  const marked = {
    ...understood,
    entityBy: given.entity === undefined ? before.entityBy : understood.entityBy,
    periodBy: given.from === undefined ? before.periodBy : understood.periodBy,
  }
  await store.uploads.say(name, upload.id, all, marked, subjectOf(understood, upload.name))
}

/** What became of one file that was to be accepted. */
export interface Accepted {
  readonly id: string
  readonly name: string
  readonly entity: string
  readonly target: string
  readonly accepted: boolean
  /** Of an accepted file what stays open, of another what kept it out. */
  readonly findings: readonly Finding[]
}

/** What can go in goes in together, as one revision, or nothing; what its company's files do not allow stays where it is. */
export async function accept(
  place: BookPlace,
  reopen: () => Promise<OpenRevision>,
  uploads: readonly Upload[],
  waiting: Waiting = AT_ONCE,
): Promise<Accepted[]> {
  const results: Accepted[] = []
  const ready: Upload[] = []
  for (const upload of uploads) {
    const state = stateOf(upload, place.revision.book)
    if (state === 'ready' || state === 'warns') ready.push(upload)
    else results.push(outcome(upload, false, whyNot(upload, state)))
  }
  const twice = new Set<string>()
  for (const upload of [...ready]) {
    const target = `${upload.entity}/${nameOf(upload)}`
    if (twice.has(target)) {
      ready.splice(ready.indexOf(upload), 1)
      const place = { file: upload.name, value: target }
      results.push(outcome(upload, false, [finding('UPL-004', 'blocks', place)]))
    }
    twice.add(target)
  }
  const files: NewFile[] = []
  for (const upload of ready) {
    const bytes = await place.store.uploads.bytes(upload)
    const path = `balances/${upload.entity}/${nameOf(upload)}.${extensionOf(bytes, upload.name)}`
    files.push({ upload, path, bytes })
  }
  const { good, refused } = await triedOut(place, files, waiting)
  results.push(...refused)
  if (good.length === 0) return results
  await waiting.keeping()
  await put(place, good)
  const ids = good.map(({ upload }) => upload.id)
  await place.store.uploads.remove(place.revision.name, ids)
  const after = await reopen()
  return [...results, ...good.map(({ upload }) => accepted(after, upload))]
}

interface NewFile {
  readonly upload: Upload
  readonly path: string
  readonly bytes: Uint8Array
}

/** The book is read with the new files in it: a company whose files bring what blocks keeps all of its files out. */
async function triedOut(
  { revision, room }: BookPlace,
  files: readonly NewFile[],
  { pause }: Waiting,
): Promise<{ good: readonly NewFile[]; refused: readonly Accepted[] }> {
  const refused: Accepted[] = []
  let good = files
  while (good.length > 0) {
    const standing = { ...revision.files, name: revision.name, revision: BigInt(revision.revision) }
    const after = await room.tryOut(overlaid(standing, changesOf(revision, good)), pause)
    const introduced = newFindings(revision.findings, after.findings)
    if (introduced.length === 0) break
    const isOf = (entity: string) => (one: Finding) =>
      one.place.file?.startsWith(`balances/${entity}/`) ?? false
    const atFault = good.filter(({ upload }) => introduced.some(isOf(upload.entity)))
    // Of no company's files: nobody can say whose they are.
    const out = atFault.length > 0 ? atFault : good
    for (const { upload } of out) {
      const own = introduced.filter(isOf(upload.entity))
      refused.push(outcome(upload, false, own.length > 0 ? own : introduced))
    }
    good = good.filter((one) => !out.includes(one))
  }
  return { good, refused }
}

const replacedBy = ({ book }: OpenRevision, files: readonly NewFile[]) =>
  book.balances.filter((one) =>
    files.some(({ upload }) => upload.entity === one.entity && nameOf(upload) === nameOf(one)),
  )

function changesOf(current: OpenRevision, files: readonly NewFile[]): Map<string, Uint8Array | null> {
  const changes = new Map<string, Uint8Array | null>(
    replacedBy(current, files).map(({ document }) => [document, null]),
  )
  for (const { bytes, path } of files) changes.set(path, bytes)
  return changes
}

/** One revision, and an entry in the trail for each company. */
async function put(place: BookPlace, files: readonly NewFile[]): Promise<void> {
  const entities = [...new Set(files.map(({ upload }) => upload.entity))]
  const [only = ''] = entities.length === 1 ? entities : []
  const object = files.map(({ upload }) => nameOf(upload)).join(', ')
  const act = { action: 'balance.accept', objectKind: 'balance', object, entity: only }
  await changeBook(place, act, async (current) => {
    const entries = entities.map((entity) => {
      const own = files.filter(({ upload }) => upload.entity === entity)
      return {
        object: own.map(({ upload }) => nameOf(upload)).join(', '),
        entity,
        before: Object.fromEntries(replacedBy(current, own).map(({ document, hash }) => [document, hash])),
        after: Object.fromEntries(own.map(({ upload }) => [nameOf(upload), upload.hash])),
      }
    })
    return { files: changesOf(current, files), before: null, after: null, entries }
  })
}

const outcome = (upload: Upload, accepted: boolean, findings: readonly Finding[]): Accepted => ({
  id: upload.id,
  name: upload.name,
  entity: upload.entity,
  target: nameOf(upload),
  accepted,
  findings,
})

function whyNot(upload: Upload, state: 'asks' | 'same' | 'refused'): readonly Finding[] {
  const place = { file: upload.name }
  if (state === 'refused')
    return understoodOf(upload).findings.filter(({ severity }) => severity === 'blocks')
  return [finding(state === 'asks' ? 'UPL-001' : 'UPL-005', state === 'asks' ? 'blocks' : 'warns', place)]
}

/** With what reading the book says of the file now that it is of it; what its close says stands on the file's own page. */
function accepted({ book, findings }: OpenRevision, upload: Upload): Accepted {
  const target = nameOf(upload)
  const file = book.balances.find((one) => one.entity === upload.entity && nameOf(one) === target)
  return outcome(upload, true, file ? findingsOf(file.document, findings) : [])
}

const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  xlsx: ['xlsx'],
  xls: ['xls'],
  html: ['html', 'htm', 'xls'],
  csv: ['csv', 'txt'],
}

/** The file's own extension where it suits what is in it: a book names its files by what they are. */
function extensionOf(bytes: Uint8Array, name: string): string {
  const own = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  try {
    const known = EXTENSIONS[sniff(bytes, name)] ?? ['xlsx']
    return known.includes(own) ? own : known[0]
  } catch (error) {
    // What cannot be told was refused when it was sent, and is not accepted.
    if (!(error instanceof RefusedFile)) throw error
    return own
  }
}
