// What a person may read of a book's figures: a company's own, or those of the group (operations.md §4).

import type { FastifyRequest } from 'fastify'
import { mayReadEntity, mayReadGroupDraft } from '../app/access.ts'
import { accessOf } from './context.ts'
import { forbidden } from './problem.ts'

/** @throws Declined 401, 403: figures of the company, or of the group (null), are not hers to read */
export function mustReadFigures(request: FastifyRequest, book: string, entity: string | null): void {
  const access = accessOf(request)
  const may = entity === null ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity)
  if (!may) throw forbidden(entity ?? book)
}
