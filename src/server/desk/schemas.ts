// Shapes of the service desk: what validates is what OpenAPI prints and what the browser's types are made of.

import { z } from 'zod'
import { list } from '../schemas.ts'

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
const maybeInstant = instant.nullable()

export const idParams = z.object({ id: z.uuid() })
export const title = z.string().trim().min(1).max(300)
export const longText = z.string().max(100_000)
export const shortText = z.string().trim().max(300)
export const lineCode = z.string().regex(/^[a-z0-9-]{1,40}$/)

const target = z.object({
  reaction: z.number().int().min(1).nullable(),
  solution: z.number().int().min(1).nullable(),
})
const byPriority = z.object({ 1: target, 2: target, 3: target, 4: target })
export const targets = z.object({
  incident: byPriority,
  service: byPriority,
  change: byPriority,
  proposal: byPriority,
})
export const days = z.object({
  remindAfter: list(z.number().int().min(1).max(100)).describe('working days, ascending'),
  giveUpAfter: z.number().int().min(1).max(200),
  closeAfter: z.number().int().min(1).max(200),
  reopenWithin: z.number().int().min(0).max(200),
})
export const hours = z.object({
  zone: z.string(),
  opens: z.string(),
  closes: z.string(),
  calendar: z.string(),
  shortDays: z.enum(['as-others', 'hour-less']),
})
export const cardText = z.object({
  addresses: list(z.string().max(200)).describe('addresses of e-mail that a customer writes to'),
  services: list(title).default([]).describe('what can be asked for as a service; none: anything'),
  about: longText,
  staff: longText,
  development: longText,
  mending: longText,
  contacts: longText,
})
export const line = z.object({
  code: z.string(),
  name: z.string(),
  hours,
  telephone: z.string(),
  card: cardText,
  targets,
  days,
  isOpen: z.boolean(),
  until: instant.describe('when it closes, or opens next'),
  calendarWarning: z.enum(['none', 'year-missing']),
  rights: z.object({
    works: z.boolean(),
    operates: z.boolean(),
    handles: z.boolean(),
    heads: z.boolean(),
    writesArticles: z.boolean(),
  }),
  version,
})
export const organisation = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  licenceNumber: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  line: z.string(),
  domains: list(z.string()),
  addresses: list(z.string()),
  mayAsk: z.boolean().describe('requests may be made for it'),
  version,
})
export const deskHome = z.object({
  programVersion: z.string(),
  lines: list(line),
  organisations: list(organisation),
})

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

const written = { by: z.string(), byName: z.string(), at: instant }
const assessment = z.strictObject({
  risk: longText,
  effort: longText,
  effectOnPublished: longText.describe('what it does to periods that are published already'),
  affected: longText.default('').describe('which organisations or companies it concerns'),
})
const releaseNote = z.strictObject({ ru: longText, en: longText })
const plan = z.strictObject({ steps: longText, rollBack: longText })
const window = z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() })
const decision = z.strictObject({ effect: longText, cost: longText })
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
export const members = z.object({
  members: list(z.object({ id: z.string(), name: z.string(), email: z.string(), roles: list(deskRole) })),
})
export const customers = z.object({
  customers: list(z.object({ id: z.string(), name: z.string(), email: z.string() })),
})
export const made = z.object({ id: z.string() })
export const nothing = z.null().describe('nothing')

export const lineSettings = z.strictObject({
  name: title,
  hours: z.strictObject({
    zone: z.string().max(60),
    opens: z.string().max(5),
    closes: z.string().max(5),
    calendar: z.string().max(20),
    shortDays: z.enum(['as-others', 'hour-less']),
  }),
  telephone: z.string().trim().max(60),
  card: cardText,
  targets,
  days,
})
export const organisationFacts = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,9}$/)
    .describe('stands in the numbers of requests'),
  name: title,
  licenceNumber: z.string().trim().max(100),
  validFrom: z.iso.date().nullable().default(null),
  validTo: z.iso.date().nullable().default(null),
  line: lineCode,
  domains: list(z.string().trim().min(1).max(200)).default([]),
  addresses: list(z.email().max(200)).default([]),
})
const roleAtDesk = z.strictObject({
  role: deskRole,
  line: z.union([z.literal(''), lineCode]).default(''),
  organisation: z.union([z.literal(''), z.uuid()]).default(''),
})
export const givenRoles = z.strictObject({ roles: list(roleAtDesk) })
export const roles = z.object({ roles: list(roleAtDesk.extend({ person: z.string() })) })
const day = z.iso.date()
export const calendarYear = z.strictObject({
  status: z.enum(['final', 'preliminary']),
  source: z.string().trim().min(1).max(1000),
  daysOff: list(day).describe('from Monday to Friday, not worked'),
  workingWeekends: list(day),
  shortened: list(day),
})
export const calendar = z.object({
  name: z.string(),
  years: list(
    calendarYear.extend({ year: z.number(), isGiven: z.boolean().describe('by the administrator') }),
  ),
})

const article = z.object({
  id: z.string(),
  line: z.string(),
  title: z.string(),
  text: z.string(),
  language: z.enum(['ru', 'en']),
  published: z.boolean(),
  changedAt: instant,
  mayChange: z.boolean(),
  version,
})
export const oneArticle = article
export const articles = z.object({ articles: list(article) })
export const articleFacts = z.strictObject({
  title,
  text: longText,
  language: z.enum(['ru', 'en']),
  published: z.boolean(),
})
export const templates = z.object({
  templates: list(
    z.object({ id: z.string(), line: z.string(), name: z.string(), text: z.string(), version }),
  ),
})
export const templateFacts = z.strictObject({ name: title, text: longText })

const counted = list(z.object({ name: z.string(), count: z.number() }))
export const report = z.object({
  from: instant,
  to: instant,
  kinds: list(
    z.object({
      kind,
      priority,
      received: z.number(),
      solved: z.number(),
      closed: z.number(),
      reopened: z.number(),
      reactionDue: z.number().describe('answered, or late'),
      reactionKept: z.number(),
      solutionDue: z.number().describe('solved, or late'),
      solutionKept: z.number(),
      scored: z.number(),
      scores: z.number().describe('sum of the scores'),
    }),
  ),
  ages: list(
    z.object({
      kind,
      upTo1: z.number(),
      upTo3: z.number(),
      upTo7: z.number(),
      upTo30: z.number(),
      more: z.number(),
    }),
  ),
  topics: counted,
  seenIn: counted,
  implementedIn: counted,
})
const notesOfVersion = z.object({ markdown: z.string(), html: z.string() })
const partsOfNotes = list(z.object({ head: z.string(), lines: list(z.string()) }))
export const releases = z.object({
  releases: list(z.object({ version: z.string(), ru: partsOfNotes, en: partsOfNotes })),
})
export const versionReport = z.object({
  version: z.string(),
  requests: list(
    z.object({ id: z.string(), kind, number: z.string(), subject: z.string(), note: releaseNote }),
  ),
  notes: z.object({
    ru: notesOfVersion,
    en: notesOfVersion,
    missing: list(z.string()).describe('numbers of requests whose note is not written in a language'),
  }),
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
export const lifeCycle = z.object({
  text: z.string().describe('Markdown'),
  missing: list(z.string()).describe('settings that are not given'),
})
