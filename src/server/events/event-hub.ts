// What the server tells the pages that are open, each person what she may see: numbered, and kept for a while, so that a
// page whose line broke is told what it missed (HTML standard, Server-sent events, Last-Event-ID).

import { randomBytes } from 'node:crypto'
import { type Access, mayReadDrafts, mayReadEntity, mayReadGroupDraft } from '../../app/access.ts'
import type { Subject } from '../../store/discussion.ts'
import type { Job } from '../../store/jobs.ts'
import type { BookRevised } from '../../store/store.ts'
import { jobView } from './job-view.ts'

/** One thing that happened, and what of it a person is told; null: nothing. */
type Told = (access: Access) => { readonly event: string; readonly data: unknown } | null

export interface HubEvent {
  readonly id: string
  readonly told: Told
}

/** More than a page misses while its line is away for a few minutes. */
const KEPT = 500

export class EventHub {
  /** Numbers begin anew with each start of the program: a page of before is told that it missed an unknown lot. */
  readonly #start = randomBytes(6).toString('hex')
  readonly #listeners = new Set<(event: HubEvent) => void>()
  #recent: HubEvent[] = []
  #last = 0
  #isEnded = false
  readonly #ends = new Set<() => void>()

  /** The place at which a page begins that has seen all there is. */
  get now(): string {
    return `${this.#start}.${this.#last}`
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  emit(told: Told): void {
    const event = { id: `${this.#start}.${++this.#last}`, told }
    this.#recent = [...this.#recent.slice(1 - KEPT), event]
    for (const listener of this.#listeners) listener(event)
  }

  /** What came after the event `id`; null: that is not known any more. */
  since(id: string): readonly HubEvent[] | null {
    if (id === this.now) return []
    const at = this.#recent.findIndex((event) => event.id === id)
    if (at >= 0) return this.#recent.slice(at + 1)
    // Before the first of all.
    return id === `${this.#start}.0` && this.#last <= KEPT ? this.#recent : null
  }

  /** `end` is called when the server stops. Gives the way to stop listening. */
  listen(listener: (event: HubEvent) => void, end: () => void): () => void {
    this.#listeners.add(listener)
    this.#ends.add(end)
    return () => {
      this.#listeners.delete(listener)
      this.#ends.delete(end)
    }
  }

  end(): void {
    this.#isEnded = true
    for (const end of [...this.#ends]) end()
  }

  /** To who works in the book; what was done and by whom only where she may see what it was done to. */
  bookRevised({ act, book, by, revision }: BookRevised): void {
    this.emit((access) => {
      if (!mayReadDrafts(access, book)) return null
      const isSeen =
        mayReadGroupDraft(access, book) || (act.entity !== '' && mayReadEntity(access, book, act.entity))
      const what = isSeen
        ? { by: by.name || by.login, action: act.action, entity: act.entity }
        : { by: '', action: '', entity: '' }
      const isMine = by.actor === access.actor
      return { event: 'book', data: { book, revision: String(revision), isMine, ...what } }
    })
  }

  /** To who may see what is spoken of; what is said they ask for. */
  spoken(book: string, { entity, id, kind, partner }: Subject, by: Access): void {
    const isOf = (access: Access, one: string): boolean => one !== '' && mayReadEntity(access, book, one)
    this.emit((access) => {
      if (!mayReadGroupDraft(access, book) && !isOf(access, entity) && !isOf(access, partner)) return null
      return { event: 'talk', data: { book, subject: `${kind} ${id}`, isMine: by.actor === access.actor } }
    })
  }

  /** To who asked for it. */
  jobChanged(job: Job): void {
    this.emit((access) =>
      job.owner === access.actor ? { event: 'job', data: jobView(job, access.language) } : null,
    )
  }
}
