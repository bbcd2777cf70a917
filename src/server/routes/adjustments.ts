// Adjustments of a book: journals, the steps of their approval, and what one would move before it is saved.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../../app/access.ts'
import {
  copyOf,
  createJournal,
  deleteJournal,
  editJournal,
  journalOf,
  moveJournal,
  reversalOf,
} from '../../app/adjustments/change-journal.ts'
import type { JournalBody } from '../../app/adjustments/journal-rows.ts'
import {
  journalList,
  journalView,
  mayApproveJournal,
  mayEditJournal,
  mayReadJournal,
} from '../../app/adjustments/journal-view.ts'
import { previewJournal } from '../../app/adjustments/preview-journal.ts'
import { vocabularyView } from '../../app/adjustments/vocabulary.ts'
import type { OpenRevision } from '../../app/room/room.ts'
import type { Journal } from '../../ledger/book.ts'
import { finding } from '../../ledger/finding.ts'
import { JOURNAL_STATES } from '../../ledger/words.ts'
import {
  accessOf,
  DERIVES,
  etagHeader,
  ifMatchOf,
  onceOf,
  type Server,
  type ServerContext,
} from '../context.ts'
import { Declined, languageOf, notFound } from '../problem.ts'
import { bookParams } from '../schemas.ts'
import {
  history,
  journal,
  journalBody,
  journalParams,
  journals,
  optionalDate,
  period,
  periodQuery,
  preview,
  short,
  vocabulary,
} from './adjustment-schemas.ts'

const refused = (code: string, id: string): Declined =>
  new Declined(403, [finding(code, 'blocks', { subject: id }, { id })])

/** Of a journal that is not hers to see nothing is said but that there is none. */
export function found(revision: OpenRevision, access: Access, id: string): Journal {
  const journal = journalOf(revision, id)
  if (!journal || !mayReadJournal(access, revision.name, journal)) throw notFound(id)
  return journal
}

function requireEdit(access: Access, book: string, of: Pick<JournalBody, 'entity' | 'level'>): void {
  if (mayEditJournal(access, book, of)) return
  throw refused('JRN-005', of.level === 'group' ? 'group' : of.entity)
}

export function adjustmentRoutes(server: Server, context: ServerContext): void {
  const sent = async (
    request: FastifyRequest,
    reply: FastifyReply,
    book: string,
    id: string,
    of: string | undefined,
  ) => {
    const access = accessOf(request)
    const revision = await context.open(request, book)
    const view = journalView(revision, access, found(revision, access, id), of, languageOf(request))
    reply.header('etag', etagHeader(view.etag))
    return view
  }
  readingRoutes(server, context, sent)
  writingRoutes(server, context, sent)
  stepRoutes(server, context, sent)
}

type Sent = (
  request: FastifyRequest,
  reply: FastifyReply,
  book: string,
  id: string,
  period: string | undefined,
) => Promise<z.input<typeof journal>>

const listQuery = z.object({
  period,
  entity: z.string().max(100).optional().describe('code of a company, or group'),
  state: z.enum(JOURNAL_STATES).optional(),
  template: z.string().max(100).optional(),
  after: z.string().max(200).optional().describe('id of the last journal of the page before'),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})

function readingRoutes(server: Server, context: ServerContext, sent: Sent): void {
  server.get(
    '/books/:book/vocabulary',
    { schema: { params: bookParams, response: { 200: vocabulary } } },
    async (request) => vocabularyView(await context.open(request, request.params.book)),
  )
  server.get(
    '/books/:book/adjustments',
    { config: DERIVES, schema: { params: bookParams, querystring: listQuery, response: { 200: journals } } },
    async (request) => {
      const revision = await context.open(request, request.params.book)
      const { after, limit, ...filter } = request.query
      const all = journalList(revision, accessOf(request), filter)
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
      const page = all.slice(from, from + limit)
      const next = from + limit < all.length ? (page.at(-1)?.id ?? '') : ''
      return { journals: page, next, approval: revision.book.settings.approval }
    },
  )
  server.get(
    '/books/:book/adjustments/:id',
    {
      config: DERIVES,
      schema: { params: journalParams, querystring: periodQuery, response: { 200: journal } },
    },
    (request, reply) => sent(request, reply, request.params.book, request.params.id, request.query.period),
  )
  server.get(
    '/books/:book/adjustments/:id/history',
    { schema: { params: journalParams, response: { 200: history } } },
    async (request) => {
      const { book, id } = request.params
      const access = accessOf(request)
      found(await context.open(request, book), access, id)
      const entries = await trailOf(context, access, book, id)
      return {
        entries: entries.map(({ action, actor, actorName, after, at }) => ({
          at: at.toISOString(),
          who: actorName || actor,
          action,
          reason: reasonOf(after),
        })),
      }
    },
  )
  server.post(
    '/books/:book/adjustments/preview',
    {
      schema: {
        params: bookParams,
        body: z.object({
          id: short,
          journal: journalBody,
          period,
          basis: z.string().max(20).optional(),
        }),
        response: { 200: preview },
      },
    },
    async (request) => {
      const access = accessOf(request)
      const { book } = request.params
      const { basis, id, journal: body, period: of } = request.body
      const revision = await context.open(request, book)
      requireEdit(access, book, body)
      const files = await context.store.as(access).bookFiles(book)
      const withGroup = mayReadJournal(access, book, { level: 'group', entity: '' })
      const asked = { id, body, period: of, basis, withGroup }
      return previewJournal(context.room(book), files, revision, access, asked, languageOf(request))
    },
  )
}

