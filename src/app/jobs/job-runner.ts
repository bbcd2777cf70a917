// Runs jobs one after the other in the server's own process (decisions/2026-11-24-jobs-in-the-process.md): the open books
// and what is derived of them are in its memory. Between two parts of a job requests are answered and a cancel is heard.

import { setImmediate } from 'node:timers/promises'
import { sha256 } from '../../ledger/hash.ts'
import type { Access } from '../../store/access.ts'
import type { Job, JobEnd, JobInput, JobKind } from '../../store/jobs.ts'
import type { Store } from '../../store/store.ts'
import { failureOf } from '../failure.ts'
import type { OpenRevision, Room } from '../room/room.ts'
import { VERSION } from '../version.ts'
import type { JobPlace, JobSubject } from './job-place.ts'
import { JOB_WORK } from './job-work.ts'

export interface JobRunnerOptions {
  /** Acting for the console: the row of jobs is everyone's. */
  readonly store: Store
  /** The latest revision of a book, or the one that is named, opened on the program's own. */
  readonly open: (book: string, revision?: string) => Promise<OpenRevision>
  readonly room: (book: string) => Room
  /** Told of every change of a job. */
  readonly tell: (job: Job) => void
  /** Of a fault of the program: for its log. */
  readonly log: (trace: string) => void
}

interface Running {
  readonly job: Job
  readonly abort: AbortController
  /** What it made is being written: it is too late to cancel. */
  isKeeping: boolean
  step: string
  done: number
  total: number
}

/** Progress is kept for who asks later, not for each part. */
const KEPT_EVERY_MS = 1000

const CANCELLED = Symbol('cancelled')
const STOPPED = Symbol('stopped')

export class JobRunner {
  readonly #options: JobRunnerOptions
  #running: Running | null = null
  #working: Promise<void> | null = null
  #stopped = false
  #isWanted = false

  constructor(options: JobRunnerOptions) {
    this.#options = options
  }

  /** What was under way when the program stopped begins anew. */
  async start(): Promise<void> {
    await this.#options.store.jobs.queueAgain()
    this.#kick()
  }

  /** The job under way is left as it is: the next start takes it up again. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#running?.abort.abort(STOPPED)
    await this.#working
  }

  /** The same work of the same revision is the same job. */
  async add(
    access: Access,
    { name, revision }: Pick<OpenRevision, 'name' | 'revision'>,
    kind: JobKind,
    subject: JobSubject,
    input?: JobInput,
  ): Promise<Job> {
    const asked = [access.actor, name, revision, kind, subject, VERSION]
    const { jobs } = this.#options.store.as(access)
    const job = this.now(await jobs.add(name, kind, subject, sha256(JSON.stringify(asked)), input))
    this.#options.tell(job)
    this.#kick()
    return job
  }

  /** A job of hers that has not ended, nor writes already, is cancelled; null: it is not hers, or not there. */
  async cancel(access: Access, id: string): Promise<Job | null> {
    const { jobs } = this.#options.store.as(access)
    const found = await jobs.find(id)
    if (!found) return null
    // At once, before anything is awaited: what it made is not begun to be written after this.
    const running = this.#running?.job.id === id ? this.#running : null
    if (running?.isKeeping) return this.now(found)
    running?.abort.abort(CANCELLED)
    const ended = await jobs.end(id, { state: 'cancelled', result: null, findings: [], file: null })
    if (ended) this.#options.tell(ended)
    return ended ?? jobs.find(id)
  }

  /** Everyone's, for an administrator: two days back, the latest first. */
  async every(): Promise<Job[]> {
    return (await this.#options.store.jobs.listEvery()).map((job) => this.now(job))
  }

  /** Whosever it is, for an administrator. */
  cancelAny(id: string): Promise<Job | null> {
    return this.cancel(this.#options.store.access, id)
  }

  /** A job as the database has it, with how far it is at this moment. */
  now(job: Job): Job {
    if (this.#running?.job.id !== job.id || job.state !== 'running') return job
    const { done, step, total } = this.#running
    return { ...job, step, done, total }
  }

  #kick(): void {
    this.#isWanted = true
    if (this.#working || this.#stopped) return
    this.#working = this.#workOff()
      .catch((error: unknown) => this.#options.log(failureOf(error).trace))
      .finally(() => {
        this.#working = null
      })
  }

  async #workOff(): Promise<void> {
    while (this.#isWanted && !this.#stopped) {
      // Asked for while the row is looked at: it is looked at again.
      this.#isWanted = false
      for (;;) {
        const job = this.#stopped ? null : await this.#options.store.jobs.next()
        if (!job) break
        await this.#run(job)
      }
    }
  }

  async #run(job: Job): Promise<void> {
    const abort = new AbortController()
    const running: Running = { job, abort, isKeeping: false, step: '', done: 0, total: 0 }
    this.#running = running
    this.#options.tell(job)
    try {
      const end = await this.#outcome(running)
      // Cancelled, it has ended already; stopped, it is to be begun again.
      const ended = end && (await this.#options.store.jobs.end(job.id, end))
      if (ended) this.#options.tell(ended)
    } finally {
      this.#running = null
    }
  }

  /** null: there is nothing to say. */
  async #outcome(running: Running): Promise<JobEnd | null> {
    const { job } = running
    try {
      const done = await this.#work(running)
      return { state: 'done', findings: [], file: null, ...done }
    } catch (error) {
      if (error === CANCELLED || error === STOPPED) return null
      const { findings, trace } = failureOf(error)
      if (trace) this.#options.log(`${job.kind} ${job.id}: ${trace}`)
      return { state: 'failed', result: null, findings, file: null }
    }
  }

  async #work(running: Running) {
    const { open, room, store } = this.#options
    const { job } = running
    // Reading a book for the first time takes a while: her rights are asked for after it.
    if (job.book !== '') await open(job.book)
    const access = await this.#accessOf(job)
    let keptAt = 0
    const pause = async (step: string, done: number, total: number): Promise<void> => {
      Object.assign(running, { step, done, total })
      await setImmediate()
      if (running.abort.signal.aborted) throw running.abort.signal.reason
      const now = store.now().getTime()
      if (now - keptAt < KEPT_EVERY_MS) return
      keptAt = now
      this.#options.tell(this.now({ ...job, state: 'running' }))
      await store.jobs.progress(job.id, step, done, total)
    }
    const keeping = async (): Promise<void> => {
      await pause('keep', 0, 1)
      running.isKeeping = true
    }
    const place: JobPlace = {
      id: job.id,
      access,
      store: store.as(access),
      book: job.book,
      room: () => room(job.book),
      open: (revision) => open(job.book, revision),
      pause,
      keeping,
    }
    // Written by `add` alone.
    return JOB_WORK[job.kind](place, job.subject as JobSubject)
  }

  /** Her rights of now. What the console asked for is done with its own. @throws Refused PEOPLE-… when she is gone */
  async #accessOf({ owner }: Job): Promise<Access> {
    const { store } = this.#options
    const [kind, id = ''] = owner.split(':')
    return kind === 'person' ? store.people.accessOf(id) : store.access
  }
}
