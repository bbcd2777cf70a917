// What a template computes of a company's balances: the amounts of a journal, and how they came about. Nothing is written.

import { z } from 'zod'
import { mayEditEntity } from '../../app/access.ts'
import { COMPUTED, calculate } from '../../app/adjustments/calculate.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { forbidden } from '../problem.ts'
import { openFigures } from '../rights.ts'
import { amount, bookParams, date, list, text } from '../schemas.ts'

const account = z.string().min(1).max(100)

export const calculation = z.object({
  currency: z.string(),
  inputs: list(
    z.object({
      label: text,
      amount,
      opens: z
        .object({ statement: z.string(), line: z.string(), row: z.string(), cell: z.string() })
        .nullable(),
    }),
  ),
  formula: text,
  required: amount,
  recognised: amount,
  amount,
  lines: list(z.object({ account: z.string(), debit: z.string(), credit: z.string() })),
})

const body = z.object({
  template: z.enum(COMPUTED),
  id: z.string().max(200),
  entity: account,
  account,
  allowance: account,
  expense: account,
  value: amount,
  due: date.or(z.literal('')),
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
      if (!mayEditEntity(accessOf(request), book, asked.entity)) throw forbidden(asked.entity)
      return calculate(revision.close(period), asked)
    },
  )
}
