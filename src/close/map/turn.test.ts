import { describe, expect, it } from 'vitest'
import { Codes } from '../../ledger/facts.ts'
import { GroupChart } from '../chart.ts'
import type { MapInput, MappedYear } from './input.ts'
import {
  blocking,
  codes,
  counterparty,
  dated,
  entity,
  GROUP,
  lines,
  mapYear,
  opened,
  osv,
  RULES,
  rule,
  year,
} from './testing.ts'

const IN_2024 = { interval: { from: '2024-01-01', to: '2024-12-31' } }

/** Two years of one entity with the same dictionaries. */
function twoYears(
  first: string,
  second: string,
  changes: Partial<MapInput> = {},
  after: Partial<MapInput> = {},
): MappedYear {
  const shared = { codes: new Codes(), ...changes }
  const previous = mapYear([year(2024, first)], { ...shared, ...IN_2024 })
  return mapYear([year(2025, second)], { ...shared, ...after, previous })
}

const SOLD = `
  62.01 / Альфа ; 40 ; 100 ; 0
  51 ; 10 ; 0 ; 0
  80 ; -50 ; 0 ; 0
  90.01 ; 0 ; 100 ; 100
  90.09 ; 0 ; 100 ; 100
  99.01 ; 0 ; 100 ; 100
  84.01 ; 0 ; 0 ; 100`

describe('the turn of the year', () => {
  it('opens with what the year before closed with; its result opens in retained earnings', () => {
    const mapped = twoYears(
      SOLD,
      '62.01 / Альфа ; 140 ; 0 ; 0\n51 ; 10 ; 0 ; 0\n80 ; -50 ; 0 ; 0\n84.01 ; -100 ; 0 ; 0',
    )
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped, ['account', 'flow', 'document'])).toEqual([
      'capital opening derived/opening/E -50',
      'cash opening derived/opening/E 10',
      'receivables opening derived/opening/E 140',
      'retained opening derived/opening/E -100',
    ])
  })

  it('keeps last year’s mapping in the opening; a changed rule is a reclassification', () => {
    const rules = RULES.map((one) => (one.account === '80' ? rule('80', 'unpaid') : one))
    const mapped = twoYears(
      SOLD,
      '62.01 / Альфа ; 140 ; 0 ; 0\n51 ; 10 ; 0 ; 0\n80 ; -50 ; 0 ; 0\n84.01 ; -100 ; 0 ; 0',
      {},
      { rules },
    )
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'capital opening -50',
      'capital reclassification 50',
      'cash opening 10',
      'receivables opening 140',
      'retained opening -100',
      'unpaid reclassification -50',
    ])
  })

  it('names each account whose opening is not the closing before (C7)', () => {
    const mapped = twoYears(
      SOLD,
      '62.01 / Альфа ; 130 ; 0 ; 0\n51 ; 20 ; 0 ; 0\n80 ; -50 ; 0 ; 0\n84.01 ; -100 ; 0 ; 0',
    )
    const findings = mapped.findings.filter(({ code }) => code === 'MAP-128')
    expect(
      findings.map(({ values }) => [values.account, values.closing, values.opening, values.date]),
    ).toEqual([
      ['51', '10.00', '20.00', '2024-12-31'],
      ['62.01', '140.00', '130.00', '2024-12-31'],
    ])
    expect(mapped.checks.find(({ id }) => id === 'openings-continue')).toMatchObject({
      passed: false,
      difference: '20.00',
    })
  })
})

