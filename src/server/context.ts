// What every route of the server works with: the store, the books that are open, the clock.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Access } from '../app/access.ts'
import type { BookPlace } from '../app/change-book.ts'
import { DeskTimer } from '../app/desk/desk-timer.ts'
import { JobRunner } from '../app/jobs/job-runner.ts'
import { type OpenRevision, Room } from '../app/room/room.ts'
import { Breath } from '../app/threads/thread.ts'
import { finding } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { NOBODY } from '../store/access.ts'
import { Refused } from '../store/refused.ts'
import type { Store } from '../store/store.ts'
import type { Once } from '../store/types.ts'
import { DeskEvents } from './desk/desk-events.ts'
import { EventHub } from './events/event-hub.ts'
import { Declined, notFound, unconditional } from './problem.ts'

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Header of an answer: the revision that the request made, to take it back. */
export const WROTE = 'trialbalance-revision'

/** Of a route that shows what is derived: `open` derives the close of its period first, in steps. */
export const DERIVES = { derives: true } as const

declare module 'fastify' {
  interface FastifyContextConfig {
    derives?: boolean
  }
  interface FastifyRequest {
    /** Of the person who signed in; null for nobody. */
    access: Access | null
    /** Looks at the browser's session again, without its idle time beginning anew; null where there is no session. */
    stillSignedIn: (() => Promise<StillSignedIn | null>) | null
    /** The revision that the request made, where it can be taken back: the answer bears it as a header. */
    wrote: bigint | null
  }
}

export interface StillSignedIn {
  readonly access: Access
  readonly endsAt: Date
}

export class ServerContext {
  /** Nobody's: a route that forgets to say whose it is (`store.as`) sees no book. */
  readonly store: Store
  readonly #whole: Store
  readonly events = new EventHub()
  readonly jobs: JobRunner
  readonly deskTimer: DeskTimer
  readonly heartbeatMs: number
  readonly #rooms = new Map<string, Room>()
  readonly #deskEvents: DeskEvents
  readonly #stopListening: () => void

  constructor(store: Store, heartbeatMs: number, log: (trace: string) => void) {
    this.store = store.as(NOBODY)
    this.#whole = store
    this.heartbeatMs = heartbeatMs
    this.#stopListening = store.onRevised((revised) => this.events.bookRevised(revised))
    this.deskTimer = new DeskTimer(store, log)
    this.#deskEvents = new DeskEvents(store, this.events, log)
    this.jobs = new JobRunner({
      store,
      open: async (book, revision) => {
        const files = await store.bookFiles(book, revision === undefined ? null : BigInt(revision))
        // An older one is read beside the one that is open.
        return revision === undefined ? this.room(book).open(files) : this.room(book).tryOut(files)
      },
      room: (book) => this.room(book),
      tell: (job) => this.events.jobChanged(job),
      log,
    })
  }

  /** Streams end, and the job under way is left for the next start. */
  async stop(): Promise<void> {
    this.#stopListening()
    this.events.end()
    await this.deskTimer.stop()
    await this.#deskEvents.stop()
    await this.jobs.stop()
  }

  room(book: string): Room {
    const known = this.#rooms.get(book) ?? new Room()
    this.#rooms.set(book, known)
    return known
  }

  /** The latest revision of a book, as far as the person may see the book at all. @throws Declined 401, 404 */
  async open(request: FastifyRequest, book: string): Promise<OpenRevision> {
    // Asked on her behalf: of a book that is not hers nothing is said but that there is none. The open book is shared
    // by all who see it, so it is read on the program's own.
    const listed = await this.store.as(accessOf(request)).listBooks()
    if (!listed.some(({ name }) => name === book)) throw notFound(book)
    const revision = await this.room(book).open(await this.#whole.bookFiles(book))
    if (request.routeOptions.config?.derives === true) await derived(revision, request.query)
    return revision
  }

  /** Where the person who asks changes the book that she has open. */
  async place(request: FastifyRequest, book: string): Promise<BookPlace> {
    const revision = await this.open(request, book)
    return this.placeOf(request, revision)
  }

  placeOf(request: FastifyRequest, revision: OpenRevision): BookPlace {
    const wrote = (made: bigint): void => {
      request.wrote = made
    }
    return { store: this.store.as(accessOf(request)), room: this.room(revision.name), revision, wrote }
  }
}

const periodQuery = z.object({ period: z.string().optional() })

/** So that others are answered while the close is derived. A period that is none the route refuses itself. */
async function derived(revision: OpenRevision, query: unknown): Promise<void> {
  const breath = new Breath()
  try {
    await revision.closeInSteps(periodQuery.parse(query).period, () => breath.take())
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
}

/** The version that an edit began from (RFC 9110 §13.1.1). @throws Declined 428 without it */
export function ifMatchOf(request: FastifyRequest): string {
  const given = request.headers['if-match']
  if (given === undefined || given === '') throw unconditional()
  return given.replace(/^W\//, '').replace(/^"|"$/g, '')
}

export const etagHeader = (etag: string): string => `"${etag}"`

/** A request that creates bears a key; the same again is answered the same. @throws Declined 400 without it */
export function onceOf(request: FastifyRequest): Once {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '' || key.length > 200) {
    const reason = '1…200'
    throw new Declined(400, [finding('SRV-400', 'blocks', { column: 'Idempotency-Key' }, { reason })])
  }
  return { key, requestHash: sha256(JSON.stringify([request.method, request.url, request.body ?? null])) }
}

/** @throws Declined 401 where nobody signed in */
export function accessOf(request: FastifyRequest): Access {
  if (!request.access) throw new Declined(401, [finding('SRV-401', 'blocks', {})])
  return request.access
}
