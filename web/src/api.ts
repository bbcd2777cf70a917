// The way to the server: JSON in and out, a problem of the server as an error that says what to do. Shapes are those that
// the server's schemas validate.

import type { z } from 'zod'
import type {
  history,
  journal,
  journalBody,
  journals,
  preview,
  vocabulary,
} from '../../src/server/routes/adjustment-schemas.ts'
import type { balance, balances, difference, rowsPage } from '../../src/server/routes/balances.ts'
import type { takenBook } from '../../src/server/routes/book-files.ts'
import type { bookSettings } from '../../src/server/routes/book-settings.ts'
import type { book, checks, desk, listedBooks, tasks } from '../../src/server/routes/books.ts'
import type { calculation, origin } from '../../src/server/routes/calculation.ts'
import type { charts } from '../../src/server/routes/charts.ts'
import type { close, closes } from '../../src/server/routes/closes.ts'
import type { attachments, comments } from '../../src/server/routes/discussion.ts'
import type { listedDocuments } from '../../src/server/routes/documents.ts'
import type { oneDraft } from '../../src/server/routes/drafts.ts'
import type { explanation, statements, worksheet } from '../../src/server/routes/figures.ts'
import type { group, intragroup, pair } from '../../src/server/routes/group.ts'
import type { mapping, mappingFlow, ruleFields, tried } from '../../src/server/routes/mapping.ts'
import type { rates } from '../../src/server/routes/rates.ts'
import type { listedRegisters, register } from '../../src/server/routes/registers.ts'
import type { undoable } from '../../src/server/routes/undo.ts'
import type { accepted, upload, uploads } from '../../src/server/routes/uploads.ts'
import type { rendered } from '../../src/server/schemas.ts'
import { line } from './live/live.ts'
import { tooLargeForProxy } from './too-large.ts'
import { edits } from './undo/edits.ts'

export type Book = z.output<typeof book>
export type Desk = z.output<typeof desk>
export type Tasks = z.output<typeof tasks>
export type Charts = z.output<typeof charts>
export type Close = z.output<typeof close>
export type Closes = z.output<typeof closes>
export type Checks = z.output<typeof checks>
export type Statements = z.output<typeof statements>
export type Worksheet = z.output<typeof worksheet>
export type Explanation = z.output<typeof explanation>
export type ListedBooks = z.output<typeof listedBooks>
export type ListedDocuments = z.output<typeof listedDocuments>
export type Balances = z.output<typeof balances>
export type Balance = z.output<typeof balance>
export type RowsPage = z.output<typeof rowsPage>
export type Difference = z.output<typeof difference>
export type Upload = z.output<typeof upload>
export type Uploads = z.output<typeof uploads>
export type Mapping = z.output<typeof mapping>
export type MappingFlows = z.output<typeof mappingFlow>
export type RuleFields = z.output<typeof ruleFields>
export type Tried = z.output<typeof tried>
export type Accepted = z.output<typeof accepted>
export type Group = z.output<typeof group>
export type Intragroup = z.output<typeof intragroup>
export type Pair = z.output<typeof pair>
export type Journals = z.output<typeof journals>
export type Journal = z.output<typeof journal>
export type JournalBody = z.output<typeof journalBody>
export type JournalPreview = z.output<typeof preview>
export type JournalHistory = z.output<typeof history>
export type Vocabulary = z.output<typeof vocabulary>
export type Calculation = z.output<typeof calculation>
export type JournalOrigin = z.output<typeof origin>
export type Comments = z.output<typeof comments>
export type Attachments = z.output<typeof attachments>
export type OneDraft = z.output<typeof oneDraft>
export type Rates = z.output<typeof rates>
export type ListedRegisters = z.output<typeof listedRegisters>
export type Undoable = z.output<typeof undoable>
export type Register = z.output<typeof register>
export type BookSettings = z.output<typeof bookSettings>
export type TakenBook = z.output<typeof takenBook>
export type Rendered = z.output<typeof rendered>

/** What the server declined or could not do. */
export class Problem extends Error {
  readonly status: number
  readonly findings: readonly Rendered[]
  /** The whole answer: of a stale edit, the version in force stands in it. */
  readonly answer: unknown

  constructor(status: number, title: string, findings: readonly Rendered[], answer: unknown) {
    super(title)
    this.status = status
    this.findings = findings
    this.answer = answer
  }
}

/** Told when an answer says that nobody is signed in: the sign-in opens over the page. */
export const session = { onLost: (): void => {} }

export type Query = Readonly<Record<string, string | number | undefined>>

/** Where the API answers, for links to files too. */
export function address(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  const search = new URLSearchParams(pairs).toString()
  return `/api/v1${path}${search ? `?${search}` : ''}`
}

interface Sent {
  readonly method?: string
  readonly query?: Query
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** The answer with its headers, for those who need the ETag. @throws Problem; TypeError when the server is not reached */
export async function send<T>(
  path: string,
  { body, headers, method = 'GET', query = {}, signal }: Sent = {},
): Promise<{ readonly data: T; readonly etag: string }> {
  const isForm = body instanceof FormData
  const response = await reached(address(path, query), {
    method,
    headers: { ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const text = response.status === 204 ? '' : await response.text()
  const data = response.status === 204 ? undefined : read(text)
  if (!response.ok) {
    // A wrong password is no lost session.
    if (response.status === 401 && data?.findings?.[0]?.code === 'SRV-401') session.onLost()
    // Told at once; the stream of events would tell it within its next 15 seconds.
    if (response.status === 507) line.full({ text: data?.title ?? '', advice: data?.detail ?? '' })
    const proxy = tooLargeForProxy(response.status, text, document.documentElement.lang)
    throw new Problem(
      response.status,
      proxy ?? data?.title ?? response.statusText,
      data?.findings ?? [],
      data,
    )
  }
  if (method === 'PUT') line.wrote()
  const wrote = response.headers.get('trialbalance-revision')
  if (wrote !== null) edits.wrote(decodeURIComponent(path.split('/')[2] ?? ''), wrote, path.endsWith('/undo'))
  return { data, etag: response.headers.get('etag') ?? '' }
}

/** What a proxy answers in between need not be JSON. */
function read(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Whether the server answers is told to the state slot; a request that was called back says nothing of it. */
async function reached(url: string, sent: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, sent)
    line.reached()
    return response
  } catch (error) {
    if (error instanceof TypeError) line.failed()
    throw error
  }
}

export const get = async <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  (await send<T>(path, { query, ...(signal ? { signal } : {}) })).data