describe('books kept in the group chart', () => {
  const own = { entity: entity('E', { chart: 'group' }), rules: [] }
  const rows = (which: number, text: string, keys: Parameters<typeof year>[2] = {}) => year(which, text, keys)

  it('need no mapping: turnovers take the row’s flow, else the account’s, its role’s, its class’s', () => {
    const file = rows(
      2025,
      `
      receivables ; 20 ; 30 ; 10
      loans ; -20 ; 0 ; 0
      loans ; 0 ; 0 ; 5
      income-tax ; 0 ; 3 ; 4
      tax ; 0 ; 4 ; 0
      cash ; 0 ; 15 ; 3
      revenue ; 0 ; 0 ; 30
      ppe ; 0 ; 6 ; 0
      payables ; 0 ; 0 ; 16
      wages ; 0 ; 10 ; 0`,
      { keys: { 2: { flow: 'proceeds' } } },
    )
    const chart = new GroupChart(
      GROUP.map((one) => (one.code === 'ppe' ? { ...one, flowDebit: 'addition-paid' } : one)),
    )
    const mapped = mapYear([file], { ...own, chart })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'cash unspecified 12',
      'income-tax tax-paid 3',
      'income-tax tax-profit-or-loss -4',
      'loans opening -20',
      'loans proceeds -5',
      'payables working-capital -16',
      'ppe addition-paid 6',
      'receivables opening 20',
      'receivables working-capital 20',
      'revenue unspecified -30',
      'tax tax-profit-or-loss 4',
      'wages working-capital 10',
    ])
  })

  it('an account that the chart lacks is named with its row', () => {
    const mapped = mapYear([rows(2025, 'cash ; 10 ; 0 ; 0\nkassa ; -10 ; 0 ; 0')], own)
    expect(mapped.findings).toMatchObject([{ code: 'MAP-151', place: { row: 9, value: 'kassa' } }])
    expect([mapped.present, mapped.facts.length]).toEqual([false, 0])
  })

  it('rows that do not roll, or do not balance, are named', () => {
    const off = mapYear([rows(2025, 'cash ; 10 ; 5 ; 0 ; 16\ncapital ; -10 ; 0 ; 5 ; -16')], own)
    expect(blocking(off)).toEqual(['MAP-156', 'MAP-156'])
    // Each of the two is off by one.
    expect(off.checks.find(({ id }) => id === 'turnovers-roll')).toMatchObject({
      passed: false,
      difference: '2.00',
    })
    expect(blocking(mapYear([rows(2025, 'cash ; 10 ; 5 ; 0\ncapital ; -10 ; 0 ; 4')], own))).toEqual([
      'MAP-155',
    ])
  })

  it('results of the year before open in the account that they close to', () => {
    const shared = { ...own, codes: new Codes() }
    const previous = mapYear([rows(2024, 'cash ; 0 ; 30 ; 0\nrevenue ; 0 ; 0 ; 30')], {
      ...shared,
      ...IN_2024,
    })
    const mapped = mapYear([rows(2025, 'cash ; 30 ; 0 ; 0\nretained ; -30 ; 0 ; 0')], { ...shared, previous })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual(['cash opening 30', 'retained opening -30'])
  })

  it('results that a file opens with, and that opens no year, stand in equity', () => {
    const file = osv('2025-04-01', '2025-12-31', 'cash ; 30 ; 5 ; 0\nrevenue ; -30 ; 0 ; 5')
    const mapped = mapYear([file], { ...own, starts: ['2025-04-01'] })
    expect(lines(mapped)).toEqual([
      'cash opening 30',
      'cash unspecified 5',
      'retained opening -30',
      'revenue unspecified -5',
    ])
  })
})

describe('a position: closings alone (book-format.md §3)', () => {
  const own = { entity: entity('E', { chart: 'group' }), rules: [] }
  const position = (which: number, text: string) => year(which, text, { shape: 'position' })
  const FIRST = position(2025, 'cash ; 0 ; 0 ; 0 ; 70\ncapital ; 0 ; 0 ; 0 ; -50\nrevenue ; 0 ; 0 ; 0 ; -20')

  it('knows results, and that balances moved: nothing is an opening', () => {
    const mapped = mapYear([FIRST], own)
    expect(mapped.position).toBe(true)
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'capital unspecified -50',
      'cash unspecified 70',
      'revenue unspecified -20',
    ])
  })

  it('takes openings from openings.csv, and dated flows out of what moved', () => {
    const file = position(
      2025,
      'cash ; 0 ; 0 ; 0 ; 70\ncapital ; 0 ; 0 ; 0 ; -50\nretained ; 0 ; 0 ; 0 ; -8\nrevenue ; 0 ; 0 ; 0 ; -12',
    )
    const mapped = mapYear([file], {
      ...own,
      openings: [
        opened('capital', '-50'),
        opened('retained', '-11'),
        opened('retained', '-99', '2023-12-31'),
      ],
      datedFlows: [dated('2025-05-05', 'retained', 'dividends-declared', '3')],
    })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'capital opening -50',
      'cash unspecified 70',
      'retained dividends-declared 3',
      'retained opening -11',
      'revenue unspecified -12',
    ])
  })

  it('of a second year opens with the first', () => {
    const shared = { ...own, codes: new Codes() }
    const before = position(
      2024,
      'cash ; 0 ; 0 ; 0 ; 60\ncapital ; 0 ; 0 ; 0 ; -50\nrevenue ; 0 ; 0 ; 0 ; -10',
    )
    const previous = mapYear([before], { ...shared, ...IN_2024 })
    const after = position(
      2025,
      'cash ; 0 ; 0 ; 0 ; 75\ncapital ; 0 ; 0 ; 0 ; -50\nretained ; 0 ; 0 ; 0 ; -10\nrevenue ; 0 ; 0 ; 0 ; -15',
    )
    const mapped = mapYear([after], { ...shared, previous })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'capital opening -50',
      'cash opening 60',
      'cash unspecified 15',
      'retained opening -10',
      'revenue unspecified -15',
    ])
  })
})

