// Amounts that templates compute: against the company's worksheet, and by arithmetic done here a second time.

import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { kopecks } from '../support/reading-server.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = join(import.meta.dirname, '../../books/severny')
const PEOPLE = [
  { login: 'metal', role: 'accountant', entity: 'МЕТ' },
  { login: 'trade', role: 'accountant', entity: 'ТДС' },
  { login: 'approver', role: 'approver' },
] as const

/** Half away from zero. */
const divided = (one: bigint, by: bigint): bigint => (2n * one + by) / (2n * by)

onOneServer('amounts by template', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: BOOK, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', PEOPLE)
  }, 120_000)

  const compute = async (change: Record<string, string> = {}, as = 'metal', book = 'severny') => {
    const asked = {
      template: 'T11',
      id: '',
      entity: 'МЕТ',
      account: '122100',
      allowance: '122190',
      expense: '630400',
    }
    const response = await server.inject({
      method: 'POST',
      url: `/api/v1/books/${book}/adjustments/calculation`,
      headers: { 'x-as': as, 'content-type': 'application/json' },
      payload: JSON.stringify({ ...asked, value: '2.5', due: '', ...change }),
    })
    const json = response.json()
    return {
      status: response.statusCode,
      json,
      codes: (json.findings ?? []).map((one: { code: string }) => one.code),
    }
  }
  /** What the company's worksheet shows of the account under IFRS, kopecks. */
  const balance = async (account: string): Promise<bigint> => {
    const url = `/api/v1/books/severny/worksheet?entity=${encodeURIComponent('МЕТ')}`
    const { columns, rows } = (await server.inject({ url, headers: { 'x-as': 'metal' } })).json()
    expect(columns.at(-1).kind).toBe('total')
    const row = rows.find((one: { id: string; kind: string }) => one.kind === 'account' && one.id === account)
    return kopecks(row.amounts.at(-1))
  }

  it('of expected losses are the percent of the balance less what is recognised', async () => {
    const [gross, allowance] = [await balance('122100'), await balance('122190')]
    expect(allowance).toBeLessThan(0n)
    const { json } = await compute()
    const required = divided(gross * 25n, 1000n)
    expect(kopecks(json.inputs[0].amount)).toBe(gross)
    expect(kopecks(json.inputs[1].amount)).toBe(allowance)
    expect([kopecks(json.required), kopecks(json.recognised)]).toEqual([required, -allowance])
    expect(kopecks(json.amount)).toBe(required + allowance)
    const [first, second] = json.lines
    const isMore = required + allowance > 0n
    expect([first.account, second.account]).toEqual(['630400', '122190'])
    expect([first.debit !== '', second.credit !== '']).toEqual([isMore, isMore])
    expect(first.debit || first.credit).toBe(second.credit || second.debit)
    // Inputs open in the worksheet of the company.
    expect(json.inputs[0].opens).toMatchObject({
      statement: 'financial-position',
      row: '122100',
      cell: 'ifrs',
    })
    // Nothing is to be lost of it: what is recognised comes back.
    const none = await compute({ value: '0' })
    expect(kopecks(none.json.amount)).toBe(allowance)
    expect(none.json.lines[0].credit).not.toBe('')
  })

  it('of inventories are cost less net realisable value, and nothing above cost', async () => {
    const cost = await balance('121100')
    const value = cost - 123_456n
    const asked = { template: 'T09', account: '121100', allowance: '121100', expense: '620100' }
    const text = `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
    const { json } = await compute({ ...asked, value: text })
    expect([kopecks(json.amount), json.lines[0].debit]).toEqual([123_456n, '1234.56'])
    expect((await compute({ ...asked, value: '999999999999' })).json.lines).toEqual([])
  })

  it('of discounting are the balance less its present value: two years at 10 %', async () => {
    const gross = await balance('122100')
    const asked = { template: 'T12', allowance: '122100', expense: '650200', value: '10', due: '2027-12-31' }
    const { json } = await compute(asked)
    expect(kopecks(json.amount)).toBe(gross - divided(gross * 100n, 121n))
  })

  it('are computed for who may write the journal, and say what is wrong', async () => {
    expect((await compute({}, 'trade')).status).toBe(403)
    expect((await compute({}, 'approver')).status).toBe(403)
    expect((await compute({}, 'nobody')).status).toBe(401)
    expect((await compute({}, 'metal', 'other')).status).toBe(404)
    expect((await compute({ value: '-1' })).codes).toEqual(['CAL-001'])
    expect((await compute({ template: 'T12', due: '2025-12-31' })).codes).toEqual(['CAL-001'])
    expect((await compute({ account: '999999' })).codes).toEqual(['CAL-003'])
    // Of the interval that is asked for: the company had no figures then.
    expect((await compute({ period: '2019' })).codes).toEqual(['CAL-002'])
    expect((await compute({ value: 'много' })).status).toBe(400)
  })
})
