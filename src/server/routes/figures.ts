// Statements, worksheets and explanations of a book (reading only).

import { z } from 'zod'
import { explainView } from '../../app/room/explain-view.ts'
import { statementsView, worksheetView } from '../../app/room/statement-view.ts'
import { DERIVES, type Server, type ServerContext } from '../context.ts'
import { openFigures } from '../rights.ts'
import { amount, bookParams, figureQuery, list, ofRevision, place, printUnit, text } from '../schemas.ts'

const column = z.object({ id: z.string(), label: text })

export const statements = z.object({
  revision: ofRevision,
  period: z.string(),
  interval: z.object({ from: z.string(), to: z.string() }),
  basis: z.string(),
  bases: list(z.string()),
  entity: z.string().nullable(),
  name: text,
  currency: z.string(),
  unit: z.number(),
  statements: list(
    z.object({
      id: z.string(),
      title: text,
      head: text,
      interval: z.string().optional(),
      columns: list(column),
      lines: list(
        z.object({
          id: z.string(),
          label: text,
          level: z.number(),
          kind: z.enum(['heading', 'line', 'subtotal', 'total']),
          amounts: list(amount.nullable()),
          printed: list(amount.nullable()),
          note: z.string(),
        }),
      ),
      remarks: list(text),
    }),
  ),
})

export const worksheet = z.object({
  revision: ofRevision,
  id: z.string(),
  title: text,
  currency: z.string(),
  columns: list(column.extend({ kind: z.enum(['entity', 'sum', 'layer', 'total']) })),
  rows: list(
    z.object({
      id: z.string(),
      statement: z.string(),
      label: text,
      level: z.number(),
      kind: z.enum(['heading', 'line', 'account', 'subtotal', 'total']),
      amounts: list(amount),
      sums: list(z.object({ id: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) })),
    }),
  ),
})

const figure = z.object({
  label: text,
  kind: z.string(),
  amount,
  currency: z.string(),
  place: place.extend({ columnWords: text.optional() }).optional(),
  details: list(z.object({ name: text, value: text })),
})

export const explanation = z.object({
  steps: list(
    z.object({
      figure,
      title: text.describe('what the parts are'),
      parts: list(figure.extend({ opens: z.boolean() })),
      sum: amount.nullable().describe("Σ parts in the figure's currency; null where none is in it"),
      chosen: z.number().int().nullable().describe('the part that the next step opens'),
    }),
  ),
})

const explainQuery = figureQuery.extend({
  line: z.string().max(200).describe('`statement:id`'),
  column: z.string().max(100).optional(),
  interval: z.string().max(30).optional(),
  cell: z.string().max(100).optional().describe('column of the worksheet: a company, a layer, a sum'),
  row: z.string().max(100).optional().describe('account row of the worksheet below the line'),
  path: z
    .string()
    .regex(/^(\d+(\.\d+)*)?$/)
    .optional()
    .describe('parts opened on the way, from the figure down: `0.3.1`'),
})

const statementsQuery = figureQuery.extend({ unit: printUnit })

export function figureRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/statements',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: statementsQuery, response: { 200: statements } },
    },
    async (request) => {
      const { basis, entity, period, unit } = request.query
      const revision = await openFigures(context, request, request.params.book, entity || null)
      const view = statementsView(revision.close(period), entity || null, basis, unit)
      return { ...view, revision: revision.revision }
    },
  )
  server.get(
    '/books/:book/worksheet',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: figureQuery, response: { 200: worksheet } },
    },
    async (request) => {
      const { basis, entity, period } = request.query
      const revision = await openFigures(context, request, request.params.book, entity || null)
      const view = worksheetView(revision.close(period), entity || null, basis)
      return { ...view, revision: revision.revision }
    },
  )
  server.get(
    '/books/:book/explain',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: explainQuery, response: { 200: explanation } },
    },
    async (request) => {
      const { entity, path, ...asked } = request.query
      const revision = await openFigures(context, request, request.params.book, entity || null)
      const steps = path ? path.split('.').map((step) => Number.parseInt(step, 10)) : []
      return explainView(revision, { ...asked, entity: entity || null, path: steps })
    },
  )
}
