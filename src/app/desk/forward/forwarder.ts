// Carries requests to the vendor's line and its answers back. Each step stands in the database before the next: cut off
// anywhere, it is done again, and the other side sees that it is the same.

import { originText } from '../../../desk/origin.ts'
import { sha256 } from '../../../ledger/hash.ts'
import { filesToForward, mailedConsents, markForwarded } from '../../../store/desk/forwarded-files.ts'
import {
  type ForwardRow,
  forwardOf,
  forwardsDue,
  knownOrigins,
  livingConsents,
  updateForward,
} from '../../../store/desk/forwards.ts'
import { lineOf } from '../../../store/desk/lines.ts'
import { insertLetter, mailboxOf } from '../../../store/desk/outbox.ts'
import { type RequestRow, requestForUpdate } from '../../../store/desk/requests.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import type { Store } from '../../../store/store.ts'
import { failureOf } from '../../failure.ts'
import type { Sealer } from '../../people-sealing.ts'
import { newMessageId } from '../message-id.ts'
import { addVendorWords, tellVendor } from './answer.ts'
import { type ForwardedAnswer, type ForwardedRequest, isClosedState } from './api-shapes.ts'
import { type Forward, forwardIn, tokenOfForward } from './settings.ts'
import { askVendor, type Vendor } from './vendor-api.ts'
import { giveFiles, keepFiles, takeFiles, type VendorFiles, withRefused } from './vendor-files.ts'
import { firstLetter, type Leaving, leavingAfter, nextLetter } from './what-leaves.ts'

export interface ForwarderOptions {
  /** Acting for the console. */
  readonly store: Store
  readonly sealer: Sealer
  readonly log: (trace: string) => void
  readonly lookMs?: number
}

const MINUTE = 60_000
const LOOK_MS = 5_000
/** An open request is asked about so often, one that the vendor closed so often. */
const ASK = { open: MINUTE, closed: 60 * MINUTE } as const
const LONGEST_RETRY = 60 * MINUTE
const AT_ONCE = 100

/** What of a request is to go, read under its lock. */
interface Prepared {
  readonly row: RequestRow
  readonly forward: ForwardRow
  readonly to: Forward
  readonly leaving: Leaving
}

export class Forwarder {
  readonly #options: ForwarderOptions
  readonly #stopped = new AbortController()
  #running: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(options: ForwarderOptions) {
    this.#options = options
  }

  start(): void {
    this.#timer = setInterval(() => this.#kick(), this.#options.lookMs ?? LOOK_MS)
    this.#timer.unref()
    this.#kick()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  #kick(): void {
    if (this.#running || this.#stopped.signal.aborted) return
    this.#running = this.round()
      .catch((error: unknown) => this.#options.log(failureOf(error).trace))
      .finally(() => {
        this.#running = null
      })
  }

  /** All that is due now. */
  async round(): Promise<void> {
    const { desk } = this.#options.store
    for (const id of await desk.read((unit) => forwardsDue(unit, AT_ONCE))) {
      if (this.#stopped.signal.aborted) return
      try {
        await this.#carry(id)
      } catch (error) {
        await this.#failed(id, error)
      }
    }
  }

  async #carry(id: string): Promise<void> {
    const { sealer, store } = this.#options
    const { desk } = store
    const prepared = await desk.write(async (unit) => {
      const found = await prepare(unit, id)
      return found?.to.settings.by === 'mail' ? carryByMail(unit, found, found.to.settings.address) : found
    })
    if (prepared?.to.settings.by !== 'api') return
    const { settings } = prepared.to
    const token = tokenOfForward(sealer, prepared.row.line, prepared.to)
    if (token === null) throw new Error('the token of the vendor’s line cannot be read: give it anew')
    const vendor: Vendor = { url: settings.url, token, signal: this.#stopped.signal }
    const body = await desk.read((unit) => bodyOf(unit, prepared, settings.organisation))
    const answer = await askVendor(vendor, body.request)
    // Before the words: an answer stands in the thread with its files or not at all.
    const files = await takeFiles(desk, vendor, id, answer)
    await desk.write((unit) => takeAnswer(unit, prepared, { answer, files, askedAt: body.at }))
    await giveFiles(desk, vendor, { id, there: answer.request, through: prepared.leaving.through })
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error)
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
    const fault = `${message}${cause}`.slice(0, 500)
    if (this.#stopped.signal.aborted) return
    await this.#options.store.desk.write(async (unit) => {
      const tries = ((await forwardOf(unit, id))?.tries ?? 0) + 1
      const wait = Math.min(MINUTE * 2 ** Math.min(tries - 1, 10), LONGEST_RETRY)
      await updateForward(unit, id, { tries, fault, next_try_at: new Date(unit.at.getTime() + wait) })
    })
  }
}

