// Requests over HTTP: registered, listed, read, and what is said and done in them.

import { z } from 'zod'
import { act, unvote } from '../../app/desk/acts.ts'
import { deskHome } from '../../app/desk/line-card.ts'
import { listRequests } from '../../app/desk/list.ts'
import { registerAs } from '../../app/desk/register.ts'
import { requestView } from '../../app/desk/request-view.ts'
import { note, say } from '../../app/desk/words-in.ts'
import { countRequests } from '../../store/desk/find.ts'
import { etagHeader, onceOf, type Server } from '../context.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import { acted, done, givenAct, newMessage, newNote } from './edit-schemas.ts'
import { deskHome as deskHomeShape } from './line-schemas.ts'
import {
  counts,
  listQuery,
  newRequest,
  registered,
  request as requestShape,
  requests,
} from './request-schemas.ts'
import { idParams } from './schemas.ts'

export function requestRoutes(server: Server, context: DeskContext): void {
  const { desk } = context
  server.get('/desk', { schema: { response: { 200: deskHomeShape } } }, (request) =>
    desk(request).read(deskHome),
  )
  server.get('/desk/counts', { schema: { response: { 200: counts } } }, (request) =>
    desk(request).read(countRequests),
  )
  server.get(
    '/desk/requests',
    { schema: { querystring: listQuery, response: { 200: requests } } },
    async (request) => {
      const { before = null, limit, kind, assignee, ...rest } = request.query
      const filter = {
        ...rest,
        ...(kind === undefined ? {} : { kind: kind === 'none' ? ('' as const) : kind }),
        ...(assignee === undefined ? {} : { assignee: assignee === 'none' ? null : assignee }),
      }
      return desk(request).read((unit) => listRequests(unit, filter, { before, limit }))
    },
  )
  server.post(
    '/desk/requests',
    { schema: { body: newRequest, response: { 201: registered } } },
    async (request, reply) => {
      const { startedAt, ...rest } = request.body
      const given = { ...rest, startedAt: startedAt === null ? null : new Date(startedAt) }
      const made = await desk(request).writeOnce(
        onceOf(request),
        (unit) => registerAs(unit, given),
        (kept) => registered.parse(kept),
      )
      return reply.code(201).send(made)
    },
  )
  server.get(
    '/desk/requests/:id',
    { schema: { params: idParams, response: { 200: requestShape } } },
    async (request, reply) => {
      const view = await desk(request).read((unit) => requestView(unit, request.params.id))
      reply.header('etag', etagHeader(view.version))
      return view
    },
  )
  wordRoutes(server, context)
}

function wordRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/requests/:id/messages',
    { schema: { params: idParams, body: newMessage, response: { 201: done } } },
    async (request, reply) => {
      const { id } = request.params
      const made = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => ({ id: (await say(unit, id, request.body)).message }),
        (kept) => done.parse(kept),
      )
      return reply.code(201).send(made)
    },
  )
  server.post(
    '/desk/requests/:id/notes',
    { schema: { params: idParams, body: newNote, response: { 201: done } } },
    async (request, reply) => {
      const made = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => ({ id: await note(unit, request.params.id, request.body) }),
        (kept) => done.parse(kept),
      )
      return reply.code(201).send(made)
    },
  )
  server.post(
    '/desk/requests/:id/acts',
    { schema: { params: idParams, body: givenAct, response: { 200: acted } } },
    async (request) => {
      const { id } = request.params
      const version = versionOf(request)
      const made = await desk(request).write((unit) => act(unit, id, version, request.body))
      return { id: made.message, request: made.request }
    },
  )
  server.delete(
    '/desk/requests/:id/vote',
    { schema: { params: idParams, response: { 204: z.null() } } },
    async (request, reply) => {
      await desk(request).write((unit) => unvote(unit, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
