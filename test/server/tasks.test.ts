// What waits for a person in a book, by her role: matters of her companies, and what only she may do.

import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { serverWith } from '../support/people-of-book.ts'
import { SEVERNY } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

const BOOK = '/api/v1/books/severny'
/** The differences of the sample group, within their tolerances. */
const PAIR = 'pair МЕТ|ТДС'
const OTHER = 'pair АЗИ|ТДС'
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
  lines: [
    ['620100', '10', ''],
    ['121100', '', '10'],
  ].map(([account, debit, credit]) => {
    const empty = { flow: '', partner: '', analytics: ['', '', ''], dueOn: '', textEn: '' }
    return { ...empty, account, debit, credit, text: 'Обесценение запасов' }
  }),
}

onOneServer('tasks of the desk', (given) => {
  let server: Server
  beforeAll(async () => {
    const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
    await importInto(given().store, checked, true, () => {})
    server = await serverWith(given(), 'severny', [
      { login: 'metal', role: 'accountant', entity: 'МЕТ' },
      { login: 'logistics', role: 'accountant', entity: 'ЛОГ' },
      { login: 'controller', role: 'controller' },
      { login: 'approver', role: 'approver' },
      { login: 'auditor', role: 'auditor' },
    ])
  }, 120_000)

  const tasks = async (as: string): Promise<string[]> => {
    const response = await server.inject({ url: `${BOOK}/tasks?period=2025`, headers: { 'x-as': as } })
    expect(response.statusCode).toBe(200)
    const all: { kind: string; subject: string; count: number }[] = response.json().tasks
    return all.map(({ count, kind, subject }) => `${kind} ${subject}${count > 1 ? ` ${count}` : ''}`)
  }
  const post = async (as: string, path: string, payload: object, etag = '') => {
    const headers = { 'x-as': as, 'idempotency-key': path, 'if-match': `"${etag}"` }
    const response = await server.inject({ method: 'POST', url: `${BOOK}/${path}`, headers, payload })
    expect(response.statusCode).toBeLessThan(300)
    return response.json()
  }
  /** Behind the back of the checks that keep what blocks out of a book. */
  const change = async (path: string, edit: (text: string) => string | null): Promise<void> => {
    const { store } = given()
    const text = edit(new TextDecoder().decode(await (await store.bookFiles('severny')).read(path)))
    const bytes = text === null ? null : new TextEncoder().encode(text)
    const act = { action: 'book.import', objectKind: 'revision', object: path, entity: '' }
    const made = { rows: [], before: null, after: null, answer: '' }
    await store.reviseBook('severny', act, async () => ({ ...made, files: new Map([[path, bytes]]) }))
  }

  it('are a pair that differs for those whose company is of it, and else none where nothing waits', async () => {
    expect([await tasks('metal'), await tasks('controller')]).toEqual([[PAIR], [OTHER, PAIR]])
    for (const person of ['logistics', 'approver']) expect(await tasks(person)).toEqual([])
    const closed = await server.inject({ url: `${BOOK}/tasks`, headers: { 'x-as': 'auditor' } })
    expect(closed.statusCode).toBe(404)
  }, 60_000)

  it('are journals to approve for the second person, and those sent back for their author', async () => {
    const { etag, id } = await post('metal', 'adjustments', { id: '', journal: JOURNAL })
    const at = `adjustments/${encodeURIComponent(id)}`
    expect([await tasks('metal'), await tasks('approver')]).toEqual([[PAIR], []])
    const sent = await post('metal', `${at}/submit`, {}, etag)
    expect(await tasks('approver')).toEqual([`approve ${id}`])
    expect([await tasks('metal'), await tasks('controller')]).toEqual([[PAIR], [OTHER, PAIR]])
    await post('approver', `${at}/return`, { reason: 'Нет расчета' }, sent.etag)
    expect(await tasks('metal')).toEqual([`returned ${id}`, PAIR])
    expect([await tasks('approver'), await tasks('controller')]).toEqual([[], [OTHER, PAIR]])
  }, 60_000)

  it('are what is missing, of her companies for an accountant', async () => {
    const of = (kind: string, all: readonly string[]) => all.filter((one) => one.startsWith(kind))
    // A rate holds ten days at most.
    await change('rates.csv', (text) =>
      text
        .split('\n')
        .filter((row) => !/^CNY\b.*spot.*2025-12/.test(row))
        .join('\n'),
    )
    expect(of('rate', await tasks('controller'))).toEqual([expect.stringMatching(/^rate CNY/)])
    for (const person of ['metal', 'approver']) expect(of('rate', await tasks(person))).toEqual([])
    // The one company of services: its revenue and the VAT on it have no other rule.
    await change('mapping.csv', (text) => text.replace(/^(С-ЛОГ-90\.01\*|RU-90\.01[^,]*),.*\n/gmu, ''))
    expect(of('unmapped', await tasks('logistics'))).toEqual([expect.stringMatching(/^unmapped ЛОГ/)])
    expect(of('unmapped', await tasks('metal'))).toEqual([expect.stringMatching(/^unmapped МЕТ/)])
    expect(of('unmapped', await tasks('controller')).length).toBeGreaterThan(2)
    expect(of('unmapped', await tasks('approver'))).toEqual([])
  }, 90_000)

  it('are trial balances that are not there', async () => {
    const { store } = given()
    const files = (await store.bookFiles('severny')).list()
    for (const path of files.filter((one) => one.startsWith('balances/ЛОГ/2025')))
      await change(path, () => null)
    expect(await tasks('logistics')).toContain('balance ЛОГ')
    expect(await tasks('controller')).toContain('balance ЛОГ')
    expect((await tasks('metal')).filter((one) => one.startsWith('balance'))).toEqual([])
  }, 120_000)
})
