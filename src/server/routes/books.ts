// Books, how far their close is, and what its checks say (reading only).

import { z } from 'zod'
import { mayCreateBook, mayReadDrafts, mayReadEntity, mayReadGroupDraft } from '../../app/access.ts'
import { bookHead } from '../../app/books/book-head.ts'
import { mayRunClose } from '../../app/jobs/job-work.ts'
import { bookView, deskView } from '../../app/room/book-view.ts'
import { checksView } from '../../app/room/check-view.ts'
import { tasksView } from '../../app/room/tasks-view.ts'
import { visibleTo } from '../../app/room/visible.ts'
import { accessOf, DERIVES, type Server, type ServerContext } from '../context.ts'
import { languageOf, notFound } from '../problem.ts'
import { amount, bookParams, list, ofRevision, rendered, text } from '../schemas.ts'

export const book = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  revision: z.string(),
  parent: z.string(),
  currency: z.string(),
  unit: z.number(),
  bases: list(z.string()),
  approval: z.enum(['second-person', 'none']),
  fiscalYearStart: z.string(),
  dates: list(z.string()),
  mayRun: z.boolean().describe('may have the close derived and kept'),
  entities: list(z.object({ code: z.string(), name: z.string(), nameEn: z.string(), currency: z.string() })),
})

const step = z.object({
  id: z.enum(['balances', 'mapping', 'adjustments', 'translation', 'intragroup', 'checks']),
  state: z.enum(['done', 'warns', 'blocks', 'open', 'none']),
  count: z.number(),
})

export const desk = z.object({
  revision: ofRevision,
  period: z.string(),
  interval: z.string(),
  blocked: z.boolean(),
  fingerprint: z.string(),
  entities: list(
    z.object({
      code: z.string(),
      name: z.string(),
      method: z.enum(['full', 'equity', 'none']),
      steps: list(step),
    }),
  ),
})

export const tasks = z.object({
  tasks: list(
    z.object({
      kind: z.enum(['approve', 'returned', 'balance', 'rate', 'unmapped', 'pair']),
      subject: z.string().describe('a journal, a company, a currency, a pair МЕТ|ТДС'),
      text: z.string(),
      textEn: z.string(),
      count: z.number(),
    }),
  ),
})

export const checkInWords = z.object({
  id: z.string(),
  scope: z.enum(['file', 'entity', 'pair', 'group']),
  subject: z.string(),
  severity: z.enum(['blocks', 'warns']),
  passed: z.boolean(),
  left: amount,
  right: amount,
  difference: amount,
  text: z.string(),
  advice: z.string(),
})

const way = z.object({
  to: z.enum(['statement', 'pair', 'balance', 'transformation', 'consolidation', 'charts']),
  entity: z.string().optional(),
  basis: z.string().optional(),
  statement: z.string().optional(),
  line: z.string().optional(),
  column: z.string().optional(),
  pair: z.string().optional(),
  file: z.string().optional(),
})

export const checks = z.object({
  revision: ofRevision,
  period: z.string(),
  blocked: z.boolean(),
  findings: list(rendered),
  checks: list(checkInWords.extend({ ways: z.object({ left: way.optional(), right: way.optional() }) })),
})

export const listedBooks = z.object({
  books: list(
    z.object({
      name: z.string(),
      title: text,
      importedAt: z.string(),
      files: z.number(),
      companies: z.number(),
      mayExport: z.boolean(),
    }),
  ),
  mayCreate: z.boolean(),
})

const periodQuery = z.object({ period: z.string().max(30).optional() })

export function bookRoutes(server: Server, context: ServerContext): void {
  server.get('/books', { schema: { response: { 200: listedBooks } } }, async (request) => {
    const access = accessOf(request)
    const store = context.store.as(access)
    const books: z.input<typeof listedBooks>['books'][number][] = []
    for (const { files, importedAt, name } of await store.listBooks()) {
      books.push({
        name,
        ...(await bookHead(await store.bookFiles(name))),
        importedAt: importedAt.toISOString(),
        files: Number(files),
        mayExport: mayReadGroupDraft(access, name),
      })
    }
    return { books, mayCreate: mayCreateBook(access) }
  })
  server.get(
    '/books/:book',
    { schema: { params: bookParams, response: { 200: book } } },
    async (request) => ({
      ...bookView(await context.open(request, request.params.book)),
      mayRun: mayRunClose(accessOf(request), request.params.book),
    }),
  )
  server.get(
    '/books/:book/desk',
    { config: DERIVES, schema: { params: bookParams, querystring: periodQuery, response: { 200: desk } } },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      const view = deskView(revision, request.query.period, (entity) => mayReadEntity(access, book, entity))
      return { ...view, revision: revision.revision }
    },
  )
  server.get(
    '/books/:book/tasks',
    { config: DERIVES, schema: { params: bookParams, querystring: periodQuery, response: { 200: tasks } } },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      return { tasks: await tasksView(context.store.as(access), revision, access, request.query.period) }
    },
  )
  server.get(
    '/books/:book/checks',
    { config: DERIVES, schema: { params: bookParams, querystring: periodQuery, response: { 200: checks } } },
    async (request) => {
      const { book } = request.params
      const revision = await context.open(request, book)
      const codes = revision.book.entities.map(({ code }) => code)
      const visible = visibleTo(accessOf(request), book, codes)
      const view = checksView(revision.close(request.query.period), visible, languageOf(request))
      return { ...view, revision: revision.revision }
    },
  )
}
