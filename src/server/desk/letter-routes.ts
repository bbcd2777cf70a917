// Letters that came, for operators: what became of each, and what to make of those that wait.

import { z } from 'zod'
import { letterSource, lettersView, letterView, settle } from '../../app/desk/mail/quarantine.ts'
import { tryLetterAgain, unsentView } from '../../app/desk/mail/unsent.ts'
import type { Server } from '../context.ts'
import { list } from '../schemas.ts'
import type { DeskContext } from './context.ts'
import { idParams, kind, nothing } from './schemas.ts'

const outcome = z.enum(['request', 'message', 'grey', 'quarantine', 'same', 'refused'])

const letter = z.object({
  id: z.string(),
  sequence: z.string(),
  line: z.string(),
  from: z.string().describe('empty: it names no sender, or several'),
  fromName: z.string(),
  subject: z.string(),
  receivedAt: z.string(),
  outcome,
  reason: z.string().describe('a code; behind a colon what a machine or the operator said'),
  request: z.string().nullable(),
  looksLike: z.string().nullable(),
  settledAt: z.string().nullable(),
})

export const letters = z.object({
  letters: list(
    letter.extend({ requestNumber: z.string().nullable(), looksLikeNumber: z.string().nullable() }),
  ),
})

export const oneLetter = letter.extend({
  to: list(z.string()),
  text: z.string(),
  files: list(z.object({ name: z.string(), type: z.string(), size: z.number() })),
  keptOut: list(z.object({ name: z.string(), reason: z.string() })),
  claims: z.object({ organisation: z.string(), licenceNumber: z.string() }),
})

const settlement = z.discriminatedUnion('as', [
  z.object({ as: z.literal('request'), organisation: z.uuid(), kind, remember: z.boolean() }),
  z.object({ as: z.literal('message'), request: z.uuid() }),
  z.object({ as: z.literal('rejected'), reason: z.string().trim().min(1).max(1000) }),
])

const lettersQuery = z.object({
  outcome: outcome.optional(),
  waiting: z.enum(['true', 'false']).optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const unsent = z.object({
  letters: list(
    z.object({
      sequence: z.string(),
      request: z.string().nullable(),
      number: z.string().nullable(),
      recipients: list(z.string()),
      subject: z.string(),
      fault: z.string(),
      tries: z.number(),
      sentAt: z.string().nullable(),
      givenUpAt: z.string().nullable(),
      nextTryAt: z.string(),
    }),
  ),
})

export function letterRoutes(server: Server, { desk }: DeskContext): void {
  server.get(
    '/desk/letters',
    { schema: { querystring: lettersQuery, response: { 200: letters } } },
    async (request) => {
      const { before, limit, outcome: wanted = null, waiting } = request.query
      const from = before === undefined ? null : BigInt(before)
      const query = { outcome: wanted, waiting: waiting === 'true', before: from, limit }
      return { letters: await desk(request).read((unit) => lettersView(unit, query)) }
    },
  )
  server.get('/desk/letters/:id', { schema: { params: idParams, response: { 200: oneLetter } } }, (request) =>
    desk(request).read((unit) => letterView(unit, request.params.id)),
  )
  server.get('/desk/letters/:id/source', { schema: { params: idParams } }, async (request, reply) => {
    const bytes = await desk(request).read((unit) => letterSource(unit, request.params.id))
    reply.header('content-type', 'message/rfc822')
    reply.header('content-disposition', 'attachment; filename="letter.eml"')
    return reply.send(bytes)
  })
  server.post(
    '/desk/letters/:id/settle',
    {
      schema: {
        params: idParams,
        body: settlement,
        response: { 200: z.object({ request: z.string().nullable() }) },
      },
    },
    async (request) => {
      const made = await desk(request).write((unit) => settle(unit, request.params.id, request.body))
      return { request: made }
    },
  )
  unsentRoutes(server, { desk })
}

function unsentRoutes(server: Server, { desk }: Pick<DeskContext, 'desk'>): void {
  server.get('/desk/unsent', { schema: { response: { 200: unsent } } }, async (request) => ({
    letters: await desk(request).read(unsentView),
  }))
  server.post(
    '/desk/unsent/:sequence/again',
    {
      schema: {
        params: z.object({ sequence: z.string().regex(/^\d{1,18}$/) }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const sequence = BigInt(request.params.sequence)
      await desk(request).write((unit) => tryLetterAgain(unit, sequence))
      return reply.code(204).send(null)
    },
  )
}
