// Long work as jobs, and the stream of events: what is asked for is done, told of, kept, cancelled; what was under way
// when the program stopped is done after the next start; nobody is told what she may not see.

import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { bookFolder } from '../../src/app/book-folder.ts'
import { engine } from '../../src/app/engine.ts'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { job } from '../../src/server/events/job-view.ts'
import { desk } from '../../src/server/routes/books.ts'
import { closes } from '../../src/server/routes/closes.ts'
import { changes, jobs } from '../../src/server/routes/jobs.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { type BrowserClient, codeOf, ORIGIN } from '../support/browser-client.ts'
import { EventReader } from '../support/event-reader.ts'
import { signedIn, testSealer, withPassword } from '../support/people.ts'
import { onEveryServer, type TestStore } from '../support/store.ts'

const SEVERNY = join(import.meta.dirname, '../../books/severny')
const HEARTBEAT_MS = 100

async function running({ store }: TestStore): Promise<Server> {
  const options = { store, sealer: testSealer(), origins: [ORIGIN], oidc: null } as const
  const server = await buildServer({
    store,
    signIn: signIn(options),
    webRoot: null,
    logs: false,
    heartbeatMs: HEARTBEAT_MS,
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  return server
}

const addressOf = (server: Server): string => {
  const address: AddressInfo | string | null = server.server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}

async function ended(browser: BrowserClient, id: string): Promise<z.output<typeof job>> {
  return expect
    .poll(async () => job.parse((await browser.get(`/jobs/${id}`)).body), { timeout: 60_000 })
    .toMatchObject({ state: expect.stringMatching(/done|failed|cancelled/) })
    .then(async () => job.parse((await browser.get(`/jobs/${id}`)).body))
}

onEveryServer('jobs and events', (given) => {
  let server: Server
  beforeAll(async () => {
    const { store } = given()
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    const book = 'severny'
    await withPassword(store, { login: 'controller', roles: [{ book, role: 'controller', entity: '' }] })
    await withPassword(store, { login: 'second', roles: [{ book, role: 'controller', entity: '' }] })
    await withPassword(store, { login: 'accountant', roles: [{ book, role: 'accountant', entity: 'МЕТ' }] })
    await withPassword(store, { login: 'stranger' })
    server = await running(given())
  })
  afterAll(() => server.close())

  it('runs a close as a job, keeps it, and gives the same job for the same work', async () => {
    const browser = await signedIn(server, 'controller')
    const asked = await browser.post('/books/severny/closes', { period: '2025' })
    expect(asked.status).toBe(202)
    const { id } = job.parse(asked.body)
    const done = await ended(browser, id)
    // The same close, derived by the command line's way from the folder.
    const expected = await engine.closeBook(bookFolder(SEVERNY), { period: '2025' }, () => {})
    expect(done).toMatchObject({
      state: 'done',
      findings: [],
      result: { reportingDate: '2025-12-31', fingerprint: expected.fingerprint, blocked: false },
    })
    const kept = closes.parse((await browser.get('/books/severny/closes')).body).closes
    expect(kept).toMatchObject([
      {
        fingerprint: expected.fingerprint,
        blocked: false,
        by: 'Роль controller',
        reportingDate: '2025-12-31',
      },
    ])
    expect((await browser.post('/books/severny/closes', { period: '2025' })).body.id).toBe(id)
    expect(jobs.parse((await browser.get('/jobs')).body).jobs.map((one) => one.id)).toEqual([id])
  })

  it('tells what went wrong where the work cannot be done', async () => {
    const browser = await signedIn(server, 'controller')
    const { body } = await browser.post('/books/severny/closes', { period: 'нет такого' })
    const failed = await ended(browser, job.parse(body).id)
    expect(failed).toMatchObject({ state: 'failed', result: null, findings: [{ code: 'CLO-004' }] })
    // What failed may be asked for again.
    expect((await browser.post('/books/severny/closes', { period: 'нет такого' })).body.id).not.toBe(
      failed.id,
    )
  })

  it('shows a job to who asked for it, and runs no close for who may not read the group', async () => {
    const owner = await signedIn(server, 'controller')
    const [mine] = jobs.parse((await owner.get('/jobs')).body).jobs
    const other = await signedIn(server, 'second')
    expect((await other.get(`/jobs/${mine?.id}`)).status).toBe(404)
    expect((await other.send('DELETE', `/jobs/${mine?.id}`)).status).toBe(404)
    const accountant = await signedIn(server, 'accountant')
    expect(codeOf(await accountant.post('/books/severny/closes', {}))).toBe('SRV-403')
    expect(codeOf(await accountant.get('/books/severny/closes'))).toBe('SRV-403')
    const stranger = await signedIn(server, 'stranger')
    expect(codeOf(await stranger.post('/books/severny/closes', {}))).toBe('SRV-404')
  })

  it('shows on the desk the steps of companies that are hers', async () => {
    const codes = async (login: string): Promise<string[]> =>
      desk
        .parse((await (await signedIn(server, login)).get('/books/severny/desk?period=2025')).body)
        .entities.map(({ code }) => code)
    expect(await codes('accountant')).toEqual(['МЕТ'])
    expect(await codes('controller')).toContain('ЛОГ')
  })

  it('counts the revisions since the one that is on the screen', async () => {
    const browser = await signedIn(server, 'controller')
    const { revision } = await given().store.bookFiles('severny')
    const since = async (of: bigint) =>
      changes.parse((await browser.get(`/books/severny/changes?since=${of}`)).body).count
    expect([await since(revision), await since(revision - 1n)]).toEqual([0, 1])
    expect(
      (await (await signedIn(server, 'stranger')).get('/books/severny/changes?since=0')).status,
    ).not.toBe(200)
  })

  describe('the stream', () => {
    it('tells each person of a change what she may see of it', async () => {
      const { store } = given()
      const readers = await Promise.all(
        ['controller', 'accountant', 'stranger'].map(async (login) =>
          EventReader.open(addressOf(server), await signedIn(server, login)),
        ),
      )
      for (const reader of readers) await reader.next('hello')
      const { revision } = await store.reviseBook(
        'severny',
        { action: 'adjustment.create', objectKind: 'journal', object: 'К-9', entity: 'ДОМ' },
        async () => ({
          files: new Map([['note.txt', new Uint8Array([1])]]),
          rows: [],
          before: null,
          after: null,
          answer: '',
        }),
      )
      const [controller, accountant, stranger] = readers
      const told = { book: 'severny', revision: String(revision), isMine: false }
      expect(await controller?.next('book')).toEqual({
        ...told,
        by: 'tests',
        action: 'adjustment.create',
        entity: 'ДОМ',
      })
      expect(await accountant?.next('book')).toEqual({ ...told, by: '', action: '', entity: '' })
      await stranger?.beats(2)
      expect(stranger?.seen('book')).toEqual([])
      for (const reader of readers) reader.close()
    })

    it('tells of what came while the line was away, and says when it cannot', async () => {
      const { store } = given()
      const browser = await signedIn(server, 'controller')
      const first = await EventReader.open(addressOf(server), browser)
      await first.next('hello')
      first.close()
      const act = { action: 'rate.set', objectKind: 'rate', object: 'USD', entity: '' }
      await store.reviseBook('severny', act, async () => ({
        files: new Map([['note.txt', new Uint8Array([2])]]),
        rows: [],
        before: null,
        after: null,
        answer: '',
      }))
      const second = await EventReader.open(addressOf(server), browser, first.lastId)
      expect(await second.next('hello')).toEqual({ isWhole: true })
      expect(await second.next('book')).toMatchObject({ action: 'rate.set' })
      second.close()
      const third = await EventReader.open(addressOf(server), browser, 'of-another-start.7')
      expect(await third.next('hello')).toEqual({ isWhole: false })
      third.close()
    })

    it('bears what proxies must know, and leaves the idle time of the session running', async () => {
      const { clock } = given()
      const browser = await signedIn(server, 'second')
      const reader = await EventReader.open(addressOf(server), browser)
      expect(reader.headers).toMatchObject({ 'x-accel-buffering': 'no', 'cache-control': 'no-store' })
      expect(reader.headers['content-type']).toContain('text/event-stream')
      const before = clock.now
      clock.now = new Date(before.getTime() + 58.5 * 60_000)
      expect(await reader.next('session')).toEqual({ secondsLeft: 90 })
      // The person does something: the session goes on, and that is told.
      expect((await browser.get('/books')).status).toBe(200)
      await expect.poll(() => reader.seen('session').at(-1)).toEqual({ secondsLeft: null })
      clock.now = new Date(clock.now.getTime() + 61 * 60_000)
      await reader.ended
      expect(reader.seen('session').at(-1)).toEqual({ secondsLeft: 0 })
      clock.now = before
    })
  })

  it('writes the documents of a close as a job, for who asked for them', async () => {
    const { store } = given()
    const folder = join(SEVERNY, '../first-steps')
    const book = 'first-steps'
    await importInto(store, await readFolder({ folder, name: book, replace: true }, () => {}), true, () => {})
    await withPassword(store, { login: 'small', roles: [{ book, role: 'controller', entity: '' }] })
    const browser = await signedIn(server, 'small')
    const made = job.parse((await browser.post(`/books/${book}/documents/jobs`)).body)
    const done = await ended(browser, made.id)
    expect(done).toMatchObject({ state: 'done', hasFile: true })
    const file = await browser.get(`/jobs/${made.id}/file`)
    expect(file.headers['content-disposition']).toContain(`close_${done.result?.reportingDate}.zip`)
    expect((await (await signedIn(server, 'second')).get(`/jobs/${made.id}/file`)).status).toBe(404)
  })
})
