// The mapping of a book: what is without a line, what may be its line, the rules and what each does, a trial before a rule
// is switched on, rules saved one by one.

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  mayEditBook,
  mayEditEntity,
  mayReadDrafts,
  mayReadEntity,
  mayReadGroupDraft,
} from '../../app/access.ts'
import { type RuleChange, ruleOf, saveRule } from '../../app/mapping/change-rules.ts'
import { mappingFlows } from '../../app/mapping/flow-view.ts'
import { mappedYears, mappingView, type RuleFields } from '../../app/mapping/mapping-view.ts'
import { tryRules } from '../../app/mapping/try-rules.ts'
import {
  accessOf,
  DERIVES,
  etagHeader,
  ifMatchOf,
  onceOf,
  type Server,
  type ServerContext,
} from '../context.ts'
import { forbidden, languageOf, notFound } from '../problem.ts'
import { amount, bookParams, date, list, place, rendered, text } from '../schemas.ts'

const short = z.string().max(200)
const day = date.or(z.literal(''))

export const ruleFields = z.object({
  id: z.string().min(1).max(100),
  priority: z.number().int(),
  validFrom: day,
  validTo: day,
  entity: short,
  account: z.string().min(1).max(100),
  analytics: list(short),
  partner: short,
  side: z.enum(['debit', 'credit', '']),
  corrAccount: short,
  indicator: short,
  measure: z.enum(['balance', 'turnover']),
  target: short,
  flowDebit: short,
  flowCredit: short,
  share: short,
  note: z.string().max(1000),
})

const suggestion = z.object({
  target: z.string(),
  kind: z.enum(['other-entity', 'similar-name', 'shipped', 'line-name']),
  entity: z.string(),
  rule: z.string(),
  account: z.string(),
  name: z.string(),
  like: z.number(),
})

export const mapping = z.object({
  period: z.string(),
  lines: z.number(),
  mapped: z.number(),
  unmapped: list(
    z.object({
      entity: z.string(),
      account: z.string(),
      name: z.string(),
      analytics: list(z.string()),
      partner: z.string(),
      sides: list(z.enum(['debit', 'credit'])),
      opening: amount,
      debit: amount,
      credit: amount,
      closing: amount,
      currency: z.string(),
      place,
      suggestions: list(suggestion),
      draft: ruleFields,
    }),
  ),
  rules: list(
    ruleFields.extend({
      etag: z.string(),
      state: z.enum(['works', 'earlier', 'shadowed', 'unused', 'not-in-force']),
      shadowedBy: z.string(),
      lines: z.number(),
      amounts: list(z.object({ currency: z.string(), amount })),
      mayEdit: z.boolean(),
    }),
  ),
  accounts: list(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
  mayEditAll: z.boolean(),
})

export const mappingFlow = z.object({
  flows: list(z.object({ account: z.string(), target: z.string(), lines: z.number() })),
})

export const tried = z.object({
  findings: list(rendered),
  periods: list(
    z.object({
      period: z.string(),
      unmappedBefore: z.number(),
      unmappedAfter: z.number(),
      moved: list(
        z.object({
          entity: z.string().nullable(),
          statement: z.string(),
          id: z.string(),
          component: z.string().describe('of changes in equity'),
          kind: z.enum(['heading', 'line', 'subtotal', 'total']),
          label: text,
          currency: z.string(),
          before: amount,
          after: amount,
          difference: z.string(),
        }),
      ),
    }),
  ),
})

const figureQuery = z.object({
  period: z.string().max(30).optional(),
  entity: z.string().max(100).optional(),
  basis: z.enum(['ias-1', 'ifrs-18']).optional(),
})
const ruleParams = bookParams.extend({ id: z.string().min(1).max(100) })
const savedRule = ruleFields.extend({ etag: z.string() })

/** A rule of no company is the whole book's. @throws Declined 403 */
function mustEdit(request: FastifyRequest, book: string, ...rules: readonly (RuleFields | null)[]): void {
  const access = accessOf(request)
  for (const rule of rules) {
    if (!rule) continue
    const may = rule.entity === '' ? mayEditBook(access, book) : mayEditEntity(access, book, rule.entity)
    if (!may) throw forbidden(rule.id)
  }
}

/** Companies of the query that she may read. */
const readable =
  (request: FastifyRequest, book: string, entity: string | undefined) =>
  (code: string): boolean =>
    (!entity || code === entity) && mayReadEntity(accessOf(request), book, code)

export function mappingRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/mapping',
    { config: DERIVES, schema: { params: bookParams, querystring: figureQuery, response: { 200: mapping } } },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      const { entity, period } = request.query
      const view = mappingView(revision, period, readable(request, book, entity))
      const mayEdit = (of: string): boolean =>
        of === '' ? mayEditBook(access, book) : mayEditEntity(access, book, of)
      return {
        ...view,
        rules: view.rules.map((rule) => ({ ...rule, mayEdit: mayEdit(rule.entity) })),
        mayEditAll: mayEdit(''),
      }
    },
  )
  server.get(
    '/books/:book/mapping/flows',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: figureQuery, response: { 200: mappingFlow } },
    },
    async (request) => {
      const { book } = request.params
      const revision = await context.open(request, book)
      const { entity, period } = request.query
      const years = mappedYears(revision.close(period), readable(request, book, entity))
      return { flows: mappingFlows(years) }
    },
  )
  tryRoute(server, context)
  ruleRoutes(server, context)
}

