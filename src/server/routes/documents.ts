// Documents of a close as files: one that is on the screen, a worksheet as it is shown, or all in one archive.

import { z } from 'zod'
import { mayReadEntity, mayReadGroupDraft } from '../../app/access.ts'
import {
  allDocuments,
  documentView,
  FORMATS,
  listDocuments,
  worksheetDownload,
} from '../../app/room/documents-view.ts'
import { accessOf, DERIVES, type Server, type ServerContext } from '../context.ts'
import { languageOf } from '../problem.ts'
import { openFigures } from '../rights.ts'
import { bookParams, figureQuery, list, printUnit, text } from '../schemas.ts'
import { sendFile } from '../send-file.ts'

const language = z.enum(['ru', 'en']).optional()

const documentQuery = figureQuery.extend({ format: z.enum(FORMATS), unit: printUnit, language })

const worksheetQuery = figureQuery.extend({
  language,
  level: z.enum(['1', '2', '3']).optional().describe('rows: 1 totals, 2 lines too, 3 accounts too'),
  hidden: z.string().max(2000).optional().describe('columns folded away, apart by commas'),
})

export const listedDocuments = z.object({
  period: z.string(),
  documents: list(
    z.object({
      entity: z.string().nullable(),
      name: text,
      basis: z.string(),
      formats: list(z.enum(FORMATS)),
    }),
  ),
})

const LEVELS = { 1: 1, 2: 2, 3: 3 } as const

export function documentRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/documents',
    { config: DERIVES, schema: { params: bookParams, querystring: documentQuery } },
    async (request, reply) => {
      const { book } = request.params
      const { basis, entity, format, period, unit } = request.query
      const room = (await openFigures(context, request, book, entity || null)).close(period)
      const asked = {
        entity: entity || null,
        basis,
        unit,
        language: request.query.language ?? languageOf(request),
      }
      return sendFile(reply, await documentView(room, asked, format))
    },
  )
  server.get(
    '/books/:book/worksheet/file',
    { config: DERIVES, schema: { params: bookParams, querystring: worksheetQuery } },
    async (request, reply) => {
      const { book } = request.params
      const { basis, entity, hidden = '', level = '3', period } = request.query
      const room = (await openFigures(context, request, book, entity || null)).close(period)
      const asked = { entity: entity || null, basis, language: request.query.language ?? languageOf(request) }
      const shown = { level: LEVELS[level], hidden: hidden.split(',').filter(Boolean) }
      return sendFile(reply, await worksheetDownload(room, asked, shown))
    },
  )
  listRoutes(server, context)
}

function listRoutes(server: Server, context: ServerContext): void {
  const query = figureQuery.pick({ period: true })
  server.get(
    '/books/:book/documents/list',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: query, response: { 200: listedDocuments } },
    },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const room = (await context.open(request, book)).close(request.query.period)
      const documents = listDocuments(room).filter(({ entity }) =>
        entity === null ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity),
      )
      return { period: room.interval.to, documents }
    },
  )
  server.get(
    '/books/:book/documents/all',
    { config: DERIVES, schema: { params: bookParams, querystring: query } },
    async (request, reply) => {
      const { book } = request.params
      const access = accessOf(request)
      const room = (await context.open(request, book)).close(request.query.period)
      const may = (entity: string | null): boolean =>
        entity === null ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity)
      return sendFile(reply, await allDocuments(room, may))
    },
  )
}
