// Trial balances of a book: the list, one as 1C shows it, its rows by pages, its file, its versions and how they differ.

import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Access, mayReadEntity } from '../../app/access.ts'
import { readVersion } from '../../app/read-balance.ts'
import { balanceDifference } from '../../app/room/balance-difference.ts'
import { balancesView } from '../../app/room/balance-list.ts'
import { balanceRows, balanceView, type FoundBalance, findBalance } from '../../app/room/balance-view.ts'
import type { OpenRevision } from '../../app/room/room.ts'
import type { Version } from '../../store/versions.ts'
import { accessOf, DERIVES, type Server, type ServerContext } from '../context.ts'
import { forbidden, languageOf, notFound } from '../problem.ts'
import { amount, bookParams, list, rendered, text } from '../schemas.ts'

const six = <T extends z.ZodType>(of: T) =>
  z.object({
    openingDebit: of,
    openingCredit: of,
    turnoverDebit: of,
    turnoverCredit: of,
    closingDebit: of,
    closingCredit: of,
  })

const listedBalance = z.object({
  entity: z.string(),
  path: z.string(),
  name: z.string().describe('`2025-01-01_2025-12-31`, of an account `2025-01-01_2025-12-31_60`'),
  from: z.string(),
  to: z.string(),
  account: z.string(),
  format: z.string(),
  kind: z.enum(['general', 'by_account']),
  rows: z.number(),
  currency: z.string(),
  closingDebit: amount,
  closingCredit: amount,
  state: z.enum(['done', 'warns', 'blocks']),
  found: z.number(),
  failed: z.number(),
  hash: z.string(),
})

export const balances = z.object({
  from: z.string(),
  to: z.string(),
  files: list(listedBalance.extend({ versions: z.number() })),
})

export const fileCheck = z.object({
  id: z.string(),
  severity: z.enum(['blocks', 'warns']),
  passed: z.boolean(),
  left: amount,
  right: amount,
  difference: amount,
  text: z.string(),
  advice: z.string(),
  sheet: z.string(),
  row: z.number().nullable(),
  column: z.string(),
})

const version = z.object({
  number: z.number(),
  revision: z.string(),
  path: z.string(),
  hash: z.string(),
  size: z.number(),
  at: z.string(),
})

