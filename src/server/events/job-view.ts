// A job as the API tells it.

import { z } from 'zod'
import type { AcceptResult } from '../../app/jobs/job-place.ts'
import { type Language, render } from '../../app/messages.ts'
import type { Job } from '../../store/jobs.ts'
import { list, rendered } from '../schemas.ts'
import { acceptedFile } from './accepted-file.ts'

export const job = z.object({
  id: z.string(),
  book: z.string(),
  kind: z.enum(['close', 'documents', 'import', 'accept']),
  period: z.string(),
  close: z
    .string()
    .describe('number of the kept close whose documents they are; empty: of the book as it is'),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  progress: z.object({ step: z.string(), done: z.number(), total: z.number() }),
  result: z
    .object({
      revision: z.string(),
      reportingDate: z.string(),
      fingerprint: z.string(),
      blocked: z.boolean(),
    })
    .nullable(),
  imported: z
    .object({ book: z.string(), revision: z.string(), files: z.number(), changed: z.boolean() })
    .nullable(),
  accepted: z
    .object({ files: list(acceptedFile), wrote: z.string().describe('the revision, to take it back') })
    .nullable(),
  findings: list(rendered),
  hasFile: z.boolean(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})

const subject = z.object({
  period: z.string().default(''),
  close: z.string().default(''),
  name: z.string().default(''),
})
const result = job.shape.result
const imported = job.shape.imported

export function jobView(of: Job, language: Language): z.output<typeof job> {
  const { done, id, kind, state, step, total } = of
  const { close, name, period } = subject.parse(of.subject)
  const isClose = kind === 'close' || kind === 'documents'
  return {
    id,
    book: of.book || name,
    kind,
    period,
    close,
    state,
    progress: { step, done, total },
    result: result.parse(isClose ? (of.result ?? null) : null),
    imported: imported.parse(kind === 'import' ? (of.result ?? null) : null),
    accepted: kind === 'accept' && of.result ? acceptedView(of.result, language) : null,
    findings: of.findings.map((one) => render(one, language)),
    hasFile: state === 'done' && kind === 'documents',
    queuedAt: of.queuedAt.toISOString(),
    startedAt: of.startedAt?.toISOString() ?? null,
    endedAt: of.endedAt?.toISOString() ?? null,
  }
}

function acceptedView(kept: unknown, language: Language): NonNullable<z.output<typeof job>['accepted']> {
  // Written by the work of the job (app/jobs/taking-work.ts).
  const { files, wrote = '' } = kept as AcceptResult
  return {
    wrote,
    files: files.map((one) => ({ ...one, findings: one.findings.map((found) => render(found, language)) })),
  }
}
