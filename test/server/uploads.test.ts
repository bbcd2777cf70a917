// Trial balances on their way into a book: what each is understood as, what it asks, what accepting it does.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { formOf, SEVERNY, serveSeverny } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

const LOG = 'balances/ЛОГ/2024-01-01_2024-12-31.csv'
const bytesOf = (path: string): Buffer => readFileSync(join(SEVERNY, path))

onOneServer('uploads', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await serveSeverny(given().store)
  })

  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) => {
    const response = await server.inject({
      method,
      url: `/api/v1/books/severny/uploads${path}`,
      ...(payload ? { payload } : {}),
    })
    return { status: response.statusCode, body: response.statusCode === 204 ? null : response.json() }
  }
  const send = async (name: string, bytes: Uint8Array) => {
    const response = await server.inject({
      method: 'POST',
      url: '/api/v1/books/severny/uploads',
      ...formOf(name, bytes),
    })
    return { status: response.statusCode, body: response.json() }
  }

  it('says of a file that the book has that it is there already', async () => {
    const { body, status } = await send('ОСВ МЕТ.xlsx', bytesOf('balances/МЕТ/2025-01-01_2025-12-31.xlsx'))
    expect(status).toBe(201)
    expect(body).toMatchObject({
      state: 'same',
      stands: 'balances/МЕТ/2025-01-01_2025-12-31.xlsx',
      entity: 'МЕТ',
      entityBy: 'name',
      from: '2025-01-01',
      to: '2025-12-31',
      periodBy: 'title',
      rows: 229,
    })
    expect(body.preview.rows[0].cells.join(' ')).toContain('Северный Металл')
    const { body: refused } = await ask('POST', '/accept', { ids: [body.id] })
    expect(refused.files).toMatchObject([{ accepted: false, findings: [{ code: 'UPL-005' }] }])
    expect((await ask('DELETE', `/${body.id}`)).status).toBe(204)
    expect((await ask('GET', '')).body.uploads).toEqual([])
  })

  it('books nothing before it is accepted, and then as a new version', async () => {
    // Another name of account 01.03; no amount is another.
    const changed = Buffer.from(
      bytesOf(LOG)
        .toString('latin1')
        .replace(/(01\.03[;,]"?)./, '$1X'),
      'latin1',
    )
    expect(changed.equals(bytesOf(LOG))).toBe(false)
    const { body: staged } = await send('оборотка логистика.csv', changed)
    expect(staged).toMatchObject({
      entity: 'ЛОГ',
      target: '2024-01-01_2024-12-31',
      replaces: { added: 0, removed: 0, changed: 0, same: 80 },
    })
    expect(['ready', 'warns']).toContain(staged.state)
    const file = () =>
      server.inject({
        url: `/api/v1/books/severny/balances/${encodeURIComponent('ЛОГ')}/2024-01-01_2024-12-31/file`,
      })
    expect((await file()).rawPayload.equals(bytesOf(LOG))).toBe(true)
    const { body: done } = await ask('POST', '/accept', { ids: [staged.id] })
    expect(done.files).toMatchObject([{ accepted: true, entity: 'ЛОГ' }])
    expect((await file()).rawPayload.equals(changed)).toBe(true)
    expect((await ask('GET', '')).body.uploads).toEqual([])
    const at = `/api/v1/books/severny/balances/${encodeURIComponent('ЛОГ')}/2024-01-01_2024-12-31`
    const { versions } = (await server.inject({ url: at })).json()
    expect(versions.map(({ number }: { number: number }) => number)).toEqual([1, 2])
    const difference = (await server.inject({ url: `${at}/difference?before=1&after=2` })).json()
    expect(difference).toMatchObject({ added: 0, removed: 0, changed: 0, same: 80 })
    const trail = await given().store.listAudit({ book: 'severny', before: null, limit: 50 })
    expect(JSON.stringify(trail.map(({ action, entity }) => [action, entity]))).toContain('balance.accept')
  })

  it('asks for what a file does not say, and remembers the answer for the next', async () => {
    const [first, second] = ['2024', '2025'].map((year) =>
      bytesOf(`balances/АЗИ/${year}-01-01_${year}-12-31.csv`),
    )
    const { body: staged } = await send('tb.csv', Buffer.concat([first!, Buffer.from('\n')]))
    expect(staged).toMatchObject({ state: 'asks', entity: '', from: '', format: 'canonical' })
    const { body: early } = await ask('POST', '/accept', { ids: [staged.id] })
    expect(early.files).toMatchObject([{ accepted: false, findings: [{ code: 'UPL-001' }] }])
    const wrong = await ask('PATCH', `/${staged.id}`, { entity: 'НЕТ' })
    expect([wrong.status, wrong.body.findings[0].code]).toEqual([422, 'UPL-002'])
    const period = await ask('PATCH', `/${staged.id}`, { from: '2024-12-31', to: '2024-01-01' })
    expect([period.status, period.body.findings[0].code]).toEqual([422, 'UPL-003'])
    const said = { entity: 'АЗИ', from: '2024-01-01', to: '2024-12-31' }
    const { body: ready } = await ask('PATCH', `/${staged.id}`, said)
    expect(ready).toMatchObject({
      ...said,
      entityBy: 'given',
      replaces: { added: 0, removed: 0, changed: 0 },
    })
    const { body: next } = await send('tb 2.csv', Buffer.concat([second!, Buffer.from('\n')]))
    expect(next).toMatchObject({ entity: 'АЗИ', entityBy: 'remembered', periodBy: 'remembered' })
    // Both are now of one company and period: one of them must give way.
    const { body: both } = await ask('POST', '/accept', { ids: [staged.id, next.id] })
    expect(both.files.map(({ accepted }: { accepted: boolean }) => accepted).sort()).toEqual([false, true])
    expect(JSON.stringify(both.files)).toContain('UPL-004')
    await ask('DELETE', `/${next.id}`)
  })

  it('says of a refused file why, where, and what to do, with the rows as they stand', async () => {
    const { body: other } = await send('архив.mxl', Buffer.from('MOXCEL\u0000\u0000'))
    expect(other).toMatchObject({ state: 'refused', findings: [{ code: 'FILE-013', severity: 'blocks' }] })
    expect(other.findings[0].advice).not.toBe('')
    const letters = Buffer.from(
      bytesOf(LOG)
        .toString('latin1')
        .replace(/(01\.03[;,].*?[;,]"?)\d/, '$1x'),
      'latin1',
    )
    const { body: wrong } = await send('буква.csv', letters)
    expect(wrong.state).toBe('refused')
    const place = wrong.findings[0].place
    expect(wrong.preview.rows.map(({ row }: { row: number }) => row)).toContain(place.row)
    const { body: kept } = await ask('POST', '/accept', { ids: [wrong.id] })
    expect(kept.files[0]).toMatchObject({ accepted: false, findings: [{ severity: 'blocks' }] })
    expect((await ask('GET', '')).body.uploads).toHaveLength(2)
  })

  it('wants a file, and knows only its own uploads', async () => {
    const empty = await server.inject({
      method: 'POST',
      url: '/api/v1/books/severny/uploads',
      payload: Buffer.from('--b--\r\n'),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    })
    expect([empty.statusCode, empty.json().findings[0].code]).toEqual([400, 'UPL-006'])
    expect((await ask('PATCH', '/999', { account: '60' })).status).toBe(404)
  })
})
