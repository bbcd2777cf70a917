// Two installations for tests of forwarding: each with a server and a worker of its line, a token for what comes over the
// API, and a way between them on which the test sees what goes.

import { createServer, type Server as HttpServer } from 'node:http'
import { newToken, type Sealer, tokenHash } from '../../src/app/people-sealing.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import type { Store } from '../../src/store/store.ts'
import { ORIGIN } from './browser-client.ts'
import { deskPerson, ofLine } from './desk.ts'
import { DeskClient } from './desk-client.ts'
import { signedIn, testSealer } from './people.ts'
import type { TestStore } from './store.ts'

export interface Installation {
  readonly given: TestStore
  readonly server: Server
  readonly sealer: Sealer
  readonly worker: DeskClient
}

export async function installation(given: TestStore, sealer = testSealer()): Promise<Installation> {
  const { store } = given
  const all = [ofLine('operator'), ofLine('specialist'), ofLine('head')]
  await deskPerson(store, { login: 'worker' }, all)
  const server = await buildServer({
    store,
    signIn: signIn({ store, sealer, origins: [ORIGIN], oidc: null }),
    webRoot: null,
    logs: false,
    mail: { sealer },
  })
  await server.ready()
  return { given, server, sealer, worker: new DeskClient(await signedIn(server, 'worker')) }
}

export const setForward = async ({ worker }: Installation, settings: object, token: string | null) => {
  const { body } = await worker.get('/lines/support/forward')
  return worker.browser.send(
    'PUT',
    '/desk/lines/support/forward',
    { settings, token },
    { 'if-match': `"${String(body.version)}"` },
  )
}

export type Item = Record<string, unknown>
const threadOf = async (client: DeskClient, id: string): Promise<Item[]> =>
  (await client.read(id)).thread as Item[]
export const wordsOf = async (client: DeskClient, id: string) =>
  (await threadOf(client, id))
    .filter(({ what }) => what === 'message')
    .map(({ author, side, text }) => [side, author, text])
export const later = ({ clock }: TestStore, minutes: number): void => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}

/** A token of the vendor's API for the customer whose requests come over it. */
export async function gateToken(store: Store, person: string): Promise<string> {
  const secret = `tb_${newToken()}`
  const expiresAt = new Date('2027-01-01T00:00:00Z')
  const given = { name: 'gate', scope: 'full', expiresAt } as const
  await store.people.sessions.makeToken(await store.people.accessOf(person), given, tokenHash(secret))
  return secret
}

/** `passes` sees every request in full; true: it is done there, and its answer is lost. */
export function wayTo(server: Server, passes: (request: string) => boolean): HttpServer {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const payload = Buffer.concat(chunks)
      const { authorization = '', 'content-type': type, 'idempotency-key': key } = request.headers
      const isLost = passes(`${request.url} ${JSON.stringify(request.headers)} ${payload.toString('utf8')}`)
      const answer = await server.inject({
        method: request.method === 'GET' ? 'GET' : 'POST',
        url: request.url ?? '',
        headers: {
          authorization,
          ...(type ? { 'content-type': type } : {}),
          ...(key ? { 'idempotency-key': String(key) } : {}),
        },
        ...(payload.length > 0 ? { payload } : {}),
      })
      if (isLost) response.destroy()
      else
        response
          .writeHead(answer.statusCode, { 'content-type': String(answer.headers['content-type']) })
          .end(answer.rawPayload)
    })
  })
}
