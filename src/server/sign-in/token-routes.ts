// Tokens for programs: made after a fresh sign-in in the browser, shown once, good until a day that is named.

import { z } from 'zod'
import { newToken, tokenHash } from '../../app/people-sealing.ts'
import type { Token } from '../../store/people-sessions.ts'
import type { Server } from '../context.ts'
import { notFound } from '../problem.ts'
import { list } from '../schemas.ts'
import { freshOf, sessionOf } from './answers.ts'
import type { PeopleContext } from './context.ts'

const DAY = 24 * 3600_000
const scope = z.enum(['read', 'full']).describe('read changes nothing; full may what the person may')

export const token = z.object({
  id: z.string(),
  name: z.string(),
  scope,
  madeAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
})

export function tokenRoutes(server: Server, { store }: PeopleContext): void {
  const { sessions } = store.people
  server.get(
    '/tokens',
    { schema: { response: { 200: z.object({ tokens: list(token) }) } } },
    async (request) => ({ tokens: (await sessions.listTokens(sessionOf(request).access)).map(shown) }),
  )
  server.post(
    '/tokens',
    {
      schema: {
        body: z.strictObject({
          name: z.string().trim().min(1).max(100),
          scope,
          days: z.number().int().min(1).max(366),
        }),
        response: { 201: token.extend({ token: z.string().describe('shown this once') }) },
      },
    },
    async (request, reply) => {
      const { access } = freshOf(request)
      const { days, name, scope } = request.body
      const secret = `tb_${newToken()}`
      const expiresAt = new Date(store.people.now().getTime() + days * DAY)
      const made = await sessions.makeToken(access, { name, scope, expiresAt }, tokenHash(secret))
      return reply.code(201).send({ ...shown(made), token: secret })
    },
  )
  server.delete(
    '/tokens/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: { 204: z.null() } } },
    async (request, reply) => {
      const { access } = sessionOf(request)
      if (!(await sessions.revokeToken(access, request.params.id))) throw notFound(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

const shown = ({ expiresAt, id, madeAt, name, scope, usedAt }: Token) => ({
  id,
  name,
  scope,
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  usedAt: usedAt === null ? null : usedAt.toISOString(),
})
