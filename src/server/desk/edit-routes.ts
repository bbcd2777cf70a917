// What is changed in a request beside its acts: whose it is, what it is linked to, its files, consents and score.

// For the types of `request.file()`.
import type {} from '@fastify/multipart'
import { z } from 'zod'
import { attach, detach, fileOf } from '../../app/desk/attachments.ts'
import { consented, giveConsent, withdrawConsent } from '../../app/desk/consent.ts'
import {
  addParticipantTo,
  editRequest,
  linkRequests,
  rate,
  removeParticipantFrom,
  unlinkRequests,
} from '../../app/desk/edits.ts'
import { finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import { onceOf, type Server } from '../context.ts'
import { LIMITS } from '../limits.ts'
import { Declined } from '../problem.ts'
import { sendFile } from '../send-file.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import { givenConsent, givenLink, givenParticipant, givenScore, requestEdit } from './edit-schemas.ts'
import { idParams, made, nothing } from './schemas.ts'

const empty = { 204: nothing }
const within = z.object({ id: z.uuid(), part: z.uuid() })

export function editRoutes(server: Server, context: DeskContext): void {
  const { desk } = context
  server.patch(
    '/desk/requests/:id',
    { schema: { params: idParams, body: requestEdit, response: empty } },
    async (request, reply) => {
      const { id } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => editRequest(unit, id, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.post(
    '/desk/requests/:id/links',
    { schema: { params: idParams, body: givenLink, response: empty } },
    async (request, reply) => {
      const { kind, other } = request.body
      const version = versionOf(request)
      await desk(request).write((unit) => linkRequests(unit, request.params.id, version, other, kind))
      return reply.code(204).send(null)
    },
  )
  server.delete(
    '/desk/requests/:id/links',
    { schema: { params: idParams, querystring: givenLink, response: empty } },
    async (request, reply) => {
      const { kind, other } = request.query
      const version = versionOf(request)
      await desk(request).write((unit) => unlinkRequests(unit, request.params.id, version, other, kind))
      return reply.code(204).send(null)
    },
  )
  peopleOfRequest(server, context)
  fileRoutes(server, context)
  consentRoutes(server, context)
}

const whichParticipant = z.union([
  z.strictObject({ email: z.email() }),
  z.strictObject({ person: z.uuid().describe('of one who has no address') }),
])

function peopleOfRequest(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/requests/:id/participants',
    { schema: { params: idParams, body: givenParticipant, response: empty } },
    async (request, reply) => {
      const { id } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => addParticipantTo(unit, id, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.delete(
    '/desk/requests/:id/participants',
    {
      schema: { params: idParams, querystring: whichParticipant, response: empty },
    },
    async (request, reply) => {
      const { id } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => removeParticipantFrom(unit, id, version, request.query))
      return reply.code(204).send(null)
    },
  )
  server.put(
    '/desk/requests/:id/score',
    { schema: { params: idParams, body: givenScore, response: empty } },
    async (request, reply) => {
      const { id } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => rate(unit, id, version, request.body))
      return reply.code(204).send(null)
    },
  )
}

const attachQuery = z.strictObject({
  draft: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: waits to be sent with a message or a note; false: the request’s own at once'),
})

function fileRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/requests/:id/attachments',
    {
      schema: {
        params: idParams,
        querystring: attachQuery,
        consumes: ['multipart/form-data'],
        response: { 201: made },
      },
    },
    async (request, reply) => {
      const sent = await request.file({ limits: { fileSize: LIMITS.attachment, files: 1 } })
      if (!sent) throw new Declined(400, [finding('UPL-006', 'blocks', {})])
      const file = {
        name: sent.filename,
        bytes: await sent.toBuffer(),
        isDraft: request.query.draft === 'true',
      }
      const { id } = request.params
      const once = onceOf(request)
      const answer = await desk(request).writeOnce(
        // The body of a form is no part of what onceOf sees.
        { ...once, requestHash: sha256(`${once.requestHash} ${file.name} ${sha256(file.bytes)}`) },
        async (unit) => ({ id: await attach(unit, id, file) }),
        (kept) => made.parse(kept),
      )
      return reply.code(201).send(answer)
    },
  )
  server.get(
    '/desk/requests/:id/attachments/:part',
    { schema: { params: within } },
    async (request, reply) => {
      const { id, part } = request.params
      const file = await desk(request).read((unit) => fileOf(unit, id, part))
      // Never shown within the page, whatever it is.
      reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
      return sendFile(reply, { ...file, type: 'application/octet-stream' })
    },
  )
  server.delete(
    '/desk/requests/:id/attachments/:part',
    { schema: { params: within, response: empty } },
    async (request, reply) => {
      await desk(request).write((unit) => detach(unit, request.params.part))
      return reply.code(204).send(null)
    },
  )
}

function consentRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/requests/:id/consents',
    { schema: { params: idParams, body: givenConsent, response: { 201: made } } },
    async (request, reply) => {
      const given = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => ({ id: await giveConsent(unit, request.params.id, request.body) }),
        (kept) => made.parse(kept),
      )
      return reply.code(201).send(given)
    },
  )
  server.get('/desk/requests/:id/consents/:part', { schema: { params: within } }, async (request, reply) => {
    const { id, part } = request.params
    const bytes = await desk(request).read((unit) => consented(unit, id, part))
    reply.header('x-content-type-options', 'nosniff')
    return sendFile(reply, { name: `extract-${part}.txt`, type: 'text/plain; charset=utf-8', bytes })
  })
  server.delete(
    '/desk/requests/:id/consents/:part',
    { schema: { params: within, response: empty } },
    async (request, reply) => {
      const { id, part } = request.params
      await desk(request).write((unit) => withdrawConsent(unit, id, part))
      return reply.code(204).send(null)
    },
  )
}
