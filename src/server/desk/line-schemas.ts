// Shapes of lines, organisations, people at the desk and production calendars.

import { z } from 'zod'
import { list } from '../schemas.ts'
import { deskRole, instant, lineCode, longText, title, version } from './schemas.ts'

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

export const members = z.object({
  members: list(z.object({ id: z.string(), name: z.string(), email: z.string(), roles: list(deskRole) })),
})

export const customers = z.object({
  customers: list(z.object({ id: z.string(), name: z.string(), email: z.string() })),
})

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
export const roles = z.object({
  roles: list(roleAtDesk.extend({ person: z.string() })),
  etag: z.string().describe('of all of them, for If-Match'),
})
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
    calendarYear.extend({ year: z.number(), isGiven: z.boolean().describe('by the administrator'), version }),
  ),
})

export const lifeCycle = z.object({
  text: z.string().describe('Markdown'),
  missing: list(z.string()).describe('settings that are not given'),
})
