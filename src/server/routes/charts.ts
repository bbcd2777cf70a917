// Charts of a close with the exact figures behind them (reading only).

import { z } from 'zod'
import { chartsView } from '../../app/room/chart-view.ts'
import { DERIVES, type Server, type ServerContext } from '../context.ts'
import { languageOf } from '../problem.ts'
import { openFigures } from '../rights.ts'
import { amount, bookParams, figureQuery, list, text } from '../schemas.ts'
import { checkInWords } from './books.ts'

export const bridge = z.object({
  columns: list(z.object({ id: z.string(), label: text })),
  bars: list(
    z.object({
      id: z.string(),
      label: text,
      kind: z.enum(['start', 'step', 'end']),
      amount,
      amounts: list(amount),
    }),
  ),
})

export const charts = z.object({
  entity: z.string().nullable(),
  name: text,
  currency: z.string(),
  profit: bridge,
  equity: bridge,
  years: bridge.nullable(),
  rolls: list(
    z.object({
      kind: z.string(),
      title: text,
      subject: z.string().describe('a company, or an acquisition'),
      name: text.describe('of the company'),
      component: z.string(),
      componentName: text,
      currency: z.string(),
      movements: list(z.object({ movement: z.string(), label: text, amount })),
    }),
  ),
  proofs: list(checkInWords),
})

export function chartRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/charts',
    { config: DERIVES, schema: { params: bookParams, querystring: figureQuery, response: { 200: charts } } },
    async (request) => {
      const { book } = request.params
      const { basis, entity, period } = request.query
      const revision = await openFigures(context, request, book, entity || null)
      return chartsView(revision.close(period), entity || null, basis, languageOf(request))
    },
  )
}
