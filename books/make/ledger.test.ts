// The trial balances of the sample group against its postings, by ways that do not go through the program: what 1C
// guarantees must hold in what the script writes. Figures are kopecks.

import { beforeAll, describe, expect, it } from 'vitest'
import { type Group, simulate } from './group.ts'
import { type Amounts, agrees, type Line, NOTHING, plus } from './ledger.ts'
import { NAMES } from './names.ts'
import { accountOsv, CHART, COLUMNS, generalOsv, ledgerTotals, type Six } from './osv.ts'

const YEARS = [
  ['2024-01-01', '2024-12-31'],
  ['2025-01-01', '2025-12-31'],
] as const
const options = { tax: true, analytics: ['*'], currency: true }

let group: Group
beforeAll(() => {
  group = simulate()
})

const closing = (line: Line): Amounts => {
  const { opening, debit, credit } = line
  return {
    bu: opening.bu + debit.bu - credit.bu,
    nu: opening.nu + debit.nu - credit.nu,
    pr: opening.pr + debit.pr - credit.pr,
    vr: opening.vr + debit.vr - credit.vr,
  }
}
const net = (six: Six): readonly bigint[] => [
  six.openingDebit - six.openingCredit,
  six.turnoverDebit - six.turnoverCredit,
  six.closingDebit - six.closingCredit,
]

describe('the ledgers of the sample group', () => {
  it('balance: opening is nil, debit equals credit, in every year of every company', () => {
    for (const { ledger } of group.books.values())
      for (const [from, to] of YEARS) {
        const { opening, debit, credit } = ledgerTotals(ledger, from, to)
        expect(opening.bu).toBe(0n)
        expect(debit.bu).toBe(credit.bu)
      }
  })

  it('open 2025 where 2024 closed, line by line', () => {
    for (const { ledger } of group.books.values()) {
      const closed = new Map(
        ledger
          .lines('2024-01-01', '2024-12-31')
          .map((line) => [`${line.account}/${line.sub.join('/')}`, closing(line)]),
      )
      for (const line of ledger.lines('2025-01-01', '2025-12-31')) {
        expect(line.opening).toEqual(closed.get(`${line.account}/${line.sub.join('/')}`) ?? NOTHING)
      }
    }
  })

  it('close 90, 91 and 99 to 84 in December', () => {
    for (const { ledger } of group.books.values())
      for (const [from, to] of YEARS)
        for (const line of ledger.lines(from, to))
          if (/^9[019]/.test(line.account))
            expect([line.account, closing(line).bu]).toEqual([line.account, 0n])
  })

  it('keep БУ = НУ + ПР + ВР on every balance that tax accounting keeps, and on every movement but those with VAT', () => {
    for (const { ledger } of group.books.values())
      for (const line of ledger.lines('2024-01-01', '2025-12-31')) {
        if (!CHART.get(line.account)?.taxed) continue
        expect([line.account, agrees(line.opening), agrees(closing(line))]).toEqual([
          line.account,
          true,
          true,
        ])
        if (!/^9[019]/.test(line.account))
          expect([line.account, agrees(line.debit), agrees(line.credit)]).toEqual([line.account, true, true])
      }
  })

  it('hold cash, and nothing on the wrong side of an account of one side', () => {
    for (const { company, ledger } of group.books.values())
      for (const [from, to] of YEARS)
        for (const line of ledger.lines(from, to)) {
          const { bu } = closing(line)
          if (/^(01|04|08|09|10|19|41|43|5\d)/.test(line.account))
            expect([company.code, line.account, line.sub, bu >= 0n]).toEqual([
              company.code,
              line.account,
              line.sub,
              true,
            ])
          if (/^(02|05|14|63|66|67|77|80|82|83|96)/.test(line.account))
            expect([company.code, line.account, line.sub, bu <= 0n]).toEqual([
              company.code,
              line.account,
              line.sub,
              true,
            ])
        }
  })

  it('agree between companies to the kopeck but for the one short invoice', () => {
    const owed = (of: 'МЕТ' | 'ТДС', account: string, name: string): bigint => {
      const ledger = group.books.get(of)?.ledger
      return ledger?.balance(account, [name]).bu ?? 0n
    }
    expect(owed('МЕТ', '62', NAMES.ТДС) + owed('ТДС', '60', NAMES.МЕТ)).toBe(437n)
    for (const [seller, sold] of group.books)
      for (const [buyer, bought] of group.books) {
        if (seller === 'МЕТ' && buyer === 'ТДС') continue
        expect(
          sold.ledger.balance('62', [NAMES[buyer]]).bu + bought.ledger.balance('60', [NAMES[seller]]).bu,
        ).toBe(0n)
        expect(
          sold.ledger.balance('58.03', [NAMES[buyer]]).bu +
            bought.ledger.balance('67.03', [NAMES[seller]]).bu,
        ).toBe(0n)
        expect(
          sold.ledger.balance('76.09', [NAMES[buyer]]).bu +
            bought.ledger.balance('67.04', [NAMES[seller]]).bu,
        ).toBe(0n)
      }
  })
})

