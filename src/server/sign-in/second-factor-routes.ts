// The second factor: begun, put in force by its first code, removed; recovery codes. All of it after a fresh sign-in.

import { z } from 'zod'
import type { Server } from '../context.ts'
import { list } from '../schemas.ts'
import { freshOf } from './answers.ts'
import type { PeopleContext } from './context.ts'

const begun = z.object({
  secret: z.string().describe('base32, to type by hand'),
  address: z.string().describe('otpauth:// for a QR code'),
})
const codes = z.object({ recoveryCodes: list(z.string()).describe('shown once; each is good once') })

export function secondFactorRoutes(server: Server, { signIn }: PeopleContext): void {
  server.post('/session/second-factor', { schema: { response: { 200: begun } } }, (request) =>
    signIn.beginTotp(freshOf(request).access),
  )
  server.put(
    '/session/second-factor',
    { schema: { body: z.strictObject({ code: z.string().max(20) }), response: { 200: codes } } },
    async (request) => ({
      recoveryCodes: await signIn.confirmTotp(freshOf(request).access, request.body.code),
    }),
  )
  server.delete(
    '/session/second-factor',
    { schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      await signIn.removeTotp(freshOf(request).access)
      return reply.code(204).send(null)
    },
  )
  server.post('/session/recovery-codes', { schema: { response: { 200: codes } } }, async (request) => ({
    recoveryCodes: await signIn.renewRecoveryCodes(freshOf(request).access),
  }))
}
