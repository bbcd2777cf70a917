// A folder of a mailbox over IMAP (RFC 9051). Letters are named by UIDVALIDITY and UID; nothing is ever marked as seen:
// people may read the same mailbox with their own programs.

import { type FetchMessageObject, ImapFlow } from 'imapflow'
import { LETTER_LIMITS } from './attachments.ts'
import { type ImapSettings, MAIL_TIMEOUTS } from './mail-settings.ts'

export interface Place {
  readonly uidValidity: bigint
  readonly uid: bigint
}

export interface IncomingLetter extends Place {
  /** INTERNALDATE: when the mailbox received it. */
  readonly receivedAt: Date
  readonly size: number
  /** All of it, or of a letter over the limit its beginning. */
  readonly bytes: Buffer
  readonly isWhole: boolean
}

/** Of a letter that is too large: its header and the beginning of its text. */
const BEGINNING = 256_000

export class ImapInbox {
  readonly #client: ImapFlow
  readonly #settings: ImapSettings
  /** Something came since the folder was looked at: it may come while other things are asked. */
  #hasNew = false

  private constructor(client: ImapFlow, settings: ImapSettings) {
    this.#client = client
    this.#settings = settings
    client.on('exists', () => {
      this.#hasNew = true
    })
  }

  /** @throws Error of the connection, the sign-in or the folder */
  static async open(settings: ImapSettings, password: string): Promise<ImapInbox> {
    const client = new ImapFlow({
      host: settings.host,
      port: settings.port,
      secure: settings.security === 'tls',
      ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
      auth: { user: settings.user, pass: password },
      tls: { minVersion: 'TLSv1.2' },
      logger: false,
      disableCompression: true,
      connectionTimeout: MAIL_TIMEOUTS.connect,
      greetingTimeout: MAIL_TIMEOUTS.greeting,
      socketTimeout: MAIL_TIMEOUTS.socket,
      maxLiteralSize: LETTER_LIMITS.letter + 1_000_000,
      maxResponseSize: LETTER_LIMITS.letter + 2_000_000,
    })
    // Told by the call that meets it; between two calls the next one does.
    client.on('error', () => {})
    try {
      await client.connect()
      await client.mailboxOpen(settings.folder)
      return new ImapInbox(client, settings)
    } catch (error) {
      client.close()
      throw error
    }
  }

  get isOpen(): boolean {
    return this.#client.usable
  }

  /** Which letters lie in the folder, in the order in which they came. */
  async places(): Promise<Place[]> {
    this.#hasNew = false
    await this.#client.noop()
    const { mailbox } = this.#client
    if (!mailbox || mailbox.exists === 0) return []
    const { uidValidity } = mailbox
    const uids = await this.#client.search({ all: true }, { uid: true })
    return (uids || []).sort((a, b) => a - b).map((uid) => ({ uidValidity, uid: BigInt(uid) }))
  }

  /** null: somebody took it away meanwhile. */
  async letter({ uid, uidValidity }: Place): Promise<IncomingLetter | null> {
    const about = await this.#fetch(uid, { uid: true, size: true, internalDate: true })
    if (!about) return null
    const size = about.size ?? 0
    const isWhole = size <= LETTER_LIMITS.letter
    const source = isWhole ? true : { start: 0, maxLength: BEGINNING }
    const bytes = (await this.#fetch(uid, { uid: true, source }))?.source
    if (!bytes) return null
    return { uid, uidValidity, size, bytes, isWhole, receivedAt: new Date(about.internalDate ?? Number.NaN) }
  }

  async #fetch(uid: bigint, query: Parameters<ImapFlow['fetchOne']>[1]): Promise<FetchMessageObject | null> {
    return (await this.#client.fetchOne(String(uid), query, { uid: true })) || null
  }

  /** Into the folder of what is registered; it is made when it is not there. */
  async putAway(uids: readonly bigint[]): Promise<void> {
    if (uids.length === 0) return
    const { done } = this.#settings
    const folders = await this.#client.list()
    if (!folders.some(({ path }) => path === done)) await this.#client.mailboxCreate(done)
    await this.#client.messageMove(uids.join(','), done, { uid: true })
  }

  /** Until something comes, the time is over, the connection breaks or `signal` says to stop. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const client = this.#client
      const done = (): void => {
        clearTimeout(timer)
        client.off('exists', done)
        client.off('close', done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      client.on('exists', done)
      client.on('close', done)
      signal.addEventListener('abort', done)
      if (signal.aborted || !client.usable || this.#hasNew) done()
      // The client begins IDLE by itself once nothing else is asked.
      else client.idle().catch(done)
    })
  }

  async close(): Promise<void> {
    await this.#client.logout().catch(() => this.#client.close())
  }
}
