// A job as the API tells it.

import { z } from 'zod'
import { type Language, render } from '../../app/messages.ts'
import type { Job } from '../../store/jobs.ts'
import { list, rendered } from '../schemas.ts'

export const job = z.object({
  id: z.string(),
  book: z.string(),
  kind: z.enum(['close', 'documents']),
  period: z.string(),
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
  findings: list(rendered),
  hasFile: z.boolean(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})

const subject = z.object({ period: z.string() })
const result = job.shape.result

export function jobView(of: Job, language: Language): z.output<typeof job> {
  const { book, done, id, kind, state, step, total } = of
  return {
    id,
    book,
    kind,
    period: subject.parse(of.subject).period,
    state,
    progress: { step, done, total },
    result: result.parse(of.result ?? null),
    findings: of.findings.map((one) => render(one, language)),
    hasFile: state === 'done' && kind === 'documents',
    queuedAt: of.queuedAt.toISOString(),
    startedAt: of.startedAt?.toISOString() ?? null,
    endedAt: of.endedAt?.toISOString() ?? null,
  }
}