export const balance = listedBalance.extend({
  entityName: text,
  organisation: z.string(),
  title: z.string(),
  settings: list(z.string()),
  sheets: list(z.string()),
  columns: six(z.string()),
  totals: list(z.object({ indicator: z.string(), sheet: z.string(), row: z.number(), amounts: six(amount) })),
  mappedIn: z.string(),
  accounts: list(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
  unmapped: z.number(),
  findings: list(rendered),
  checks: list(fileCheck),
  beside: list(z.object({ name: z.string(), account: z.string(), rows: z.number() })),
  versions: list(version),
})

export const rowsPage = z.object({
  first: z.number(),
  total: z.number(),
  row: list(z.number()),
  sheet: list(z.string()),
  kind: list(z.enum(['account', 'subconto', 'group', 'currency', 'quantity', 'expanded', 'control'])),
  level: list(z.number()),
  account: list(z.string()),
  name: list(z.string()),
  detail: list(z.string()),
  indicator: list(z.string()),
  leaf: list(z.boolean()),
  amounts: six(list(z.string())).describe('decimals; empty for zero'),
  targets: list(list(z.string())),
  rules: list(z.string()),
  note: list(z.enum(['', 'outside', 'by-account'])),
  state: list(z.enum(['', 'warns', 'blocks', 'unmapped'])),
})

export const difference = z.object({
  before: version,
  after: version,
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  same: z.number(),
  more: z.number(),
  rows: list(
    z.object({
      kind: z.enum(['added', 'removed', 'changed']),
      account: z.string(),
      name: z.string(),
      path: list(z.string()),
      indicator: z.string(),
      rowBefore: z.number().nullable(),
      rowAfter: z.number().nullable(),
      before: six(amount).nullable(),
      after: six(amount).nullable(),
    }),
  ),
})

const params = bookParams.extend({ entity: z.string().min(1).max(100), interval: z.string().min(1).max(60) })
const periodQuery = z.object({ period: z.string().max(30).optional() })
const rowsQuery = periodQuery.extend({
  cursor: z.coerce.number().int().min(0).default(0).describe('number of the first row, from 0'),
  limit: z.coerce.number().int().min(1).max(10_000).default(2000),
})
const differenceQuery = z.object({
  before: z.coerce.number().int().min(1).describe('number of a version'),
  after: z.coerce.number().int().min(1),
})

type Params = z.output<typeof params>

/** @throws Declined 403 where the company is not hers, 404 where the book has no such file */
async function found(
  context: ServerContext,
  request: FastifyRequest,
  { book, entity, interval }: Params,
): Promise<{ revision: OpenRevision; file: FoundBalance; access: Access }> {
  const access = accessOf(request)
  const revision = await context.open(request, book)
  if (!mayReadEntity(access, book, entity)) throw forbidden(`${entity} ${interval}`)
  const file = findBalance(revision, entity, interval)
  if (!file) throw notFound(`${entity} ${interval}`)
  return { revision, file, access }
}

const versionView = ({ at, size, ...rest }: Version): z.output<typeof version> => ({
  ...rest,
  size: Number(size),
  at: at.toISOString(),
})

/** Versions of a file whatever its extension was. */
async function versionsOf(
  context: ServerContext,
  access: Access,
  book: string,
  path: string,
): Promise<Version[]> {
  const stem = path.slice(0, path.lastIndexOf('.'))
  const paths = ['xlsx', 'xls', 'csv', 'txt', 'html', 'htm'].map((extension) => `${stem}.${extension}`)
  return context.store.as(access).versions.of(book, paths)
}

function versionNumbered(versions: readonly Version[], number: number): Version {
  const one = versions.find((version) => version.number === number)
  if (!one) throw notFound(String(number))
  return one
}

export function balanceRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/balances',
    {
      config: DERIVES,
      schema: { params: bookParams, querystring: periodQuery, response: { 200: balances } },
    },
    async (request) => {
      const { book } = request.params
      const access = accessOf(request)
      const view = balancesView(await context.open(request, book), request.query.period)
      const counts = await context.store.as(access).versions.counts(book, 'balances/')
      const files = view.files
        .filter(({ entity }) => mayReadEntity(access, book, entity))
        .map((file) => ({ ...file, versions: counts.get(file.path) ?? 1 }))
      return { ...view, files }
    },
  )
  server.get(
    '/books/:book/balances/:entity/:interval',
    { config: DERIVES, schema: { params, querystring: periodQuery, response: { 200: balance } } },
    async (request) => {
      const { access, file, revision } = await found(context, request, request.params)
      const view = balanceView(revision, file, request.query.period, languageOf(request))
      const versions = await versionsOf(context, access, request.params.book, view.path)
      return { ...view, versions: versions.map(versionView) }
    },
  )
  server.get(
    '/books/:book/balances/:entity/:interval/rows',
    { schema: { params, querystring: rowsQuery, response: { 200: rowsPage } } },
    async (request) => {
      const { file, revision } = await found(context, request, request.params)
      const { cursor, limit, period } = request.query
      return balanceRows(revision, file, period, cursor, limit)
    },
  )
  fileRoutes(server, context)
}

function fileRoutes(server: Server, context: ServerContext): void {
  server.get(
    '/books/:book/balances/:entity/:interval/file',
    { schema: { params, querystring: z.object({ version: z.coerce.number().int().min(1).optional() }) } },
    async (request, reply) => {
      const { access, file, revision } = await found(context, request, request.params)
      const { book, entity, interval } = request.params
      const path = file.file.document
      const asked = request.query.version
      const versions = asked === undefined ? [] : await versionsOf(context, access, book, path)
      const one = asked === undefined ? null : versionNumbered(versions, asked)
      const bytes = one
        ? await context.store.as(access).versions.bytes(book, one)
        : await revision.files.read(path)
      const extension = (one?.path ?? path).split('.').pop()
      const name = encodeURIComponent(`${entity}_${interval}.${extension}`)
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(Buffer.from(bytes))
    },
  )
  server.get(
    '/books/:book/balances/:entity/:interval/difference',
    { schema: { params, querystring: differenceQuery, response: { 200: difference } } },
    async (request) => {
      const { access, file } = await found(context, request, request.params)
      const { book } = request.params
      const versions = await versionsOf(context, access, book, file.file.document)
      const [before, after] = [request.query.before, request.query.after].map((number) =>
        versionNumbered(versions, number),
      )
      const read = async (one: Version) =>
        readVersion(await context.store.as(access).versions.bytes(book, one), one.path, {
          exponent: file.file.balance.exponent,
        })
      const compared = await balanceDifference(await read(before!), await read(after!))
      return { before: versionView(before!), after: versionView(after!), ...compared }
    },
  )
}
