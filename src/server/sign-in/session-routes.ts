// The session: signing in and out, who I am and what I may, my sessions, my password and language.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Access, mayAdminister, mayCreateBook, mayReadAudit, mayVerifyAudit } from '../../app/access.ts'
import { changeOwnLanguage } from '../../app/people.ts'
import type { Started } from '../../app/people-sign-in.ts'
import { SESSION_LIMITS } from '../../store/people-sessions.ts'
import type { Server } from '../context.ts'
import { notFound } from '../problem.ts'
import { list } from '../schemas.ts'
import { freshOf, sessionOf } from './answers.ts'
import { COOKIE, originOf, SESSION_COOKIE } from './browser.ts'
import type { PeopleContext } from './context.ts'

const language = z.enum(['ru', 'en'])
const bookRole = z.enum(['accountant', 'controller', 'approver', 'auditor'])

/** A password to sign in with: any length that may ever have been set. */
export const password = z.string().min(1).max(200)

export const whoAmI = z.object({
  person: z
    .object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      language,
      isAdministrator: z.boolean(),
      preparesStatements: z.boolean(),
    })
    .nullable(),
  books: list(
    z.object({
      book: z.string(),
      roles: list(bookRole),
      entities: z.union([z.literal('all'), list(z.string())]),
    }),
  ),
  rights: z.object({
    administer: z.boolean(),
    createBook: z.boolean(),
    readAudit: z.boolean(),
    verifyAudit: z.boolean(),
  }),
  session: z
    .object({
      id: z.string(),
      startedAt: z.string(),
      endsAt: z.string().describe('by idleness or by age, whichever comes first'),
      isFresh: z.boolean(),
      idleMinutes: z.number(),
      hours: z.number(),
      freshMinutes: z.number(),
    })
    .nullable(),
  credentials: z
    .object({ hasPassword: z.boolean(), hasSecondFactor: z.boolean(), recoveryCodes: z.number() })
    .nullable(),
  needsAdministrator: z.boolean().describe('first start: the link stands in the terminal of the server'),
  hasOutsideProvider: z.boolean(),
})

export const session = z.object({
  id: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  address: z.string(),
  browser: z.string(),
  isThis: z.boolean(),
})

const empty = z.null().describe('nothing')

export function sessionRoutes(server: Server, context: PeopleContext): void {
  const { signIn, store } = context
  const answer = (request: FastifyRequest) => whoIs(request, context)

  server.get('/session', { config: { isPublic: true }, schema: { response: { 200: whoAmI } } }, answer)
  server.post(
    '/session',
    {
      config: { isPublic: true },
      schema: {
        body: z.strictObject({
          login: z.string().min(1).max(200),
          password,
          code: z.string().max(40).default(''),
        }),
        response: { 200: whoAmI },
      },
    },
    async (request, reply) => {
      const started = await signIn.byPassword(request.body, originOf(request))
      await welcome(request, reply, context, started)
      return answer(request)
    },
  )
  server.patch(
    '/session',
    { schema: { body: z.strictObject({ language }), response: { 200: whoAmI } } },
    async (request) => {
      const { access } = sessionOf(request)
      await changeOwnLanguage(store, access, request.body.language)
      await renew(request, context)
      return answer(request)
    },
  )
  server.delete('/session', { schema: { response: { 204: empty } } }, async (request, reply) => {
    const { access, session } = sessionOf(request)
    await store.people.sessions.end(access, session.id)
    return reply.clearCookie(SESSION_COOKIE, COOKIE).code(204).send(null)
  })
  server.put(
    '/session/password',
    {
      schema: {
        body: z.strictObject({ present: z.string().max(200), next: password }),
        response: { 204: empty },
      },
    },
    async (request, reply) => {
      const { access, session } = freshOf(request)
      await signIn.changePassword(access, session.id, request.body.present, request.body.next)
      return reply.code(204).send(null)
    },
  )
  listRoutes(server, context)
}

function listRoutes(server: Server, { store }: PeopleContext): void {
  server.get(
    '/sessions',
    { schema: { response: { 200: z.object({ sessions: list(session) }) } } },
    async (request) => {
      const { access, session: own } = sessionOf(request)
      const sessions = await store.people.sessions.list(access)
      return {
        sessions: sessions.map(({ address, browser, id, seenAt, startedAt }) => ({
          id,
          address,
          browser,
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
          isThis: id === own.id,
        })),
      }
    },
  )
  server.delete(
    '/sessions/:id',
    { schema: { params: z.object({ id: z.uuid() }), response: { 204: empty } } },
    async (request, reply) => {
      const { access } = sessionOf(request)
      if (!(await store.people.sessions.end(access, request.params.id))) throw notFound(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

/** Puts the new session into the browser; the one before it in this browser ends (no fixation, no leftovers). */
export async function welcome(
  request: FastifyRequest,
  reply: FastifyReply,
  { signIn, store }: PeopleContext,
  { access, token }: Started,
): Promise<void> {
  if (request.access && request.session) await store.people.sessions.end(request.access, request.session.id)
  reply.setCookie(SESSION_COOKIE, token, { ...COOKIE, maxAge: SESSION_LIMITS.hours * 3600 })
  const found = await signIn.bySession(token, false)
  request.access = access
  if (!found) return
  request.session = { ...found.by, endsAt: store.people.sessions.endsAt(found.by) }
  request.isFresh = true
}

async function renew(request: FastifyRequest, { signIn }: PeopleContext): Promise<void> {
  const found = await signIn.bySession(request.cookies[SESSION_COOKIE] ?? '', false)
  request.access = found?.access ?? null
}

export async function whoIs(
  request: FastifyRequest,
  context: PeopleContext,
): Promise<z.input<typeof whoAmI>> {
  const { access, isFresh, session } = request
  const { provider, store } = context
  return {
    person: access && personOf(access),
    books: access ? booksOf(access) : [],
    rights: {
      administer: access !== null && mayAdminister(access),
      createBook: access !== null && mayCreateBook(access),
      readAudit: access !== null && mayReadAudit(access),
      verifyAudit: access !== null && mayVerifyAudit(access),
    },
    session: session && {
      id: session.id,
      startedAt: session.startedAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      isFresh,
      ...SESSION_LIMITS,
    },
    credentials: access && (await credentialsOf(access, context)),
    needsAdministrator: access === null && !(await store.people.hasAdministrator(store.access)),
    hasOutsideProvider: provider !== null,
  }
}

const personOf = (access: Access) => ({
  id: access.personId,
  login: access.login,
  name: access.name,
  language: access.language,
  isAdministrator: access.isAdministrator,
  preparesStatements: access.preparesStatements,
})

const booksOf = (access: Access) =>
  access.books().map((book) => {
    const entities = access.entitiesIn(book)
    return {
      book,
      roles: [...access.rolesIn(book)].sort(),
      entities: entities === 'all' ? ('all' as const) : [...entities].sort(),
    }
  })

async function credentialsOf(access: Access, { store }: PeopleContext) {
  const own = await store.people.credentials.own(access)
  return {
    hasPassword: own.passwordHash !== null,
    hasSecondFactor: own.isTotpConfirmed,
    recoveryCodes: own.recoveryCodes,
  }
}
