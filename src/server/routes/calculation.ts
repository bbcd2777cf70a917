// What a template computes of a company's balances: the amounts of a journal, and how they came about. Nothing is
// written: who may read the company's figures may compute.

import { z } from 'zod'
import { calculate } from '../../app/adjustments/calculate.ts'
import { originView } from '../../app/adjustments/origin.ts'
import { COMPUTED } from '../../app/adjustments/templates.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { openFigures } from '../rights.ts'
import { amount, bookParams, date, list, text } from '../schemas.ts'
import { journalHead, journalParams } from './adjustment-schemas.ts'
import { found, reasonOf, trailOf } from './adjustments.ts'

const account = z.string().min(1).max(100)

const opens = z
  .object({ statement: z.string(), line: z.string(), row: z.string(), cell: z.string() })
  .nullable()

export const calculation = z.object({
  template: z.string(),
  paragraph: text,
  currency: z.string(),
  inputs: list(
    z.object({
      label: text,
      value: z.string(),
      kind: z.enum(['amount', 'percent', 'number', 'date']),
      opens,
    }),
  ),
  formula: text,
  text,
  required: amount,
  recognised: amount,
  amount,
  lines: list(z.object({ account: z.string(), debit: z.string(), credit: z.string() })),
})

export const origin = z.object({
  calculation: z
    .object({
      template: z.string(),
      paragraph: text,
      account: z.string(),
      allowance: z.string(),
      expense: z.string(),
      inputs: z.record(z.string(), z.string()),
      formula: text,
      currency: z.string(),
      required: amount,
      recognised: amount,
      amount,
    })
    .nullable(),
  source: z.object({ how: z.enum(['copy', 'reverse']), journal: journalHead }).nullable(),
})

const body = z.object({
  template: z.enum(COMPUTED.map(({ code }) => code)),
  id: z.string().max(200),
  entity: account,
  account: z.string().max(100),
  allowance: account,
  expense: account,
  inputs: z.record(z.string().max(20), amount.or(date)),
  period: z.string().max(30).optional(),
})

export function calculationRoutes(server: Server, context: ServerContext): void {
  server.post(
    '/books/:book/adjustments/calculation',
    { schema: { params: bookParams, body, response: { 200: calculation } } },
    async (request) => {
      const { book } = request.params
      const { period, ...asked } = request.body
      const revision = await openFigures(context, request, book, asked.entity)
      return calculate(revision.close(period), asked)
    },
  )
  server.get(
    '/books/:book/adjustments/:id/origin',
    { schema: { params: journalParams, response: { 200: origin } } },
    async (request) => {
      const { book, id } = request.params
      const access = accessOf(request)
      const revision = await context.open(request, book)
      const journal = found(revision, access, id)
      const entries = await trailOf(context, access, book, id)
      const told = entries.map(({ action, after }) => ({ action, reason: reasonOf(after) }))
      return originView(revision, access, journal, told)
    },
  )
}
