// Long work: asked for, looked at, cancelled.

import { z } from 'zod'
import { mayReadGroupDraft } from '../../app/access.ts'
import type { Job } from '../../store/jobs.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { job, jobView } from '../events/job-view.ts'
import { forbidden, languageOf, notFound } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'
import { sendFile } from '../send-file.ts'

export const jobs = z.object({ jobs: list(job) })

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
  documentJobs(server, context)
}

function must(found: Job | null, id: string): Job {
  if (!found) throw notFound(id)
  return found
}

function documentJobs(server: Server, context: ServerContext): void {
  const asked = body.extend({
    close: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional()
      .describe('number of a kept close'),
  })
  server.post(
    '/books/:book/documents/jobs',
    { schema: { params: bookParams, body: asked, response: { 202: job } } },
    async (request, reply) => {
      const access = accessOf(request)
      const { book } = request.params
      const { close, period = '' } = request.body
      if (access.scope !== 'full') throw forbidden(book)
      const revision = await context.open(request, book)
      if (close !== undefined && !mayReadGroupDraft(access, book)) throw forbidden(book)
      const made = close
        ? await context.jobs.add(access, { name: book, revision: '' }, 'documents', { close })
        : await context.jobs.add(access, revision, 'documents', { period })
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
