// The audit trail: the entries that the person may see, and whether the chain holds.

import { z } from 'zod'
import { listAudit, verifyAudit } from '../../app/audit.ts'
import { accessOf, type Server } from '../context.ts'
import { list } from '../schemas.ts'
import type { PeopleContext } from '../sign-in/context.ts'

const sequence = z.string().regex(/^\d{1,18}$/)

const entry = z.object({
  sequence,
  at: z.string(),
  actor: z.string().describe('person:<id>, console:<user of the system>, sign-in, link'),
  actorName: z.string(),
  action: z.string(),
  objectKind: z.string(),
  object: z.string(),
  book: z.string(),
  entity: z.string(),
  before: z.unknown().describe('null: there was nothing, or it was erased'),
  after: z.unknown(),
  hash: z.string(),
})

export const entries = z.object({
  entries: list(entry).describe('the latest first'),
  next: sequence.nullable().describe('for `before` of the next page; null on the last'),
})

export const verified = z.object({
  entries: z.string(),
  head: z.object({ sequence: z.string(), hash: z.string() }),
  broken: z
    .object({
      sequence: z.string(),
      fault: z.enum(['missing', 'changed', 'content', 'erased', 'head', 'kept']),
    })
    .nullable(),
})

const query = z.object({
  book: z.string().max(100).default(''),
  before: sequence.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export function auditRoutes(server: Server, { store }: PeopleContext): void {
  server.get('/audit', { schema: { querystring: query, response: { 200: entries } } }, async (request) => {
    const { before, book, limit } = request.query
    const from = before === undefined ? null : BigInt(before)
    // One more than asked tells whether there is a next page.
    const found = await listAudit(store, accessOf(request), { book, before: from, limit: limit + 1 })
    const page = found.slice(0, limit)
    return {
      entries: page.map((one) => ({ ...one, sequence: String(one.sequence), at: one.at.toISOString() })),
      next: found.length > limit ? String(page.at(-1)?.sequence ?? 0n) : null,
    }
  })
  server.get('/audit/verify', { schema: { response: { 200: verified } } }, async (request) => {
    const { broken, entries, head } = await verifyAudit(store, accessOf(request))
    return {
      entries: String(entries),
      head: { sequence: String(head.sequence), hash: head.hash },
      broken: broken && { sequence: String(broken.sequence), fault: broken.fault },
    }
  })
}
