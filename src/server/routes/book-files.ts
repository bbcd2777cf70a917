// Books as a whole: made new, taken from an archive of a folder, given out as one.

// For the types of `request.file()`.
import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Access, mayCreateBook, mayReadGroupDraft } from '../../app/access.ts'
import { exportArchive, openArchive } from '../../app/books/archive.ts'
import { mayTakeBook, type TakenBook, takeBook } from '../../app/books/files.ts'
import { createBook } from '../../app/books/new-book.ts'
import { type Language, render } from '../../app/messages.ts'
import { finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import type { Once } from '../../store/types.ts'
import { accessOf, onceOf, type Server, type ServerContext } from '../context.ts'
import { job, jobView } from '../events/job-view.ts'
import { Declined, forbidden, languageOf } from '../problem.ts'
import { bookParams, date, list, rendered } from '../schemas.ts'

const bookName = z.string().min(1).max(100)
const short = z.string().max(200)

const newBook = z.object({
  name: bookName.describe('by which addresses and the command line call it'),
  title: short.min(1),
  titleEn: short,
  parent: z.object({
    code: z.string().min(1).max(40),
    name: short.min(1),
    nameEn: short,
    jurisdiction: z.string().max(40),
    taxId: z.string().max(40),
    chart: z.string().max(100),
    currency: z.string().max(10),
  }),
  presentationCurrency: z.string().min(1).max(10),
  unit: z.enum(['1', '1000', '1000000']),
  bases: z.array(z.enum(['ias-1', 'ifrs-18'])).max(2),
  fiscalYearStart: z.string().regex(/^\d{2}-\d{2}$/),
  frequency: z.enum(['month', 'quarter', 'half-year', 'year']),
  opensOn: date.or(z.literal('')),
  approval: z.enum(['none', 'second-person']),
  withRules: z.boolean().describe('with the shipped mapping of the chart of Order 94n'),
})

export const takenBook = z.object({
  name: z.string(),
  files: z.number(),
  changed: z.boolean(),
  findings: list(rendered),
})

const shown = ({ changed, files, findings, name }: TakenBook, language: Language) => ({
  name,
  files,
  changed,
  findings: findings.map((one) => render(one, language)),
})

export function bookFileRoutes(server: Server, context: ServerContext): void {
  server.post(
    '/books',
    { schema: { body: newBook, response: { 201: takenBook } } },
    async (request, reply) => {
      const access = accessOf(request)
      if (!mayCreateBook(access)) throw forbidden(request.body.name)
      const taken = await createBook(context.store.as(access), request.body, onceOf(request))
      return reply.code(201).send(shown(taken, languageOf(request)))
    },
  )
  importRoute(server, context)
  server.get('/books/:book/export', { schema: { params: bookParams } }, async (request, reply) => {
    const { book } = request.params
    const access = accessOf(request)
    await context.open(request, book)
    // All files of all companies.
    if (!mayReadGroupDraft(access, book)) throw forbidden(book)
    const bytes = await exportArchive(context.store.as(access), book)
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${book}.zip`)}`)
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  })
}

function importRoute(server: Server, context: ServerContext): void {
  const query = z.object({
    name: z.string().max(100).optional().describe('else the name of the file without .zip'),
    replace: z.enum(['yes', 'no']).optional().describe('yes: other files become a new revision'),
  })
  server.post(
    '/books/import',
    { schema: { querystring: query, consumes: ['multipart/form-data'], response: { 201: takenBook } } },
    async (request, reply) => {
      const { access, bytes, file, name, once, replace } = await sentBook(request, request.query)
      const files = await openArchive(bytes, file)
      const taken = await takeBook(context.store.as(access), { name, files, replace, once })
      return reply.code(201).send(shown(taken, languageOf(request)))
    },
  )
  // A group of years takes longer than a page should wait.
  server.post(
    '/books/import/jobs',
    { schema: { querystring: query, consumes: ['multipart/form-data'], response: { 202: job } } },
    async (request, reply) => {
      const { access, bytes, file, name, once, replace } = await sentBook(request, request.query)
      // The same key with the same bytes is the same job.
      const revision = JSON.stringify(once)
      const input = { name: file, bytes }
      const made = await context.jobs.add(access, { name: '', revision }, 'import', { name, replace }, input)
      return reply.code(202).send(jobView(made, access.language))
    },
  )
}

interface SentBook {
  readonly access: Access
  readonly name: string
  /** The name of the file that was sent. */
  readonly file: string
  readonly bytes: Buffer
  readonly replace: boolean
  readonly once: Once
}

/** @throws Declined 400 without a file or a key, 403 */
async function sentBook(
  request: FastifyRequest,
  { name: asked, replace: replaces }: { name?: string | undefined; replace?: 'yes' | 'no' | undefined },
): Promise<SentBook> {
  const access = accessOf(request)
  const sent = await request.file()
  if (!sent) throw new Declined(400, [finding('UPL-006', 'blocks', {})])
  const name = asked || sent.filename.replace(/\.zip$/i, '')
  const replace = replaces === 'yes'
  if (!mayTakeBook(access, name, replace)) throw forbidden(name)
  const bytes = await sent.toBuffer()
  // What was sent is the file, so the key holds for its bytes.
  const once = { key: onceOf(request).key, requestHash: sha256(JSON.stringify([name, sha256(bytes)])) }
  return { access, name, file: sent.filename, bytes, replace, once }
}
