// Trial balances on their way into a book: sent, looked at, accepted or taken back. Nothing is booked before it is accepted.

// For the types of `request.file()`.
import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Access, mayEditEntity } from '../../app/access.ts'
import { render } from '../../app/messages.ts'
import type { OpenRevision } from '../../app/room/room.ts'
import { accept, say, stage } from '../../app/uploads/uploads.ts'
import { stateOf, uploadView } from '../../app/uploads/view.ts'
import { finding } from '../../ledger/finding.ts'
import type { Store } from '../../store/store.ts'
import type { Upload } from '../../store/uploads.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { acceptedFile } from '../events/accepted-file.ts'
import { job, jobView } from '../events/job-view.ts'
import { Declined, forbidden, languageOf, notFound } from '../problem.ts'
import { amount, bookParams, date, list, rendered, text } from '../schemas.ts'
import { fileCheck } from './balances.ts'

export const upload = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  hash: z.string(),
  uploadedAt: z.string(),
  format: z.string(),
  kind: z.enum(['general', 'by_account']),
  organisation: z.string(),
  title: z.string(),
  settings: list(z.string()),
  rows: z.number(),
  closingDebit: amount,
  closingCredit: amount,
  currency: z.string(),
  entity: z.string(),
  entityName: text,
  entityBy: z.enum([
    '',
    'given',
    'tax-id',
    'name',
    'counterparty',
    'remembered',
    'file-name',
    'similar-name',
  ]),
  from: z.string(),
  to: z.string(),
  periodBy: z.enum(['', 'given', 'title', 'file-name', 'remembered']),
  account: z.string(),
  state: z.enum(['ready', 'warns', 'asks', 'same', 'refused']),
  stands: z.string(),
  target: z.string(),
  replaces: z
    .object({ added: z.number(), removed: z.number(), changed: z.number(), same: z.number() })
    .nullable(),
  preview: z
    .object({
      sheet: z.string(),
      columns: list(z.string()),
      rows: list(z.object({ row: z.number(), cells: list(z.string()) })),
    })
    .nullable(),
  findings: list(rendered),
  checks: list(fileCheck),
})

export const uploads = z.object({ uploads: list(upload) })

export const accepted = z.object({ files: list(acceptedFile) })

const id = z.string().regex(/^\d{1,18}$/)
const uploadParams = bookParams.extend({ id })
const destination = z
  .object({
    entity: z.string().max(100).optional(),
    from: date.optional(),
    to: date.optional(),
    account: z.string().max(30).optional(),
  })
  .strict()

interface Asked {
  readonly store: Store
  readonly revision: OpenRevision
}

/** Of who may put a file of some company into the book. @throws Declined 401, 403, 404 */
async function asked(context: ServerContext, request: FastifyRequest, book: string): Promise<Asked> {
  const access = accessOf(request)
  const revision = await context.open(request, book)
  if (!revision.book.entities.some(({ code }) => mayEditEntity(access, book, code)))
    throw forbidden(`${book}: balances`)
  return { store: context.store.as(access), revision }
}

async function own({ revision, store }: Asked, wanted: string): Promise<Upload> {
  const found = await store.uploads.find(revision.name, wanted)
  if (!found) throw notFound(wanted)
  return found
}

export function uploadRoutes(server: Server, context: ServerContext): void {
  server.post(
    '/books/:book/uploads',
    {
      schema: {
        params: bookParams,
        consumes: ['multipart/form-data'],
        response: { 201: upload },
      },
    },
    async (request, reply) => {
      const { revision, store } = await asked(context, request, request.params.book)
      const sent = await request.file()
      if (!sent) throw new Declined(400, [finding('UPL-006', 'blocks', {})])
      const bytes = await sent.toBuffer()
      const staged = await stage(store, revision, { name: sent.filename || 'balance', bytes })
      return reply.code(201).send(uploadView(staged, revision.book, languageOf(request)))
    },
  )
  server.get(
    '/books/:book/uploads',
    { schema: { params: bookParams, response: { 200: uploads } } },
    async (request) => {
      const { revision, store } = await asked(context, request, request.params.book)
      const all = await store.uploads.list(revision.name)
      return { uploads: all.map((one) => uploadView(one, revision.book, languageOf(request))) }
    },
  )
  server.patch(
    '/books/:book/uploads/:id',
    { schema: { params: uploadParams, body: destination, response: { 200: upload } } },
    async (request) => {
      const at = await asked(context, request, request.params.book)
      const { entity, ...rest } = request.body
      if (entity && !mayEditEntity(accessOf(request), request.params.book, entity)) throw forbidden(entity)
      await say(at.store, at.revision, await own(at, request.params.id), {
        ...(entity === undefined ? {} : { entity }),
        ...(rest.from === undefined ? {} : { from: rest.from }),
        ...(rest.to === undefined ? {} : { to: rest.to }),
        ...(rest.account === undefined ? {} : { account: rest.account }),
      })
      return uploadView(await own(at, request.params.id), at.revision.book, languageOf(request))
    },
  )
  server.delete(
    '/books/:book/uploads/:id',
    { schema: { params: uploadParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const at = await asked(context, request, request.params.book)
      await at.store.uploads.remove(at.revision.name, [(await own(at, request.params.id)).id])
      return reply.code(204).send(null)
    },
  )
  acceptRoute(server, context)
}

function acceptRoute(server: Server, context: ServerContext): void {
  const body = z.object({ ids: list(id).optional().describe('all that can be accepted, if not given') })
  server.post(
    '/books/:book/uploads/accept',
    { schema: { params: bookParams, body, response: { 200: accepted } } },
    async (request) => {
      const { book } = request.params
      const at = await asked(context, request, book)
      const place = context.placeOf(request, at.revision)
      const chosen = await chosenOf(at, accessOf(request), request.body.ids)
      const files = await accept(place, () => context.open(request, book), chosen)
      const language = languageOf(request)
      return {
        files: files.map((one) => ({
          ...one,
          findings: one.findings.map((found) => render(found, language)),
        })),
      }
    },
  )
  // Files of a year take longer than a page should wait.
  server.post(
    '/books/:book/uploads/accept/jobs',
    { schema: { params: bookParams, body, response: { 202: job } } },
    async (request, reply) => {
      const access = accessOf(request)
      const at = await asked(context, request, request.params.book)
      const chosen = await chosenOf(at, access, request.body.ids)
      const subject = { uploads: chosen.map((one) => one.id) }
      const made = await context.jobs.add(access, at.revision, 'accept', subject)
      return reply.code(202).send(jobView(made, access.language))
    },
  )
}

/** @throws Declined 403 for a file of a company that is not hers */
async function chosenOf(
  { revision, store }: Asked,
  access: Access,
  ids: readonly string[] | undefined,
): Promise<readonly Upload[]> {
  const all = await store.uploads.list(revision.name)
  const chosen = all.filter((one) =>
    ids ? ids.includes(one.id) : ['ready', 'warns'].includes(stateOf(one, revision.book)),
  )
  const foreign = chosen.find(({ entity }) => entity && !mayEditEntity(access, revision.name, entity))
  if (foreign) throw forbidden(foreign.entity)
  return chosen
}
