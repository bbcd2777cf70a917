// Who reads what of the sample group over HTTP: role by route, with the exact status (operations.md §4). What an
// accountant is shown holds her companies and their pairs, and nothing of another.

import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { RoleInBook } from '../../src/app/people.ts'
import type { Server } from '../../src/server/context.ts'
import type { BrowserClient } from '../support/browser-client.ts'
import { peopleServer, signedIn, withPassword } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const SEVERNY = join(import.meta.dirname, '../../books/severny')
const role = (name: RoleInBook['role'], entity = ''): RoleInBook => ({ book: 'severny', role: name, entity })

const PEOPLE: Readonly<Record<string, readonly RoleInBook[]>> = {
  accountant: [role('accountant', 'МЕТ')],
  controller: [role('controller')],
  approver: [role('approver')],
  auditor: [role('auditor')],
  stranger: [],
}

const own = encodeURIComponent('МЕТ')
const other = encodeURIComponent('КГР')
const third = encodeURIComponent('ТДС')
const year = '2025-01-01_2025-12-31'

// Columns in the order of PEOPLE.
const TABLE: readonly (readonly [string, number, number, number, number, number])[] = [
  ['', 200, 200, 200, 404, 404],
  ['/desk', 200, 200, 200, 404, 404],
  ['/checks', 200, 200, 200, 404, 404],
  ['/statements', 403, 200, 200, 404, 404],
  [`/statements?entity=${own}`, 200, 200, 200, 404, 404],
  [`/statements?entity=${other}`, 403, 200, 200, 404, 404],
  ['/worksheet', 403, 200, 200, 404, 404],
  [`/worksheet?entity=${own}`, 200, 200, 200, 404, 404],
  ['/explain?line=profit-or-loss:CostOfSales', 403, 200, 200, 404, 404],
  [`/explain?line=profit-or-loss:CostOfSales&entity=${own}`, 200, 200, 200, 404, 404],
  [`/explain?line=profit-or-loss:CostOfSales&entity=${other}`, 403, 200, 200, 404, 404],
  ['/group', 403, 200, 200, 404, 404],
  ['/intragroup', 200, 200, 200, 404, 404],
  [`/intragroup/${own}/${other}/comments`, 200, 200, 200, 404, 404],
  [`/intragroup/${third}/${other}/comments`, 403, 200, 200, 404, 404],
  ['/adjustments', 200, 200, 200, 404, 404],
  ['/mapping', 200, 200, 200, 404, 404],
  ['/rates', 200, 200, 200, 404, 404],
  [`/balances/${own}/${year}`, 200, 200, 200, 404, 404],
  [`/balances/${other}/2025-07-01_2025-12-31`, 403, 200, 200, 404, 404],
]

onOneServer('rights over the sample group', (given) => {
  let server: Server
  const browsers = new Map<string, BrowserClient>()
  beforeAll(async () => {
    const { store } = given()
    const request = { folder: SEVERNY, name: 'severny', replace: false }
    await importInto(store, await readFolder(request, () => {}), false, () => {})
    server = await peopleServer(store)
    for (const [login, roles] of Object.entries(PEOPLE)) {
      await withPassword(store, { login, roles })
      browsers.set(login, await signedIn(server, login))
    }
  })
  afterAll(() => server.close())
  const as = (login: string): BrowserClient => {
    const browser = browsers.get(login)
    if (!browser) throw new Error(login)
    return browser
  }

  it('are those of the table', { timeout: 60_000 }, async () => {
    const found: (readonly [string, ...number[]])[] = []
    for (const [path] of TABLE) {
      const statuses: number[] = []
      for (const login of Object.keys(PEOPLE)) {
        statuses.push((await as(login).get(`/books/severny${path}`)).status)
      }
      found.push([path, ...statuses])
    }
    expect(found).toEqual(TABLE)
  })

  it('show an accountant the checks of her company and its pairs, and no figure of another', async () => {
    const checksOf = async (login: string): Promise<string[]> => {
      const { checks } = (await as(login).get('/books/severny/checks')).body
      if (!Array.isArray(checks)) throw new Error('no checks')
      return checks.map(({ scope, subject }) => `${scope} ${subject}`)
    }
    const hers = await checksOf('accountant')
    expect(hers.length).toBeGreaterThan(20)
    expect(hers.filter((one) => !one.includes('МЕТ'))).toEqual([])
    expect(hers.some((one) => one.startsWith('pair '))).toBe(true)
    const all = await checksOf('controller')
    expect(all.filter((one) => /^(file|entity|pair) .*МЕТ/.test(one)).sort()).toEqual(hers.sort())
  })

  it('show an accountant the journals of her company', async () => {
    const { journals } = (await as('accountant').get('/books/severny/adjustments')).body
    if (!Array.isArray(journals)) throw new Error('no journals')
    expect(journals.length).toBeGreaterThan(0)
    expect(journals.filter(({ entity, level }) => level === 'group' || entity !== 'МЕТ')).toEqual([])
  })
})
