// A book that is open in the running server: read once, derived as asked, and again only where a new revision differs.
// One graph stands behind all its closes, so that an edit costs what depends on it (architecture.md "Incremental").

import { Graph } from '../../close/graph.ts'
import { type ReadBook, readBook } from '../../formats/book/read-book.ts'
import type { Fingerprint } from '../../formats/write/machine.ts'
import type { Book } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { type Interval, parseInterval } from '../../ledger/period.ts'
import type { Files } from '../../store/types.ts'
import { type CloseStep, closeSteps, type DerivedClose, unique } from '../close-book.ts'
import { documentsOf, fingerprintOf } from '../close-documents.ts'
import { CloseDerivation } from '../derive-close.ts'
import { inputRefused } from '../failure.ts'
import { checksOfFiles } from '../file-checks.ts'
import { readBy } from '../read-balance.ts'
import { readBeside } from '../threads/beside.ts'

/** One revision of a book, whole or with findings that say why not. */
export interface OpenRevision {
  readonly name: string
  readonly revision: string
  readonly files: Files
  readonly book: Book
  /** What reading found. */
  readonly findings: readonly Finding[]
  /** Of the period, or of the latest; nothing is derived. */
  reportingDate(period: string | undefined): string
  /** Closes by the reporting date, derived when first asked for. */
  close(period: string | undefined): RoomClose
  /** The same, with `pause` between its parts: who waits for it is answered, and what `pause` throws stops it. */
  closeInSteps(period: string | undefined, pause: Pause): Promise<RoomClose>
}

export type Pause = (step: string, done: number, total: number) => Promise<void>

export interface RoomClose {
  readonly close: DerivedClose
  readonly interval: Interval
  /** Of reading and of the close. */
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  readonly blocked: boolean
  /** Of inputs and figures, made when first asked for. */
  identity(): Fingerprint
  fingerprint(): string
}

export interface RevisionFiles extends Files {
  readonly name: string
  readonly revision: bigint
}

export class Room {
  readonly #graph = new Graph()
  readonly #codes = new Codes()
  #open: { readonly revision: bigint; readonly read: Promise<OpenRevision> } | null = null

  /** The revision that the files are of; the one that is open already when it is the same. */
  open(files: RevisionFiles): Promise<OpenRevision> {
    if (this.#open?.revision === files.revision) return this.#open.read
    this.#graph.nextRun()
    const read = this.#read(files)
    this.#open = { revision: files.revision, read }
    // A book that could not be read is read again when it is asked for again.
    read.catch(() => {
      if (this.#open?.read === read) this.#open = null
    })
    return read
  }

  /** The same files with others in place of some: what a change would give, before it is made. */
  tryOut(files: RevisionFiles, pause?: Pause): Promise<OpenRevision> {
    return this.#read(files, pause)
  }

  async #read(files: RevisionFiles, pause: Pause = async () => {}): Promise<OpenRevision> {
    const total = files.list().filter((path) => path.startsWith('balances/')).length
    const byGraph = readBy(this.#graph, readBeside)
    let done = 0
    const read = await readBook(
      files,
      () => {},
      async (bytes, path, options) => {
        await pause('read', done++, total)
        return byGraph(bytes, path, options)
      },
    )
    const { book, findings } = bookOr(read)
    return new Revision(files, book, findings, this.#graph, this.#codes)
  }
}

/** @throws Refused with the findings where book.yaml itself does not read. */
function bookOr({ book, findings }: ReadBook): { book: Book; findings: readonly Finding[] } {
  if (!book) throw inputRefused(...findings)
  return { book, findings }
}

class Revision implements OpenRevision {
  readonly name: string
  readonly revision: string
  readonly files: Files
  readonly book: Book
  readonly findings: readonly Finding[]
  readonly #graph: Graph
  readonly #codes: Codes
  readonly #closes = new Map<string, RoomClose>()

  constructor(files: RevisionFiles, book: Book, findings: readonly Finding[], graph: Graph, codes: Codes) {
    this.name = files.name
    this.revision = String(files.revision)
    this.files = files
    this.book = book
    this.findings = findings
    this.#graph = graph
    this.#codes = codes
  }

  reportingDate(period: string | undefined): string {
    return this.#intervalOf(period).to
  }

  /** @throws Refused CLO-003 without balances, CLO-004 for a period that is none. */
  close(period: string | undefined): RoomClose {
    const { to } = this.#intervalOf(period)
    const known = this.#closes.get(to)
    if (known) return known
    const made = this.#derive(to)
    this.#closes.set(to, made)
    return made
  }

  async closeInSteps(period: string | undefined, pause: Pause): Promise<RoomClose> {
    const { to } = this.#intervalOf(period)
    const steps = this.#steps(to)
    for (;;) {
      const known = this.#closes.get(to)
      // Derived meanwhile for another who asked.
      if (known) return known
      const next = steps.next()
      if (next.done) {
        const made = this.#roomClose(next.value)
        this.#closes.set(to, made)
        return made
      }
      await pause(next.value.step, next.value.done, next.value.total)
    }
  }

  #intervalOf(period: string | undefined): Interval {
    const derivation = new CloseDerivation(this.book, this.#graph, this.#codes)
    if (period === undefined || period === '') {
      const date = derivation.lastCompleteDate()
      if (date === '') throw inputRefused(finding('CLO-003', 'blocks', { file: 'balances/' }))
      return derivation.intervalTo(date)
    }
    const named = parseInterval(period, this.book.settings.fiscalYearStart)
    if (!named) throw inputRefused(finding('CLO-004', 'blocks', { value: period }))
    return derivation.intervalTo(named.to)
  }

  #steps(date: string): Generator<CloseStep, DerivedClose> {
    const { book } = this
    const interval = new CloseDerivation(book, this.#graph, this.#codes).intervalTo(date)
    return closeSteps(book, interval, this.#graph, this.#codes, (entities) =>
      checksOfFiles(book, entities, interval),
    )
  }

  #derive(date: string): RoomClose {
    const steps = this.#steps(date)
    for (;;) {
      const next = steps.next()
      if (next.done) return this.#roomClose(next.value)
    }
  }

  #roomClose(close: DerivedClose): RoomClose {
    const { book, interval } = close
    const findings = unique([...this.findings, ...close.findings])
    const { checks } = close
    let known: Fingerprint | null = null
    const identity = (): Fingerprint => {
      if (known) return known
      const sets = close.derived.map(({ of }) => of.set)
      const figures = { facts: close.facts, sets, checks }
      known = fingerprintOf(book, interval.to, documentsOf(book, interval.to), figures)
      return known
    }
    return {
      close,
      interval,
      findings,
      checks,
      blocked:
        findings.some((one) => one.severity === 'blocks') ||
        checks.some((one) => !one.passed && one.severity === 'blocks'),
      identity,
      fingerprint: () => identity().root,
    }
  }
}
