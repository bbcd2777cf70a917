// Registers of a book: which there are, one as a table with the words of its columns, rows added, changed, removed.

// For the types of `request.file()`.
import type {} from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mayReadDrafts } from '../../app/access.ts'
import { REGISTER_COLUMN_KINDS, schemaNamed } from '../../app/change-book.ts'
import { changeRows, type RowChange } from '../../app/registers/change-rows.ts'
import { mayReadRegister } from '../../app/registers/register-rights.ts'
import { listRegisters, mayEditHere, registerView } from '../../app/registers/register-view.ts'
import { maySendFile, replaceRegister } from '../../app/registers/replace-register.ts'
import { finding } from '../../ledger/finding.ts'
import { accessOf, etagHeader, ifMatchOf, onceOf, type Server, type ServerContext } from '../context.ts'
import { Declined, forbidden, languageOf, notFound } from '../problem.ts'
import { bookParams, list, rendered, text } from '../schemas.ts'

const head = z.object({
  name: z.string(),
  title: text,
  lead: text,
  rows: z.number(),
  mayEdit: z.boolean(),
})

export const listedRegisters = z.object({ registers: list(head) })

const column = z.object({
  name: z.string(),
  title: text,
  kind: z.enum(REGISTER_COLUMN_KINDS),
  needed: z.boolean(),
  otherwise: z.string(),
  choices: list(z.object({ value: z.string(), label: text })),
  isOpen: z.boolean(),
  readOnly: z.boolean(),
})

export const register = head.extend({
  etag: z.string(),
  columns: list(column),
  entries: list(
    z.object({ document: z.string(), etag: z.string(), cells: list(z.string()), findings: list(rendered) }),
  ),
  findings: list(rendered),
})

const cells = z
  .record(z.string().max(60), z.string().max(4000))
  .describe('column → text as typed; what is not given is empty')
const params = bookParams.extend({ name: z.string().min(1).max(200) })
const rowParams = params.extend({ document: z.string().min(1).max(1000) })
const rowChange = z.object({
  document: z.string().max(1000).describe("the row's document; empty: a new row"),
  etag: z.string().max(200).describe('the version from which its edit began'),
  cells: cells.nullable().describe('null: the row is removed'),
})

export function registerRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/registers',
    { schema: { params: bookParams, response: { 200: listedRegisters } } },
    async (request) => {
      const { book } = request.params
      const revision = await context.open(request, book)
      if (!mayReadDrafts(accessOf(request), book)) throw notFound(book)
      return { registers: await listRegisters(revision, accessOf(request)) }
    },
  )
  server.get(
    '/books/:book/registers/:name',
    { schema: { params, response: { 200: register } } },
    async (request, reply) => {
      const { book, name } = request.params
      const schema = schemaNamed(name)
      const revision = await context.open(request, book)
      if (!schema || !mayReadRegister(accessOf(request), book, name)) throw notFound(name)
      const view = await registerView(revision, schema, accessOf(request), languageOf(request))
      reply.header('etag', etagHeader(view.etag))
      return view
    },
  )
  server.patch(
    '/books/:book/registers/:name',
    {
      bodyLimit: 20_000_000,
      schema: {
        params,
        body: z.object({ changes: z.array(rowChange).min(1).max(20_000) }),
        response: { 200: register },
      },
    },
    async (request, reply) => change(context, request, reply, request.params, request.body.changes),
  )
  rowRoutes(server, context)
  fileRoute(server, context)
}

/** The whole register from a file. */
function fileRoute(server: Server, context: ServerContext): void {
  server.put(
    '/books/:book/registers/:name/file',
    { schema: { params, consumes: ['multipart/form-data'], response: { 200: register } } },
    async (request, reply) => {
      const { book, name } = request.params
      const access = accessOf(request)
      const place = await context.place(request, book)
      const schema = schemaNamed(name)
      if (!schema || !mayReadRegister(access, book, name)) throw notFound(name)
      if (!mayEditHere(place.revision, access, name) || !maySendFile(schema)) throw forbidden(name)
      const etag = ifMatchOf(request)
      const sent = await request.file()
      if (!sent) throw new Declined(400, [finding('UPL-006', 'blocks', {})])
      await replaceRegister(place, schema, etag, { name: sent.filename, bytes: await sent.toBuffer() })
      const view = await registerView(await context.open(request, book), schema, access, languageOf(request))
      reply.header('etag', etagHeader(view.etag))
      return view
    },
  )
}

/** One row at a time. */
function rowRoutes(server: Server, context: ServerContext): void {
  const body = z.object({ cells })
  server.post(
    '/books/:book/registers/:name/rows',
    { schema: { params, body, response: { 200: register } } },
    async (request, reply) => {
      const added = { document: '', etag: '', cells: request.body.cells }
      return change(context, request, reply, request.params, [added], true)
    },
  )
  server.put(
    '/books/:book/registers/:name/rows/:document',
    { schema: { params: rowParams, body, response: { 200: register } } },
    async (request, reply) => {
      const { document } = request.params
      const asked = { document, etag: ifMatchOf(request), cells: request.body.cells }
      return change(context, request, reply, request.params, [asked])
    },
  )
  server.delete(
    '/books/:book/registers/:name/rows/:document',
    { schema: { params: rowParams, response: { 200: register } } },
    async (request, reply) => {
      const asked = { document: request.params.document, etag: ifMatchOf(request), cells: null }
      return change(context, request, reply, request.params, [asked])
    },
  )
}

/** Makes the changes and answers with the register as it has become. */
async function change(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { book, name }: { book: string; name: string },
  changes: readonly RowChange[],
  isNew = false,
): Promise<z.input<typeof register>> {
  const access = accessOf(request)
  const place = await context.place(request, book)
  const schema = schemaNamed(name)
  if (!schema || !mayReadRegister(access, book, name)) throw notFound(name)
  if (!mayEditHere(place.revision, access, name)) throw forbidden(name)
  await changeRows(place, schema, changes, ...(isNew ? [onceOf(request)] : []))
  const view = await registerView(await context.open(request, book), schema, access, languageOf(request))
  reply.header('etag', etagHeader(view.etag))
  return view
}
