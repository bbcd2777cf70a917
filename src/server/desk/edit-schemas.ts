// Shapes of what is said and done in a request.

import { z } from 'zod'
import { list } from '../schemas.ts'
import { assessment, decision, plan, releaseNote, window } from './request-schemas.ts'
import { act, kind, level, longText, shortText, title } from './schemas.ts'

export const givenAct = z.strictObject({
  act,
  text: longText.optional(),
  reason: longText.optional(),
  version: z.string().trim().max(100).optional().describe('the version of the program that carries it'),
  request: z.uuid().optional().describe('of a duplicate: what it duplicates'),
  assessment: assessment.optional(),
  plan: plan.optional(),
  window: window.optional(),
  result: longText.optional(),
  decision: decision.optional(),
  approver: z.uuid().optional().describe('of a service: who is to allow it'),
  attachments: list(z.uuid()).optional().describe('drafts that go with the text'),
})

export const newMessage = z.strictObject({
  text: z.string().trim().min(1).max(100_000),
  isQuestion: z.boolean().default(false).describe('of the line: asks the customer; the solution clock stops'),
  attachments: list(z.uuid()).default([]),
})

export const newNote = z.strictObject({
  text: z.string().trim().min(1).max(100_000),
  attachments: list(z.uuid()).default([]),
})

export const done = z.object({ id: z.string().nullable().describe('of the message; null: none was written') })
export const acted = done.extend({
  request: z
    .string()
    .nullable()
    .describe('the new one, where what was closed for too long goes on as another; null: none'),
})

export const requestEdit = z.strictObject({
  assignee: z.uuid().nullable().optional(),
  queue: shortText.optional(),
  topic: shortText.optional(),
  kind: kind.optional(),
  impact: level.optional(),
  urgency: level.optional(),
  usersAffected: z.number().int().min(1).max(1_000_000).nullable().optional(),
  service: shortText.optional(),
  module: shortText.optional(),
  affects: list(z.uuid()).optional().describe('organisations of the line that it concerns'),
  programVersion: z.string().trim().max(100).optional().describe('in which it was seen'),
  organisationName: title.optional().describe('as the request has it; the organisation stays as it is'),
  licenceNumber: z.string().trim().max(100).optional(),
  implementedIn: z.string().trim().max(100).optional().describe('the version that carries it'),
  releaseNote: releaseNote.optional().describe('what the notes of that version say of it'),
})

export const givenLink = z.strictObject({
  other: z.uuid(),
  kind: z.enum(['caused-by', 'related', 'implements']),
})

export const givenParticipant = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(200),
})

export const givenScore = z.strictObject({
  score: z.number().int().min(1).max(5),
  comment: z.string().trim().max(2000).default(''),
})

export const givenConsent = z.strictObject({
  level: z.enum(['structure', 'amounts']),
  content: z.string().min(1).max(1_500_000).describe('the very text that the author was shown'),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of its UTF-8 bytes'),
  days: z.number().int().min(1).max(365).default(30),
})
