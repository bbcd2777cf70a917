// What the routes of adjustments take and give: journals, previews, the vocabulary of a journal.

import { z } from 'zod'
import { JOURNAL_KINDS, JOURNAL_STATES } from '../../ledger/words.ts'
import { amount, bookParams, date, list, rendered, text } from '../schemas.ts'

export const short = z.string().max(200)
export const optionalDate = date.or(z.literal(''))
const side = amount.or(z.literal(''))

const line = z.object({
  account: short,
  flow: short,
  partner: short,
  analytics: list(short).refine((items) => items.length <= 3),
  dueOn: optionalDate,
  debit: side,
  credit: side,
  text: z.string().max(2000),
  textEn: z.string().max(2000),
})

export const journalBody = z.object({
  date,
  level: z.enum(['entity', 'group']),
  entity: short,
  basis: z.enum(['books', 'functional', 'presentation']),
  borneBy: short,
  kind: z.enum(JOURNAL_KINDS),
  template: short,
  cash: z.boolean(),
  deferredTax: z.enum(['calculator', 'own', 'none']),
  reversesOn: optionalDate,
  repeatsUntil: optionalDate,
  lines: z.array(line).min(1).max(5000).readonly(),
})

export const journalHead = z.object({
  id: z.string(),
  etag: z.string(),
  date: z.string(),
  level: z.enum(['entity', 'group']),
  entity: z.string(),
  template: z.string(),
  templateName: text,
  kind: z.enum(JOURNAL_KINDS),
  text: z.string(),
  textEn: z.string(),
  state: z.enum(JOURNAL_STATES),
  author: z.string(),
  approvedBy: z.string(),
  total: amount,
  currency: z.string(),
  lines: z.number(),
  isMine: z.boolean(),
})

export const journals = z.object({
  journals: list(journalHead),
  /** '' where there are no more. */
  next: z.string(),
  approval: z.enum(['second-person', 'none']),
})

export const journal = journalHead.extend({
  body: journalBody,
  findings: list(rendered),
  may: z.object({ edit: z.boolean(), approve: z.boolean() }),
})

export const preview = z.object({
  findings: list(rendered),
  blocked: z.boolean(),
  moved: list(
    z.object({
      entity: z.string().nullable(),
      statement: z.string(),
      id: z.string(),
      component: z.string().describe('of changes in equity'),
      label: text,
      currency: z.string(),
      before: amount,
      after: amount,
      difference: amount,
    }),
  ),
})

export const history = z.object({
  entries: list(z.object({ at: z.string(), who: z.string(), action: z.string(), reason: z.string() })),
})

export const vocabulary = z.object({
  accounts: list(
    z.object({
      code: z.string(),
      name: z.string(),
      nameEn: z.string(),
      class: z.string(),
      partner: z.enum(['required', 'optional', '']),
    }),
  ),
  /** Those that a journal may name: others are made by derivations. */
  flows: list(z.object({ code: z.string(), name: text })),
  templates: list(
    z.object({
      code: z.string(),
      name: text,
      computes: z
        .object({
          paragraph: text,
          hasBalance: z.boolean(),
          hasAllowance: z.boolean(),
          fields: list(
            z.object({
              id: z.string(),
              kind: z.enum(['amount', 'percent', 'number', 'date']),
              label: text,
            }),
          ),
          usual: list(z.string()),
        })
        .nullable()
        .describe('of a template whose amount is a formula'),
    }),
  ),
})

export const journalParams = bookParams.extend({ id: z.string().min(1).max(200) })
export const period = z.string().max(30).optional()
export const periodQuery = z.object({ period })
