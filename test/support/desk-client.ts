// A browser at the desk for tests: registers, says, acts from the version that stands.

import type { Answer, BrowserClient } from './browser-client.ts'

let keys = 0
export const once = (): Record<string, string> => ({ 'idempotency-key': `key-${++keys}` })

export class DeskClient {
  readonly browser: BrowserClient

  constructor(browser: BrowserClient) {
    this.browser = browser
  }

  get = (path: string): Promise<Answer> => this.browser.get(`/desk${path}`)

  post = (path: string, body: Record<string, unknown>): Promise<Answer> =>
    this.browser.send('POST', `/desk${path}`, body, once())

  /** From the version of the request that stands. */
  async change(
    method: 'POST' | 'PUT' | 'DELETE',
    id: string,
    path: string,
    body?: Record<string, unknown>,
  ): Promise<Answer> {
    return this.browser.send(method, `/desk/requests/${id}${path}`, body, await this.#match(id))
  }

  async register(organisation: string, more: Record<string, unknown> = {}): Promise<string> {
    const { body } = await this.post('/requests', {
      organisation,
      kind: 'incident',
      subject: 'Курс не сходится',
      description: 'Проверка показывает разницу',
      ...more,
    })
    return String(body.id)
  }

  read = async (id: string): Promise<Record<string, unknown>> => (await this.get(`/requests/${id}`)).body

  say = (id: string, text: string, isQuestion = false): Promise<Answer> =>
    this.post(`/requests/${id}/messages`, { text, isQuestion })

  async act(id: string, body: Record<string, unknown>): Promise<Answer> {
    return this.browser.send('POST', `/desk/requests/${id}/acts`, body, await this.#match(id))
  }

  async edit(id: string, body: Record<string, unknown>): Promise<Answer> {
    return this.browser.send('PATCH', `/desk/requests/${id}`, body, await this.#match(id))
  }

  async #match(id: string): Promise<Record<string, string>> {
    const { version = '1' } = await this.read(id)
    return { 'if-match': `"${String(version)}"` }
  }
}
