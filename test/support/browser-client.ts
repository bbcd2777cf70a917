// A browser over `inject`: keeps cookies, sends its origin, and tells status and body.

import type { Server } from '../../src/server/context.ts'

export const ORIGIN = 'http://localhost:8420'

export interface Answer {
  readonly status: number
  // A body of the API: tests read what they expect in it.
  readonly body: Record<string, unknown>
  readonly headers: Record<string, unknown>
  readonly text: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export class BrowserClient {
  readonly cookies = new Map<string, string>()
  readonly #server: Server
  #headers: Record<string, string>

  constructor(server: Server, headers: Record<string, string> = { origin: ORIGIN }) {
    this.#server = server
    this.#headers = headers
  }

  async send(
    method: Method,
    path: string,
    payload?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.#server.inject({
      method,
      url: path.startsWith('/api/') ? path : `/api/v1${path}`,
      cookies: Object.fromEntries(this.cookies),
      headers: { ...this.#headers, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    const { body: text, headers: received, statusCode: status } = answer
    return { status, body: isJson ? answer.json() : {}, headers: received, text }
  }

  get = (path: string): Promise<Answer> => this.send('GET', path)
  post = (path: string, body: Record<string, unknown> = {}): Promise<Answer> => this.send('POST', path, body)
}

/** The code of a problem: `urn:trialbalance:PEOPLE-001`. */
export const codeOf = ({ body }: Answer): string => String(body.type ?? '').replace('urn:trialbalance:', '')
