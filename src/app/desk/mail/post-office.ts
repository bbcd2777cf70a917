// Mail while the server runs: a reader for each mailbox, one sender for all. A mailbox that cannot be reached stands with
// its fault and is tried again; nothing else waits for it.

import { type MailboxRow, mailboxesOf, recordCheck } from '../../../store/desk/mailboxes.ts'
import type { Store } from '../../../store/store.ts'
import { failureOf } from '../../failure.ts'
import type { Sealer } from '../../people-sealing.ts'
import { faultOf } from './fault.ts'
import { fetchMail } from './fetch-mail.ts'
import { ImapInbox } from './imap-inbox.ts'
import { imapSettings } from './mail-settings.ts'
import { secretOf, sendMail } from './send-mail.ts'

export interface PostOfficeOptions {
  /** Acting for the console: letters are registered by the program. */
  readonly store: Store
  readonly sealer: Sealer
  /** Of a fault of the program: for its log. */
  readonly log: (trace: string) => void
  readonly intervals?: Intervals
}

/** Milliseconds. */
export interface Intervals {
  /** A server without IDLE is asked so often; one with it is asked anew so often. */
  readonly look: number
  readonly send: number
  /** After a fault; it doubles up to the longest. */
  readonly retry: number
  readonly longestRetry: number
}

const INTERVALS: Intervals = { look: 60_000, send: 5_000, retry: 5_000, longestRetry: 300_000 }

interface Reader {
  readonly version: bigint
  readonly abort: AbortController
  readonly ended: Promise<void>
}

export class PostOffice {
  readonly #options: PostOfficeOptions
  readonly #intervals: Intervals
  readonly #readers = new Map<string, Reader>()
  readonly #stopped = new AbortController()
  #sending: Promise<void> | null = null
  #wake: () => void = () => {}
  #refreshing: Promise<void> = Promise.resolve()

  constructor(options: PostOfficeOptions) {
    this.#options = options
    this.#intervals = options.intervals ?? INTERVALS
  }

  async start(): Promise<void> {
    this.#sending = this.#send()
    await this.refresh()
  }

  /** Mailboxes were changed: readers of those that are gone or other stop, new ones begin. One after the other. */
  refresh(): Promise<void> {
    const next = this.#refreshing.then(() => this.#refresh())
    this.#refreshing = next.catch(() => {})
    return next
  }

  async #refresh(): Promise<void> {
    if (this.#stopped.signal.aborted) return
    const boxes = await this.#options.store.desk.read(mailboxesOf)
    const wanted = new Map(boxes.filter(({ enabled }) => enabled).map((box) => [box.id, box]))
    for (const [id, reader] of this.#readers) {
      if (wanted.get(id)?.version === reader.version) continue
      reader.abort.abort()
      await reader.ended
      this.#readers.delete(id)
    }
    for (const box of wanted.values()) {
      if (this.#readers.has(box.id)) continue
      const abort = new AbortController()
      const ended = this.#read(box, abort.signal)
      this.#readers.set(box.id, { version: box.version, abort, ended })
    }
    this.kick()
  }

  /** Something may wait to be sent. */
  kick(): void {
    this.#wake()
  }

  /** What is under way ends; a letter half sent is sent again at the next start. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    this.kick()
    for (const { abort } of this.#readers.values()) abort.abort()
    await Promise.all([...this.#readers.values()].map(({ ended }) => ended))
    await this.#sending
  }

  async #read(box: MailboxRow, signal: AbortSignal): Promise<void> {
    let pause = this.#intervals.retry
    while (!signal.aborted) {
      try {
        await this.#readWhileOpen(box, signal, () => {
          pause = this.#intervals.retry
        })
      } catch (error) {
        await this.#record(box.id, faultOf(error))
      }
      if (signal.aborted) return
      await sleep(pause, signal)
      pause = Math.min(pause * 2, this.#intervals.longestRetry)
    }
  }

  async #readWhileOpen(box: MailboxRow, signal: AbortSignal, succeeded: () => void): Promise<void> {
    const { sealer, store } = this.#options
    const secret = secretOf(box, sealer)
    if (secret === null) throw new Error('the password of the mailbox cannot be read: give it anew')
    const inbox = await ImapInbox.open(imapSettings.parse(box.imap), secret.imap)
    const mark = (text: string): string => sealer.mark(text)
    try {
      while (!signal.aborted && inbox.isOpen) {
        const count = await fetchMail({ desk: store.desk, mailbox: box.id, inbox, mark, signal })
        await this.#record(box.id, '')
        succeeded()
        if (count > 0) this.kick()
        await inbox.wait(this.#intervals.look, signal)
      }
    } finally {
      await inbox.close()
    }
  }

  /** The database may be what is wrong; then there is nowhere to write it. */
  async #record(mailbox: string, fault: string): Promise<void> {
    try {
      await this.#options.store.desk.write((unit) => recordCheck(unit, mailbox, fault))
    } catch (error) {
      this.#options.log(failureOf(error).trace || fault)
    }
  }

  async #send(): Promise<void> {
    const { sealer, store } = this.#options
    const { signal } = this.#stopped
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      try {
        await sendMail({ desk: store.desk, sealer, signal })
      } catch (error) {
        this.#options.log(failureOf(error).trace)
      }
      await Promise.race([sleep(this.#intervals.send, signal), woken])
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