describe('files without opening columns', () => {
  it('open by openings.csv, which must give the whole balance', () => {
    const own = { entity: entity('E', { chart: 'group' }), rules: [] }
    const file = year(2025, 'cash ; 0 ; 5 ; 0\nrevenue ; 0 ; 0 ; 5', { hasOpenings: false })
    const openings = [opened('cash', '10'), opened('capital', '-10')]
    const mapped = mapYear([file], { ...own, openings })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'capital opening -10',
      'cash opening 10',
      'cash unspecified 5',
      'revenue unspecified -5',
    ])
    expect(blocking(mapYear([file], { ...own, openings: openings.slice(1) }))).toContain('MAP-166')
    expect(blocking(mapYear([file], { ...own, openings: [opened('kassa', '10')] }))).toContain('MAP-154')
  })
})

describe('completeness', () => {
  it('an account without a rule stops the entity and is listed with its amounts', () => {
    const rules = RULES.filter(({ account }) => account !== '70')
    const mapped = mapYear([year(2025, '70 ; -10 ; 4 ; 9\n51 ; 10 ; 9 ; 4')], { rules })
    const finding = mapped.findings.find(({ code }) => code === 'MAP-141')
    expect(finding).toMatchObject({
      severity: 'blocks',
      place: { row: 8, sheet: 'TDSheet', subject: 'E', value: '70' },
      values: {
        account: '70',
        side: 'credit',
        opening: '-10.00',
        debit: '4.00',
        credit: '9.00',
        closing: '-15.00',
      },
    })
    // 10.00 of account 51 + 5.00 of its movement are mapped, 15.00 of account 70 are not: the sides show it.
    expect(mapped.checks.find(({ id }) => id === 'mapping-complete')).toMatchObject({
      passed: false,
      left: '30.00',
      right: '15.00',
      difference: '15.00',
      values: { accounts: '70' },
    })
    expect(mapped.present).toBe(false)
  })

  it('a result without a rule shows in the sides of the check', () => {
    const rules = RULES.filter(({ account }) => account !== '90.01*')
    const mapped = mapYear([year(2025, '90.01 ; 0 ; 0 ; 5\n51 ; 0 ; 5 ; 0')], { rules })
    expect(mapped.checks.find(({ id }) => id === 'mapping-complete')).toMatchObject({
      passed: false,
      difference: '5.00',
      values: { accounts: '90.01' },
    })
  })

  it('so does a side without a rule that a line crosses to, and a result without one', () => {
    const rules = RULES.filter(
      ({ account, side }) => !(account === '70' && side === 'credit') && account !== '90.01*',
    )
    const crossing = year(2025, '70 ; 10 ; 0 ; 15\n51 ; -10 ; 15 ; 0')
    expect(blocking(mapYear([crossing], { rules }))).toContain('MAP-141')
    expect(blocking(mapYear([year(2025, '90.01 ; 0 ; 0 ; 5\n51 ; 0 ; 5 ; 0')], { rules }))).toContain(
      'MAP-141',
    )
  })

  it('off-balance accounts are left out, and only they may be', () => {
    const file = year(2025, '001 / Ангар ; 500 ; 0 ; 0\n51 ; 10 ; 0 ; 0\n80 ; -10 ; 0 ; 0')
    const mapped = mapYear([file])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual(['capital opening -10', 'cash opening 10'])
    expect(mapped.checks.find(({ id }) => id === 'mapping-complete')?.values.excluded).toBe('500.00')
    const rules = RULES.map((one) => (one.account === '51' ? rule('51', '') : one))
    expect(blocking(mapYear([file], { rules }))).toEqual(['MAP-113'])
  })

  it('an account that the local chart lacks blocks (C8)', () => {
    const mapped = mapYear([year(2025, '26.07 ; 5 ; 0 ; 0\n51 ; -5 ; 0 ; 0')], {
      rules: [...RULES, rule('26*', 'inventories')],
    })
    expect(mapped.findings[0]).toMatchObject({
      code: 'MAP-103',
      place: { row: 8 },
      values: { account: '26.07', near: '26' },
    })
  })

  it('books in another currency than the functional one are not remeasured', () => {
    const other = entity('E', { functionalCurrency: 'USD' })
    expect(blocking(mapYear([year(2025, '51 ; 0 ; 0 ; 0')], { entity: other }))).toEqual(['MAP-131'])
  })

  it('lists rules that no line reached', () => {
    const mapped = mapYear([year(2025, '51 ; 10 ; 0 ; 0\n80 ; -10 ; 0 ; 0')])
    const ids = mapped.unusedRules.map(({ id }) => id)
    // 84 is asked where the result would go.
    expect(ids).toHaveLength(RULES.length - 3)
    for (const reached of ['51 cash', '80 capital', '84* retained']) expect(ids).not.toContain(reached)
  })
})

