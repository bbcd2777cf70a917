// Closes: run as a job, and the journal of those that were kept, each with what it said.

import { z } from 'zod'
import { mayReadGroupDraft } from '../../app/access.ts'
import { mayRunClose } from '../../app/jobs/job-work.ts'
import { type Language, render, renderCheck } from '../../app/messages.ts'
import type { KeptClose, KeptOutcome } from '../../store/closes.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { job, jobView } from '../events/job-view.ts'
import { forbidden, notFound } from '../problem.ts'
import { amount, bookParams, list, rendered } from '../schemas.ts'

const kept = z.object({
  id: z.string(),
  reportingDate: z.string(),
  fingerprint: z.string(),
  blocked: z.boolean(),
  revision: z.string(),
  isLatest: z.boolean().describe('of the book as it is now'),
  at: z.string(),
  by: z.string().describe('name of who had it derived; empty: the console'),
  counts: z.object({ blocking: z.number(), warning: z.number(), passed: z.number() }),
})

export const closes = z.object({
  closes: list(kept).describe('the latest first'),
  next: z.string().nullable().describe('for `before` of the next page; null on the last'),
})

const number = z.string().regex(/^\d{1,18}$/)
const page = z.object({
  before: number.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(500),
})

export const close = kept.extend({
  inputsHash: z.string(),
  figuresHash: z.string(),
  findings: list(rendered).describe('those that block first'),
  checks: list(
    z.object({
      id: z.string(),
      scope: z.enum(['file', 'entity', 'pair', 'group']),
      subject: z.string(),
      severity: z.enum(['blocks', 'warns']),
      passed: z.boolean(),
      left: amount,
      right: amount,
      difference: amount,
      text: z.string(),
      advice: z.string(),
    }),
  ).describe('those that block first, then those that warn'),
})

const keptView = (one: KeptClose, latest: string): z.input<typeof kept> => ({
  id: one.id,
  reportingDate: one.reportingDate,
  fingerprint: one.fingerprint,
  blocked: one.blocked,
  revision: String(one.revision),
  isLatest: String(one.revision) === latest,
  at: one.createdAt.toISOString(),
  by: one.authorName,
  counts: {
    blocking: Number(one.blocking),
    warning: Number(one.warning),
    passed: Number(one.passed),
  },
})

function outcomeView(one: KeptOutcome, latest: string, language: Language): z.input<typeof close> {
  const rank = (check: { passed: boolean; severity: string }): number =>
    check.passed ? 2 : check.severity === 'blocks' ? 0 : 1
  return {
    ...keptView(one, latest),
    inputsHash: one.inputsHash,
    figuresHash: one.figuresHash,
    findings: [...one.findings]
      .sort((a, b) => Number(a.severity === 'warns') - Number(b.severity === 'warns'))
      .map((found) => render(found, language)),
    checks: [...one.checks]
      .sort((a, b) => rank(a) - rank(b))
      .map(({ values: _, ...check }) => ({ ...check, ...renderCheck({ ...check, values: _ }, language) })),
  }
}

export function closeRoutes(server: Server, context: ServerContext): void {
  const body = z.object({ period: z.string().max(30).optional() }).strict()
  server.post(
    '/books/:book/closes',
    { schema: { params: bookParams, body, response: { 202: job } } },
    async (request, reply) => {
      const access = accessOf(request)
      const revision = await context.open(request, request.params.book)
      if (!mayRunClose(access, revision.name)) throw forbidden(revision.name)
      const subject = { period: request.body.period ?? '' }
      const made = await context.jobs.add(access, revision, 'close', subject)
      return reply.code(202).send(jobView(made, access.language))
    },
  )
  server.get(
    '/books/:book/closes',
    { schema: { params: bookParams, querystring: page, response: { 200: closes } } },
    async (request) => {
      const access = accessOf(request)
      const { name, revision } = await context.open(request, request.params.book)
      if (!mayReadGroupDraft(access, name)) throw forbidden(name)
      const { before = null, limit } = request.query
      // One more than asked tells whether there is a next page.
      const found = await context.store.as(access).listCloses(name, { before, limit: limit + 1 })
      const shown = found.slice(0, limit)
      return {
        closes: shown.map((one) => keptView(one, revision)),
        next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      }
    },
  )
  const idParams = bookParams.extend({ id: number })
  server.get(
    '/books/:book/closes/:id',
    { schema: { params: idParams, response: { 200: close } } },
    async (request) => {
      const access = accessOf(request)
      const { name, revision } = await context.open(request, request.params.book)
      if (!mayReadGroupDraft(access, name)) throw forbidden(name)
      const found = await context.store.as(access).findClose(name, request.params.id)
      if (!found) throw notFound(request.params.id)
      return outcomeView(found, revision, access.language)
    },
  )
}
