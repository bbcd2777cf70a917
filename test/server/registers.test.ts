// Registers over HTTP: with the words of their columns, edited row by row and together, each row from its own version.

import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import type { register } from '../../src/server/routes/registers.ts'
import { serverWith } from '../support/people-of-book.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = join(import.meta.dirname, '../../books/severny')

interface Asked {
  readonly body?: unknown
  readonly etag?: string
  readonly key?: string
}

type View = z.output<typeof register>

onOneServer('registers', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: BOOK, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', [
      { login: 'controller', role: 'controller' },
      { login: 'approver', role: 'approver' },
      { login: 'metal', role: 'accountant', entity: 'МЕТ' },
      { login: 'auditor', role: 'auditor' },
    ])
  }, 120_000)

  const ask = async (
    as: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { body, etag, key }: Asked = {},
  ) => {
    const response = await server.inject({
      method,
      url: `/api/v1/books/severny/registers${path}`,
      headers: {
        'x-as': as,
        ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json = response.json()
    const codes: string[] = (json.findings ?? []).map((one: { code: string }) => one.code)
    return { status: response.statusCode, json, codes }
  }
  const at = (name: string, document = ''): string =>
    `/${encodeURIComponent(name)}${document === '' ? '' : `/rows/${encodeURIComponent(document)}`}`
  const read = async (as: string, name: string): Promise<View> => (await ask(as, 'GET', at(name))).json
  const cellsOf = (view: View, index: number): Record<string, string> =>
    Object.fromEntries(
      view.columns.map(({ name }, column) => [name, view.entries[index]?.cells[column] ?? '']),
    )

  it('are all listed to who sees the group, and as far as they are hers to an accountant', async () => {
    const all = (await ask('controller', 'GET', '')).json.registers
    expect(all).toHaveLength(22)
    const [first] = all
    expect(first).toMatchObject({ name: 'entities.csv', title: { ru: 'Компании' }, rows: 10, mayEdit: true })
    const journals = all.find(({ name }: { name: string }) => name === 'adjustments.csv')
    expect(journals.mayEdit).toBe(false)
    const hers = (await ask('metal', 'GET', '')).json.registers
    expect(hers.map(({ name }: { name: string }) => name)).not.toContain('ownership.csv')
    expect(hers.every(({ mayEdit }: { mayEdit: boolean }) => !mayEdit)).toBe(true)
    const pairs = await read('metal', 'intragroup/turnovers.csv')
    const whole = await read('controller', 'intragroup/turnovers.csv')
    expect(pairs.entries.every(({ cells }) => cells.slice(0, 2).includes('МЕТ'))).toBe(true)
    expect(pairs.rows).toBe(whole.entries.filter(({ cells }) => cells.slice(0, 2).includes('МЕТ')).length)
    expect(whole.rows).toBeGreaterThan(pairs.rows)
    expect((await ask('metal', 'GET', at('ownership.csv'))).status).toBe(404)
    expect((await ask('auditor', 'GET', '')).status).not.toBe(200)
    expect((await ask('controller', 'GET', at('no-such.csv'))).status).toBe(404)
  })

  it('have the words of their columns and what a cell may be', async () => {
    const { columns, entries } = await read('controller', 'ownership.csv')
    const column = (name: string) => columns.find((one) => one.name === name)
    expect(column('event')?.choices[0]).toEqual({
      value: 'acquire',
      label: { ru: 'приобретение', en: 'acquisition' },
    })
    expect(column('investee')).toMatchObject({ kind: 'entity', needed: true, title: { ru: 'Кем владеют' } })
    expect(column('investee')?.choices.map(({ value }) => value)).toContain('КГР')
    expect(entries[0]?.cells).toHaveLength(columns.length)
    const paid = await read('controller', 'considerations.csv')
    const events = paid.columns.find(({ name }) => name === 'event')?.choices.map(({ value }) => value)
    expect(events).toContain(cellsOf(paid, 0).event)
  })

  it('take a row, change it and let it go, each from the version that one saw', async () => {
    const name = 'tax_rates.csv'
    const before = await read('controller', name)
    const cells = { jurisdiction: 'KZ', enacted_on: '2017-12-25', effective_from: '2018-01-01', rate: '20%' }
    const add = (asked: Asked) => ask('controller', 'POST', `${at(name)}/rows`, asked)
    expect((await add({ body: { cells } })).status).toBe(400)
    const known = before.entries.length
    const row = { ...cells, jurisdiction: 'XX', rate: '12,5%' }
    const added: View = (await add({ body: { cells: row }, key: 'r1' })).json
    expect(added.entries).toHaveLength(known + 1)
    expect((await add({ body: { cells: row }, key: 'r1' })).json.entries).toHaveLength(known + 1)
    expect(cellsOf(added, known)).toMatchObject({ jurisdiction: 'XX', rate: '0.125' })
    const { document = '', etag } = added.entries[known] ?? {}
    const put = (asked: Asked) => ask('controller', 'PUT', at(name, document), asked)
    expect((await put({ body: { cells: row } })).status).toBe(428)
    const changed: View = (await put({ body: { cells: { ...row, rate: '13%' } }, etag })).json
    expect(cellsOf(changed, known).rate).toBe('0.13')
    const late = await put({ body: { cells: { ...row, rate: '14%' } }, etag })
    expect(late.status).toBe(412)
    expect(late.json.current.rows).toEqual([{ ...row, rate: '0.13' }])
    // Other rows are as they were written.
    expect(changed.entries.slice(0, known)).toEqual(before.entries)
    const gone = await ask('controller', 'DELETE', at(name, document), { etag: changed.entries[known]?.etag })
    expect(gone.json.entries).toEqual(before.entries)
  })

  it('refuse rows that the book would not read, with row and column, and change nothing', async () => {
    const before = await read('controller', 'ownership.csv')
    const bad = { ...cellsOf(before, 0), id: 'new', investee: 'НЕТ', date: '2025-13-01' }
    const refused = await ask('controller', 'PATCH', at('ownership.csv'), {
      body: { changes: [{ document: '', etag: '', cells: bad }] },
    })
    expect(refused.status).toBe(422)
    const places = refused.json.findings.map(({ place }: { place: { row: number; column: string } }) => [
      place.row,
      place.column,
    ])
    expect(places).toContainEqual([before.entries.length + 2, 'date'])
    expect(await read('controller', 'ownership.csv')).toEqual(before)
    // What others stand on cannot go.
    const [event] = before.entries
    const removed = await ask('controller', 'DELETE', at('ownership.csv', event?.document), {
      etag: event?.etag,
    })
    expect(removed.status).toBe(422)
  })

  it('take many changes together, and of two who edit different rows both', async () => {
    const name = 'counterparties.csv'
    const before = await read('controller', name)
    const changes = ['Альфа', 'Бета', 'Гамма'].map((text) => ({
      document: '',
      etag: '',
      cells: { text: `ООО ${text}`, partner: text },
    }))
    const made: View = (await ask('controller', 'PATCH', at(name), { body: { changes } })).json
    expect(made.entries).toHaveLength(before.entries.length + 3)
    const [one, two] = made.entries.slice(-2)
    const edit = (entry: typeof one, cells: Record<string, string> | null) =>
      ask('controller', 'PATCH', at(name), {
        body: { changes: [{ document: entry?.document, etag: entry?.etag, cells }] },
      })
    expect((await edit(one, { text: 'ООО Бета', partner: 'Б' })).status).toBe(200)
    expect((await edit(two, null)).status).toBe(200)
    expect((await edit(one, null)).status).toBe(412)
  })

  it('are changed by a controller alone; journals and approvals not here', async () => {
    const body = { changes: [{ document: '', etag: '', cells: { text: 'x', partner: 'y' } }] }
    expect((await ask('metal', 'PATCH', at('counterparties.csv'), { body })).status).toBe(403)
    expect((await ask('approver', 'PATCH', at('counterparties.csv'), { body })).status).toBe(403)
    expect((await ask('controller', 'PATCH', at('adjustments.csv'), { body })).status).toBe(403)
    const cells = {
      id: 'Р-900',
      date: '2025-12-31',
      kind: 'control',
      subject: 'КГР',
      decided_by: 'controller',
      approved_by: 'controller',
    }
    const made: View = (
      await ask('controller', 'POST', `${at('decisions.csv')}/rows`, { body: { cells }, key: 'd' })
    ).json
    const index = made.entries.findIndex(({ cells: [id] }) => id === 'Р-900')
    expect(cellsOf(made, index)).toMatchObject({ decided_by: 'controller', approved_by: '' })
  })

  it('begin a chart of a company where there was none', async () => {
    const cells = { code: '01', name: 'Основные средства', type: 'active' }
    const name = 'charts/новый.csv'
    const made = await ask('controller', 'POST', `${at(name)}/rows`, { body: { cells }, key: 'c' })
    expect([made.status, made.json.rows]).toEqual([200, 1])
    const all = (await ask('controller', 'GET', '')).json.registers
    expect(all.at(-1)).toMatchObject({ name, rows: 1, title: { ru: 'План счетов «новый»' } })
  })

  it('are taken whole from a file, or refused with everything that is wrong in it', async () => {
    const name = 'charts/из файла.csv'
    const send = async (text: string, file: string, etag: string, as = 'controller') => {
      const form = new FormData()
      form.append('file', new Blob([text]), file)
      const encoded = new Request('http://x', { method: 'POST', body: form })
      const response = await server.inject({
        method: 'PUT',
        url: `/api/v1/books/severny/registers${at(name)}/file`,
        headers: {
          'x-as': as,
          'if-match': `"${etag}"`,
          'content-type': encoded.headers.get('content-type') ?? '',
        },
        payload: Buffer.from(await encoded.arrayBuffer()),
      })
      const json = response.json()
      const codes: string[] = (json.findings ?? []).map((one: { code: string }) => one.code)
      return { status: response.statusCode, json, codes }
    }
    const chart = 'code;name;type\n01;Основные средства;active\n60;Поставщики;both\n'
    const made = await send(chart, 'план.csv', '')
    expect([made.status, made.json.rows]).toEqual([200, 2])
    expect((await send(chart, 'план.csv', '')).status).toBe(412)
    const wrong = await send('code;name;type\n01;;active\n02;Износ;пассив\n', 'план.csv', made.json.etag)
    expect([wrong.status, wrong.codes]).toEqual([422, ['BOOK-005', 'BOOK-018']])
    expect((await send(chart, 'план.pdf', made.json.etag)).codes).toEqual(['REG-001'])
    expect((await send(chart, 'план.csv', made.json.etag, 'approver')).status).toBe(403)
    expect((await read('controller', name)).rows).toBe(2)
  })
})
