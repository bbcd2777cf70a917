// What each kind of job does. A job works on behalf of who asked for it, with her rights of now: they are asked again
// when it begins, since a job may wait.

import { finding } from '../../ledger/finding.ts'
import type { Access } from '../../store/access.ts'
import type { JobFile, JobKind } from '../../store/jobs.ts'
import type { Store } from '../../store/store.ts'
import { mayReadEntity, mayReadGroupDraft } from '../access.ts'
import { closingOf } from '../close-book.ts'
import { documentsOf } from '../close-documents.ts'
import { inputRefused } from '../failure.ts'
import { allDocuments } from '../room/documents-view.ts'
import type { OpenRevision, Pause } from '../room/room.ts'

export interface JobPlace {
  readonly access: Access
  /** On her behalf. */
  readonly store: Store
  readonly revision: OpenRevision
  readonly pause: Pause
}

/** What was asked: of a close its period, '' for the last that is complete. */
export interface JobSubject {
  readonly period: string
}

/** What the job gave, as the API tells it. */
export interface JobResult {
  readonly revision: string
  readonly reportingDate: string
  readonly fingerprint: string
  readonly blocked: boolean
}

export interface JobDone {
  readonly result: JobResult
  readonly file: JobFile | null
}

type Work = (place: JobPlace, subject: JobSubject) => Promise<JobDone>

export const JOB_WORK: Readonly<Record<JobKind, Work>> = { close: closeWork, documents: documentsWork }

/** A close spans the group: the draft of it is for those who may read that. */
export const mayRunClose = (access: Access, book: string): boolean =>
  access.scope === 'full' && mayReadGroupDraft(access, book)

/** Derives the close of a period and keeps its result. */
async function closeWork(
  { access, pause, revision, store }: JobPlace,
  { period }: JobSubject,
): Promise<JobDone> {
  if (!mayRunClose(access, revision.name))
    throw inputRefused(finding('SRV-403', 'blocks', {}, { act: revision.name }))
  const room = await revision.closeInSteps(period, pause)
  await pause('keep', 0, 1)
  const inputs = documentsOf(revision.book, room.interval.to)
  const closing = closingOf(room.close, inputs, room.identity(), room.blocked)
  await store.saveClose(BigInt(revision.revision), closing)
  return { result: resultOf(revision, closing), file: null }
}

/** All documents of a close that she may read, in one archive. */
async function documentsWork(
  { access, pause, revision }: JobPlace,
  { period }: JobSubject,
): Promise<JobDone> {
  const room = await revision.closeInSteps(period, pause)
  const may = (entity: string | null): boolean =>
    entity === null ? mayReadGroupDraft(access, revision.name) : mayReadEntity(access, revision.name, entity)
  const file = await allDocuments(room, may, (done, total) => pause('documents', done, total))
  const { blocked, interval } = room
  const result = { reportingDate: interval.to, fingerprint: room.fingerprint(), blocked }
  return { result: resultOf(revision, result), file }
}

const resultOf = (
  { revision }: OpenRevision,
  { blocked, fingerprint, reportingDate }: Omit<JobResult, 'revision'>,
): JobResult => ({ revision, reportingDate, fingerprint, blocked })
