// Every route of the API, as OpenAPI lists them: to nobody, to a person without a role, to an auditor, to an
// administrator without one. A new route is under this test by being there.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserClient } from '../../../test/support/browser-client.ts'
import { peopleServer, signedIn, withPassword } from '../../../test/support/people.ts'
import { onOneServer } from '../../../test/support/store.ts'
import { filesOf } from '../../../test/support/store-files.ts'
import type { Server } from '../context.ts'

/** What is answered to who is not signed in: signing in. */
const PUBLIC = [
  'GET /session',
  'POST /session',
  'GET /links/{token}',
  'POST /links/{token}',
  'GET /oidc/start',
]

/** One's own unsaved copies: of a book that is not hers a person has none, and that is what is answered. */
const OWN = /\/drafts(\/|$)/

const BOOK = 'север'
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

interface Route {
  readonly method: Method
  readonly path: string
}

function routesOf(server: Server): Route[] {
  const { paths } = server.swagger()
  return Object.entries(paths ?? {}).flatMap(([path, operations]) =>
    METHODS.filter((method) => method.toLowerCase() in (operations ?? {})).map((method) => ({
      method,
      path: path.replace(/^\/api\/v1/, ''),
    })),
  )
}

const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'book' ? encodeURIComponent(BOOK) : 'x'.repeat(24),
  )

onOneServer('every route', (given) => {
  let server: Server
  let routes: Route[]
  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    await server.ready()
    routes = routesOf(server)
    const book = { 'book.yaml': 'format: 1\nname: Север\nparent: СЕВ\npresentation_currency: RUB\n' }
    await store.importBook(BOOK, filesOf(book))
    await withPassword(store, { login: 'stranger' })
    await withPassword(store, { login: 'auditor', roles: [{ book: BOOK, role: 'auditor', entity: '' }] })
    await withPassword(store, { login: 'admin', isAdministrator: true })
  })
  afterAll(() => server.close())

  const answersTo = async (browser: BrowserClient, which: readonly Route[]): Promise<Map<string, number>> => {
    const answers = new Map<string, number>()
    for (const { method, path } of which) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      const headers = {
        'if-match': '"1"',
        'idempotency-key': `${method} ${path}`.slice(0, 100).replace(/[^ -~]/g, ''),
      }
      const { status } = await browser.send(method, filled(path), body, headers)
      answers.set(`${method} ${path}`, status)
    }
    return answers
  }

  it('answers nobody with 401, but for signing in', async () => {
    expect(routes.length).toBeGreaterThan(30)
    const open = [...(await answersTo(new BrowserClient(server), routes))]
      .filter(([, status]) => status !== 401)
      .map(([route]) => route)
    expect(open.sort()).toEqual([...PUBLIC].sort())
    expect((await new BrowserClient(server).get('/openapi.json')).status).toBe(401)
    expect((await new BrowserClient(server).get('/no/such/route')).status).toBe(401)
  })

  it.each(['stranger', 'auditor', 'admin'])('of a book says nothing to the %s', async (login) => {
    const ofBook = routes.filter(({ path }) => path.includes('{book}') && !OWN.test(path))
    expect(ofBook.length).toBeGreaterThan(5)
    const told = [...(await answersTo(await signedIn(server, login), ofBook))].filter(
      ([, status]) => status < 400 || status >= 500,
    )
    expect(told).toEqual([])
  })

  it('takes a change from our own pages only', async () => {
    const unsafe = routes.filter(({ method }) => method !== 'GET')
    const { cookies } = await signedIn(server, 'admin')
    const foreign = new BrowserClient(server, { origin: 'https://evil.example' })
    for (const [name, value] of cookies) foreign.cookies.set(name, value)
    const taken = [...(await answersTo(foreign, unsafe))].filter(([, status]) => status !== 403)
    expect(taken).toEqual([])
  })
})
