// The stream of events (operations.md §5): one per browser. What came meanwhile is told by Last-Event-ID; a line every
// 15 seconds keeps proxies from ending it, and is when the session is looked at again. The person's idle time runs on.

import { PassThrough } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Access } from '../../app/access.ts'
import { render } from '../../app/messages.ts'
import { Refused } from '../../store/refused.ts'
import type { Store } from '../../store/store.ts'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import type { EventHub, HubEvent } from '../events/event-hub.ts'

export const HEARTBEAT_MS = 15_000
/** How long before its end a session is told to end. */
const WARNING_MS = 120_000

const block = (event: string, data: unknown, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** What the program says of writing: null while it may. */
function readOnlyOf(store: Store, { language }: Access): { text: string; advice: string } | null {
  try {
    store.requireWritable()
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const [first] = error.findings.map((one) => render(one, language))
    return first ? { text: first.text, advice: first.advice } : null
  }
}

class EventStream {
  readonly output = new PassThrough()
  readonly #request: FastifyRequest
  readonly #store: Store
  readonly #heartbeat: number
  readonly #seen: string
  #access: Access
  #isWarned = false
  #isReadOnly: boolean | null = null

  /** `after`: the last event that the page has seen; the header of a browser that asks again by itself is nearer. */
  constructor(request: FastifyRequest, context: ServerContext, after: string) {
    const header = request.headers['last-event-id']
    this.#seen = typeof header === 'string' ? header : after
    this.#request = request
    this.#store = context.store
    this.#heartbeat = context.heartbeatMs
    this.#access = accessOf(request)
  }

  start(hub: EventHub): void {
    const missed = this.#seen === '' ? [] : hub.since(this.#seen)
    this.output.write('retry: 3000\n\n')
    // A page that missed an unknown lot looks at everything again.
    this.output.write(block('hello', { isWhole: missed !== null }, hub.now))
    for (const event of missed ?? []) this.#tell(event)
    const stop = hub.listen(
      (event) => this.#tell(event),
      () => this.output.end(),
    )
    const timer = setInterval(() => void this.#beat(), this.#heartbeat)
    this.output.once('close', () => {
      clearInterval(timer)
      stop()
    })
    void this.#beat()
  }

  #tell({ id, told }: HubEvent): void {
    const one = told(this.#access)
    if (one) this.output.write(block(one.event, one.data, id))
  }

  async #beat(): Promise<void> {
    try {
      await this.#sessionNow()
      this.#diskNow()
      if (!this.output.writableEnded) this.output.write(': \n\n')
    } catch (error) {
      // The page asks again by itself, and is answered what is the matter.
      this.#request.log.warn({ error }, 'event stream')
      this.output.end()
    }
  }

  /** Rights that were taken away are gone here too; a session about to end is told of. */
  async #sessionNow(): Promise<void> {
    const { stillSignedIn } = this.#request
    if (!stillSignedIn) return
    const still = await stillSignedIn()
    if (this.output.writableEnded) return
    if (!still) {
      this.output.end(block('session', { secondsLeft: 0 }))
      return
    }
    this.#access = still.access
    const left = still.endsAt.getTime() - this.#store.now().getTime()
    const isNear = left <= WARNING_MS
    if (isNear || this.#isWarned)
      this.output.write(block('session', { secondsLeft: isNear ? Math.floor(left / 1000) : null }))
    this.#isWarned = isNear
  }

  #diskNow(): void {
    if (this.output.writableEnded) return
    const readOnly = readOnlyOf(this.#store, this.#access)
    if (this.#isReadOnly === (readOnly !== null)) return
    this.#isReadOnly = readOnly !== null
    this.output.write(block('disk', { readOnly }))
  }
}

export function eventRoutes(server: Server, context: ServerContext): void {
  const querystring = z.object({ after: z.string().max(60).optional() })
  server.get('/events', { schema: { querystring }, config: { isBackground: true } }, (request, reply) => {
    const stream = new EventStream(request, context, request.query.after ?? '')
    request.raw.once('close', () => stream.output.destroy())
    stream.start(context.events)
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .header('connection', 'keep-alive')
      .send(stream.output)
  })
}
