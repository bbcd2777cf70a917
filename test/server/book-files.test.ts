// Books over HTTP: made new by who may, filled through registers and settings, given out as an archive and taken back.

import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { type Answer, type BrowserClient, codeOf, ORIGIN } from '../support/browser-client.ts'
import { peopleServer, signedIn, withPassword } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const NEW = {
  name: 'north',
  title: 'Группа «Север»',
  titleEn: 'North Group',
  parent: {
    code: 'СЕВ',
    name: 'АО «Север»',
    nameEn: 'North JSC',
    jurisdiction: 'RU',
    taxId: '7801234560',
    chart: 'ru-94n',
    currency: 'RUB',
  },
  presentationCurrency: 'RUB',
  unit: '1000',
  bases: ['ias-1', 'ifrs-18'],
  fiscalYearStart: '01-01',
  frequency: 'year',
  opensOn: '2025-01-01',
  approval: 'second-person',
  withRules: true,
}

onOneServer('books', (given) => {
  let server: Server
  let controller: BrowserClient
  let stranger: BrowserClient
  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    await withPassword(store, { login: 'maker', isAdministrator: true, preparesStatements: true })
    await withPassword(store, { login: 'admin', isAdministrator: true })
    await withPassword(store, { login: 'stranger' })
    controller = await signedIn(server, 'maker')
    stranger = await signedIn(server, 'stranger')
  }, 60_000)
  afterAll(() => server.close())

  const create = (browser: BrowserClient, body: Record<string, unknown>, key: string): Promise<Answer> =>
    browser.send('POST', '/books', body, { 'idempotency-key': key })

  async function sendArchive(
    browser: BrowserClient,
    files: Record<string, Uint8Array> | Uint8Array,
    query: string,
    key: string,
  ): Promise<{ status: number; codes: string[] }> {
    const form = new FormData()
    const bytes = files instanceof Uint8Array ? files : zipSync(files)
    form.append('file', new Blob([new Uint8Array(bytes)]), 'book.zip')
    const encoded = new Request('http://x', { method: 'POST', body: form })
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1/books/import?${query}`,
      cookies: Object.fromEntries(browser.cookies),
      headers: {
        origin: ORIGIN,
        'idempotency-key': key,
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
    const codes: string[] = (answer.json().findings ?? []).map(({ code }: { code: string }) => code)
    return { status: answer.statusCode, codes }
  }

  async function exported(browser: BrowserClient, book: string): Promise<Uint8Array> {
    const cookies = Object.fromEntries(browser.cookies)
    const answer = await server.inject({ url: `/api/v1/books/${book}/export`, cookies })
    expect(answer.statusCode).toBe(200)
    return answer.rawPayload
  }

  it('are created by who prepares statements, who is then their controller', async () => {
    expect((await create(stranger, NEW, 'a')).status).toBe(403)
    expect((await create(await signedIn(server, 'admin'), NEW, 'a')).status).toBe(403)
    expect((await controller.send('POST', '/books', NEW)).status).toBe(400)
    const made = await create(controller, NEW, 'k1')
    expect(made).toMatchObject({ status: 201, body: { name: 'north', changed: true, findings: [] } })
    const list = await controller.get('/books')
    expect(list.body).toMatchObject({
      mayCreate: true,
      books: [{ name: 'north', title: { ru: NEW.title, en: NEW.titleEn }, companies: 1, mayExport: true }],
    })
    expect((await stranger.get('/books')).body).toEqual({ books: [], mayCreate: false })
    const book = await controller.get('/books/north')
    expect(book.body).toMatchObject({ parent: 'СЕВ', currency: 'RUB', approval: 'second-person', dates: [] })
  })

  it('are created once for one key; a name that is taken is refused', async () => {
    expect((await create(controller, NEW, 'k1')).body).toMatchObject({ name: 'north', changed: false })
    expect(codeOf(await create(controller, { ...NEW, title: 'Иная' }, 'k1'))).toBe('STORE-020')
    expect(codeOf(await create(controller, { ...NEW, title: 'Иная' }, 'k2'))).toBe('STORE-013')
    expect(codeOf(await create(controller, { ...NEW, name: 'a/b' }, 'k3'))).toBe('APP-008')
    const parent = { ...NEW.parent, code: 'group' }
    const refused = await create(controller, { ...NEW, name: 'other', parent }, 'k4')
    expect(refused.status).toBe(422)
    expect((await controller.get('/books/other')).status).not.toBe(200)
  })

  it('have settings: what is given, what is taken by default, changed from the version one saw', async () => {
    const was = await controller.get('/books/north/settings')
    const setting = (answer: Answer, key: string): unknown =>
      [...(answer.body.settings as { key: string }[])].find((one) => one.key === key)
    expect(setting(was, 'approval')).toMatchObject({ value: 'second-person', given: true })
    expect(setting(was, 'apportionment')).toMatchObject({ value: 'days', given: false })
    const put = (values: Record<string, string>, etag: unknown): Promise<Answer> =>
      controller.send('PUT', '/books/north/settings', { values }, { 'if-match': `"${etag}"` })
    expect((await controller.send('PUT', '/books/north/settings', { values: {} })).status).toBe(428)
    const saved = await put({ apportionment: 'months', basis: 'ias-1', tolerance: '100,5' }, was.body.etag)
    expect(saved.status).toBe(422)
    const good = await put({ apportionment: 'months', basis: 'ias-1', tolerance: '100.5' }, was.body.etag)
    expect(setting(good, 'apportionment')).toMatchObject({ value: 'months', given: true })
    expect(setting(good, 'basis')).toMatchObject({ value: 'ias-1' })
    const late = await put({ unit: '1' }, was.body.etag)
    expect([late.status, late.body.current]).toMatchObject([412, { etag: good.body.etag }])
    const back = await put({ apportionment: '', parent: 'НЕТ' }, good.body.etag)
    expect(back.status).toBe(422)
    const reset = await put({ apportionment: '' }, good.body.etag)
    expect(setting(reset, 'apportionment')).toMatchObject({ value: 'days', given: false })
    expect((await put({ hierarchies: 'x' }, reset.body.etag)).status).toBe(400)
    // The group's own chart begins as a copy of the shipped one.
    expect((await controller.get('/books/north/registers/accounts.csv')).body).toMatchObject({
      rows: 0,
      mayEdit: false,
    })
    expect((await put({ accounts: 'accounts.csv' }, reset.body.etag)).status).toBe(200)
    const accounts = await controller.get('/books/north/registers/accounts.csv')
    expect(accounts.body).toMatchObject({ mayEdit: true })
    expect(Number(accounts.body.rows)).toBeGreaterThan(100)
  })

  it('leave as an archive of their files and come back the same', async () => {
    const bytes = await exported(controller, 'north')
    expect(await exported(controller, 'north')).toEqual(bytes)
    const files = unzipSync(bytes)
    expect(Object.keys(files).sort()).toEqual(['accounts.csv', 'book.yaml', 'entities.csv', 'mapping.csv'])
    const below = Object.fromEntries(Object.entries(files).map(([path, file]) => [`north/${path}`, file]))
    expect(await sendArchive(controller, below, 'name=copy', 'i1')).toEqual({ status: 201, codes: [] })
    expect(unzipSync(await exported(controller, 'copy'))).toEqual(files)
    const trail = await controller.get('/audit')
    const actions = (trail.body.entries as { action: string }[]).map(({ action }) => action)
    expect(actions).toContain('book.export')
  })

  it('are taken whole or refused with everything that is wrong', async () => {
    const broken = {
      'book.yaml': strToU8('format: 1\nname: Х\nparent: СЕВ\npresentation_currency: RUR9\nfoo: 1\n'),
    }
    expect(await sendArchive(controller, broken, 'name=broken', 'i2')).toEqual({
      status: 422,
      codes: ['BOOK-043', 'BOOK-046'],
    })
    const none = { 'readme.txt': strToU8('x') }
    expect((await sendArchive(controller, none, 'name=broken', 'i3')).codes).toEqual(['BOOK-040'])
    expect((await sendArchive(controller, strToU8('no zip'), 'name=broken', 'i4')).codes).toEqual([
      'FILE-003',
    ])
    const copy = unzipSync(await exported(controller, 'copy'))
    const other = { ...copy, 'README.md': strToU8('x') }
    expect((await sendArchive(controller, other, 'name=copy', 'i5')).codes).toEqual(['STORE-013'])
    expect((await sendArchive(controller, other, 'name=copy&replace=yes', 'i6')).status).toBe(201)
    expect((await sendArchive(stranger, other, 'name=copy&replace=yes', 'i7')).status).toBe(403)
    expect((await sendArchive(stranger, other, 'name=mine', 'i8')).status).toBe(403)
  })
})
