// What people say of a pair of companies and of a journal, and the files they lay beside it. Who sees the pair or the
// journal reads and writes; nothing of it is part of the book.

// For the types of `request.file()`.
import type {} from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Access, mayEditBook, mayReadPair, maySpeak } from '../../app/access.ts'
import { journalOf } from '../../app/adjustments/change-journal.ts'
import { mayEditJournal, mayReadJournal } from '../../app/adjustments/journal-view.ts'
import { acceptDifference } from '../../app/discussion/accept-difference.ts'
import { ATTACHED_KINDS, attachedFile } from '../../app/discussion/attached-file.ts'
import { pairSubject } from '../../app/discussion/subject.ts'
import type { Journal } from '../../ledger/book.ts'
import { finding } from '../../ledger/finding.ts'
import type { Attachment, GivenFile, Subject } from '../../store/discussion.ts'
import type { Store } from '../../store/store.ts'
import { accessOf, onceOf, type Server, type ServerContext } from '../context.ts'
import { LIMITS } from '../limits.ts'
import { Declined, forbidden, notFound } from '../problem.ts'
import { bookParams, list } from '../schemas.ts'
import { sendFile } from '../send-file.ts'

const attachment = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  hash: z.string(),
  author: z.string(),
  at: z.string(),
  mayRemove: z.boolean(),
})

export const attachments = z.object({
  attachments: list(attachment),
  mayAdd: z.boolean(),
  limit: z.number().describe('bytes of one file at most'),
  kinds: list(z.string()),
})

export const comments = z.object({
  comments: list(
    z.object({
      id: z.string(),
      text: z.string(),
      author: z.string(),
      isMine: z.boolean(),
      at: z.string(),
      attachments: list(attachment),
    }),
  ),
  maySpeak: z.boolean(),
  /** As drafts and events name it. */
  subject: z.string(),
  limit: z.number(),
  kinds: list(z.string()),
})

const code = z.string().min(1).max(100)
const pairParams = bookParams.extend({ first: code, second: code })
const journalParams = bookParams.extend({ id: z.string().min(1).max(200) })
const numbered = bookParams.extend({ id: z.string().regex(/^\d{1,18}$/) })
const periodQuery = z.object({ period: z.string().max(30).optional() })
const said = z.object({ text: z.string().trim().min(1).max(4000) })

/** What is spoken of, seen by who asks. */
interface Of {
  readonly subject: Subject
  readonly access: Access
  readonly store: Store
  /** Of a pair null. */
  readonly journal: Journal | null
}

async function pairOf(
  context: ServerContext,
  request: FastifyRequest,
  { book, first, second }: z.output<typeof pairParams>,
  period: string | undefined,
): Promise<Of> {
  const access = accessOf(request)
  const revision = await context.open(request, book)
  if (!mayReadPair(access, book, first, second)) throw forbidden(`${first} – ${second}`)
  const codes = new Set(revision.book.entities.map((one) => one.code))
  if (first === second || !codes.has(first) || !codes.has(second)) throw notFound(`${first} – ${second}`)
  const [entity, partner] = first < second ? [first, second] : [second, first]
  const id = pairSubject(first, second, revision.reportingDate(period))
  return {
    subject: { kind: 'pair', id, entity, partner },
    access,
    store: context.store.as(access),
    journal: null,
  }
}

async function journalAt(
  context: ServerContext,
  request: FastifyRequest,
  book: string,
  id: string,
): Promise<Of & { readonly journal: Journal }> {
  const access = accessOf(request)
  const revision = await context.open(request, book)
  const journal = journalOf(revision, id)
  // Of a journal that is not hers to see nothing is said but that there is none.
  if (!journal || !mayReadJournal(access, book, journal)) throw notFound(id)
  const entity = journal.level === 'group' ? '' : journal.entity
  const subject: Subject = { kind: 'adjustment', id, entity, partner: '' }
  return { subject, access, store: context.store.as(access), journal }
}

/** Of a journal: while it is a draft, by who may edit it. Of a comment: by who attached it. */
function mayRemove(book: string, { access, journal }: Of, of: Attachment): boolean {
  if (!maySpeak(access, book)) return false
  if (of.comment !== '') return of.author === access.actor
  return journal !== null && journal.state === 'draft' && mayEditJournal(access, book, journal)
}

const shown = (book: string, at: Of, of: Attachment): z.input<typeof attachment> => ({
  id: of.id,
  name: of.name,
  size: Number(of.size),
  hash: of.hash,
  author: of.authorName,
  at: of.at.toISOString(),
  mayRemove: mayRemove(book, at, of),
})