export const trailOf = (context: ServerContext, access: Access, book: string, id: string) =>
  context.store.as(access).listAudit({ book, before: null, limit: 100, object: { kind: 'adjustment', id } })

export function reasonOf(after: unknown): string {
  if (typeof after !== 'object' || after === null || !('reason' in after)) return ''
  return typeof after.reason === 'string' ? after.reason : ''
}

function writingRoutes(server: Server, context: ServerContext, sent: Sent): void {
  server.post(
    '/books/:book/adjustments',
    {
      schema: {
        params: bookParams,
        querystring: periodQuery,
        body: z.object({ id: short, journal: journalBody }),
        response: { 201: journal },
      },
    },
    async (request, reply) => {
      const { book } = request.params
      const { id, journal: body } = request.body
      const access = accessOf(request)
      const place = await context.place(request, book)
      requireEdit(access, book, body)
      const made = await createJournal(place, access, { id, body, once: onceOf(request) })
      reply.code(201).header('location', `/api/v1/books/${book}/adjustments/${encodeURIComponent(made)}`)
      return sent(request, reply, book, made, request.query.period)
    },
  )
  server.put(
    '/books/:book/adjustments/:id',
    {
      schema: {
        params: journalParams,
        querystring: periodQuery,
        body: journalBody,
        response: { 200: journal },
      },
    },
    async (request, reply) => {
      const { book, id } = request.params
      const access = accessOf(request)
      const place = await context.place(request, book)
      requireEdit(access, book, found(place.revision, access, id))
      requireEdit(access, book, request.body)
      await editJournal(place, access, id, ifMatchOf(request), request.body)
      return sent(request, reply, book, id, request.query.period)
    },
  )
  server.delete(
    '/books/:book/adjustments/:id',
    { schema: { params: journalParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { book, id } = request.params
      const access = accessOf(request)
      const place = await context.place(request, book)
      requireEdit(access, book, found(place.revision, access, id))
      await deleteJournal(place, id, ifMatchOf(request))
      return reply.code(204).send(null)
    },
  )
}

function stepRoutes(server: Server, context: ServerContext, sent: Sent): void {
  for (const act of ['submit', 'withdraw', 'record'] as const) {
    server.post(
      `/books/:book/adjustments/:id/${act}`,
      { schema: { params: journalParams, querystring: periodQuery, response: { 200: journal } } },
      async (request, reply) => {
        const { book, id } = request.params
        const access = accessOf(request)
        const place = await context.place(request, book)
        requireEdit(access, book, found(place.revision, access, id))
        await moveJournal(place, access, id, ifMatchOf(request), { act, reason: '' })
        return sent(request, reply, book, id, request.query.period)
      },
    )
  }
  for (const act of ['approve', 'return'] as const) {
    const body =
      act === 'return' ? z.object({ reason: z.string().trim().min(1).max(2000) }) : z.object({}).nullish()
    server.post(
      `/books/:book/adjustments/:id/${act}`,
      { schema: { params: journalParams, querystring: periodQuery, body, response: { 200: journal } } },
      async (request, reply) => {
        const { book, id } = request.params
        const access = accessOf(request)
        const place = await context.place(request, book)
        if (!mayApproveJournal(access, book, found(place.revision, access, id))) throw refused('JRN-004', id)
        const reason = reasonOf(request.body)
        await moveJournal(place, access, id, ifMatchOf(request), { act, reason })
        return sent(request, reply, book, id, request.query.period)
      },
    )
  }
  for (const act of ['reverse', 'copy'] as const) {
    server.post(
      `/books/:book/adjustments/:id/${act}`,
      {
        schema: {
          params: journalParams,
          querystring: periodQuery,
          body: z.object({ date: optionalDate }),
          response: { 201: journal },
        },
      },
      async (request, reply) => {
        const { book, id } = request.params
        const access = accessOf(request)
        const place = await context.place(request, book)
        const of = found(place.revision, access, id)
        requireEdit(access, book, of)
        const { date: on } = request.body
        const body = act === 'reverse' ? reversalOf(of, on || of.date) : copyOf(of, on)
        const asked = { id: '', body, once: onceOf(request), action: `adjustment.${act}`, from: of.id }
        const made = await createJournal(place, access, asked)
        reply.code(201).header('location', `/api/v1/books/${book}/adjustments/${encodeURIComponent(made)}`)
        return sent(request, reply, book, made, request.query.period)
      },
    )
  }
}
