// Shapes of the knowledge base, of templates and of reports.

import { z } from 'zod'
import { list } from '../schemas.ts'
import { releaseNote } from './request-schemas.ts'
import { instant, kind, longText, priority, title, version } from './schemas.ts'

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
