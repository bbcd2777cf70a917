// Rates over HTTP: what is missing for the close stands first, and is gone once it is given.

import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = join(import.meta.dirname, '../../books/severny')

onOneServer('rates', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: BOOK, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', [
      { login: 'controller', role: 'controller' },
      { login: 'metal', role: 'accountant', entity: 'МЕТ' },
    ])
  }, 120_000)

  const ask = async (as: string, method: 'GET' | 'PATCH', body?: unknown, etag?: string) => {
    const response = await server.inject({
      method,
      url: '/api/v1/books/severny/rates?period=2025',
      headers: {
        'x-as': as,
        ...(etag === undefined ? {} : { 'if-match': `"${etag}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json = response.json()
    return {
      status: response.statusCode,
      json,
      codes: (json.findings ?? []).map((one: { code: string }) => one.code),
    }
  }

  it('are read by all of the book, changed by the controller, together and once', async () => {
    const open = (await ask('metal', 'GET')).json
    expect(open).toMatchObject({ presentationCurrency: 'RUB', missing: [], mayEdit: false })
    type Rate = Record<'document' | 'currency' | 'type' | 'from' | 'rate', string>
    // A rate holds ten days at most: without those of December there is none for the end of the year.
    const december = open.rates.filter(
      ({ currency, from, type }: Rate) => currency === 'CNY' && type === 'spot' && from >= '2025-12-01',
    )
    expect(december.length).toBe(4)
    const rows = december.map(({ document: _, ...row }: Rate) => row)
    const removed = { changes: december.map(({ document }: Rate) => ({ document, rate: null })) }
    expect((await ask('metal', 'PATCH', removed, open.etag)).codes).toEqual(['JRN-005'])
    expect((await ask('controller', 'PATCH', removed)).status).toBe(428)
    const without = await ask('controller', 'PATCH', removed, open.etag)
    expect(without.json.missing).toContainEqual(
      expect.objectContaining({ currency: 'CNY', against: 'RUB', type: 'spot', from: '2025-12-31', to: '' }),
    )
    expect((await ask('controller', 'PATCH', removed, open.etag)).status).toBe(412)
    const twice = { changes: [rows[0], rows[0]].map((rate) => ({ document: '', rate })) }
    expect((await ask('controller', 'PATCH', twice, without.json.etag)).codes).toEqual(['JRN-006'])
    const wrong = { changes: [{ document: '', rate: { ...rows[0], rate: 'много' } }] }
    expect((await ask('controller', 'PATCH', wrong, without.json.etag)).codes).toEqual(['BOOK-015'])
    const given = { changes: rows.map((rate: Rate) => ({ document: '', rate })) }
    const back = await ask('controller', 'PATCH', given, without.json.etag)
    expect(back.json.missing).toEqual([])
    expect(back.json.rates).toEqual(open.rates)
    const { document } = december[0]
    const changed = { changes: [{ document, rate: { ...rows[0], rate: '11.5' } }] }
    const other = await ask('controller', 'PATCH', changed, back.json.etag)
    expect(other.json.rates.find((one: Rate) => one.document === document).rate).toBe('11.5')
  }, 60_000)
})
