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

  const compute = async (change: Record<string, unknown> = {}, as = 'metal', book = 'severny') => {
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
      payload: JSON.stringify({ ...asked, inputs: { rate: '2.5' }, ...change }),
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
    expect(kopecks(json.inputs[0].value)).toBe(gross)
    expect(kopecks(json.inputs[1].value)).toBe(allowance)
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
    const none = await compute({ inputs: { rate: '0' } })
    expect(kopecks(none.json.amount)).toBe(allowance)
    expect(none.json.lines[0].credit).not.toBe('')
  })

  it('of inventories are cost less net realisable value, and nothing above cost', async () => {
    const cost = await balance('121100')
    const value = cost - 123_456n
    const asked = { template: 'T09', account: '121100', allowance: '121100', expense: '620100' }
    const text = `${value / 100n}.${String(value % 100n).padStart(2, '0')}`
    const { json } = await compute({ ...asked, inputs: { value: text } })
    expect([kopecks(json.amount), json.lines[0].debit]).toEqual([123_456n, '1234.56'])
    expect((await compute({ ...asked, inputs: { value: '999999999999' } })).json.lines).toEqual([])
  })

  it('of discounting are the balance less its present value: two years at 10 %', async () => {
    const gross = await balance('122100')
    const asked = {
      template: 'T12',
      allowance: '122100',
      expense: '650200',
      inputs: { rate: '10', due: '2027-12-31' },
    }
    const { json } = await compute(asked)
    expect(kopecks(json.amount)).toBe(gross - divided(gross * 100n, 121n))
  })

  it('are computed for who may write the journal, and say what is wrong', async () => {
    expect((await compute({}, 'trade')).status).toBe(403)
    // Nothing is written: who may read the figures may compute, as who approves does.
    expect((await compute({}, 'approver')).status).toBe(200)
    expect((await compute({}, 'nobody')).status).toBe(401)
    expect((await compute({}, 'metal', 'other')).status).toBe(404)
    expect((await compute({ inputs: { rate: '-1' } })).codes).toEqual(['CAL-001'])
    expect((await compute({ template: 'T12', inputs: { rate: '9', due: '2025-12-31' } })).codes).toEqual([
      'CAL-001',
    ])
    expect((await compute({ account: '999999' })).codes).toEqual(['CAL-003'])
    // Of the interval that is asked for: the company had no figures then.
    expect((await compute({ period: '2019' })).codes).toEqual(['CAL-002'])
    expect((await compute({ inputs: { rate: 'много' } })).status).toBe(400)
  })

  it('come back for a saved journal from the words of its lines, and a copy says what it was made from', async () => {
    const { json: computed } = await compute({
      template: 'T23',
      account: '',
      allowance: '510750',
      expense: '630200',
      inputs: { days: '14.5', pay: '3333.33', rate: '30.2' },
    })
    const call = async (method: 'GET' | 'POST', path: string, as: string, payload?: unknown) => {
      const response = await server.inject({
        method,
        url: `/api/v1/books/severny/adjustments${path}`,
        headers: {
          'x-as': as,
          ...(payload ? { 'content-type': 'application/json', 'idempotency-key': `${path} ${as}` } : {}),
        },
        ...(payload ? { payload: JSON.stringify(payload) } : {}),
      })
      return { status: response.statusCode, json: response.json() }
    }
    const line = { flow: '', partner: '', analytics: ['', '', ''], dueOn: '' }
    const head = { level: 'entity', entity: 'МЕТ', basis: 'functional', borneBy: '', kind: 'template' }
    const made = await call('POST', '', 'metal', {
      id: '',
      journal: {
        ...{ date: '2025-12-31', template: 'T23', cash: false, deferredTax: 'calculator' },
        ...{ ...head, reversesOn: '', repeatsUntil: '' },
        lines: computed.lines.map((one: object) => ({
          ...line,
          ...one,
          text: computed.text.ru,
          textEn: computed.text.en,
        })),
      },
    })
    expect(made.status).toBe(201)
    const of = encodeURIComponent(made.json.id)
    const origin = await call('GET', `/${of}/origin`, 'approver')
    // 14.5 × 3 333.33 × 1.302 = 62 929.94, to the kopeck.
    expect(origin.json).toMatchObject({
      source: null,
      calculation: {
        template: 'T23',
        inputs: { days: '14.5', pay: '3333.33', rate: '30.2' },
        required: '62929.94',
        recognised: computed.recognised,
        amount: computed.amount,
        allowance: '510750',
        expense: '630200',
      },
    })
    expect((await call('GET', `/${of}/origin`, 'trade')).status).toBe(404)
    const copy = await call('POST', `/${of}/copy`, 'metal', { date: '' })
    const reversal = await call('POST', `/${of}/reverse`, 'metal', { date: '2026-01-01' })
    for (const [{ json }, how] of [
      [copy, 'copy'],
      [reversal, 'reverse'],
    ] as const) {
      const from = await call('GET', `/${encodeURIComponent(json.id)}/origin`, 'metal')
      expect(from.json.source).toMatchObject({ how, journal: { id: made.json.id, date: '2025-12-31' } })
    }
    // Written by hand: nothing is said of it.
    const plain = await call('GET', `/${encodeURIComponent('К-201')}/origin`, 'metal')
    expect(plain.json).toEqual({ calculation: null, source: null })
  }, 120_000)
})
