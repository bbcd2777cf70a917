// Behind Debian's nginx with the lines of the guide (operations.md §5): sign-in, the stream of events as it comes, large
// files, and whose limit it was.

import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { listening } from '../../src/server/listening.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { tooLargeForProxy } from '../../web/src/too-large.ts'
import { freePort, type Nginx, PUBLIC_NAME, startNginx } from '../support/nginx.ts'
import { PASSWORD, testSealer, withPassword } from '../support/people.ts'
import { SEVERNY } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

const HEARTBEAT_MS = 100
const MB = 1_000_000

onOneServer('behind nginx', (given) => {
  let nginx: Nginx
  let close = async (): Promise<void> => {}
  let cookie = ''
  beforeAll(async () => {
    const { store } = given()
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    const roles = [{ book: 'severny', role: 'controller', entity: '' }] as const
    await withPassword(store, { login: 'controller', roles })
    const [port, own] = [await freePort(), await freePort()]
    const environment = { PUBLIC_URL: `https://${PUBLIC_NAME}:${port}`, TRUSTED_PROXY: '127.0.0.1' }
    const { hosts, origins, trustedProxy } = listening('127.0.0.1', own, environment)
    const server = await buildServer({
      store,
      signIn: signIn({ store, sealer: testSealer(), origins, oidc: null }),
      webRoot: null,
      logs: false,
      heartbeatMs: HEARTBEAT_MS,
      hosts,
      trustedProxy,
    })
    await server.listen({ host: '127.0.0.1', port: own })
    close = () => server.close()
    nginx = await startNginx(port, own)
  }, 180_000)
  afterAll(async () => {
    await nginx?.stop()
    await close()
  })

  const options = (method: string, path: string, headers: Record<string, string> = {}) => ({
    host: '127.0.0.1',
    port: nginx.port,
    servername: PUBLIC_NAME,
    // Signed by itself, for this test.
    rejectUnauthorized: false,
    method,
    path: `/api/v1${path}`,
    headers: {
      host: `${PUBLIC_NAME}:${nginx.port}`,
      origin: `https://${PUBLIC_NAME}:${nginx.port}`,
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
  })
  const send = (
    method: string,
    path: string,
    body: readonly (string | Buffer)[] = [],
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = String(body.reduce((sum, part) => sum + Buffer.byteLength(part), 0))
      let isAnswered = false
      const sent = request(options(method, path, { ...headers, 'content-length': length }), (response) => {
        isAnswered = true
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        )
        response.on('error', reject)
      })
      // A refusal comes before the whole file has gone: what could not be sent any more is no fault.
      sent.on('error', (error) => {
        if (!isAnswered) reject(error)
      })
      for (const part of body) sent.write(part)
      sent.end()
    })
  const upload = (megabytes: number): Promise<Answer> => {
    const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="x.xlsx"\r\n\r\n`
    const parts = Array.from({ length: megabytes }, () => Buffer.alloc(MB, 'x'))
    return send('POST', '/books/severny/uploads', [head, ...parts, '\r\n--b--\r\n'], {
      'content-type': 'multipart/form-data; boundary=b',
    })
  }

  it('people sign in, by a cookie of https alone', async () => {
    const body = JSON.stringify({ login: 'controller', password: PASSWORD })
    const { headers, status } = await send('POST', '/session', [body], { 'content-type': 'application/json' })
    expect(status).toBe(200)
    const [set = ''] = headers['set-cookie'] ?? []
    expect(set).toMatch(/^__Host-.*Secure/)
    cookie = set.split(';')[0] ?? ''
    expect((await send('GET', '/books')).status).toBe(200)
    // Another name that leads here is not ours, behind the proxy too.
    expect((await send('GET', '/books', [], { host: 'evil.example' })).status).toBe(421)
  })

  it('events arrive as they come', async () => {
    const at: number[] = []
    const begun = Date.now()
    const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
      const sent = request(options('GET', '/events'), (response) => {
        response.on('data', () => {
          at.push(Date.now() - begun)
          if (at.length < 6) return
          sent.destroy()
          resolve(response.headers)
        })
      })
      sent.on('error', reject)
      sent.end()
    })
    expect(headers['content-type']).toContain('text/event-stream')
    // Six pieces, each by itself: kept together until a buffer of 4 KB is full they would be one.
    expect(at.length).toBe(6)
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(2 * HEARTBEAT_MS)
  }, 30_000)

  it('90 MB pass, 105 are refused by us, 120 by the proxy, and each says so', async () => {
    const taken = await upload(90)
    expect(taken.status).not.toBe(413)
    expect(taken.headers['content-type']).toContain('json')
    const ours = await upload(105)
    expect(ours.status).toBe(413)
    expect(ours.text).toContain('urn:trialbalance:SRV-413')
    expect(tooLargeForProxy(ours.status, ours.text, 'ru')).toBeNull()
    const proxy = await upload(120)
    expect(proxy.status).toBe(413)
    expect(tooLargeForProxy(proxy.status, proxy.text, 'ru')).toMatch(/прокси.*client_max_body_size/)
    expect(tooLargeForProxy(proxy.status, proxy.text, 'en')).toMatch(/proxy.*client_max_body_size/)
    expect(tooLargeForProxy(502, proxy.text, 'ru')).toBeNull()
  }, 180_000)
})
