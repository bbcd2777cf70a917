// Drafts: what a person typed and has not saved, kept as she types, seen by nobody else (ui.md, "Drafts").

import { z } from 'zod'
import { finding } from '../../ledger/finding.ts'
import type { Draft } from '../../store/drafts.ts'
import { accessOf, etagHeader, ifMatchOf, type Server, type ServerContext } from '../context.ts'
import { Declined, stale } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'

const draftView = z.object({
  document: z.string(),
  content: z.string(),
  counter: z.number(),
  etag: z.string(),
  changedAt: z.string(),
})

export const drafts = z.object({ drafts: list(draftView) })
export const oneDraft = z.object({ draft: draftView.nullable() })

const params = bookParams.extend({ document: z.string().min(1).max(400) })

const shown = ({ changedAt, content, counter, document, etag }: Draft): z.input<typeof draftView> => ({
  document,
  content,
  counter: Number(counter),
  etag,
  changedAt: changedAt.toISOString(),
})

export function draftRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/drafts',
    { schema: { params: bookParams, response: { 200: drafts } } },
    async (request) => {
      const kept = await context.store.as(accessOf(request)).listDrafts(request.params.book)
      return { drafts: kept.map(shown) }
    },
  )
  server.get(
    '/books/:book/drafts/:document',
    { schema: { params, response: { 200: oneDraft } } },
    async (request) => {
      const { book, document } = request.params
      const kept = await context.store.as(accessOf(request)).listDrafts(book)
      const found = kept.find((draft) => draft.document === document)
      return { draft: found ? shown(found) : null }
    },
  )
  server.put(
    '/books/:book/drafts/:document',
    {
      schema: {
        params,
        body: z.object({ content: z.string().max(1_900_000), etag: z.string().max(200) }),
        response: { 200: oneDraft },
      },
    },
    async (request, reply) => {
      const { book, document } = request.params
      const store = context.store.as(accessOf(request))
      // The book must be hers to see; of another the answer is that there is none.
      await store.bookFiles(book)
      const given = ifMatchOf(request)
      if (!/^\d{1,15}$/.test(given))
        throw new Declined(400, [
          finding('SRV-400', 'blocks', { column: 'If-Match' }, { reason: '0, 1, 2 …' }),
        ])
      const saved = await store.saveDraft(book, { document, ...request.body, counter: BigInt(given) })
      if (!saved) {
        const now = (await store.listDrafts(book)).find((draft) => draft.document === document)
        throw stale(document, now ? shown(now) : null)
      }
      const view = shown(saved)
      reply.header('etag', etagHeader(String(view.counter)))
      return { draft: view }
    },
  )
  server.delete(
    '/books/:book/drafts/:document',
    { schema: { params, response: { 204: z.null() } } },
    async (request, reply) => {
      const { book, document } = request.params
      await context.store.as(accessOf(request)).dropDraft(book, document)
      return reply.code(204).send(null)
    },
  )
}
