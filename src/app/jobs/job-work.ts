// What each kind of job does. A job works on behalf of who asked for it, with her rights of now: they are asked again
// when it begins, since a job may wait.

import { finding } from '../../ledger/finding.ts'
import type { Access } from '../../store/access.ts'
import type { JobKind } from '../../store/jobs.ts'
import { mayReadEntity, mayReadGroupDraft } from '../access.ts'
import { closingOf } from '../close-book.ts'
import { documentsOf } from '../close-documents.ts'
import { inputRefused } from '../failure.ts'
import { allDocuments } from '../room/documents-view.ts'
import type { OpenRevision } from '../room/room.ts'
import type { CloseResult, JobDone, JobPlace, JobSubject } from './job-place.ts'
import { acceptWork, importWork } from './taking-work.ts'

type Work = (place: JobPlace, subject: JobSubject) => Promise<JobDone>

export const JOB_WORK: Readonly<Record<JobKind, Work>> = {
  close: closeWork,
  documents: documentsWork,
  import: importWork,
  accept: acceptWork,
}

/** A close spans the group: the draft of it is for those who may read that. */
export const mayRunClose = (access: Access, book: string): boolean =>
  access.scope === 'full' && mayReadGroupDraft(access, book)

/** Derives the close of a period and keeps its result. */
async function closeWork(place: JobPlace, { period }: JobSubject): Promise<JobDone> {
  const { access, book, keeping, open, pause, store } = place
  const revision = await open()
  if (!mayRunClose(access, book)) throw inputRefused(finding('SRV-403', 'blocks', {}, { act: book }))
  const room = await revision.closeInSteps(period, pause)
  const inputs = documentsOf(revision.book, room.interval.to)
  const closing = closingOf(room.close, inputs, room.identity(), room.blocked, room.findings)
  await keeping()
  await store.saveClose(BigInt(revision.revision), closing)
  return { result: resultOf(revision, closing) }
}

/** All documents of a close that she may read, in one archive; of a kept close, of the files that it was derived from. */
async function documentsWork(place: JobPlace, { close = '', period }: JobSubject): Promise<JobDone> {
  const { access, book, open, pause, store } = place
  const kept = close === '' ? null : await store.findClose(book, close)
  if (close !== '' && !kept) throw inputRefused(finding('SRV-404', 'blocks', { value: close }))
  const revision = await open(kept ? String(kept.revision) : undefined)
  const room = await revision.closeInSteps(kept ? isoInterval(kept.reportingDate) : period, pause)
  if (kept && room.fingerprint() !== kept.fingerprint) {
    const values = { was: kept.fingerprint.slice(0, 12), is: room.fingerprint().slice(0, 12) }
    throw inputRefused(finding('JOB-001', 'blocks', {}, values))
  }
  const may = (entity: string | null): boolean =>
    entity === null ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity)
  const file = await allDocuments(room, may, (done, total) => pause('documents', done, total))
  const { blocked, interval } = room
  const result = { reportingDate: interval.to, fingerprint: room.fingerprint(), blocked }
  return { result: resultOf(revision, result), file }
}

/** A close is named by its reporting date: any interval that ends on it is the same close. */
const isoInterval = (date: string): string => `${date}/${date}`

const resultOf = (
  { revision }: OpenRevision,
  { blocked, fingerprint, reportingDate }: Omit<CloseResult, 'revision'>,
): CloseResult => ({ revision, reportingDate, fingerprint, blocked })
