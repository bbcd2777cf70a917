// Shapes of requests: asked for, listed and read.

import { z } from 'zod'
import { list } from '../schemas.ts'
import { hours } from './line-schemas.ts'
import {
  act,
  channel,
  instant,
  kind,
  level,
  lineCode,
  longText,
  maybeInstant,
  priority,
  shortText,
  state,
  title,
  version,
} from './schemas.ts'

export const newRequest = z.strictObject({
  organisation: z.uuid(),
  kind,
  subject: title,
  description: longText,
  channel: z.enum(['program', 'phone', 'api']).default('program'),
  contactEmail: z.union([z.literal(''), z.email().max(200)]).default(''),
  contactPhone: z.string().trim().max(60).default(''),
  usersAffected: z.number().int().min(1).max(1_000_000).nullable().default(null),
  impact: level.default('middle'),
  urgency: level.default('middle'),
  topic: shortText.default(''),
  about: z.string().max(2000).default('').describe('address in the program that it is about'),
  steps: longText.default(''),
  service: shortText.default('').describe('from the catalogue of the line'),
  module: shortText.default('').describe('of a change: which part of the program'),
  programVersion: z
    .string()
    .trim()
    .max(100)
    .default('')
    .describe('in which it was seen; empty: the version that answers'),
  caller: z
    .strictObject({
      person: z.uuid().nullable().default(null),
      name: z.string().trim().min(1).max(200),
      email: z.union([z.literal(''), z.email().max(200)]).default(''),
    })
    .nullable()
    .default(null)
    .describe('of a call: who called'),
  startedAt: z.iso.datetime().nullable().default(null).describe('of a call: when; not in the future'),
})

export const registered = z.object({ id: z.string(), number: z.string() })
export const listed = z.object({
  id: z.string(),
  number: z.string(),
  kind,
  state,
  subject: z.string(),
  priority,
  organisation: z.string(),
  organisationName: z.string(),
  line: z.string(),
  authorName: z.string(),
  assignee: z.string().nullable(),
  assigneeName: z.string(),
  queue: z.string(),
  createdAt: instant,
  changedAt: instant,
  reactionDue: maybeInstant,
  reactedAt: maybeInstant,
  solutionDue: maybeInstant.describe('null: the clock stands, or nothing is promised'),
  dueProvisional: z.boolean(),
  solvedAt: maybeInstant,
  closedAt: maybeInstant,
  isLate: z.boolean(),
  leftMs: z.number().nullable().describe('working time left of what is due next; negative: late by so much'),
  implementedIn: z.string(),
  votes: z.number(),
})

export const requests = z.object({
  requests: list(listed),
  next: z.string().nullable().describe('for `before` of the next page; null on the last'),
})

export const counts = z.object({
  open: z.number(),
  mine: z.number(),
  late: z.number(),
  unassigned: z.number(),
  waiting: z.number().describe('waiting for the customer'),
})

const flag = z.enum(['true', 'false']).transform((given) => given === 'true')
export const listQuery = z.object({
  mine: flag.optional(),
  open: flag.optional(),
  late: flag.optional(),
  kind: z.enum(['incident', 'service', 'change', 'proposal', 'none']).optional(),
  state: state.optional(),
  priority: z.coerce.number().pipe(priority).optional(),
  organisation: z.uuid().optional(),
  line: lineCode.optional(),
  assignee: z.union([z.uuid(), z.literal('none')]).optional(),
  queue: shortText.optional(),
  topic: shortText.optional(),
  version: shortText.optional().describe('the version of the program that carries it'),
  text: z.string().max(200).optional(),
  before: z.uuid().optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const written = { by: z.string(), byName: z.string(), at: instant }
export const assessment = z.strictObject({
  risk: longText,
  effort: longText,
  effectOnPublished: longText.describe('what it does to periods that are published already'),
  affected: longText.default('').describe('which organisations or companies it concerns'),
})

export const releaseNote = z.strictObject({ ru: longText, en: longText })
export const plan = z.strictObject({ steps: longText, rollBack: longText })
export const window = z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() })
export const decision = z.strictObject({ effect: longText, cost: longText })
const details = z.object({
  steps: z.string().optional(),
  service: z.string().optional(),
  approver: z.object({ person: z.string(), name: z.string() }).optional(),
  module: z.string().optional(),
  affects: list(z.object({ id: z.string(), name: z.string() }))
    .optional()
    .describe('of the line: organisations that it concerns'),
  assessment: assessment.extend(written).optional(),
  plan: plan.extend(written).optional(),
  window: window.optional(),
  result: z.string().optional(),
  review: z.string().optional(),
  releaseNote: releaseNote.extend(written).optional().describe('of the line'),
  decision: decision.extend({ ...written, what: z.string(), reason: z.string() }).optional(),
})