async function prepare(unit: DeskUnit, id: string): Promise<Prepared | null> {
  const row = await requestForUpdate(unit, id)
  const forward = await forwardOf(unit, id)
  const line = row && (await lineOf(unit, row.line))
  const to = line ? forwardIn(line) : null
  if (!row || !forward) return null
  if (!to) throw new Error('the line forwards nowhere any more')
  return { row, forward, to, leaving: await leavingAfter(unit, id, forward.sent_through) }
}

/** A letter in the outbox, in the same transaction as the place up to which it goes. The line's words alone make none. */
async function carryByMail(unit: DeskUnit, prepared: Prepared, address: string): Promise<null> {
  const { forward, leaving, row, to } = prepared
  const isFirst = forward.consents_sent_at === null
  const gone = await mailedConsents(unit, row.id)
  const consents = (await livingConsents(unit, row.id)).filter(({ id }) => !gone.has(id))
  const files = await filesToForward(unit, row.id, leaving.through)
  const words = leaving.messages.some(({ side }) => side === 'customer')
  const goes = isFirst || words || files.length > 0 || consents.length > 0
  const box = goes ? await mailboxOf(unit, row.line) : undefined
  if (goes && !box) throw new Error('the line has no mailbox to write from')
  if (box) {
    const matter = { messages: leaving.messages, consents }
    await insertLetter(unit, {
      ...(isFirst ? firstLetter(row, matter) : nextLetter(row, matter)),
      mailbox: box.id,
      request: row.id,
      messageId: newMessageId(box.address),
      recipients: [address],
      isAutomatic: false,
      origin: originText({ installation: to.installation, number: row.number, hop: 1 }),
      files: files.map(({ id }) => id),
      consents: consents.map(({ id }) => id),
    })
    await markForwarded(
      unit,
      files.map(({ id }) => id),
    )
  }
  const sent = { sent_through: leaving.through, tries: 0, fault: '', next_try_at: null }
  await updateForward(unit, row.id, { ...sent, ...(box ? { consents_sent_at: unit.at } : {}) })
  return null
}

async function bodyOf(
  unit: DeskUnit,
  { forward, leaving, row, to }: Prepared,
  organisation: string,
): Promise<{ readonly request: ForwardedRequest; readonly at: Date }> {
  const consents = await livingConsents(unit, row.id)
  const before = forward.consents_sent_at?.getTime() ?? 0
  const request: ForwardedRequest = {
    origin: { installation: to.installation, number: row.number, hop: 1 },
    ...{ organisation, kind: row.kind, subject: row.subject, description: row.description },
    ...{ author: row.author_name, impact: row.impact, urgency: row.urgency },
    ...{ usersAffected: row.users_affected, programVersion: row.program_version },
    messages: leaving.messages.map(({ author_name, id, side, text }) => ({
      ...{ id, author: author_name, text },
      side: side === 'line' ? 'line' : 'customer',
    })),
    consents: consents.map(({ at, content, hash, level, until }) => ({
      ...{ level, hash, until: until.toISOString() },
      content:
        at.getTime() >= before && content !== null && isText(content, hash) ? content.toString('utf8') : null,
    })),
    after: String(forward.taken_through),
  }
  return { request, at: unit.at }
}

const isText = (content: Buffer, hash: string): boolean =>
  sha256(Buffer.from(content.toString('utf8'), 'utf8')) === hash

interface Answered {
  readonly answer: ForwardedAnswer
  readonly files: VendorFiles
  readonly askedAt: Date
}

async function takeAnswer(
  unit: DeskUnit,
  { forward, leaving, row }: Prepared,
  { answer, askedAt, files }: Answered,
): Promise<void> {
  const { messages, number, state } = answer
  const locked = await requestForUpdate(unit, row.id)
  if (!locked) return
  const known = await knownOrigins(unit, row.id)
  for (const { author, files: own, id, isQuestion, text } of messages.filter((each) => !known.has(each.id))) {
    const words = { author, text: withRefused(text, own, files), isQuestion, origin: id, at: unit.at }
    const message = await addVendorWords(unit, locked, words)
    await keepFiles(unit, row.id, message, own, files)
  }
  await keepFiles(unit, row.id, null, answer.files, files)
  const before = `${forward.remote_number} ${forward.remote_state}`.trim()
  const after = `${number} ${state}`.trim()
  if (before !== after) await tellVendor(unit, row.id, before, after)
  await updateForward(unit, row.id, {
    ...{
      remote_number: number,
      remote_state: state,
      sent_through: leaving.through,
      consents_sent_at: askedAt,
    },
    taken_through: BigInt(messages.at(-1)?.sequence ?? forward.taken_through),
    ...{ tries: 0, fault: '' },
    next_try_at: new Date(unit.at.getTime() + (isClosedState(state) ? ASK.closed : ASK.open)),
  })
}
