// Edits of one's own that can be taken back, and the taking back: a new edit of the book (src/app/undo).

import { z } from 'zod'
import { mayReadDrafts } from '../../app/access.ts'
import { NotUndone, undoableEdits, undoEdit } from '../../app/undo/undo-edit.ts'
import { finding } from '../../ledger/finding.ts'
import { accessOf, ifMatchOf, type Server, type ServerContext } from '../context.ts'
import { Declined, notFound } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'

const number = z.string().regex(/^\d{1,18}$/)

export const undoable = z.object({
  edits: list(
    z.object({
      revision: number,
      at: z.string(),
      action: z.string(),
      firstEntry: number.describe('of the trail: the edit is the entries from this one to `lastEntry`'),
      lastEntry: number,
    }),
  ).describe('of who asks, the latest first'),
})

export const undone = z.object({ revision: number })

const STATUS: Readonly<Record<NotUndone['why'], number>> = { changed: 412, forbidden: 403, never: 409 }

export function undoRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/undo',
    { schema: { params: bookParams, response: { 200: undoable } } },
    async (request) => {
      const access = accessOf(request)
      const { book } = request.params
      await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      const edits = await undoableEdits(context.store.as(access), book)
      return {
        edits: edits.map(({ action, at, entries, revision }) => ({
          revision: String(revision),
          at: at.toISOString(),
          action,
          firstEntry: String(entries.first),
          lastEntry: String(entries.last),
        })),
      }
    },
  )
  server.post(
    '/books/:book/undo',
    {
      schema: {
        description: 'If-Match: the revision that is taken back, as the answer to the edit bore it',
        params: bookParams,
        response: { 200: undone },
      },
    },
    async (request) => {
      const wanted = ifMatchOf(request)
      if (!/^\d{1,18}$/.test(wanted))
        throw new Declined(400, [finding('SRV-400', 'blocks', { column: 'If-Match' }, { reason: wanted })])
      const place = await context.place(request, request.params.book)
      const { revision } = await undoEdit(place, accessOf(request), BigInt(wanted)).catch(answered)
      return { revision: String(revision) }
    },
  )
}

function answered(error: unknown): never {
  throw error instanceof NotUndone ? new Declined(STATUS[error.why], [error.finding]) : error
}
