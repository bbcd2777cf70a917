// What runs on the installation and what programs reach it, for the administrator: who and when, no figures.

import { z } from 'zod'
import { listTokens, requireAdministrator, revokeToken } from '../../app/people.ts'
import type { Job } from '../../store/jobs.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { job } from '../events/job-view.ts'
import { notFound } from '../problem.ts'
import { list } from '../schemas.ts'
import { token } from '../sign-in/token-routes.ts'

const running = job.pick({ id: true, kind: true, state: true, progress: true }).extend({
  book: z.string(),
  person: z.string().describe('name of who asked for it; empty: the program or the console'),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})
export const everyJob = z.object({ jobs: list(running) })
export const everyToken = z.object({
  tokens: list(token.extend({ login: z.string(), person: z.string().describe('name') })),
})
const params = z.object({ id: z.uuid() })

export function installationRoutes(server: Server, { jobs, store }: ServerContext): void {
  server.get('/admin/tokens', { schema: { response: { 200: everyToken } } }, async (request) => {
    const tokens = await listTokens(store, accessOf(request))
    return {
      tokens: tokens.map(({ expiresAt, madeAt, usedAt, ...one }) => ({
        ...one,
        madeAt: madeAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        usedAt: usedAt?.toISOString() ?? null,
      })),
    }
  })
  server.delete(
    '/admin/tokens/:id',
    { schema: { params, response: { 204: z.null() } } },
    async (request, reply) => {
      const { id } = request.params
      if (!(await revokeToken(store, accessOf(request), id))) throw notFound(id)
      return reply.code(204).send(null)
    },
  )
  server.get(
    '/admin/jobs',
    { schema: { response: { 200: everyJob } }, config: { isBackground: true } },
    async (request) => {
      const access = accessOf(request)
      requireAdministrator(access)
      const names = new Map((await store.people.list(access)).map(({ id, name }) => [`person:${id}`, name]))
      return { jobs: (await jobs.every()).map((one) => shown(one, names)) }
    },
  )
  server.delete(
    '/admin/jobs/:id',
    { schema: { params, response: { 204: z.null() } } },
    async (request, reply) => {
      requireAdministrator(accessOf(request))
      const { id } = request.params
      if (!(await jobs.cancelAny(id))) throw notFound(id)
      return reply.code(204).send(null)
    },
  )
}

const subject = z.object({ name: z.string().default('') })

const shown = (one: Job, names: ReadonlyMap<string, string>): z.output<typeof running> => ({
  id: one.id,
  kind: one.kind,
  state: one.state,
  progress: { step: one.step, done: one.done, total: one.total },
  book: one.book || subject.parse(one.subject).name,
  person: names.get(one.owner) ?? '',
  queuedAt: one.queuedAt.toISOString(),
  startedAt: one.startedAt?.toISOString() ?? null,
  endedAt: one.endedAt?.toISOString() ?? null,
})
