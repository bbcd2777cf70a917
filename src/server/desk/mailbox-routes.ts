// Mailboxes of lines in administration. Passwords go in and never come out.

import { z } from 'zod'
import { imapSettings, mailSecret, serverSettings } from '../../app/desk/mail/mail-settings.ts'
import {
  addMailbox,
  changeMailbox,
  mailboxesView,
  removeMailbox,
  tryMailbox,
} from '../../app/desk/mail/mailboxes.ts'
import type { PostOffice } from '../../app/desk/mail/post-office.ts'
import type { Sealer } from '../../app/people-sealing.ts'
import type { Server } from '../context.ts'
import { list } from '../schemas.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import { idParams, kind, lineCode, nothing } from './schemas.ts'

export interface MailOfServer {
  readonly sealer: Sealer
  readonly office: PostOffice
}

export const mailboxFacts = z.object({
  line: lineCode,
  address: z.email().max(250),
  kind,
  imap: imapSettings,
  smtp: serverSettings,
  enabled: z.boolean(),
})

export const mailboxes = z.object({
  mailboxes: list(
    mailboxFacts.extend({
      id: z.string(),
      address: z.string(),
      plusAddressing: z.boolean().describe('a test letter to an address with + came back'),
      checkedAt: z.string().nullable(),
      fault: z.string(),
      version: z.string(),
    }),
  ),
})

export const triedMailbox = z.object({
  imap: z.string().describe('empty: it works'),
  letters: z.number().describe('that lie in the folder: all of them will be registered'),
  smtp: z.string(),
})

export function mailboxRoutes(server: Server, { desk }: DeskContext, { office, sealer }: MailOfServer): void {
  server.get('/desk/mailboxes', { schema: { response: { 200: mailboxes } } }, async (request) => ({
    mailboxes: await desk(request).read(mailboxesView),
  }))
  server.post(
    '/desk/mailboxes',
    {
      schema: {
        body: mailboxFacts.extend({ secret: mailSecret }),
        response: { 201: z.object({ id: z.string() }) },
      },
    },
    async (request, reply) => {
      const id = await desk(request).write((unit) => addMailbox(unit, sealer, request.body))
      await office.refresh()
      return reply.code(201).send({ id })
    },
  )
  server.put(
    '/desk/mailboxes/:id',
    {
      schema: {
        params: idParams,
        body: mailboxFacts.extend({ secret: mailSecret.nullable() }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => changeMailbox(unit, sealer, id, version, request.body))
      await office.refresh()
      return reply.code(204).send(null)
    },
  )
  server.delete(
    '/desk/mailboxes/:id',
    { schema: { params: idParams, response: { 204: nothing } } },
    async (request, reply) => {
      const version = versionOf(request)
      await desk(request).write((unit) => removeMailbox(unit, request.params.id, version))
      await office.refresh()
      return reply.code(204).send(null)
    },
  )
  server.post(
    '/desk/mailboxes/:id/try',
    { schema: { params: idParams, response: { 200: triedMailbox } } },
    (request) => tryMailbox(desk(request), sealer, request.params.id),
  )
}
