import { describe, expect, it } from 'vitest'
import { GroupChart } from '../../close/chart.ts'
import { ROLES } from '../../ledger/words.ts'
import { STATEMENT_LINES } from '../../statements/layout/shipped.ts'
import { STANDARD } from './standard.ts'

const accounts = STANDARD.accounts()
const chart = new GroupChart(accounts)
const local = STANDARD.chart()
const rules = STANDARD.mapping()
const isResult = (code: string): boolean => /^9[019](\.|$)/.test(code)
/** Accounts that have no subaccounts: those that hold balances. */
const leaves = local.filter(({ code }) => !local.some((other) => other.code.startsWith(`${code}.`)))
const fits = (pattern: string, code: string): boolean =>
  pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : pattern === code

describe('the standard group chart', () => {
  it('has one account to write each role to', () => {
    expect(ROLES.filter((role) => chart.toWrite(role) === null)).toEqual([])
  })

  it('prints every account on a line that ships, or in due-date pairs', () => {
    const lines = new Set(STATEMENT_LINES.map(({ id }) => id))
    const own = accounts.filter(
      ({ class: is, current, xbrl }) => is !== 'statistical' && current !== 'by-due-date' && !lines.has(xbrl),
    )
    expect(own.map(({ code }) => code)).toEqual([])
  })

  it('closes every income, expense and OCI account to one equity account', () => {
    const open = accounts.filter((account) => {
      const closes = chart.closesTo(chart.componentOf(account))
      return GroupChart.isResult(account) && closes === null
    })
    expect(open.map(({ code }) => code)).toEqual([])
  })

  it('recycles an OCI account exactly where its reserve does', () => {
    const apart = accounts.filter(
      (account) =>
        account.class === 'oci' && chart.closesTo(account.equityComponent)?.recycles !== account.recycles,
    )
    expect(apart.map(({ code }) => code)).toEqual([])
  })

  it('names cash flow lines that ship, and a category of IFRS 18 for all income and expense', () => {
    const lines = new Set(
      STATEMENT_LINES.filter(({ statement }) => statement === 'cash-flows').map(({ id }) => id),
    )
    const unknown = accounts.flatMap(({ cashFlow }) => Object.values(cashFlow)).filter((id) => !lines.has(id))
    expect(unknown).toEqual([])
    const without = accounts.filter((one) => /income|expense/.test(one.class) && !one.ifrs18[''])
    expect(without.map(({ code }) => code)).toEqual([])
  })

  it('translates assets and liabilities at closing, results at average, equity at historical rates (IAS 21.39)', () => {
    const expected = (is: string): string =>
      is === 'asset' || is === 'liability' ? 'closing' : is === 'equity' ? 'historical' : 'average'
    expect(accounts.filter((one) => one.translation !== expected(one.class)).map(({ code }) => code)).toEqual(
      [],
    )
  })

  it('has Russian and English names, and codes of six digits that stand once', () => {
    expect(accounts.filter(({ code, name, nameEn }) => !/^\d{6}$/.test(code) || !name || !nameEn)).toEqual([])
    expect(new Set(accounts.map(({ code }) => code)).size).toBe(accounts.length)
  })
})

describe('the chart of Order 94n', () => {
  it('has every synthetic account of the Order', () => {
    const order =
      '01 02 03 04 05 07 08 09 10 11 14 15 16 19 20 21 23 25 26 28 29 40 41 42 43 44 45 46 50 51 52 55 57 58 59 60 62 63 ' +
      '66 67 68 69 70 71 73 75 76 77 79 80 81 82 83 84 86 90 91 94 96 97 98 99 001 002 003 004 005 006 007 008 009 010 011'
    const codes = new Set(local.map(({ code }) => code))
    expect(order.split(' ').filter((code) => !codes.has(code))).toEqual([])
  })

  it('has an account above each subaccount, and each code once', () => {
    const codes = new Set(local.map(({ code }) => code))
    const orphans = local.filter(({ code }) => code.includes('.') && !codes.has(code.replace(/\.[^.]+$/, '')))
    expect(orphans.map(({ code }) => code)).toEqual([])
    expect(codes.size).toBe(local.length)
  })
})

describe('the standard mapping', () => {
  it('covers every account that holds a balance on both sides, whatever its analytics', () => {
    const open = leaves.flatMap(({ code }) =>
      (['debit', 'credit'] as const)
        .filter(
          (side) =>
            !rules.some(
              (rule) =>
                fits(rule.account, code) &&
                rule.partner === '' &&
                rule.analytics.every((pattern) => pattern === '') &&
                (rule.side === '' || rule.side === side),
            ),
        )
        .map((side) => `${code} ${side}`),
    )
    // 90.09 and 91.09 are transfers of the result, never mapped; what stands on 000 is an error of the opening entries.
    expect(open).toEqual(['000', '90.09', '91.09'].flatMap((code) => [`${code} debit`, `${code} credit`]))
  })

  it('excludes off-balance accounts, and no other', () => {
    const wrong = leaves.filter(({ code, offBalance }) => {
      const targets = rules.filter((rule) => fits(rule.account, code)).map(({ target }) => target)
      return targets.some((target) => (target === '') !== offBalance)
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  it('takes turnovers of results to income and expense, balances of the rest to the balance sheet', () => {
    const wrong = rules.filter(({ account, measure, target }) => {
      if (target === '') return false
      const code = account.replace('*', '')
      const to = chart.get(target)
      const ofResult = to?.class === 'income' || to?.class === 'expense'
      return ofResult !== isResult(code) || (measure === 'turnover') !== isResult(code)
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('names each rule once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  })
})
