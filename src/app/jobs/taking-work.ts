// Jobs that take something in: a book's folder as an archive, trial balances that were sent. All of it is read and tried
// out first, with pauses in which a cancel is heard; what is written is one transaction.

import { assert, finding } from '../../ledger/finding.ts'
import { mayEditEntity } from '../access.ts'
import { openArchive } from '../books/archive.ts'
import { mayTakeBook, takeBook } from '../books/files.ts'
import { inputRefused } from '../failure.ts'
import { accept } from '../uploads/uploads.ts'
import type { JobDone, JobPlace, JobSubject } from './job-place.ts'

export async function importWork(
  place: JobPlace,
  { name = '', replace = false }: JobSubject,
): Promise<JobDone> {
  const { access, id, keeping, pause, store } = place
  if (!mayTakeBook(access, name, replace)) throw inputRefused(finding('SRV-403', 'blocks', {}, { act: name }))
  const sent = await store.jobs.input(id)
  assert(sent !== null, 'what was sent lies ready until the job has ended')
  const files = await openArchive(sent.bytes, sent.name, (done, total) => pause('unpack', done, total))
  const taken = await takeBook(store, { name, files, replace }, { pause, keeping })
  const { changed, findings, revision } = taken
  return { result: { book: name, revision: String(revision), files: taken.files, changed }, findings }
}

export async function acceptWork(place: JobPlace, { uploads = [] }: JobSubject): Promise<JobDone> {
  const { access, book, keeping, open, pause, store } = place
  const revision = await open()
  const all = await store.uploads.list(book)
  const chosen = all.filter((one) => uploads.includes(one.id))
  const foreign = chosen.find(({ entity }) => entity && !mayEditEntity(access, book, entity))
  if (foreign) throw inputRefused(finding('SRV-403', 'blocks', {}, { act: foreign.entity }))
  let made = ''
  const wrote = (of: bigint): void => {
    made = String(of)
  }
  const at = { store, room: place.room(), revision, wrote }
  const files = await accept(at, () => open(), chosen, { pause, keeping })
  return { result: { files, wrote: made } }
}
