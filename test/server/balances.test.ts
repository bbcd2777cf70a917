// Trial balances over HTTP: the list, the rows as the file prints them, where they go, versions.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { SEVERNY, serveSeverny } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

const MET = encodeURIComponent('МЕТ')
const YEAR = '2025-01-01_2025-12-31'

onOneServer('trial balances', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await serveSeverny(given().store)
  }, 120_000)

  const get = async (path: string) => {
    const response = await server.inject({ url: `/api/v1/books/severny/${path}` })
    return { status: response.statusCode, body: response.json(), response }
  }

  it('lists the files of the year with what they add up to', async () => {
    const { body } = await get('balances?period=2025')
    const met = body.files.find(
      (one: { entity: string; name: string }) => one.entity === 'МЕТ' && one.name === YEAR,
    )
    expect(met).toMatchObject({ format: '1c-osv', rows: 229, state: 'done', versions: 1, currency: 'RUB' })
    expect(met.closingDebit).toBe(met.closingCredit)
    expect(body.files.every(({ from }: { from: string }) => from >= '2025-01-01')).toBe(true)
  })

  it('shows one with its totals, checks and the accounts its rows go to', async () => {
    const { body } = await get(`balances/${MET}/${YEAR}`)
    expect(body.organisation).toBe('ООО "Северный Металл"')
    expect(body.totals.map(({ indicator }: { indicator: string }) => indicator)).toContain('БУ')
    expect(body.checks.length).toBeGreaterThan(5)
    expect(body.checks.every(({ passed }: { passed: boolean }) => passed)).toBe(true)
    expect(body.accounts.map(({ code }: { code: string }) => code)).toContain('121100')
    expect(body.beside.map(({ account }: { account: string }) => account)).toContain('60')
    expect(body.versions).toMatchObject([{ number: 1, path: `balances/МЕТ/${YEAR}.xlsx` }])
  })

  it('gives the rows by pages, as the file prints them', async () => {
    const { body: first } = await get(`balances/${MET}/${YEAR}/rows?limit=100`)
    const { body: rest } = await get(`balances/${MET}/${YEAR}/rows?cursor=100&limit=1000`)
    expect([first.row.length, rest.row.length, first.total]).toEqual([100, 129, 229])
    // Row 8 of the sheet: 01, БУ; H8 is the closing debit.
    expect([first.row[0], first.account[0], first.indicator[0]]).toEqual([8, '01', 'БУ'])
    expect(first.amounts.closingDebit[0]).toBe('2144735720.89')
    expect(first.amounts.closingCredit[0]).toBe('')
    const account10 = [...first.account, ...rest.account].indexOf('10')
    expect([...first.targets, ...rest.targets][account10]).toContain('121100')
    const account60 = rest.account.indexOf('60') >= 0 ? rest : first
    expect(account60.note[account60.account.indexOf('60')]).toBe('by-account')
  })

  it('gives the bytes of the file', async () => {
    const response = await server.inject({ url: `/api/v1/books/severny/balances/${MET}/${YEAR}/file` })
    expect(response.rawPayload.equals(readFileSync(join(SEVERNY, `balances/МЕТ/${YEAR}.xlsx`)))).toBe(true)
  })

  it('says that there is no such file', async () => {
    expect((await get(`balances/${MET}/2023-01-01_2023-12-31`)).status).toBe(404)
    expect((await get(`balances/${MET}/${YEAR}/difference?before=1&after=2`)).status).toBe(404)
  })
})
