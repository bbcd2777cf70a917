// Shapes that all of the service desk uses: what validates is what OpenAPI prints and what the browser's types are made of.

import { z } from 'zod'

export const kind = z.enum(['incident', 'service', 'change', 'proposal', '']).describe('empty: not given')
export const state = z.enum([
  'new',
  'approval',
  'in-work',
  'waiting',
  'solved',
  'closed',
  'rejected',
  'duplicate',
  'draft',
  'assessment',
  'planned',
  'implementing',
  'checking',
  'rolled-back',
  'reviewed',
  'accepted',
  'postponed',
  'released',
])

export const level = z.enum(['low', 'middle', 'high'])
export const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export const channel = z.enum(['program', 'mail', 'phone', 'api', 'forwarded'])
export const deskRole = z.enum(['customer', 'operator', 'specialist', 'change-approver', 'head'])
export const act = z.enum([
  'take',
  'answer',
  'ask',
  'reply',
  'remind',
  'give-up',
  'solve',
  'confirm',
  'auto-close',
  'reopen',
  'withdraw',
  'reject',
  'duplicate',
  'send-for-approval',
  'approve',
  'refuse',
  'submit',
  'plan',
  'implement',
  'check',
  'close',
  'roll-back',
  'review',
  'accept',
  'postpone',
  'release',
  'vote',
])

export const version = z.string().describe('for If-Match')
export const instant = z.string()
export const maybeInstant = instant.nullable()
export const idParams = z.object({ id: z.uuid() })
export const title = z.string().trim().min(1).max(300)
export const longText = z.string().max(100_000)
export const shortText = z.string().trim().max(300)
export const lineCode = z.string().regex(/^[a-z0-9-]{1,40}$/)
export const made = z.object({ id: z.string() })
export const nothing = z.null().describe('nothing')
