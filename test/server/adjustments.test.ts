// Adjustments over HTTP: written, approved by a second person, reversed, tried out; rights, versions, keys, drafts.

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = join(import.meta.dirname, '../../books/severny')
const PEOPLE = [
  { login: 'metal', role: 'accountant', entity: 'МЕТ' },
  { login: 'controller', role: 'controller' },
  { login: 'approver', role: 'approver' },
  { login: 'auditor', role: 'auditor' },
] as const

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

onOneServer('adjustments', (given) => {
  let server: Server
  beforeAll(async () => {
    const { store } = given()
    const checked = await readFolder({ folder: BOOK, name: 'severny', replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    server = await serverWith(given(), 'severny', PEOPLE)
  }, 120_000)

  interface Asked {
    readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
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
    return { status: response.statusCode, json, codes, etag: response.headers.etag }
  }
  const create = (key: string, journal: unknown = JOURNAL, as = 'metal', id = '') =>
    ask(as, 'adjustments', { method: 'POST', body: { id, journal }, key })
  const at = (id: string): string => `adjustments/${encodeURIComponent(id)}`

  it('are listed by company, period, state and template, as far as one may see them', async () => {
    const all = (await ask('controller', 'adjustments?period=2025')).json.journals
    // Those of 2025, and six of 2024 that are undone in January 2025.
    expect(all.filter(({ date }: { date: string }) => date.startsWith('2025'))).toHaveLength(28)
    expect(all.length).toBe(34)
    const metal = (await ask('metal', 'adjustments?period=2025')).json.journals
    expect([...new Set(metal.map(({ entity }: { entity: string }) => entity))]).toEqual(['МЕТ'])
    const one = (await ask('controller', 'adjustments?entity=group&template=T24')).json.journals
    expect(one.map(({ id }: { id: string }) => id)).toEqual(['К-226'])
    expect((await ask('controller', 'adjustments?state=draft')).json.journals).toEqual([])
    const page = await ask('controller', 'adjustments?limit=2')
    const next = await ask('controller', `adjustments?limit=2&after=${encodeURIComponent(page.json.next)}`)
    expect(next.json.journals.map(({ id }: { id: string }) => id)).not.toContain(page.json.journals[0].id)
    expect((await ask('auditor', 'adjustments')).codes).toEqual(['SRV-404'])
    expect((await ask('nobody', 'adjustments')).status).toBe(401)
  })

  it('go from draft to approved by a second person, and are then reversed, not edited', async () => {
    const made = await create('flow-1')
    expect(made.status).toBe(201)
    const { id } = made.json
    expect(id).toMatch(/^К-\d{3}$/)
    expect(made.json).toMatchObject({ state: 'draft', author: 'metal', total: '1000.5', currency: 'RUB' })
    const moved = await ask('metal', `${at(id)}/submit`, { method: 'POST', etag: made.json.etag })
    expect(moved.json).toMatchObject({
      state: 'pending',
      isMine: true,
      may: { edit: true, approve: false },
    })
    const own = await ask('metal', `${at(id)}/approve`, { method: 'POST', body: {}, etag: moved.json.etag })
    expect([own.status, own.codes]).toEqual([403, ['JRN-004']])
    const back = await ask('approver', `${at(id)}/return`, {
      method: 'POST',
      body: { reason: 'Нет расчёта' },
      etag: moved.json.etag,
    })
    expect(back.json.state).toBe('draft')
    const history = (await ask('metal', `${at(id)}/history`)).json.entries
    expect(history[0]).toMatchObject({ who: 'approver', action: 'adjustment.return', reason: 'Нет расчёта' })
    const again = await ask('metal', `${at(id)}/submit`, { method: 'POST', etag: back.json.etag })
    const approved = await ask('approver', `${at(id)}/approve`, {
      method: 'POST',
      body: {},
      etag: again.json.etag,
    })
    expect(approved.json).toMatchObject({ state: 'approved', author: 'metal', approvedBy: 'approver' })
    const edit = await ask('metal', at(id), { method: 'PUT', body: JOURNAL, etag: approved.json.etag })
    expect([edit.status, edit.codes]).toEqual([422, ['JRN-002']])
    const reversed = await ask('metal', `${at(id)}/reverse`, {
      method: 'POST',
      body: { date: '' },
      key: 'flow-2',
    })
    expect(reversed.json.state).toBe('draft')
    expect(
      reversed.json.body.lines.map((one: { debit: string; credit: string }) => [one.debit, one.credit]),
    ).toEqual([
      ['', '1000.5'],
      ['1000.5', ''],
    ])
    expect(reversed.json.text).toBe(`Сторно ${id}: Обесценение запасов`)
    const copied = await ask('metal', `${at(id)}/copy`, { method: 'POST', body: { date: '' }, key: 'flow-3' })
    expect(copied.json).toMatchObject({ date: '2026-12-31', state: 'draft', total: '1000.5' })
  })

  it('are refused with what is wrong, and nothing is changed', async () => {
    const before = (await ask('controller', 'adjustments')).json.journals.length
    const unbalanced = await create('bad-1', {
      ...JOURNAL,
      lines: [line('620100', '1', ''), line('121100', '', '2')],
    })
    expect([unbalanced.status, unbalanced.codes]).toEqual([422, ['BOOK-064']])
    const unknown = await create('bad-2', {
      ...JOURNAL,
      lines: [line('999', '1', ''), line('121100', '', '1')],
    })
    expect([unknown.status, unknown.codes]).toEqual([422, ['BOOK-052']])
    const taken = await create('bad-3', JOURNAL, 'metal', 'К-201')
    expect(taken.codes).toEqual(['JRN-001'])
    expect((await create('bad-4', { ...JOURNAL, date: '2025-02-30' })).codes).toEqual([
      'BOOK-011',
      'BOOK-011',
    ])
    expect((await ask('controller', 'adjustments')).json.journals.length).toBe(before)
  })

  it('are changed by who may, and by nobody else', async () => {
    const foreign = await create('rights-1', { ...JOURNAL, entity: 'ТДС' })
    expect([foreign.status, foreign.codes]).toEqual([403, ['JRN-005']])
    expect((await create('rights-2', { ...JOURNAL, level: 'group', entity: '' })).status).toBe(403)
    // An auditor sees what is published, and nothing is.
    expect((await create('rights-3', JOURNAL, 'auditor')).codes).toEqual(['SRV-404'])
    expect((await create('rights-4', JOURNAL, 'approver')).status).toBe(403)
    expect((await ask('metal', at('К-205'))).status).toBe(404)
    expect((await ask('metal', at('К-201'))).status).toBe(200)
  })

  it('need the version an edit began from, and refuse a stale one with both versions', async () => {
    const { json: made } = await create('stale-1')
    const without = await ask('metal', at(made.id), { method: 'PUT', body: JOURNAL })
    expect([without.status, without.codes]).toEqual([428, ['SRV-428']])
    const theirs = { ...JOURNAL, lines: [line('620100', '7', ''), line('121100', '', '7')] }
    const first = await ask('controller', at(made.id), { method: 'PUT', body: theirs, etag: made.etag })
    expect(first.json).toMatchObject({ total: '7', author: 'controller', state: 'draft' })
    const mine = { ...JOURNAL, template: 'T10' }
    const late = await ask('metal', at(made.id), { method: 'PUT', body: mine, etag: made.etag })
    expect([late.status, late.codes]).toEqual([412, ['SRV-412']])
    expect(late.json.current).toMatchObject({ etag: first.json.etag, author: 'controller' })
    expect(late.json.current.body.lines[0].debit).toBe('7')
    expect(late.json.yours.template).toBe('T10')
    const gone = await ask('controller', at(made.id), { method: 'DELETE', etag: first.json.etag })
    expect(gone.status).toBe(204)
    expect((await ask('controller', at(made.id))).status).toBe(404)
  })

  it('keep the rows of others as they are, and their own where nothing was changed', async () => {
    const open = (await ask('controller', at('К-227'))).json
    const same = await ask('controller', at('К-227'), { method: 'PUT', body: open.body, etag: open.etag })
    // Approved: not edited even by the same content.
    expect(same.codes).toEqual(['JRN-002'])
    const before = (await ask('controller', 'adjustments')).json.journals
    const { json: made } = await create('others-1')
    const after = (await ask('controller', 'adjustments')).json.journals
    expect(after.filter(({ id }: { id: string }) => id !== made.id)).toEqual(before)
  })

  it('are created once for one key', async () => {
    const first = await create('once-1')
    const again = await create('once-1')
    expect(again.json.id).toBe(first.json.id)
    const other = await create('once-1', { ...JOURNAL, template: 'T10' })
    expect([other.status, other.codes]).toEqual([422, ['STORE-020']])
    const none = await ask('metal', 'adjustments', { method: 'POST', body: { id: '', journal: JOURNAL } })
    expect(none.status).toBe(400)
  })

  it('show what they would move before they are saved', async () => {
    const asked = { id: '', journal: JOURNAL, period: '2025', basis: 'ifrs-18' }
    const { json } = await ask('controller', 'adjustments/preview', { method: 'POST', body: asked })
    expect(json.blocked).toBe(false)
    const of = (entity: string | null, id: string) =>
      json.moved.find((one: { entity: string | null; id: string }) => one.entity === entity && one.id === id)
    expect(of('МЕТ', 'Inventories').difference).toBe('-1000.5')
    expect(of('МЕТ', 'Assets').difference).toBe('-1000.5')
    // With deferred tax at 25 %: 1000.50 less 250.13.
    expect(of('МЕТ', 'ProfitLoss').difference).toBe('-750.37')
    expect(of(null, 'Inventories').difference).toBe('-1000.5')
    const wrong = { ...asked, journal: { ...JOURNAL, lines: [line('620100', '1', '')] } }
    const bad = await ask('controller', 'adjustments/preview', { method: 'POST', body: wrong })
    expect(bad.json.findings.map(({ code }: { code: string }) => code)).toEqual(['BOOK-064'])
    const cash = {
      ...asked,
      journal: { ...JOURNAL, lines: [line('620100', '5', ''), line('150100', '', '5')] },
    }
    expect(
      (await ask('controller', 'adjustments/preview', { method: 'POST', body: cash })).json.blocked,
    ).toBe(true)
  }, 60_000)

  it('show what moves within equity alone, component by component', async () => {
    const transfer = (account: string, debit: string, credit: string) => {
      return { ...line(account, debit, credit), flow: 'equity-transfer' }
    }
    const lines = [transfer('330100', '700', ''), transfer('320900', '', '700')]
    const body = {
      id: '',
      journal: { ...JOURNAL, template: '', deferredTax: 'none', lines },
      period: '2025',
      basis: 'ifrs-18',
    }
    const { json } = await ask('metal', 'adjustments/preview', { method: 'POST', body })
    expect(json.blocked).toBe(false)
    type Moved = Record<'entity' | 'statement' | 'component' | 'difference', string>
    const moved: Moved[] = json.moved
    const statements = new Set(moved.map(({ statement }) => statement))
    expect([...statements].sort()).toEqual(['changes-in-equity', 'financial-position'])
    // What one component gives another takes: a total of equity does not move.
    const inEquity = moved.filter(({ statement }) => statement === 'changes-in-equity')
    expect([...new Set(inEquity.map(({ difference }) => difference))].sort()).toEqual(['-700', '700'])
    expect(new Set(inEquity.map(({ component }) => component)).size).toBeGreaterThan(1)
  }, 60_000)

  describe('as drafts', () => {
    const draft = `drafts/${encodeURIComponent('adjustments.csv#К-201')}`

    it('are kept as typed, counted, and seen by nobody else', async () => {
      expect((await ask('metal', draft)).json.draft).toBeNull()
      const body = { content: '{"x":1}', etag: 'E' }
      const first = await ask('metal', draft, { method: 'PUT', body, etag: '0' })
      expect(first.json.draft).toMatchObject({ counter: 1, content: '{"x":1}', etag: 'E' })
      const second = await ask('metal', draft, { method: 'PUT', body: { ...body, content: '2' }, etag: '1' })
      expect(second.json.draft.counter).toBe(2)
      const late = await ask('metal', draft, { method: 'PUT', body: { ...body, content: '3' }, etag: '1' })
      expect([late.status, late.json.current.content]).toEqual([412, '2'])
      expect((await ask('metal', draft, { method: 'PUT', body })).status).toBe(428)
      expect((await ask('controller', draft)).json.draft).toBeNull()
      expect((await ask('metal', 'drafts')).json.drafts).toHaveLength(1)
      expect((await ask('metal', draft, { method: 'DELETE' })).status).toBe(204)
      expect((await ask('metal', draft)).json.draft).toBeNull()
      // A draft that is not there is not gone on with.
      expect((await ask('metal', draft, { method: 'PUT', body, etag: '2' })).status).toBe(412)
    })
  })
})
