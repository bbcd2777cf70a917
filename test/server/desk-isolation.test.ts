// A user of one organisation cannot see, guess or count another's requests: every route of the desk with the ids of
// another organisation, the search, the numbers, the counts, and the tables themselves as that person.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attach } from '../../src/app/desk/attachments.ts'
import { giveConsent } from '../../src/app/desk/consent.ts'
import { registerAs } from '../../src/app/desk/register.ts'
import { note, say } from '../../src/app/desk/words-in.ts'
import { sha256 } from '../../src/ledger/hash.ts'
import type { Server } from '../../src/server/context.ts'
import { insertArticle, insertTemplate } from '../../src/store/desk/library.ts'
import type { Store } from '../../src/store/store.ts'
import { asked, customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { once } from '../support/desk-client.ts'
import { peopleServer, signedIn, withPassword } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

/** Words that stand in the other organisation's request alone. */
const SECRET = 'Драгоценный'

/** Who must see nothing of it: another organisation's, another line's, an administrator, a controller of books. */
const STRANGERS = [
  'yug',
  'far',
  'far-operator',
  'far-specialist',
  'far-change-approver',
  'far-head',
  'admin',
  'nobody',
] as const

onOneServer('isolation of the desk', (given) => {
  let server: Server
  let desk: TestDesk
  let request: string
  let attachment: string
  let consent: string
  let template: string
  let article: string
  const stores: Record<string, Store> = {}

  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    await server.ready()
    desk = await makeDesk(store)
    const { SEV, YUG } = desk.organisations
    const add = async (login: string, roles: Parameters<typeof deskPerson>[2]): Promise<Store> => {
      const as = store.as(await store.people.accessOf(await deskPerson(store, { login }, roles)))
      stores[login] = as
      return as
    }
    const sev = await add('sev', [customer(SEV)])
    await add('yug', [customer(YUG)])
    const far = [ofLine('operator', 'other'), ofLine('specialist', 'other'), ofLine('head', 'other')]
    await add('far', [...far, ofLine('change-approver', 'other')])
    for (const role of ['operator', 'specialist', 'change-approver', 'head'] as const)
      await add(`far-${role}`, [ofLine(role, 'other')])
    await add('nobody', [])
    const worker = await add('worker', [ofLine('specialist')])
    const admin = await withPassword(store, { login: 'admin', isAdministrator: true })
    stores.admin = store.as(await store.people.accessOf(admin))
    const theirs = asked(SEV, { kind: 'proposal', subject: `${SECRET} вопрос`, description: SECRET })
    request = (await sev.desk.write((unit) => registerAs(unit, theirs))).id
    await sev.desk.write((unit) => registerAs(unit, theirs))
    await worker.desk.write((unit) =>
      say(unit, request, { text: SECRET, isQuestion: false, attachments: [] }),
    )
    await worker.desk.write((unit) => note(unit, request, { text: `${SECRET} note`, attachments: [] }))
    const bytes = Buffer.from('a;b\n')
    attachment = await sev.desk.write((unit) =>
      attach(unit, request, { name: 'a.csv', bytes, isDraft: false }),
    )
    const content = 'x'
    consent = await sev.desk.write((unit) =>
      giveConsent(unit, request, {
        level: 'structure',
        content,
        hash: sha256(Buffer.from(content)),
        days: 5,
      }),
    )
    const draft = { line: 'support', title: SECRET, text: '', language: 'ru', published: false } as const
    article = await worker.desk.write((unit) => insertArticle(unit, draft))
    template = await worker.desk.write((unit) =>
      insertTemplate(unit, { line: 'support', name: SECRET, text: '' }),
    )
  })
  afterAll(() => server.close())

  const filled = (path: string): string => {
    const { SEV } = desk.organisations
    const id = /\/desk\/organisations\//.test(path)
      ? SEV
      : /\/desk\/articles\//.test(path)
        ? article
        : /\/desk\/templates\//.test(path)
          ? template
          : request
    return path
      .replace('{id}', id)
      .replace('{part}', path.includes('consents') ? consent : attachment)
      .replace('{code}', 'support')
      .replace('{version}', '1.0')
      .replace('{name}', 'ru')
      .replace('{year}', '2026')
  }

  /** A body that would be taken, so that it is the right that is refused. */
  const bodyOf = (path: string): Record<string, unknown> => {
    const { SEV } = desk.organisations
    if (path.endsWith('/acts')) return { act: 'vote' }
    if (path.endsWith('/messages') || path.endsWith('/notes')) return { text: 'x' }
    if (path.endsWith('/links')) return { other: request, kind: 'related' }
    if (path.endsWith('/participants')) return { name: 'x', email: 'x@x.example' }
    if (path.endsWith('/score')) return { score: 1 }
    if (path.endsWith('/consents'))
      return { level: 'structure', content: 'x', hash: sha256(Buffer.from('x')) }
    if (path.includes('/templates')) return { name: 'x', text: 'x' }
    if (path.includes('/articles')) return { title: 'x', text: 'x', language: 'ru', published: true }
    if (path === '/desk/requests')
      return { organisation: SEV, kind: 'incident', subject: 'x', description: 'x' }
    if (path.includes('/organisations')) return { code: 'SEV', name: 'x', licenceNumber: '', line: 'support' }
    return {}
  }

  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
  /** Of a request, an article or a template that is not hers. What is of the line or public stands in its own test. */
  const OF_OTHERS = /\{id\}|^\/desk\/requests$/

  it.each(STRANGERS)('no route answers %s with what is another’s', async (login) => {
    const { paths } = server.swagger()
    const browser = await signedIn(server, login)
    const told: string[] = []
    let tried = 0
    for (const [full, operations] of Object.entries(paths ?? {})) {
      const path = full.replace(/^\/api\/v1/, '')
      if (!path.startsWith('/desk')) continue
      for (const method of METHODS) {
        if (!(method.toLowerCase() in (operations ?? {}))) continue
        const body = method === 'GET' || method === 'DELETE' ? undefined : bodyOf(path)
        const query =
          method === 'GET' && path.endsWith('/report')
            ? '?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z'
            : ''
        const answer = await browser.send(method, filled(path) + query, body, {
          ...once(),
          'if-match': '"1"',
        })
        tried++
        const text = JSON.stringify(answer.body)
        if (text.includes(SECRET) || text.includes('SEV-') || answer.status >= 500)
          told.push(`${method} ${path} ${answer.status}`)
        // The administrator keeps organisations and roles; of requests she has none.
        const isKept = login === 'admin' && /organisations|people/.test(path)
        if (OF_OTHERS.test(path) && method !== 'GET' && answer.status < 400 && !isKept)
          told.push(`${method} ${path} ${answer.status}`)
        if (path.includes('{id}') && method === 'GET' && answer.status < 400 && !isKept)
          told.push(`${method} ${path} ${answer.status}`)
      }
    }
    expect(tried).toBeGreaterThan(40)
    expect(told).toEqual([])
  })

  it.each(STRANGERS)('%s finds and counts none of it', async (login) => {
    const browser = await signedIn(server, login)
    for (const query of [
      `text=${encodeURIComponent(SECRET)}`,
      'text=SEV',
      'text=SEV-1',
      `organisation=${desk.organisations.SEV}`,
      `before=${request}`,
    ])
      expect((await browser.get(`/desk/requests?${query}`)).body).toEqual({ requests: [], next: null })
    expect((await browser.get('/desk/counts')).body).toEqual({
      open: 0,
      mine: 0,
      late: 0,
      unassigned: 0,
      waiting: 0,
    })
  })

  it('numbers tell nothing of others, and places in lists are ids', async () => {
    const yug = await signedIn(server, 'yug')
    const body = { organisation: desk.organisations.YUG, kind: 'incident', subject: 'x', description: '' }
    expect((await yug.send('POST', '/desk/requests', body, once())).body.number).toBe('YUG-1')
    const { body: page } = await yug.get('/desk/requests')
    expect(JSON.stringify(page)).not.toMatch(/sequence/)
    const foreign = await yug.get(`/desk/requests/${request}`)
    const none = await yug.get('/desk/requests/00000000-0000-4000-8000-000000000000')
    // What is another's and what is not there are told alike.
    expect([foreign.status, foreign.body]).toEqual([none.status, none.body])
  })

  const TABLES = [
    ...['request', 'request_message', 'request_note', 'request_event', 'request_span', 'request_participant'],
    ...['request_vote', 'request_attachment', 'consent', 'outbox', 'letter', 'reply_template'],
  ]

  it.each(['far', 'admin', 'nobody'])('the tables themselves are empty for %s', async (login) => {
    const store = stores[login]
    if (!store) throw new Error(login)
    await store.desk.read(async ({ transaction }) => {
      for (const table of TABLES) {
        const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(
          transaction,
        )
        expect([table, rows[0]?.n]).toEqual([table, 0n])
      }
    })
  })

  it('notes are closed to the customer whose request it is, in the table too', async () => {
    const store = stores.sev
    if (!store) throw new Error('sev')
    const count = (table: string) =>
      store.desk.read(async ({ transaction }) => {
        const { rows } = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(
          transaction,
        )
        return rows[0]?.n
      })
    expect(await count('request')).toBe(2n)
    expect(await count('request_note')).toBe(0n)
  })
})