function tryRoute(server: Server, context: ServerContext): void {
  const body = z.object({
    changes: z
      .array(z.object({ id: z.string().min(1).max(100), rule: ruleFields.nullable() }))
      .min(1)
      .max(200),
  })
  server.post(
    '/books/:book/mapping/try',
    { schema: { params: bookParams, querystring: figureQuery, body, response: { 200: tried } } },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const { revision, room } = await context.place(request, book)
      const changes: readonly RuleChange[] = request.body.changes
      const old = changes.map(({ id }) => ruleOf(revision, id))
      mustEdit(request, book, ...changes.map(({ rule }) => rule), ...old)
      const { basis, entity, period } = request.query
      const named = [...changes.map(({ rule }) => rule), ...old].flatMap((rule) =>
        rule?.entity ? [rule.entity] : [],
      )
      const entities = [...new Set([...named, ...(entity ? [entity] : [])])]
      return tryRules(
        room,
        await context.store.as(access).bookFiles(book),
        revision,
        {
          period,
          basis,
          changes,
          entities: entities.filter((code) => mayReadEntity(access, book, code)),
          withGroup: mayReadGroupDraft(access, book),
        },
        languageOf(request),
      )
    },
  )
}

function ruleRoutes(server: Server, context: ServerContext): void {
  const saved = async (request: FastifyRequest, book: string, id: string) => {
    const rule = ruleOf(await context.open(request, book), id)
    if (!rule) throw notFound(id)
    return rule
  }
  server.post(
    '/books/:book/mapping/rules',
    { schema: { params: bookParams, body: ruleFields, response: { 201: savedRule } } },
    async (request, reply) => {
      const { book } = request.params
      const rule = request.body
      mustEdit(request, book, rule)
      const place = await context.place(request, book)
      await saveRule(place, { id: rule.id, rule, ifMatch: null, once: onceOf(request) })
      const made = await saved(request, book, rule.id)
      return reply.code(201).header('etag', etagHeader(made.etag)).send(made)
    },
  )
  server.put(
    '/books/:book/mapping/rules/:id',
    { schema: { params: ruleParams, body: ruleFields, response: { 200: savedRule } } },
    async (request, reply) => {
      const { book, id } = request.params
      const place = await context.place(request, book)
      mustEdit(request, book, request.body, ruleOf(place.revision, id))
      await saveRule(place, { id, rule: request.body, ifMatch: ifMatchOf(request) })
      const changed = await saved(request, book, id)
      return reply.header('etag', etagHeader(changed.etag)).send(changed)
    },
  )
  server.delete(
    '/books/:book/mapping/rules/:id',
    { schema: { params: ruleParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { book, id } = request.params
      const place = await context.place(request, book)
      const old = ruleOf(place.revision, id)
      if (!old) throw notFound(id)
      mustEdit(request, book, old)
      await saveRule(place, { id, rule: null, ifMatch: ifMatchOf(request) })
      return reply.code(204).send(null)
    },
  )
}
