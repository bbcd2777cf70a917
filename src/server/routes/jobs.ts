// Long work: asked for, looked at, cancelled; and the closes that it kept.

import { z } from 'zod'
import { mayReadGroupDraft } from '../../app/access.ts'
import { mayRunClose } from '../../app/jobs/job-work.ts'
import type { Job } from '../../store/jobs.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { job, jobView } from '../events/job-view.ts'
import { forbidden, languageOf, notFound } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'
import { sendFile } from '../send-file.ts'

export const jobs = z.object({ jobs: list(job) })

export const closes = z.object({
  closes: list(
    z.object({
      reportingDate: z.string(),
      fingerprint: z.string(),
      blocked: z.boolean(),
      revision: z.string(),
      at: z.string(),
      by: z.string().describe('name of who had it derived; empty: the console'),
    }),
  ),
})

export const changes = z.object({
  count: z.number().describe('revisions of the book since the given one'),
  at: z.string().nullable().describe('of the latest'),
})

const idParams = z.object({ id: z.uuid() })
const body = z.object({ period: z.string().max(30).optional() }).strict()

export function jobRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/jobs',
    { schema: { response: { 200: jobs } }, config: { isBackground: true } },
    async (request) => {
      const access = accessOf(request)
      const all = await context.store.as(access).jobs.list()
      return { jobs: all.map((one) => jobView(context.jobs.now(one), access.language)) }
    },
  )
  server.get(
    '/jobs/:id',
    { schema: { params: idParams, response: { 200: job } }, config: { isBackground: true } },
    async (request) => {
      const access = accessOf(request)
      const found = await context.store.as(access).jobs.find(request.params.id)
      return jobView(context.jobs.now(must(found, request.params.id)), access.language)
    },
  )
  server.delete('/jobs/:id', { schema: { params: idParams, response: { 200: job } } }, async (request) => {
    const cancelled = await context.jobs.cancel(accessOf(request), request.params.id)
    return jobView(must(cancelled, request.params.id), languageOf(request))
  })
  server.get('/jobs/:id/file', { schema: { params: idParams } }, async (request, reply) => {
    const file = await context.store.as(accessOf(request)).jobs.file(request.params.id)
    if (!file) throw notFound(request.params.id)
    return sendFile(reply, file)
  })
  closeRoutes(server, context)
}

function must(found: Job | null, id: string): Job {
  if (!found) throw notFound(id)
  return found
}

function closeRoutes(server: Server, context: ServerContext): void {
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
    { schema: { params: bookParams, response: { 200: closes } } },
    async (request) => {
      const access = accessOf(request)
      const { name } = await context.open(request, request.params.book)
      if (!mayReadGroupDraft(access, name)) throw forbidden(name)
      const kept = await context.store.as(access).listCloses(name)
      return {
        closes: kept.map(({ authorName, blocked, createdAt, fingerprint, reportingDate, revision }) => ({
          reportingDate,
          fingerprint,
          blocked,
          revision: String(revision),
          at: createdAt.toISOString(),
          by: authorName,
        })),
      }
    },
  )
  server.post(
    '/books/:book/documents/jobs',
    { schema: { params: bookParams, body, response: { 202: job } } },
    async (request, reply) => {
      const access = accessOf(request)
      if (access.scope !== 'full') throw forbidden(request.params.book)
      const revision = await context.open(request, request.params.book)
      const subject = { period: request.body.period ?? '' }
      const made = await context.jobs.add(access, revision, 'documents', subject)
      return reply.code(202).send(jobView(made, access.language))
    },
  )
  changesRoute(server, context)
}

function changesRoute(server: Server, context: ServerContext): void {
  const since = z.object({ since: z.string().regex(/^\d{1,18}$/) })
  server.get(
    '/books/:book/changes',
    {
      schema: { params: bookParams, querystring: since, response: { 200: changes } },
      config: { isBackground: true },
    },
    async (request) => {
      // Asked for the book first: of one that is not hers nothing is said.
      const { name } = await context.store.as(accessOf(request)).bookFiles(request.params.book)
      const found = await context.store.as(accessOf(request)).changesSince(name, BigInt(request.query.since))
      return { count: found?.count ?? 0, at: found?.at.toISOString() ?? null }
    },
  )
}