const threadItem = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('message'),
    id: z.string(),
    at: instant,
    author: z.string(),
    isMine: z.boolean(),
    side: z.enum(['customer', 'line', 'program']),
    channel,
    text: z.string(),
    isQuestion: z.boolean(),
    isAutomatic: z.boolean(),
  }),
  z.object({
    what: z.literal('event'),
    at: instant,
    author: z.string(),
    event: z.string().describe('an act, or registered, kind, priority, due, assigned, queue, breach …'),
    before: z.string(),
    after: z.string(),
    reason: z.string(),
  }),
  z.object({
    what: z.literal('note'),
    id: z.string(),
    at: instant,
    author: z.string(),
    isMine: z.boolean(),
    text: z.string(),
  }),
])

const promise = z.object({
  targetMs: z.number().nullable().describe('working time; null: nothing is promised'),
  takenMs: z.number(),
  due: maybeInstant.describe('null: the clock stands, or nothing is promised'),
  isProvisional: z.boolean().describe('through a year whose calendar is not known yet'),
  doneAt: maybeInstant,
  isBreached: z.boolean(),
})

export const clock = z.object({
  at: instant,
  runs: z.boolean(),
  isOpen: z.boolean(),
  until: instant,
  hours,
  reaction: promise,
  solution: promise,
  spans: list(z.object({ from: instant, to: maybeInstant, runs: z.boolean(), workingMs: z.number() })),
  next: z.object({ act, at: instant }).nullable().describe('what happens of itself'),
})

export const attachment = z.object({
  id: z.string(),
  message: z.string().nullable(),
  note: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  at: instant,
  isDraft: z.boolean(),
  isMine: z.boolean(),
})

export const link = z.object({
  kind: z.enum(['duplicate-of', 'caused-by', 'related', 'implements']),
  direction: z.enum(['to', 'from']),
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  state,
  requestKind: kind,
})

export const consent = z.object({
  id: z.string(),
  at: instant,
  until: instant,
  level: z.enum(['structure', 'amounts']),
  hash: z.string(),
  deletedAt: maybeInstant,
  isMine: z.boolean(),
})

export const request = z.object({
  id: z.string(),
  number: z.string(),
  kind,
  state,
  subject: z.string(),
  description: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  licenceNumber: z.string(),
  line: z.string(),
  author: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string(),
  channel,
  usersAffected: z.number().nullable(),
  impact: level,
  urgency: level,
  priority,
  topic: z.string(),
  programVersion: z.string(),
  about: z.string(),
  details,
  implementedIn: z.string(),
  reopened: z.number(),
  createdAt: instant,
  startedAt: instant,
  solvedAt: maybeInstant,
  closedAt: maybeInstant,
  changedAt: instant,
  assignee: z.string().nullable(),
  assigneeName: z.string(),
  queue: z.string(),
  participants: list(z.object({ name: z.string(), email: z.string(), person: z.string().nullable() })),
  thread: list(threadItem),
  attachments: list(attachment),
  links: list(link),
  consents: list(consent),
  clock,
  votes: z.object({ count: z.number(), isMine: z.boolean() }),
  forward: z
    .object({ at: instant, number: z.string(), state: z.string(), fault: z.string() })
    .nullable()
    .describe('to the vendor’s line: number and state there, empty while it has not answered'),
  originNumber: z.string().describe('of a forwarded request: its number in the installation that it is from'),
  score: z.number().nullable(),
  scoreComment: z.string(),
  may: z.object({
    acts: list(act),
    approvers: list(z.object({ person: z.string(), name: z.string() })).describe('of a service'),
    note: z.boolean(),
    handle: z.boolean(),
    kinds: list(kind),
    attach: z.boolean(),
    rate: z.boolean(),
    forward: z.boolean(),
  }),
  version,
})
