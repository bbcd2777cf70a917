// A page's end of the stream of events, over a real socket: reads events as they come.

import { request } from 'node:http'
import { expect } from 'vitest'
import type { BrowserClient } from './browser-client.ts'

interface Event {
  readonly event: string
  readonly data: unknown
}

export class EventReader {
  readonly headers: Record<string, unknown>
  readonly ended: Promise<void>
  lastId = ''
  readonly #events: Event[] = []
  #taken = new Map<string, number>()
  #beats = 0
  readonly close: () => void

  private constructor(headers: Record<string, unknown>, ended: Promise<void>, close: () => void) {
    this.headers = headers
    this.ended = ended
    this.close = close
  }

  static open(url: string, { cookies }: BrowserClient, lastId = ''): Promise<EventReader> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Promise((resolve, reject) => {
      const headers = { cookie, ...(lastId ? { 'last-event-id': lastId } : {}) }
      const sent = request(`${url}/api/v1/events`, { headers }, (response) => {
        const ended = new Promise<void>((done) => response.once('close', done))
        const reader = new EventReader(response.headers, ended, () => sent.destroy())
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
          const blocks = text.split('\n\n')
          text = blocks.pop() ?? ''
          for (const block of blocks) reader.#take(block)
        })
        response.on('error', () => {})
        resolve(reader)
      })
      sent.on('error', reject)
      sent.end()
    })
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
    )
    if (fields.has('')) this.#beats++
    this.lastId = fields.get('id') ?? this.lastId
    const data = fields.get('data')
    if (data !== undefined) this.#events.push({ event: fields.get('event') ?? '', data: JSON.parse(data) })
  }

  seen(event: string): unknown[] {
    return this.#events.filter((one) => one.event === event).map(({ data }) => data)
  }

  /** The next event of this name that has not been asked for yet. */
  async next(event: string): Promise<unknown> {
    const at = this.#taken.get(event) ?? 0
    await expect.poll(() => this.seen(event).length, { timeout: 20_000 }).toBeGreaterThan(at)
    this.#taken.set(event, at + 1)
    return this.seen(event)[at]
  }

  /** Waits for so many signs of life. */
  async beats(count: number): Promise<void> {
    const before = this.#beats
    await expect.poll(() => this.#beats, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + count)
  }
}
