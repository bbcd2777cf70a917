// Exchange rates of a book: what is there, what the close asks for and does not find, changes made together.

import { z } from 'zod'
import { mayEditBook, mayReadDrafts } from '../../app/access.ts'
import { changeRates } from '../../app/rates/change-rates.ts'
import { ratesView } from '../../app/rates/rate-view.ts'
import { finding } from '../../ledger/finding.ts'
import { accessOf, etagHeader, ifMatchOf, type Server, type ServerContext } from '../context.ts'
import { Declined, languageOf, notFound } from '../problem.ts'
import { bookParams, date, list } from '../schemas.ts'

const pair = {
  currency: z.string().max(10),
  against: z.string().max(10),
  type: z.enum(['spot', 'average']),
  from: date,
  to: date.or(z.literal('')),
}
const rate = z.object({
  ...pair,
  rate: z.string().max(60),
  nominal: z.string().max(15),
  source: z.string().max(500),
})

export const rates = z.object({
  etag: z.string(),
  presentationCurrency: z.string(),
  rates: list(rate.extend({ document: z.string() })),
  missing: list(z.object({ ...pair, text: z.string() })),
  mayEdit: z.boolean(),
})

const periodQuery = z.object({ period: z.string().max(30).optional() })

export function rateRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/rates',
    { schema: { params: bookParams, querystring: periodQuery, response: { 200: rates } } },
    async (request, reply) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      const view = await ratesView(revision, request.query.period, languageOf(request))
      reply.header('etag', etagHeader(view.etag))
      return { ...view, mayEdit: mayEditBook(access, book) }
    },
  )
  server.patch(
    '/books/:book/rates',
    {
      schema: {
        params: bookParams,
        querystring: periodQuery,
        body: z.object({
          changes: z
            .array(z.object({ document: z.string().max(300), rate: rate.nullable() }))
            .min(1)
            .max(20_000),
        }),
        response: { 200: rates },
      },
    },
    async (request, reply) => {
      const { book } = request.params
      const access = accessOf(request)
      const place = await context.place(request, book)
      if (!mayEditBook(access, book))
        throw new Declined(403, [finding('JRN-005', 'blocks', { subject: 'rates' })])
      await changeRates(place, ifMatchOf(request), request.body.changes)
      const revision = await context.open(request, book)
      const view = await ratesView(revision, request.query.period, languageOf(request))
      reply.header('etag', etagHeader(view.etag))
      return { ...view, mayEdit: true }
    },
  )
}
