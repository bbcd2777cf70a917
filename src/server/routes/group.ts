// The group on a date, and what its companies have with each other (reading only).

import { z } from 'zod'
import { mayEditBook, mayReadDrafts, mayReadPair } from '../../app/access.ts'
import { groupView } from '../../app/room/group-view.ts'
import { intragroupView, pairView } from '../../app/room/intragroup-view.ts'
import { accessOf, DERIVES, type Server, type ServerContext } from '../context.ts'
import { forbidden, languageOf, notFound } from '../problem.ts'
import { openFigures } from '../rights.ts'
import { amount, bookParams, date, list, place, rendered, text } from '../schemas.ts'
import { checkInWords } from './books.ts'

const percent = z.string().regex(/^-?\d+(\.\d+)?$/)

export const group = z.object({
  date,
  currency: z.string(),
  parent: z.string(),
  nodes: list(
    z.object({
      code: z.string(),
      name: text,
      method: z.enum(['parent', 'full', 'equity', 'none']),
      groupShare: percent,
      voting: percent,
      effective: percent,
      outsiders: percent,
      ways: list(z.object({ holder: z.string(), ofHolder: percent, share: percent, product: percent })),
      inCycle: z.boolean(),
    }),
  ),
  edges: list(z.object({ investor: z.string(), investee: z.string(), share: percent, inCycle: z.boolean() })),
  events: list(
    z.object({
      id: z.string(),
      date,
      event: z.string(),
      investor: z.string(),
      investee: z.string(),
      percent: z.string(),
      reason: z.string(),
    }),
  ),
  acquisitions: list(
    z.object({
      id: z.string(),
      investee: z.string(),
      date,
      isFairValue: z.boolean(),
      consideration: amount,
      nci: amount,
      netAssets: amount,
      goodwill: amount,
      goodwillOwners: amount,
      goodwillNci: amount,
      functional: z.string(),
      rate: z.string(),
      items: list(z.object({ item: z.string(), book: amount, uplift: amount })),
    }),
  ),
})

const company = z.object({ code: z.string(), name: text })
const pairState = z.enum(['done', 'warns', 'blocks'])

export const intragroup = z.object({
  period: z.string(),
  currency: z.string(),
  companies: list(company),
  cells: list(
    z.object({
      creditor: z.string(),
      debtor: z.string(),
      group: z.string(),
      claims: amount,
      owed: amount,
      difference: amount,
      state: pairState,
    }),
  ),
  proposals: list(z.object({ pair: z.string(), finding: rendered })),
})

const pairLine = z.object({ label: text, first: amount, second: amount, difference: amount })

const registerRows = list(
  z.object({
    from: z.string(),
    to: z.string(),
    when: z.string(),
    what: z.string(),
    amount: z.string(),
    other: z.string(),
    currency: z.string(),
    place,
  }),
)

export const pair = z.object({
  first: company,
  second: company,
  currency: z.string(),
  groups: list(
    z.object({
      group: z.string(),
      lines: list(pairLine),
      accounts: list(z.object({ entity: z.string(), account: z.string(), name: text, amount })),
      total: pairLine,
      tolerance: z.string(),
      state: pairState,
    }),
  ),
  turnovers: registerRows,
  unrealised: registerRows,
  dividends: registerRows,
  decisions: registerRows,
  /** May the difference be accepted by who asks? */
  mayDecide: z.boolean(),
  findings: list(rendered),
  checks: list(checkInWords),
})

const periodQuery = z.object({ period: z.string().max(30).optional() })
const pairParams = bookParams.extend({ first: z.string().max(100), second: z.string().max(100) })

export function groupRoutes(server: Server, context: ServerContext): void {
  const ownershipQuery = periodQuery.extend({
    date: date.optional().describe('the end of this day; else the reporting date'),
  })
  server.get(
    '/books/:book/group',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: ownershipQuery, response: { 200: group } },
    },
    async (request) => {
      const { book } = request.params
      return groupView(
        await openFigures(context, request, book, null),
        request.query.period,
        request.query.date,
      )
    },
  )
  server.get(
    '/books/:book/intragroup',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: periodQuery, response: { 200: intragroup } },
    },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      if (!mayReadDrafts(access, book)) throw notFound(book)
      const may = (one: string, other: string): boolean => mayReadPair(access, book, one, other)
      return intragroupView(revision.close(request.query.period), languageOf(request), may)
    },
  )
  server.get(
    '/books/:book/intragroup/:first/:second',
    { config: DERIVES, schema: { params: pairParams, querystring: periodQuery, response: { 200: pair } } },
    async (request) => {
      const { book, first, second } = request.params
      const revision = await context.open(request, book)
      if (!mayReadPair(accessOf(request), book, first, second)) throw forbidden(`${first} – ${second}`)
      const view = pairView(revision.close(request.query.period), first, second, languageOf(request))
      if (!view) throw notFound(`${first} – ${second}`)
      return { ...view, mayDecide: mayEditBook(accessOf(request), book) }
    },
  )
}
