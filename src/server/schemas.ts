// The shapes of the API: what validates at run time is what OpenAPI prints and what the browser's types are made of.
// Amounts are decimal strings in currency units; dates are YYYY-MM-DD.

import { z } from 'zod'

/** Views are read-only, and so are lists of the API. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()

export const text = z.object({ ru: z.string(), en: z.string() })
export const amount = z.string().regex(/^-?\d+(\.\d+)?$/)
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const place = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  value: z.string().optional(),
  subject: z.string().optional(),
})

export const rendered = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'warns']),
  place,
  where: z.string(),
  text: z.string(),
  advice: z.string(),
})

/** Figures say which revision of the book they are of: a page tells by it that they are of an older one. */
export const ofRevision = z.string().describe('revision of the book that the figures are of')

export const bookParams = z.object({ book: z.string().min(1).max(100) })

/** What a figure is of: every screen's address carries these. */
export const figureQuery = z.object({
  period: z.string().max(30).optional(),
  entity: z.string().max(100).optional().describe('code of a company; empty: the group'),
  basis: z.enum(['ias-1', 'ifrs-18']).optional(),
})

/** Unit of print: rubles, thousands, millions. */
export const printUnit = z
  .enum(['1', '1000', '1000000'])
  .transform(Number)
  .optional()
  .describe('unit of print; else that of the book')
