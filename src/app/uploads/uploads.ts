// Trial balances sent from the browser: read at once, kept apart, and put into the book only when they are accepted.

import { sniff } from '../../formats/table/read-grid.ts'
import { RefusedFile } from '../../formats/table/refused.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { isDate } from '../../ledger/period.ts'
import { Refused } from '../../store/refused.ts'
import type { Store } from '../../store/store.ts'
import type { Upload } from '../../store/uploads.ts'
import { type BookPlace, changeBook } from '../change-book.ts'
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

/** Files of one company go in together, as one revision; of several, one after the other. */
export async function accept(
  place: BookPlace,
  reopen: () => Promise<OpenRevision>,
  uploads: readonly Upload[],
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
  for (const entity of new Set(ready.map((upload) => upload.entity))) {
    const own = ready.filter((upload) => upload.entity === entity)
    results.push(...(await acceptOf(place, entity, own)))
  }
  const done = results.filter(({ accepted }) => accepted)
  await place.store.uploads.remove(
    place.revision.name,
    done.map(({ id }) => id),
  )
  if (done.length === 0) return results
  const after = await reopen()
  return results.map((one) => (one.accepted ? { ...one, findings: openFindings(after, one) } : one))
}

async function acceptOf(place: BookPlace, entity: string, uploads: readonly Upload[]): Promise<Accepted[]> {
  const files = new Map<string, Uint8Array>()
  for (const upload of uploads) {
    const bytes = await place.store.uploads.bytes(upload)
    files.set(`balances/${entity}/${nameOf(upload)}.${extensionOf(bytes, upload.name)}`, bytes)
  }
  const object = uploads.map(nameOf).join(', ')
  const act = { action: 'balance.accept', objectKind: 'balance', object, entity }
  try {
    await changeBook(place, act, async (current) => {
      const replaced = current.book.balances.filter(
        (file) => file.entity === entity && uploads.some((upload) => nameOf(upload) === nameOf(file)),
      )
      const changes = new Map<string, Uint8Array | null>(replaced.map(({ document }) => [document, null]))
      for (const [path, bytes] of files) changes.set(path, bytes)
      return {
        files: changes,
        before: Object.fromEntries(replaced.map(({ document, hash }) => [document, hash])),
        after: Object.fromEntries(uploads.map((upload) => [nameOf(upload), upload.hash])),
      }
    })
    return uploads.map((upload) => outcome(upload, true, []))
  } catch (error) {
    if (!(error instanceof Refused) || error.fault !== 'input') throw error
    return uploads.map((upload) => outcome(upload, false, error.findings))
  }
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

/** What reading the book says of the file now that it is of it; what its close says stands on the file's own page. */
function openFindings(revision: OpenRevision, { entity, target }: Accepted): readonly Finding[] {
  const file = revision.book.balances.find((one) => one.entity === entity && nameOf(one) === target)
  return file ? findingsOf(file.document, revision.findings) : []
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
