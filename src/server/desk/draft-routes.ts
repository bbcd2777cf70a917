// Drafts at the desk over HTTP: of a new request, and of what is being written to one.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { forgetDraft, readDraft, saveDraft } from '../../app/desk/drafts.ts'
import { etagHeader, type Server } from '../context.ts'
import { stale } from '../problem.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import { idParams, nothing } from './schemas.ts'

export const deskDraft = z.object({
  draft: z
    .object({ content: z.string(), counter: z.number().describe('for If-Match'), changedAt: z.string() })
    .nullable()
    .describe('null: there is none, and it is saved with "0"'),
})

/** An answer may have 100,000 characters, and the page keeps it as JSON. */
const body = z.object({ content: z.string().max(400_000).describe('as the page keeps it') })

export function draftRoutes(server: Server, { desk }: DeskContext): void {
  const save = async (
    request: FastifyRequest,
    reply: FastifyReply,
    of: string | null,
    content: string,
  ): Promise<z.input<typeof deskDraft>> => {
    const counter = versionOf(request)
    const { draft, isSaved } = await desk(request).write((unit) => saveDraft(unit, of, content, counter))
    if (!isSaved) throw stale('draft', draft)
    reply.header('etag', etagHeader(String(draft?.counter ?? 0)))
    return { draft }
  }

  const response = { 200: deskDraft }
  server.get('/desk/draft', { schema: { response } }, async (request) => ({
    draft: await desk(request).read((unit) => readDraft(unit, null)),
  }))
  server.put('/desk/draft', { schema: { body, response } }, (request, reply) =>
    save(request, reply, null, request.body.content),
  )
  server.delete('/desk/draft', { schema: { response: { 204: nothing } } }, async (request, reply) => {
    await desk(request).write((unit) => forgetDraft(unit, null))
    return reply.code(204).send(null)
  })

  const params = idParams
  server.get('/desk/requests/:id/draft', { schema: { params, response } }, async (request) => ({
    draft: await desk(request).read((unit) => readDraft(unit, request.params.id)),
  }))
  server.put('/desk/requests/:id/draft', { schema: { params, body, response } }, (request, reply) =>
    save(request, reply, request.params.id, request.body.content),
  )
  server.delete(
    '/desk/requests/:id/draft',
    { schema: { params, response: { 204: nothing } } },
    async (request, reply) => {
      await desk(request).write((unit) => forgetDraft(unit, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