async function commentsView(book: string, at: Of): Promise<z.input<typeof comments>> {
  const { access, store, subject } = at
  const [all, files] = await Promise.all([
    store.discussion.comments(book, subject),
    store.discussion.attachments(book, subject),
  ])
  return {
    comments: all.map(({ at: when, author, authorName, content, id }) => ({
      id,
      text: content,
      author: authorName,
      isMine: author === access.actor,
      at: when.toISOString(),
      attachments: files.filter(({ comment }) => comment === id).map((one) => shown(book, at, one)),
    })),
    maySpeak: maySpeak(access, book),
    subject: `${subject.kind} ${subject.id}`,
    limit: LIMITS.attachment,
    kinds: ATTACHED_KINDS,
  }
}

/** @throws Declined 400 without a file, 413; Refused ATT-… */
async function sentFile(request: FastifyRequest): Promise<GivenFile> {
  const sent = await request.file({ limits: { fileSize: LIMITS.attachment, files: 1 } })
  if (!sent) throw new Declined(400, [finding('UPL-006', 'blocks', {})])
  return attachedFile({ name: sent.filename, bytes: await sent.toBuffer() })
}

export function discussionRoutes(server: Server, context: ServerContext): void {
  const tell = (book: string, { access, subject }: Of): void => context.events.spoken(book, subject, access)
  pairRoutes(server, context, tell)
  journalRoutes(server, context, tell)
  fileRoutes(server, context, tell)
}

type Tell = (book: string, of: Of) => void

/** Says it, and answers with all that is said. */
async function say(
  request: FastifyRequest,
  reply: FastifyReply,
  book: string,
  at: Of,
  text: string,
  tell: Tell,
) {
  if (!maySpeak(at.access, book)) throw forbidden(at.subject.id)
  await at.store.discussion.say(book, at.subject, text, onceOf(request))
  tell(book, at)
  reply.code(201)
  return commentsView(book, at)
}

function pairRoutes(server: Server, context: ServerContext, tell: Tell): void {
  const path = '/books/:book/intragroup/:first/:second'
  server.get(
    `${path}/comments`,
    { schema: { params: pairParams, querystring: periodQuery, response: { 200: comments } } },
    async (request) =>
      commentsView(request.params.book, await pairOf(context, request, request.params, request.query.period)),
  )
  server.post(
    `${path}/comments`,
    { schema: { params: pairParams, querystring: periodQuery, body: said, response: { 201: comments } } },
    async (request, reply) => {
      const at = await pairOf(context, request, request.params, request.query.period)
      return say(request, reply, request.params.book, at, request.body.text, tell)
    },
  )
  const body = z.object({
    group: z.string().min(1).max(40),
    target: code.describe('the group account that takes the difference'),
    reason: z.string().trim().min(1).max(2000),
  })
  server.post(
    `${path}/acceptance`,
    { schema: { params: pairParams, querystring: periodQuery, body, response: { 204: z.null() } } },
    async (request, reply) => {
      const { book, first, second } = request.params
      const { access } = await pairOf(context, request, request.params, request.query.period)
      if (!mayEditBook(access, book)) throw forbidden(`${first} – ${second}`)
      const place = await context.place(request, book)
      const room = place.revision.close(request.query.period)
      await acceptDifference(place, access, room, [first, second], { ...request.body, once: onceOf(request) })
      return reply.code(204).send(null)
    },
  )
}

function journalRoutes(server: Server, context: ServerContext, tell: Tell): void {
  const path = '/books/:book/adjustments/:id'
  const params = journalParams
  server.get(`${path}/comments`, { schema: { params, response: { 200: comments } } }, async (request) => {
    const { book, id } = request.params
    return commentsView(book, await journalAt(context, request, book, id))
  })
  server.post(
    `${path}/comments`,
    { schema: { params, body: said, response: { 201: comments } } },
    async (request, reply) => {
      const { book, id } = request.params
      const at = await journalAt(context, request, book, id)
      return say(request, reply, book, at, request.body.text, tell)
    },
  )
  const view = async (book: string, at: Of & { readonly journal: Journal }) => {
    const files = await at.store.discussion.attachments(book, at.subject)
    return {
      attachments: files.filter(({ comment }) => comment === '').map((one) => shown(book, at, one)),
      mayAdd: mayEditJournal(at.access, book, at.journal),
      limit: LIMITS.attachment,
      kinds: ATTACHED_KINDS,
    }
  }
  server.get(
    `${path}/attachments`,
    { schema: { params, response: { 200: attachments } } },
    async (request) => {
      const { book, id } = request.params
      return view(book, await journalAt(context, request, book, id))
    },
  )
  server.post(
    `${path}/attachments`,
    { schema: { params, consumes: ['multipart/form-data'], response: { 201: attachments } } },
    async (request, reply) => {
      const { book, id } = request.params
      const at = await journalAt(context, request, book, id)
      if (!mayEditJournal(at.access, book, at.journal)) throw forbidden(id)
      await at.store.discussion.attach(book, at.subject, await sentFile(request))
      tell(book, at)
      reply.code(201)
      return view(book, at)
    },
  )
}

