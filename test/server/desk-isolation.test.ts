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
import { insertLetterRow } from '../../src/store/desk/letters.ts'
import { insertArticle, insertTemplate } from '../../src/store/desk/library.ts'
import { linesOf } from '../../src/store/desk/lines.ts'
import { insertMailbox } from '../../src/store/desk/mailboxes.ts'
import type { Store } from '../../src/store/store.ts'
import { asked, customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { once } from '../support/desk-client.ts'
import { peopleServer, signedIn, withPassword } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

/** Words that stand in the other organisation's request alone. */
const SECRET = 'Драгоценный'

/** Of the line's mailbox, which its people and the administrator keep. */
const HIDDEN = 'hidden-box'

const MAILBOX = {
  ...{ line: 'support', address: 'new@line.test', kind: '', enabled: false },
  imap: { host: 'localhost', port: 1, security: 'none', user: 'x', folder: 'INBOX', done: 'Done' },
  smtp: { host: 'localhost', port: 1, security: 'none', user: 'x' },
}

const FORWARDED = {
  origin: { installation: '00000000-0000-4000-8000-000000000001', number: 'A1-1', hop: 1 },
  ...{ kind: 'incident', subject: 'x', description: 'x', author: 'x', impact: 'low', urgency: 'low' },
  ...{ usersAffected: null, programVersion: '', messages: [], consents: [], after: '0' },
}

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
  let mailbox: string
  let letter: string
  /** Place in the outbox of a letter about the request that could not be sent. */
  let unsent: bigint
  let settings: Record<string, unknown>
  const stores: Record<string, Store> = {}

  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store, { withMail: true })
    await server.ready()
    desk = await makeDesk(store)
    settings = await store.desk.read(async (unit) => {
      const [line] = await linesOf(unit)
      if (!line) throw new Error('no line')
      const { calendar, card, closes, days, name, opens, short_days, targets, telephone, zone } = line
      const hours = { zone, opens, closes, calendar, shortDays: short_days }
      return { name, hours, telephone, card, targets, days }
    })
    mailbox = await store.desk.write(async (unit) => {
      const facts = { ...MAILBOX, kind: '', address: `${HIDDEN}@line.test` } as const
      const made = await insertMailbox(unit, facts, () => 'secret')
      if (made === null) throw new Error('the address is taken')
      letter = await insertLetterRow(unit, {
        ...{ mailbox: made, uidValidity: 1n, uid: 1n, line: 'support', bytes: Buffer.from(SECRET) },
        ...{ bodyHash: 'h', messageId: '', fromAddress: 'x@x.test', fromName: SECRET, subject: SECRET },
        ...{ receivedAt: unit.at, outcome: 'quarantine', reason: 'unknown-sender', looksLike: null },
        request: null,
      })
      return made
    })
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
    unsent = await store.desk.write(async ({ transaction, at }) => {
      const row = { mailbox, request, message: null, message_id: '<x@line.test>', in_reply_to: '', tries: 1 }
      const { sequence } = await transaction
        .insertInto('outbox')
        .values({
          ...{ ...row, recipients: ['x@x.test'], subject: SECRET, text: SECRET, fault: SECRET },
          ...{ is_automatic: false, made_at: at, sent_at: null, next_try_at: at, given_up_at: at },
        })
        .returning('sequence')
        .executeTakeFirstOrThrow()
      return sequence
    })
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
          : /\/desk\/mailboxes\//.test(path)
            ? mailbox
            : /\/desk\/letters\//.test(path)
              ? letter
              : request
    return path
      .replace('{id}', id)
      .replace('{part}', path.includes('consents') ? consent : attachment)
      .replace('{code}', 'support')
      .replace('{sequence}', String(unsent))
      .replace('{version}', '1.0')
      .replace('{name}', 'ru')
      .replace('{year}', '2026')
  }

  /** A body that would be taken, so that it is the right that is refused. */
  const bodyOf = (path: string): Record<string, unknown> => {
    const { SEV } = desk.organisations
    if (path === '/desk/lines') return { ...settings, code: 'new' }
    if (path === '/desk/lines/{code}') return settings
    if (path === '/desk/templates') return { name: 'x', text: 'x', line: 'support' }
    if (path === '/desk/articles')
      return { title: 'x', text: 'x', language: 'ru', published: true, line: 'support' }
    if (path.startsWith('/desk/calendars'))
      return { status: 'final', source: 'x', daysOff: [], workingWeekends: [], shortened: [] }
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
    if (path.endsWith('/settle')) return { as: 'request', organisation: SEV, kind: '', remember: false }
    if (path.endsWith('/draft')) return { content: 'x' }
    if (path.endsWith('/roles')) return { roles: [] }
    if (path.includes('/mailboxes')) return { ...MAILBOX, secret: { imap: 'x', smtp: 'x' } }
    if (path === '/desk/lines/{code}/forward')
      return { settings: { by: 'mail', address: 'x@x.test', always: false }, token: null }
    if (path === '/desk/forwarded') return { ...FORWARDED, organisation: 'SEV' }
    if (path.includes('/organisations')) return { code: 'SEV', name: 'x', licenceNumber: '', line: 'support' }
    return {}
  }

  const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
  const routes = (): (readonly [(typeof METHODS)[number], string])[] =>
    Object.entries(server.swagger().paths ?? {}).flatMap(([full, operations]) => {
      const path = full.replace(/^\/api\/v1/, '')
      const has = METHODS.filter((method) => method.toLowerCase() in (operations ?? {}))
      return path.startsWith('/desk') ? has.map((method) => [method, path] as const) : []
    })

  const queryOf = (method: string, path: string): string => {
    if (path.endsWith('/report')) return '?from=2020-01-01T00:00:00Z&to=2030-01-01T00:00:00Z'
    if (method !== 'DELETE') return ''
    if (path.endsWith('/links')) return `?other=${request}&kind=related`
    return path.endsWith('/participants') ? '?email=x@x.test' : ''
  }

  const SAYS = [SECRET, 'SEV-', HIDDEN]
  const KEPT = /organisations|people|mailboxes|\/desk\/lines|calendars/
  /** What she typed and has not sent is hers, whoever she is. */
  const IS_OWN = /^\/desk\/draft$/

  it.each(STRANGERS)('no route answers %s with what is another’s', async (login) => {
    const browser = await signedIn(server, login)
    const told: string[] = []
    for (const [method, path] of routes()) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : bodyOf(path)
      const answer = await browser.send(method, filled(path) + queryOf(method, path), body, {
        ...once(),
        'if-match': '"1"',
      })
      const is = (what: string): number => told.push(`${method} ${path} ${answer.status} ${what}`)
      if (answer.status >= 500) is('fails')
      // A form is its own test's (desk-once.test.ts); all else is asked as it would be taken.
      if (answer.status === 400 && !path.endsWith('/attachments')) is(`is asked wrongly: ${answer.text}`)
      // The administrator keeps lines, mailboxes, organisations, calendars and roles; of requests she has none.
      const isKept = login === 'admin' && KEPT.test(path)
      if (SAYS.some((word) => answer.text.includes(word)) && !isKept) is('tells')
      const isOf = /\{id\}|\{sequence\}/.test(path) || (method !== 'GET' && !IS_OWN.test(path))
      if (isOf && answer.status < 400 && !isKept) is('takes')
    }
    expect(told).toEqual([])
  })

  it('is walked over all that OpenAPI has, mail and forwarding with it', () => {
    const all = routes().map((route) => route.join(' '))
    expect(all.length).toBeGreaterThan(60)
    expect(all).toEqual(
      expect.arrayContaining([
        'POST /desk/forwarded',
        'POST /desk/requests/{id}/forward',
        'PUT /desk/lines/{code}/forward',
        'PUT /desk/requests/{id}/draft',
        'POST /desk/letters/{id}/settle',
        'POST /desk/mailboxes/{id}/try',
        'POST /desk/unsent/{sequence}/again',
        'DELETE /desk/requests/{id}/participants',
      ]),
    )
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
