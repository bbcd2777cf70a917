// What a person may read of a book's figures: a company's own, or those of the group (operations.md §4).

import type { FastifyRequest } from 'fastify'
import { mayReadEntity, mayReadGroupDraft } from '../app/access.ts'
import type { OpenRevision } from '../app/room/room.ts'
import { accessOf, type ServerContext } from './context.ts'
import { forbidden } from './problem.ts'

/**
 * The open book, where figures of the company, or of the group (null), are hers to read. A book that is not hers is not
 * there at all. @throws Declined 401, 404, 403
 */
export async function openFigures(
  context: ServerContext,
  request: FastifyRequest,
  book: string,
  entity: string | null,
): Promise<OpenRevision> {
  const revision = await context.open(request, book)
  const access = accessOf(request)
  const may = entity === null ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity)
  if (!may) throw forbidden(entity ?? book)
  return revision
}