function fileRoutes(server: Server, context: ServerContext, tell: Tell): void {
  /** An attachment that she may see, with what it is of. */
  const found = async (request: FastifyRequest, book: string, id: string) => {
    await context.open(request, book)
    const store = context.store.as(accessOf(request))
    const of = await store.discussion.attachment(book, id)
    if (!of) throw notFound(id)
    const { entity, id: subject, kind, partner } = of.subject
    if (kind === 'adjustment') return { of, at: await journalAt(context, request, book, subject) }
    const period = dayOf(subject.slice(-10))
    return { of, at: await pairOf(context, request, { book, first: entity, second: partner }, period) }
  }
  const set = async (
    request: FastifyRequest,
    book: string,
    id: string,
    isRemoved: boolean,
  ): Promise<void> => {
    const { at, of } = await found(request, book, id)
    if (!mayRemove(book, at, of)) {
      const values = { name: of.name, id: of.subject.id }
      const mayEdit = at.journal !== null && mayEditJournal(at.access, book, at.journal)
      throw mayEdit && of.comment === ''
        ? new Declined(422, [finding('ATT-004', 'blocks', { subject: of.subject.id }, values)])
        : forbidden(of.name)
    }
    await at.store.discussion.setRemoved(book, of, isRemoved)
    tell(book, at)
  }
  const none = { schema: { params: numbered, response: { 204: z.null() } } }
  server.get(
    '/books/:book/attachments/:id/file',
    { schema: { params: numbered } },
    async (request, reply) => {
      const { at, of } = await found(request, request.params.book, request.params.id)
      if (of.isRemoved) throw notFound(request.params.id)
      // Never shown within the page, whatever it is.
      reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
      return sendFile(reply, {
        name: of.name,
        type: 'application/octet-stream',
        bytes: await at.store.discussion.bytes(of),
      })
    },
  )
  server.delete('/books/:book/attachments/:id', none, async (request, reply) => {
    await set(request, request.params.book, request.params.id, true)
    return reply.code(204).send(null)
  })
  server.post('/books/:book/attachments/:id/restore', none, async (request, reply) => {
    await set(request, request.params.book, request.params.id, false)
    return reply.code(204).send(null)
  })
  server.post(
    '/books/:book/comments/:id/attachments',
    {
      schema: {
        params: numbered,
        querystring: z.object({
          of: z.string().min(1).max(400).describe('the subject, as the comments name it'),
        }),
        consumes: ['multipart/form-data'],
        response: { 201: comments },
      },
    },
    async (request, reply) => {
      const { book, id } = request.params
      const at = await subjectNamed(context, request, book, request.query.of)
      const all = await at.store.discussion.comments(book, at.subject)
      const comment = all.find((one) => one.id === id)
      if (!comment) throw notFound(id)
      if (comment.author !== at.access.actor || !maySpeak(at.access, book)) throw forbidden(id)
      await at.store.discussion.attach(book, at.subject, await sentFile(request), id)
      tell(book, at)
      reply.code(201)
      return commentsView(book, at)
    },
  )
}

/** As a period: the close of that day. */
const dayOf = (date: string): string => `${date}/${date}`

/** `adjustment К-118`, `pair МЕТ|ТДС 2025-12-31`. */
function subjectNamed(
  context: ServerContext,
  request: FastifyRequest,
  book: string,
  name: string,
): Promise<Of> {
  const [, first, second, date] = /^pair (.+)\|(.+) (\d{4}-\d{2}-\d{2})$/.exec(name) ?? []
  if (first && second && date) return pairOf(context, request, { book, first, second }, dayOf(date))
  const id = /^adjustment (.+)$/.exec(name)?.[1] ?? ''
  return journalAt(context, request, book, id)
}
