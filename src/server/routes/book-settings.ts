// The settings of a book: what stands in book.yaml and what is taken by default, changed as a whole.

import { z } from 'zod'
import { mayEditBook, mayReadDrafts, mayReadGroupDraft } from '../../app/access.ts'
import { changeSettings, isSetting, settingsView } from '../../app/books/book-settings.ts'
import { finding } from '../../ledger/finding.ts'
import { accessOf, etagHeader, ifMatchOf, type Server, type ServerContext } from '../context.ts'
import { Declined, forbidden, notFound } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'

export const bookSettings = z.object({
  etag: z.string(),
  settings: list(
    z.object({
      key: z.string(),
      kind: z.enum(['text', 'word', 'list', 'pairs']),
      needed: z.boolean(),
      words: list(z.string()),
      value: z.string(),
      given: z.boolean(),
    }),
  ),
  mayEdit: z.boolean(),
  mayExport: z.boolean(),
})

export function bookSettingsRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/settings',
    { schema: { params: bookParams, response: { 200: bookSettings } } },
    async (request, reply) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      const view = await settingsView(revision)
      reply.header('etag', etagHeader(view.etag))
      return { ...view, mayEdit: mayEditBook(access, book), mayExport: mayReadGroupDraft(access, book) }
    },
  )
  const body = z.object({
    values: z
      .record(z.string().max(60), z.string().max(2000))
      .describe('key → value, empty: the default holds; keys that are not named stay'),
  })
  server.put(
    '/books/:book/settings',
    { schema: { params: bookParams, body, response: { 200: bookSettings } } },
    async (request, reply) => {
      const { book } = request.params
      const place = await context.place(request, book)
      if (!mayEditBook(accessOf(request), book)) throw forbidden('book.yaml')
      const { values } = request.body
      const unknown = Object.keys(values).find((key) => !isSetting(key))
      if (unknown !== undefined)
        throw new Declined(400, [finding('SRV-400', 'blocks', { column: unknown }, { reason: 'book.yaml' })])
      await changeSettings(place, ifMatchOf(request), values)
      const view = await settingsView(await context.open(request, book))
      reply.header('etag', etagHeader(view.etag))
      return { ...view, mayEdit: true, mayExport: true }
    },
  )
}
