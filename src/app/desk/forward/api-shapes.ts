// What two installations say to each other over HTTP: one request, asked again and again, brings what is new to both.

import { z } from 'zod'
import { CLOSED } from '../../../desk/transitions.ts'
import type { State } from '../../../desk/types.ts'

export const FORWARDED_PATH = '/api/v1/desk/forwarded'

/** Files go to and come from the request there as any customer's do. */
export const attachmentsPath = (request: string): string => `/api/v1/desk/requests/${request}/attachments`

const sequence = z.string().regex(/^\d{1,18}$/)
const text = z.string().max(500_000)
const name = z.string().max(300)
const level = z.enum(['low', 'middle', 'high'])

export const forwardedRequest = z.strictObject({
  origin: z.strictObject({
    installation: z.uuid(),
    number: z.string().regex(/^[A-Z][A-Z0-9]{1,9}-[1-9]\d{0,14}$/),
    hop: z.number().int().min(1).max(99).describe('1: what was forwarded itself is not taken'),
  }),
  organisation: z.string().max(10).describe('code here; empty: the only one whose customer asks'),
  kind: z.enum(['incident', 'service', 'change', 'proposal', '']),
  subject: z.string().min(1).max(500),
  description: text,
  author: name,
  impact: level,
  urgency: level,
  usersAffected: z.number().int().min(1).max(1_000_000).nullable(),
  programVersion: z.string().max(100),
  messages: z
    .array(z.strictObject({ id: z.uuid(), author: name, side: z.enum(['customer', 'line']), text }))
    .max(50),
  consents: z
    .array(
      z.strictObject({
        level: z.enum(['structure', 'amounts']),
        hash: z.string().max(100),
        until: z.iso.datetime(),
        content: z.string().max(5_000_000).nullable().describe('null: it was sent before'),
      }),
    )
    .max(100)
    .describe('in force now: those that are not named any more are deleted'),
  after: sequence.describe('the last message of the line that is known there'),
})
export type ForwardedRequest = z.output<typeof forwardedRequest>

const files = z
  .array(z.object({ id: z.uuid(), name: z.string().min(1).max(1000), size: z.number() }))
  .max(1000)

export const forwardedAnswer = z.object({
  request: z.uuid().describe('the request there: where files are put and fetched'),
  number: z.string().max(30),
  state: z.string().max(30),
  messages: z.array(
    z.object({
      id: z.uuid(),
      sequence,
      author: name,
      text: z.string().max(1_000_000),
      isQuestion: z.boolean(),
      files,
    }),
  ),
  files: files.describe('of the request itself, as the line put them there'),
})
export type ForwardedAnswer = z.output<typeof forwardedAnswer>

/** A word of the vendor's program that this one may not know yet. */
export const isClosedState = (state: string): boolean => CLOSED.has(state as State)
