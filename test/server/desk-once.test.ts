// A browser that asks again after a broken line does nothing twice: every POST of the desk bears a key, or begins from a
// version, or is the same by what it says. The list is held against what OpenAPI has.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '../../src/ledger/hash.ts'
import type { Server } from '../../src/server/context.ts'
import { type Answer, codeOf } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import { peopleServer, signedIn, testSealer } from '../support/people.ts'
import { formOf } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

/** By a key that comes again; `table`: what must not grow. */
const BY_KEY: Readonly<Record<string, string>> = {
  '/desk/requests': 'request',
  '/desk/requests/{id}/messages': 'request_message',
  '/desk/requests/{id}/notes': 'request_note',
  '/desk/requests/{id}/consents': 'consent',
  '/desk/requests/{id}/attachments': 'request_attachment',
  '/desk/articles': 'article',
  '/desk/templates': 'reply_template',
  '/desk/organisations': 'organisation',
  '/desk/lines': 'line',
}

/** From a version of the request: what came first has changed it. */
const BY_VERSION = [
  '/desk/requests/{id}/acts',
  '/desk/requests/{id}/links',
  '/desk/requests/{id}/participants',
]

/** By what they are: an address, a letter, a request is there once; a try changes nothing. */
const BY_NATURE = [
  '/desk/mailboxes',
  '/desk/mailboxes/{id}/try',
  '/desk/letters/{id}/settle',
  '/desk/unsent/{sequence}/again',
  '/desk/requests/{id}/forward',
  '/desk/forwarded',
]

onOneServer('the desk asked twice', (given) => {
  let server: Server
  let desk: TestDesk
  let request: string
  let line: Record<string, unknown>
  let client: DeskClient

  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store, { sealer: testSealer(), withMail: true })
    await server.ready()
    desk = await makeDesk(store)
    await deskPerson(store, { login: 'all', isAdministrator: true }, [
      customer(desk.organisations.SEV),
      ...(['operator', 'specialist', 'head'] as const).map((role) => ofLine(role)),
    ])
    client = new DeskClient(await signedIn(server, 'all'))
    request = await client.register(desk.organisations.SEV)
    const { lines } = (await client.get('')).body as { lines: Record<string, unknown>[] }
    const { card, days, hours, name, targets, telephone } = lines[0] ?? {}
    line = { card, days, hours, name, targets, telephone }
  })
  afterAll(() => server.close())

  const bodyOf = (path: string, n: number): Record<string, unknown> => {
    const article = { title: `x${n}`, text: 'x', language: 'ru', published: true }
    const bodies: Readonly<Record<string, Record<string, unknown>>> = {
      '/desk/requests': {
        ...{ organisation: desk.organisations.SEV, kind: 'incident', subject: `x${n}`, description: '' },
      },
      '/desk/requests/{id}/messages': { text: `x${n}` },
      '/desk/requests/{id}/notes': { text: `x${n}` },
      '/desk/requests/{id}/consents': {
        ...{ level: 'structure', content: `x${n}`, hash: sha256(Buffer.from(`x${n}`)) },
      },
      '/desk/articles': { ...article, line: 'support' },
      '/desk/templates': { name: `x${n}`, text: 'x', line: 'support' },
      '/desk/organisations': { code: `NEW${n}`, name: 'x', licenceNumber: '', line: 'support' },
      '/desk/lines': { ...line, code: `new-${n}` },
    }
    return bodies[path] ?? {}
  }
  const send = async (path: string, n: number, key: string | null): Promise<Answer> => {
    const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key }
    const url = path.replace('{id}', request)
    if (!path.endsWith('/attachments')) return client.browser.send('POST', url, bodyOf(path, n), headers)
    const form = formOf(`x${n}.csv`, Buffer.from(`a;${n}\n`))
    const { body, statusCode } = await server.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...form.headers, ...headers, origin: 'http://localhost:8420' },
      cookies: Object.fromEntries(client.browser.cookies),
      payload: form.payload,
    })
    return { status: statusCode, body: JSON.parse(body), headers: {}, text: body }
  }
  const rowsOf = (table: string): Promise<bigint | undefined> =>
    given().store.desk.read(async ({ transaction }) => {
      const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(
        transaction,
      )
      return rows[0]?.n
    })

  it('has no POST that is not in one of the lists', () => {
    const { paths } = server.swagger()
    const posts = Object.entries(paths ?? {})
      .filter(([path, operations]) => path.startsWith('/api/v1/desk') && operations && 'post' in operations)
      .map(([path]) => path.replace('/api/v1', ''))
    expect(posts.sort()).toEqual([...Object.keys(BY_KEY), ...BY_VERSION, ...BY_NATURE].sort())
  })

  it.each(Object.entries(BY_KEY))('%s is done once for a key', async (path, table) => {
    const none = await send(path, 1, null)
    expect([none.status, codeOf(none)]).toEqual([400, 'SRV-400'])
    const first = await send(path, 1, `once ${path}`)
    expect(first.status).toBeLessThan(300)
    const before = await rowsOf(table)
    const again = await send(path, 1, `once ${path}`)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    const other = await send(path, 2, `once ${path}`)
    expect(codeOf(other)).toBe('STORE-020')
    expect(await rowsOf(table)).toBe(before)
    // Another's key of the same name is another key, and another key is another thing.
    expect((await send(path, 2, `second ${path}`)).status).toBeLessThan(300)
    expect(await rowsOf(table)).toBe((before ?? 0n) + 1n)
  })

  it.each(BY_VERSION)('%s asks for the version, and refuses one that is past', async (path) => {
    const bodies = [{ act: 'take' }, { other: request, kind: 'related' }, { name: 'x', email: 'x@x.test' }]
    const body = bodies[BY_VERSION.indexOf(path)] ?? {}
    const url = path.replace('{id}', request)
    expect((await client.browser.send('POST', url, body)).status).toBe(428)
    const past = await client.browser.send('POST', url, body, { 'if-match': '"0"' })
    expect([past.status, codeOf(past)]).toEqual([412, 'DESK-003'])
  })
})
