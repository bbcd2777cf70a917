// Edits taken back over HTTP: the content is what it was, by who made the edit alone, while nobody changed it since.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { formOf, SEVERNY } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

const line = (account: string, debit: string, credit: string) => ({
  account,
  flow: '',
  partner: '',
  analytics: ['', '', ''],
  dueOn: '',
  debit,
  credit,
  text: 'Обесценение запасов',
  textEn: '',
})

const JOURNAL = {
  date: '2025-12-31',
  level: 'entity',
  entity: 'МЕТ',
  basis: 'functional',
  borneBy: '',
  kind: 'manual',
  template: 'T09',
  cash: false,
  deferredTax: 'calculator',
  reversesOn: '',
  repeatsUntil: '',
  lines: [line('620100', '1000.50', ''), line('121100', '', '1000.50')],
}

onOneServer('edits that are taken back', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', [
      { login: 'metal', role: 'accountant', entity: 'МЕТ' },
      { login: 'logistics', role: 'accountant', entity: 'ЛОГ' },
      { login: 'controller', role: 'controller' },
      { login: 'second', role: 'controller' },
      { login: 'approver', role: 'approver' },
    ])
  }, 120_000)

  interface Asked {
    readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    readonly body?: unknown
    readonly etag?: string
    readonly key?: string
  }
  const ask = async (as: string, path: string, { body, etag, key, method = 'GET' }: Asked = {}) => {
    const response = await server.inject({
      method,
      url: `/api/v1/books/severny/${path}`,
      headers: {
        'x-as': as,
        ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json = response.body === '' ? null : response.json()
    const codes: string[] = (json?.findings ?? []).map(({ code }: { code: string }) => code)
    return {
      status: response.statusCode,
      json,
      codes,
      wrote: String(response.headers['trialbalance-revision'] ?? ''),
    }
  }
  const undo = (as: string, revision: string) => ask(as, 'undo', { method: 'POST', etag: revision })
  const content = async (): Promise<string> => (await given().store.bookFiles('severny')).contentHash
  const at = (id: string): string => `adjustments/${encodeURIComponent(id)}`
  const create = (key: string, as = 'metal', journal: unknown = JOURNAL) =>
    ask(as, 'adjustments', { method: 'POST', body: { id: '', journal }, key })
  const setRate = async (as: string, index: number, value: string) => {
    const { json: open } = await ask(as, 'rates?period=2025')
    const { document, ...rate } = open.rates[index]
    const changes = [{ document, rate: { ...rate, rate: value } }]
    return ask(as, 'rates?period=2025', { method: 'PATCH', body: { changes }, etag: open.etag })
  }

  it('give the content of before, as an edit with its entry in the trail', async () => {
    const before = await content()
    const made = await create('own-1')
    expect(made.wrote).toMatch(/^\d+$/)
    expect(await content()).not.toBe(before)
    const back = await undo('metal', made.wrote)
    expect([back.status, back.codes]).toEqual([200, []])
    expect(await content()).toBe(before)
    expect((await ask('metal', at(made.json.id))).status).toBe(404)
    const [entry] = await given().store.listAudit({ book: 'severny', before: null, limit: 1 })
    expect(entry).toMatchObject({
      action: 'edit.undo',
      actorName: 'metal',
      objectKind: 'adjustment',
      object: made.json.id,
      entity: 'МЕТ',
      after: null,
    })
    expect(JSON.stringify(entry?.before)).toContain('1000.5')
    // Once; what it gave can be had back in the same way.
    expect((await undo('metal', made.wrote)).codes).toEqual(['UNDO-005'])
    const again = await undo('metal', back.wrote)
    expect(again.status).toBe(200)
    expect((await ask('metal', at(made.json.id))).json.total).toBe('1000.5')
  })

  it('are those of who asks alone', async () => {
    const made = await create('foreign-1')
    for (const other of ['controller', 'approver', 'logistics'])
      expect([(await undo(other, made.wrote)).status, (await undo(other, made.wrote)).codes]).toEqual([
        403,
        ['UNDO-003'],
      ])
    expect((await ask('metal', 'undo', { method: 'POST' })).status).toBe(428)
    expect((await undo('metal', 'x')).status).toBe(400)
    const listed = (await ask('metal', 'undo')).json.edits
    expect(listed[0]).toMatchObject({ revision: made.wrote, action: 'adjustment.create' })
    expect((await ask('controller', 'undo')).json.edits).toEqual([])
  })

  it('stay where somebody changed the same since, and say who', async () => {
    const made = await create('since-1')
    const { id, etag } = made.json
    const theirs = { ...JOURNAL, template: 'T10' }
    const changed = await ask('controller', at(id), { method: 'PUT', body: theirs, etag })
    const late = await undo('metal', made.wrote)
    expect([late.status, late.codes]).toEqual([412, ['UNDO-001']])
    expect(late.json.title).toContain(id)
    expect(late.json.title).toContain('controller')
    expect((await ask('metal', at(id))).json.template).toBe('T10')
    // Of another document of the same register nothing stands in the way.
    const own = await create('since-2')
    await create('since-3', 'controller')
    const rows = (await ask('controller', 'adjustments')).json.journals
    expect((await undo('metal', own.wrote)).status).toBe(200)
    expect((await ask('controller', 'adjustments')).json.journals).toEqual(
      rows.filter((one: { id: string }) => one.id !== own.json.id),
    )
    // The other's edit is taken back by her, and then the first one stands as it was made.
    expect((await undo('controller', changed.wrote)).status).toBe(200)
    expect((await ask('metal', at(id))).json).toMatchObject({ etag, author: 'metal', template: 'T09' })
  })

  it('are not approvals, nor what was sent for approval', async () => {
    const made = await create('approval-1')
    const path = at(made.json.id)
    const sent = await ask('metal', `${path}/submit`, { method: 'POST', etag: made.json.etag })
    expect([sent.status, sent.wrote]).toEqual([200, ''])
    const approved = await ask('approver', `${path}/approve`, {
      method: 'POST',
      body: {},
      etag: sent.json.etag,
    })
    expect([approved.status, approved.wrote]).toEqual([200, ''])
    const { revision } = await given().store.bookFiles('severny')
    const refused = await undo('approver', String(revision))
    expect([refused.status, refused.codes]).toEqual([409, ['UNDO-004']])
    expect((await undo('metal', made.wrote)).codes).toEqual(['UNDO-001'])
    expect((await ask('metal', path)).json.state).toBe('approved')
  })

  it('go back by rows of a register, beside those of others', async () => {
    const first = await setRate('controller', 0, '77.7')
    const second = await setRate('second', 1, '88.8')
    expect([first.status, second.status]).toEqual([200, 200])
    const back = await undo('controller', first.wrote)
    expect([back.status, back.codes]).toEqual([200, []])
    const { rates } = (await ask('controller', 'rates?period=2025')).json
    expect(rates[0].rate).not.toBe('77.7')
    expect(rates[1].rate).toBe('88.8')
    expect((await undo('second', second.wrote)).status).toBe(200)
  })

  it('are settings too', async () => {
    const before = await content()
    const { json: open } = await ask('controller', 'settings')
    const body = { values: { unit: '1000000' } }
    const etag = open.etag
    const set = await ask('controller', 'settings', { method: 'PUT', body, etag })
    expect((await undo('metal', set.wrote)).status).toBe(403)
    expect((await undo('controller', set.wrote)).status).toBe(200)
    expect(await content()).toBe(before)
  })

  it('are trial balances that were accepted', async () => {
    const before = await content()
    const path = 'balances/ЛОГ/2024-01-01_2024-12-31.csv'
    // Another name of account 01.03; no amount is another.
    const text = readFileSync(join(SEVERNY, path)).toString('latin1')
    const bytes = Buffer.from(text.replace(/(01\.03[;,]"?)./, '$1X'), 'latin1')
    const form = formOf('ОСВ.csv', bytes)
    const url = '/api/v1/books/severny/uploads'
    const sent = await server.inject({
      method: 'POST',
      url,
      ...form,
      headers: { ...form.headers, 'x-as': 'logistics' },
    })
    const { id } = sent.json()
    const accepted = await ask('logistics', 'uploads/accept', { method: 'POST', body: { ids: [id] } })
    expect(accepted.json.files).toMatchObject([{ accepted: true }])
    expect(await content()).not.toBe(before)
    const back = await undo('logistics', accepted.wrote)
    expect([back.status, back.codes]).toEqual([200, []])
    expect(await content()).toBe(before)
  }, 60_000)
})
