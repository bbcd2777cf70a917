// One-time links: what a link is for, and its use. No session is needed: the link itself is the proof.

import { z } from 'zod'
import { type Link, readLink, useLink } from '../../app/people.ts'
import type { Server } from '../context.ts'
import { originOf } from './browser.ts'
import type { PeopleContext } from './context.ts'
import { password, welcome, whoAmI, whoIs } from './session-routes.ts'

const params = z.object({ token: z.string().min(20).max(100) })

export const link = z.object({
  purpose: z.enum(['first-administrator', 'invitation', 'lost-access']),
  login: z.string().describe('empty for the first administrator, who chooses it'),
  name: z.string(),
  expiresAt: z.string(),
  hasOutsideProvider: z.boolean(),
})

const answer = z.strictObject({
  password,
  language: z.enum(['ru', 'en']).default('ru'),
  first: z
    .strictObject({
      login: z.string().min(1).max(64),
      name: z.string().trim().min(1).max(200),
      preparesStatements: z.boolean().default(true),
    })
    .nullable()
    .default(null)
    .describe('of the first administrator'),
})

export function linkRoutes(server: Server, context: PeopleContext): void {
  const { provider, signIn, store } = context
  server.get(
    '/links/:token',
    { config: { isPublic: true }, schema: { params, response: { 200: link } } },
    async (request) => {
      const read = (): Promise<Link> => readLink(store, request.params.token)
      const { expiresAt, person, purpose } = await signIn.slowly(originOf(request), read)
      return {
        purpose,
        login: person?.login ?? '',
        name: person?.name ?? '',
        expiresAt: expiresAt.toISOString(),
        hasOutsideProvider: provider !== null,
      }
    },
  )
  server.post(
    '/links/:token',
    { config: { isPublic: true }, schema: { params, body: answer, response: { 200: whoAmI } } },
    async (request, reply) => {
      const use = (): Promise<string> => useLink(store, request.params.token, request.body)
      const person = await signIn.slowly(originOf(request), use)
      // Who has a second factor signs in with it: the link is not it.
      const { isTotpConfirmed } = await store.people.credentials.ofPerson(person)
      if (!isTotpConfirmed) {
        const started = await signIn.start(person, 'link', originOf(request))
        await welcome(request, reply, context, started)
      }
      return whoIs(request, context)
    },
  )
}