describe('checks of the books', () => {
  it.each([
    ['C9 a red balance', '10.01 ; -5 ; 0 ; 0\n51 ; 5 ; 0 ; 0', 'MAP-157', 'warns'],
    ['C10 an account left open', '26 ; 0 ; 5 ; 0\n51 ; 0 ; 0 ; 5', 'MAP-158', 'warns'],
    ['C11 the auxiliary account', '000 ; -5 ; 0 ; 0\n51 ; 5 ; 0 ; 0', 'MAP-142', 'blocks'],
    [
      'C17 VAT above what advances bear',
      '62.02 / А ; -100 ; 0 ; 0\n76.АВ / А ; 25 ; 0 ; 0\n51 ; 75 ; 0 ; 0',
      'MAP-164',
      'warns',
    ],
    ['C17 VAT of sales not charged', '90.03 ; 0 ; 20 ; 0\n76 ; 0 ; 0 ; 20', 'MAP-162', 'warns'],
  ])('%s', (_, text, code, severity) => {
    const mapped = mapYear([year(2025, text)])
    expect(mapped.findings.find((one) => one.code === code)?.severity).toBe(severity)
  })

  it('C13 the organisation of the title is the entity, by name, by a former name or by tax id', () => {
    const text = '51 ; 0 ; 0 ; 0'
    const named = { entity: entity('E', { name: 'ООО «Север»', taxId: '7801234560' }) }
    const of = (organisation: string, changes = {}) =>
      codes(mapYear([year(2025, text, { organisation })], { ...named, ...changes }))
    expect(of('Общество с ограниченной ответственностью "Север"')).toEqual([])
    expect(of('Север-Трейд, ИНН 7801234560')).toEqual([])
    expect(of('ООО "Юг"')).toEqual(['MAP-159'])
    expect(of('ООО "Юг"', { entities: [named.entity, entity('E', { name: 'ООО «Юг»' })] })).toEqual([])
  })

  const rows = (mapped: MappedYear, id: string) =>
    mapped.checks
      .filter((check) => check.id === id)
      .map(({ difference, left, passed, right, subject }) =>
        [subject, left, right, difference, passed].join(' '),
      )

  it('C7 both sides: the debit balances of all accounts, or those of the accounts that differ', () => {
    const first = '51 ; 10 ; 5 ; 0\n80 ; -10 ; 0 ; 5'
    expect(rows(twoYears(first, '51 ; 15 ; 0 ; 0\n80 ; -15 ; 0 ; 0'), 'openings-continue')).toEqual([
      'E 2024-12-31 15.00 15.00 0.00 true',
    ])
    const other = '51 ; 14 ; 0 ; 0\n50 ; 1 ; 0 ; 0\n80 ; -15 ; 0 ; 0'
    expect(rows(twoYears(first, other), 'openings-continue')).toEqual(['E 2024-12-31 15.00 15.00 2.00 false'])
  })

  it('C12 each day of the year is covered once', () => {
    const of = (...files: readonly (readonly [string, string])[]) =>
      rows(
        mapYear(files.map(([from, to]) => osv(from, to, '51 ; 1 ; 0 ; 0\n80 ; -1 ; 0 ; 0'))),
        'periods-continue',
      )
    expect(of(['2025-01-01', '2025-12-31'])).toEqual(['E 2025-12-31 365 365 0 true'])
    const [q1, q3, h2] = [
      ['2025-01-01', '2025-03-31'],
      ['2025-07-01', '2025-09-30'],
      ['2025-04-01', '2025-12-31'],
    ] as const
    expect(of(q1, h2)).toEqual(['E 2025-12-31 365 365 0 true'])
    // The second and the fourth quarter are missing: 91 and 92 days.
    expect(of(q1, q3)).toEqual(['E 2025-09-30 365 182 183 false'])
    // The third quarter is there twice.
    expect(of(q1, h2, q3)).toEqual(['E 2025-12-31 365 457 -92 false'])
    // A year that starts in April with balances from before.
    expect(of(h2)).toEqual(['E 2025-12-31 365 275 90 false'])
  })

  it('C13 trial balances that name an organisation, and those that name the entity', () => {
    const named = { entity: entity('E', { name: 'ООО «Север»' }) }
    const of = (organisation: string) =>
      rows(mapYear([year(2025, '51 ; 0 ; 0 ; 0', { organisation })], named), 'organisation-named')
    expect(of('ООО «Север»')).toEqual(['E 2025-12-31 1 1 0 true'])
    expect(of('ООО «Юг»')).toEqual(['E 2025-12-31 1 0 1 false'])
    expect(of('')).toEqual([])
  })

  it('C15 90 and 91 are closed when 99 is', () => {
    const sold = '51 ; 0 ; 50 ; 0'
    const of = (text: string) => rows(mapYear([year(2025, `${sold}\n${text}`)]), 'year-end-closing')
    expect(of('90.01 ; 0 ; 50 ; 50\n90.09 ; 0 ; 50 ; 50\n99.01 ; 0 ; 50 ; 50\n84.01 ; 0 ; 0 ; 50')).toEqual([
      'E 2025-12-31 0 0 0 true',
    ])
    expect(of('90.01 ; 0 ; 0 ; 50\n90.09 ; 0 ; 50 ; 0\n99.01 ; 0 ; 0 ; 50')).toEqual([
      'E 2025-12-31 1 1 0 true',
    ])
    expect(of('90.01 ; 0 ; 50 ; 50\n90.09 ; 0 ; 50 ; 50\n99.01 ; 0 ; 0 ; 50')).toEqual([
      'E 2025-12-31 0 1 -1 false',
    ])
  })

  it('C17 VAT of sales and of advances, with what they may be at most', () => {
    const ofSales = (charged: bigint) =>
      rows(
        mapYear([
          year(2025, `90.03 ; 0 ; 20 ; 0\n68.02 ; 0 ; 0 ; ${charged}\n51 ; 0 ; 0 ; ${20n - charged}`),
        ]),
        'vat-of-sales',
      )
    expect(ofSales(20n)).toEqual(['E 2025-12-31 20.00 20.00 0.00 true'])
    expect(ofSales(19n)).toEqual(['E 2025-12-31 20.00 19.00 1.00 false'])
    // 20/120 of 100 is 16.67, from 2026 22/122: 18.03.
    const onAdvances = (vat: string, of = 2025) =>
      rows(
        mapYear([year(of, `62.02 / А ; -100 ; 0 ; 0\n76.АВ / А ; ${vat} ; 0 ; 0\n51 ; 100 ; 0 ; 0`)], {
          interval: { from: `${of}-01-01`, to: `${of}-12-31` },
        }),
        'vat-on-advances',
      )
    expect(onAdvances('16.67')).toEqual(['E 2025-12-31 76.АВ 16.67 16.67 0.00 true'])
    expect(onAdvances('18.03')).toEqual(['E 2025-12-31 76.АВ 18.03 16.67 1.36 false'])
    expect(onAdvances('18.03', 2026)).toEqual(['E 2026-12-31 76.АВ 18.03 18.03 0.00 true'])
  })

  it('C18 counterparties that look like companies of the group are mapped', () => {
    const entities = [entity('E', { name: 'ООО «Север»' }), entity('M', { name: 'ООО «Метизный завод»' })]
    const of = (name: string, counterparties: MapInput['counterparties'] = []) => {
      const file = year(2025, `62.01 / ${name} ; 10 ; 0 ; 0\n62.01 / Прочий ; 5 ; 0 ; 0\n80 ; -15 ; 0 ; 0`)
      return rows(mapYear([file], { entities, counterparties }), 'group-counterparties')
    }
    expect(of('Метизный завод ООО')).toEqual(['E 2025-12-31 1 1 0 true'])
    expect(of('Метизный завод филиал')).toEqual(['E 2025-12-31 1 0 1 false'])
    expect(of('Метизный завод филиал', [counterparty('Метизный завод филиал', 'M')])).toEqual([
      'E 2025-12-31 1 1 0 true',
    ])
    expect(of('Альфа')).toEqual([])
  })
})
