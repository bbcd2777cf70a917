// People and their roles, for the administrator: changes after a fresh sign-in, each with its entry in the trail.

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../../app/access.ts'
import {
  addPerson,
  changePerson,
  endSessions,
  linkAddress,
  linkFor,
  listPeople,
  type MadeLink,
  type Person,
  setRoles,
} from '../../app/people.ts'
import { Refused } from '../../store/refused.ts'
import type { Store } from '../../store/store.ts'
import { accessOf, type Server } from '../context.ts'
import { Declined, unconditional } from '../problem.ts'
import { list } from '../schemas.ts'
import { freshOf } from '../sign-in/answers.ts'
import type { PeopleContext } from '../sign-in/context.ts'

const language = z.enum(['ru', 'en'])
const role = z.object({
  book: z.string().min(1).max(100),
  role: z.enum(['accountant', 'controller', 'approver', 'auditor']),
  entity: z.string().max(100).describe('code of the company of an accountant; empty for other roles'),
})
const person = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  language,
  isAdministrator: z.boolean(),
  preparesStatements: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: z.string(),
  version: z.string().describe('for If-Match'),
})
export const link = z.object({
  url: z.string().describe('to be handed to the person; shown once'),
  purpose: z.enum(['first-administrator', 'invitation', 'lost-access']),
  expiresAt: z.string(),
})
export const people = z.object({
  people: list(person.extend({ roles: list(role), hasPassword: z.boolean(), hasSecondFactor: z.boolean() })),
  books: list(z.object({ book: z.string(), entities: list(z.string()) })),
})
const name = z.string().trim().min(1).max(200)
const email = z.union([z.literal(''), z.email().max(200)])
const params = z.object({ id: z.uuid() })

const added = z.strictObject({
  login: z.string().min(1).max(64),
  name,
  email: email.default(''),
  language: language.default('ru'),
  isAdministrator: z.boolean().default(false),
  preparesStatements: z.boolean().default(false),
})
const changes = z.strictObject({
  name: name.optional(),
  email: email.optional(),
  language: language.optional(),
  isAdministrator: z.boolean().optional(),
  preparesStatements: z.boolean().optional(),
  isDisabled: z.boolean().optional(),
})

export function peopleRoutes(server: Server, { origins, store }: PeopleContext): void {
  const shownLink = ({ expiresAt, purpose, token }: MadeLink) => ({
    url: linkAddress(origins[0], token),
    purpose,
    expiresAt: expiresAt.toISOString(),
  })
  server.get('/people', { schema: { response: { 200: people } } }, async (request) => {
    const found = await listPeople(store, accessOf(request))
    return {
      books: found.books,
      people: found.people.map((each) => ({ ...each, ...shown(each) })),
    }
  })
  server.post(
    '/people',
    { schema: { body: added, response: { 201: z.object({ person, link }) } } },
    async (request, reply) => {
      const made = await addPerson(store, freshOf(request).access, request.body)
      return reply.code(201).send({ person: shown(made.person), link: shownLink(made.link) })
    },
  )
  server.patch(
    '/people/:id',
    { schema: { params, body: changes, response: { 200: person } } },
    async (request, reply) => {
      const { access } = freshOf(request)
      const { body, params } = request
      const after = await orPresent(store, access, params.id, () =>
        changePerson(store, access, params.id, versionOf(request), body),
      )
      reply.header('etag', `"${after.version}"`)
      return shown(after)
    },
  )
  server.put(
    '/people/:id/roles',
    { schema: { params, body: z.strictObject({ roles: list(role) }), response: { 204: z.null() } } },
    async (request, reply) => {
      const { access } = freshOf(request)
      const { body, params } = request
      await orPresent(store, access, params.id, () =>
        setRoles(store, access, params.id, body.roles, versionOf(request)),
      )
      return reply.code(204).send(null)
    },
  )
  server.delete(
    '/people/:id/sessions',
    { schema: { params, response: { 204: z.null() } } },
    async (request, reply) => {
      await endSessions(store, freshOf(request).access, request.params.id)
      return reply.code(204).send(null)
    },
  )
  server.post('/people/:id/link', { schema: { params, response: { 201: link } } }, async (request, reply) =>
    reply.code(201).send(shownLink(await linkFor(store, freshOf(request).access, request.params.id))),
  )
}

/** A stale edit is answered with the person as she is now. @throws Declined 412 */
async function orPresent<T>(store: Store, access: Access, id: string, edit: () => Promise<T>): Promise<T> {
  try {
    return await edit()
  } catch (error) {
    if (!(error instanceof Refused) || error.findings[0]?.code !== 'PERSON-003') throw error
    const now = (await store.people.list(access)).find((one) => one.id === id)
    throw new Declined(412, error.findings, { current: now ? { ...now, ...shown(now) } : null })
  }
}

/** @throws Declined 428 without If-Match. */
function versionOf({ headers }: FastifyRequest): bigint {
  const version = /^"(\d{1,18})"$/.exec(headers['if-match'] ?? '')?.[1]
  if (version === undefined) throw unconditional()
  return BigInt(version)
}

const shown = (one: Person) => ({
  id: one.id,
  login: one.login,
  name: one.name,
  email: one.email,
  language: one.language,
  isAdministrator: one.isAdministrator,
  preparesStatements: one.preparesStatements,
  isDisabled: one.isDisabled,
  createdAt: one.createdAt.toISOString(),
  version: String(one.version),
})
