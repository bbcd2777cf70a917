// Forwarding over HTTP: the line's setting, a request sent on, and what another installation brings.

import { z } from 'zod'
import { forwardedAnswer, forwardedRequest } from '../../app/desk/forward/api-shapes.ts'
import { forwardRequest } from '../../app/desk/forward/forward.ts'
import { forwardSettings, forwardView, setForward } from '../../app/desk/forward/settings.ts'
import { takeForwarded } from '../../app/desk/forward/take.ts'
import type { Sealer } from '../../app/people-sealing.ts'
import type { Server } from '../context.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import { idParams, lineCode, nothing } from './schemas.ts'

const lineParams = z.object({ code: lineCode })

export const lineForward = z.object({
  settings: forwardSettings.nullable().describe('null: nothing is forwarded'),
  version: z.string(),
})

/** Consents with their bytes may come all at once. */
const BODY_LIMIT = 25_000_000

export function forwardRoutes(server: Server, { desk }: DeskContext, sealer: Sealer): void {
  server.get(
    '/desk/lines/:code/forward',
    { schema: { params: lineParams, response: { 200: lineForward } } },
    (request) => desk(request).read((unit) => forwardView(unit, request.params.code)),
  )
  server.put(
    '/desk/lines/:code/forward',
    {
      schema: {
        params: lineParams,
        body: z.strictObject({
          settings: forwardSettings.nullable(),
          token: z.string().min(1).max(1000).nullable().describe('of the vendor’s API; null: as it is'),
        }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const version = versionOf(request)
      const { code } = request.params
      await desk(request).write((unit) => setForward(unit, sealer, code, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.post(
    '/desk/requests/:id/forward',
    { schema: { params: idParams, response: { 204: nothing } } },
    async (request, reply) => {
      await desk(request).write((unit) => forwardRequest(unit, request.params.id))
      return reply.code(204).send(null)
    },
  )
}

export function takingRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/forwarded',
    { bodyLimit: BODY_LIMIT, schema: { body: forwardedRequest, response: { 200: forwardedAnswer } } },
    async (request) => {
      return desk(request).write((unit) => takeForwarded(unit, request.body))
    },
  )
}
