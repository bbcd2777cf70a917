// What an open page of the desk is told, on whatever way a request changed: over HTTP, by a letter, by the timer, by what
// becomes of another request; and told to nobody who does not see the request.

import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DeskTimer } from '../../src/app/desk/desk-timer.ts'
import { registerLetter } from '../../src/app/desk/mail/register-letter.ts'
import type { Server } from '../../src/server/context.ts'
import { insertMailbox } from '../../src/store/desk/mailboxes.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import { EventReader } from '../support/event-reader.ts'
import { letter } from '../support/letters.ts'
import { peopleServer, signedIn } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const HOUR = 3_600_000

onOneServer('events of the desk', (given) => {
  let server: Server
  let desk: TestDesk
  let mailbox: string
  const who: Record<string, DeskClient> = {}
  const streams: Record<string, EventReader> = {}

  beforeAll(async () => {
    const { clock, store } = given()
    clock.now = new Date('2026-11-24T09:00:00Z')
    server = await peopleServer(store)
    desk = await makeDesk(store)
    await server.listen({ host: '127.0.0.1', port: 0 })
    const { port } = server.server.address() as AddressInfo
    const { SEV, YUG } = desk.organisations
    const roles = {
      sev: [customer(SEV)],
      yug: [customer(YUG)],
      worker: [ofLine('operator'), ofLine('specialist')],
      far: [ofLine('head', 'other')],
    }
    for (const [login, own] of Object.entries(roles)) {
      await deskPerson(store, { login }, own)
      const browser = await signedIn(server, login)
      who[login] = new DeskClient(browser)
      streams[login] = await EventReader.open(`http://127.0.0.1:${port}`, browser)
    }
    const facts = { line: 'support', address: 'help@line.test', kind: '', imap: {}, smtp: {}, enabled: true }
    const made = await store.desk.write((unit) => insertMailbox(unit, { ...facts, kind: '' }, () => 'secret'))
    if (made === null) throw new Error('the address is taken')
    mailbox = made
  })
  afterAll(async () => {
    for (const stream of Object.values(streams)) stream.close()
    await server.close()
  })

  const as = (login: string): DeskClient => {
    const client = who[login]
    if (!client) throw new Error(login)
    return client
  }
  /** Ids of requests that the page of `login` was told of since it was asked last. */
  const seen: Record<string, number> = {}
  const toldOf = (login: string): unknown[] => {
    const all = streams[login]?.seen('request') ?? []
    const fresh = all.slice(seen[login] ?? 0)
    seen[login] = all.length
    return fresh.map((data) => (data as { readonly id: string | null }).id)
  }
  /** Both sides of the request hear of it, others of nothing. */
  const heard = async (...ids: readonly (string | null)[]): Promise<void> => {
    const found: Record<string, unknown[]> = { sev: [], worker: [] }
    for (const login of ['sev', 'worker'])
      await expect
        .poll(() => {
          found[login] = [...(found[login] ?? []), ...toldOf(login)]
          return [...new Set(found[login])].sort()
        })
        .toEqual([...ids].sort())
    expect([toldOf('yug'), toldOf('far')]).toEqual([[], []])
  }
  const letterOf = (uid: number, parts: Parameters<typeof letter>[0]) =>
    registerLetter(
      given().store.desk,
      mailbox,
      {
        ...{ uid: BigInt(uid), uidValidity: 1n, size: 1, isWhole: true, receivedAt: given().clock.now },
        bytes: letter(parts),
      },
      (text) => Buffer.from(text.padEnd(40, 'x')).toString('hex'),
    )

  it('come of what is registered, said, noted, edited and done over HTTP', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    await heard(id)
    await as('sev').say(id, 'Ещё')
    await heard(id)
    await as('worker').post(`/requests/${id}/notes`, { text: 'x' })
    await heard(id)
    await as('worker').edit(id, { topic: 'Курсы' })
    await heard(id)
    await as('sev').change('POST', id, '/participants', { name: 'x', email: 'x@sev.example' })
    await heard(id)
    await as('worker').act(id, { act: 'take' })
    await heard(id)
    // Nothing changed, nothing is told.
    await as('sev').act(id, { act: 'take' })
    await as('sev').browser.send('PUT', `/desk/requests/${id}/draft`, { content: 'x' }, { 'if-match': '"0"' })
    await as('sev').say(id, 'Последнее')
    await heard(id)
  })

  it('come of a link at both ends, and of a duplicate when the one that was kept is closed', async () => {
    const one = await as('sev').register(desk.organisations.SEV)
    const other = await as('sev').register(desk.organisations.SEV)
    await heard(one, other)
    await as('worker').change('POST', one, '/links', { other, kind: 'related' })
    await heard(one, other)
    await as('worker').act(other, { act: 'duplicate', request: one, reason: 'то же' })
    await heard(one, other)
    await as('worker').act(one, { act: 'reject', reason: 'не ошибка' })
    await heard(one, other)
  })

  it('come of a letter: a new request, a reply, one that waits in quarantine', async () => {
    const { store } = given()
    await store.desk.write(({ transaction }) =>
      transaction
        .updateTable('organisation')
        .set({ domains: ['sev.test'] })
        .where('code', '=', 'SEV')
        .execute(),
    )
    const made = await letterOf(1, { from: 'a@sev.test' })
    await heard(made?.request ?? null)
    const { number } = await as('worker').read(made?.request ?? '')
    const reply = await letterOf(2, { from: 'a@sev.test', subject: `Re: [${String(number)}]`, body: 'Да' })
    expect(reply).toMatchObject({ outcome: 'message', request: made?.request })
    await heard(made?.request ?? null)
    const letters = streams.worker?.seen('letters').length ?? 0
    await letterOf(3, { from: 'x@stranger.test', body: 'чужое' })
    await expect.poll(() => streams.worker?.seen('letters').length).toBe(letters + 1)
    await heard()
    expect([streams.sev?.seen('letters'), streams.far?.seen('letters')]).toEqual([[], []])
  })

  it('of many requests at once are one: everything is asked for again', async () => {
    const { store } = given()
    for (let count = 0; count <= 50; count++) await as('sev').register(desk.organisations.SEV)
    await deskPerson(store, { login: 'head' }, [ofLine('head')])
    const head = await signedIn(server, 'head')
    const { lines } = (await head.get('/desk')).body as { lines: Card[] }
    const [line] = lines
    if (!line) throw new Error('no line')
    const { card, days, hours, name, targets, telephone, version } = line
    const settings = { card, days, hours: { ...hours, closes: '17:00' }, name, targets, telephone }
    const saved = await head.send('PUT', '/desk/lines/support', settings, { 'if-match': `"${version}"` })
    expect(saved.status).toBe(204)
    await expect.poll(() => toldOf('worker').includes(null), { timeout: 10_000 }).toBe(true)
    await expect.poll(() => toldOf('sev').includes(null), { timeout: 10_000 }).toBe(true)
    const id = await as('sev').register(desk.organisations.SEV)
    await heard(id)
  })

  it('come of what time alone does', async () => {
    const { clock, store } = given()
    const id = await as('sev').register(desk.organisations.SEV, { impact: 'high', urgency: 'high' })
    await heard(id)
    clock.now = new Date(clock.now.getTime() + 2 * HOUR)
    const timer = new DeskTimer(store, (trace) => {
      throw new Error(trace)
    })
    await timer.tick()
    await heard(id)
    await timer.tick()
    await heard()
  })
})

interface Card {
  readonly version: string
  readonly hours: Record<string, string>
  readonly [name: string]: unknown
}