describe('the trial balances', () => {
  const each = (check: (rows: ReturnType<typeof generalOsv>) => void): void => {
    for (const { ledger } of group.books.values())
      for (const [from, to] of YEARS) check(generalOsv(ledger, from, to, options))
  }

  it('have debit equal to credit in their total', () => {
    each(({ totals }) => {
      for (const [shown, six] of totals)
        if (shown === 'БУ')
          expect([six.openingDebit, six.turnoverDebit, six.closingDebit]).toEqual([
            six.openingCredit,
            six.turnoverCredit,
            six.closingCredit,
          ])
    })
  })

  it('lead from opening to closing by the turnovers in every row', () => {
    each(({ rows }) => {
      for (const row of rows)
        for (const [shown, six] of row.amounts) {
          const [opening = 0n, moved = 0n, closed = 0n] = net(six)
          expect([row.code, shown, opening + moved]).toEqual([row.code, shown, closed])
        }
    })
  })

  it('have parents that are the sum of what is below them', () => {
    each(({ rows }) => {
      for (const [index, row] of rows.entries()) {
        const below: (typeof rows)[number][] = []
        for (const next of rows.slice(index + 1)) {
          if (next.level <= row.level) break
          if (next.level === row.level + 1 && next.account) below.push(next)
        }
        if (!row.account || below.length === 0) continue
        const own = row.amounts.find(([shown]) => shown === 'БУ')?.[1]
        const sums = below
          .map((child) => child.amounts.find(([shown]) => shown === 'БУ')?.[1])
          .map((six) => (six ? net(six) : []))
        for (const part of [0, 1, 2])
          expect([row.code, own ? net(own)[part] : 0n]).toEqual([
            row.code,
            sums.reduce((sum, one) => sum + (one[part] ?? 0n), 0n),
          ])
      }
    })
  })

  it('by account come to the row of the general one, column by column', () => {
    for (const { ledger } of group.books.values())
      for (const [from, to] of YEARS) {
        const general = generalOsv(ledger, from, to, { tax: false, analytics: [], currency: false })
        for (const account of ['60', '62', '76']) {
          const row = general.rows.find((one) => one.code === account)
          if (!row) continue
          const [, own] = accountOsv(ledger, account, from, to, []).totals[0] ?? []
          for (const column of COLUMNS)
            expect([account, column, own?.[column]]).toEqual([account, column, row.amounts[0]?.[1][column]])
        }
      }
  })

  it('are the sum of the postings: an independent pass over the journal', () => {
    const ledger = group.books.get('МЕТ')?.ledger
    if (!ledger) throw new Error('no МЕТ')
    const turnover = new Map<string, { debit: Amounts; credit: Amounts }>()
    for (const { date, debit, credit, amounts } of ledger.postings) {
      if (date < '2025-01-01') continue
      for (const [side, account] of [
        ['debit', debit?.account],
        ['credit', credit?.account],
      ] as const) {
        if (!account) continue
        const sum = turnover.get(account) ?? { debit: NOTHING, credit: NOTHING }
        turnover.set(account, { ...sum, [side]: plus(sum[side], amounts) })
      }
    }
    for (const row of generalOsv(ledger, '2025-01-01', '2025-12-31', {
      tax: true,
      analytics: [],
      currency: false,
    }).rows) {
      const sum = turnover.get(row.code)
      if (!sum) continue
      for (const [shown, six] of row.amounts) {
        const measure = ({ БУ: 'bu', НУ: 'nu', ПР: 'pr', ВР: 'vr', 'Вал.': 'bu' } as const)[shown]
        expect([row.code, shown, six.turnoverDebit, six.turnoverCredit]).toEqual([
          row.code,
          shown,
          sum.debit[measure],
          sum.credit[measure],
        ])
      }
    }
  })
})
