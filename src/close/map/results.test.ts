import { describe, expect, it } from 'vitest'
import { blocking, codes, dated, lines, mapYear, osv, RULES, rule, year } from './testing.ts'

// A company sells for 120 with VAT of 20, at a cost of 60, pays 5 of bank fees, earns 15 of other income; tax 12 (current)
// less 2 (deferred); what is left, 40, goes to 84. The same year three ways: open, closed, in two files.

const OPEN = `
  62.01 / Альфа ; 0 ; 135 ; 0
  68.02 ; 0 ; 0 ; 20
  43 ; 100 ; 0 ; 60
  51 ; 0 ; 0 ; 5
  09 ; 0 ; 5 ; 3
  68.04.2 ; 0 ; 12 ; 12
  68.04.1 ; 0 ; 0 ; 12
  84.01 ; -100 ; 0 ; 0`.replace('43', '10.01')

const INTERIM = `${OPEN}
  90.01 / Товары ; 0 ; 0 ; 120
  90.02 / Товары ; 0 ; 60 ; 0
  90.03 ; 0 ; 20 ; 0
  90.09 ; 0 ; 40 ; 0
  91.01 / Прочее ; 0 ; 0 ; 15
  91.02 / Прочее ; 0 ; 5 ; 0
  91.09 ; 0 ; 10 ; 0
  99.01 ; 0 ; 0 ; 50
  99.02.Т ; 0 ; 12 ; 0
  99.02.О ; 0 ; 3 ; 5`

const CLOSED = `${OPEN.replace('84.01 ; -100 ; 0 ; 0', '84.01 ; -100 ; 0 ; 40')}
  90.01 / Товары ; 0 ; 120 ; 120
  90.02 / Товары ; 0 ; 60 ; 60
  90.03 ; 0 ; 20 ; 20
  90.09 ; 0 ; 120 ; 120
  91.01 / Прочее ; 0 ; 15 ; 15
  91.02 / Прочее ; 0 ; 5 ; 5
  91.09 ; 0 ; 15 ; 15
  99.01 ; 0 ; 52 ; 52
  99.02.Т ; 0 ; 12 ; 12
  99.02.О ; 0 ; 5 ; 5`

const EXPECTED = [
  'cash unspecified -5',
  'cost unspecified 60',
  'deferred-asset tax-profit-or-loss 2',
  'deferred-tax tax-profit-or-loss -2',
  'income-tax tax-profit-or-loss -12',
  'inventories opening 100',
  'inventories working-capital -60',
  'other-expense unspecified 5',
  'other-income unspecified -15',
  'receivables working-capital 135',
  'retained opening -100',
  'revenue unspecified -100',
  'tax tax-profit-or-loss 12',
  'taxes working-capital -20',
]

describe('income and expense of 90, 91 and 99', () => {
  it('before the closing are net turnovers without transfers; VAT is netted from revenue by its rule', () => {
    const mapped = mapYear([year(2025, INTERIM)])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual(EXPECTED)
  })

  it('in a file that holds the closing of the year are the same, and 84 is explained by them', () => {
    const mapped = mapYear([year(2025, CLOSED)])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual(EXPECTED)
    const check = mapped.checks.find(({ id }) => id === '84-explained')
    expect(check).toMatchObject({ passed: true, left: '0.00', values: { profit: '40.00' } })
  })

  it('are the same when the closing stands in the second of two files', () => {
    const first = osv(
      '2025-01-01',
      '2025-09-30',
      `
      62.01 / Альфа ; 0 ; 80 ; 0
      68.02 ; 0 ; 0 ; 10
      10.01 ; 100 ; 0 ; 40
      51 ; 0 ; 0 ; 5
      84.01 ; -100 ; 0 ; 0
      90.01 / Товары ; 0 ; 0 ; 65
      90.02 / Товары ; 0 ; 40 ; 0
      90.03 ; 0 ; 10 ; 0
      90.09 ; 0 ; 15 ; 0
      91.01 / Прочее ; 0 ; 0 ; 15
      91.02 / Прочее ; 0 ; 5 ; 0
      91.09 ; 0 ; 10 ; 0
      99.01 ; 0 ; 0 ; 25`,
    )
    const second = osv(
      '2025-10-01',
      '2025-12-31',
      `
      62.01 / Альфа ; 80 ; 55 ; 0
      68.02 ; -10 ; 0 ; 10
      10.01 ; 60 ; 0 ; 20
      51 ; -5 ; 0 ; 0
      09 ; 0 ; 5 ; 3
      68.04.2 ; 0 ; 12 ; 12
      68.04.1 ; 0 ; 0 ; 12
      84.01 ; -100 ; 0 ; 40
      90.01 / Товары ; -65 ; 120 ; 55
      90.02 / Товары ; 40 ; 20 ; 60
      90.03 ; 10 ; 10 ; 20
      90.09 ; 15 ; 105 ; 120
      91.01 / Прочее ; -15 ; 15 ; 0
      91.02 / Прочее ; 5 ; 0 ; 5
      91.09 ; 10 ; 5 ; 15
      99.01 ; -25 ; 52 ; 27
      99.02.Т ; 0 ; 12 ; 12
      99.02.О ; 0 ; 5 ; 5`,
    )
    const mapped = mapYear([first, second])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual(EXPECTED)
  })

  it('a December file taken before the closing continues into a January that opens after it', () => {
    const before = mapYear([year(2025, INTERIM)])
    const opens = `
      62.01 / Альфа ; 135 ; 0 ; 0
      68.02 ; -20 ; 0 ; 0
      10.01 ; 40 ; 0 ; 0
      51 ; -5 ; 0 ; 0
      09 ; 2 ; 0 ; 0
      68.04.1 ; -12 ; 0 ; 0
      84.01 ; -140 ; 0 ; 0`
    const after = mapYear([year(2026, opens)], {
      interval: { from: '2026-01-01', to: '2026-12-31' },
      previous: before,
    })
    expect(blocking(after)).toEqual([])
    expect(lines(after).filter((line) => line.startsWith('retained'))).toEqual(['retained opening -140'])
    expect(codes(after)).not.toContain('MAP-128')
  })

  it('rows of 99.01 of their own are results, transfers are not', () => {
    const file = year(
      2025,
      `
      90.01 / Товары ; 0 ; 0 ; 100
      90.09 ; 0 ; 100 ; 0
      99.01 / Прибыль (убыток) от продаж ; 0 ; 0 ; 100
      99.01 / Причитающиеся налоговые санкции ; 0 ; 7 ; 0
      68.02 ; 0 ; 0 ; 7
      62.01 / Альфа ; 0 ; 100 ; 0`,
    )
    const mapped = mapYear([file])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toContain('penalties unspecified 7')
  })

  it('99.01 beyond the transfers without analytics blocks and names the setting that shows what it is', () => {
    const file = year(2025, '99.01 ; 0 ; 7 ; 0\n68.02 ; 0 ; 0 ; 7')
    const finding = mapYear([file]).findings.find(({ code }) => code === 'MAP-148')
    expect(finding).toMatchObject({ severity: 'blocks', values: { amount: '7.00' } })
  })

  it('90 without subaccounts is refused with the setting of 1C that gives them', () => {
    const file = year(2025, '90 ; 0 ; 0 ; 50\n51 ; 0 ; 50 ; 0')
    const finding = mapYear([file]).findings.find(({ code }) => code === 'MAP-144')
    expect(finding).toMatchObject({ severity: 'blocks', place: { row: 8, sheet: 'TDSheet', value: '90' } })
  })

  it('a closing that is half done blocks (C15)', () => {
    const file = year(2025, '90.01 ; 0 ; 50 ; 50\n90.09 ; 0 ; 50 ; 50\n99.01 ; 0 ; 0 ; 50\n51 ; 0 ; 50 ; 0')
    expect(blocking(mapYear([file]))).toContain('MAP-160')
  })
})

describe('84 explained in full', () => {
  const withDividends = (rest: string, net = ''): string => `
    84.01 ; -100 ; 70 ; 0
    51 ; 100 ; 0 ; 0
    ${rest}${net}`

  it('by dividends that 75.02 shows, and transfers that 82 shows', () => {
    const mapped = mapYear([year(2025, withDividends('75.02 / Иванов ; 0 ; 0 ; 60\n82 ; 0 ; 0 ; 10'))])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'cash opening 100',
      'dividends dividends-declared -60',
      'reserve equity-transfer -10',
      'retained dividends-declared 60',
      'retained equity-transfer 10',
      'retained opening -100',
    ])
  })

  it('by rows of dated_flows.csv on the account that 84 is mapped to', () => {
    const file = year(2025, withDividends('75.02 / Иванов ; 0 ; 0 ; 60\n76 ; 0 ; 0 ; 10'))
    const datedFlows = [
      dated('2025-05-26', 'retained', 'dividends-declared', '60'),
      dated('2025-03-01', 'retained', 'restatement', '10'),
    ]
    const mapped = mapYear([file], { datedFlows })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped).filter((line) => line.startsWith('retained'))).toEqual([
      'retained dividends-declared 60',
      'retained opening -100',
      'retained restatement 10',
    ])
  })

  it('by rules on its subaccounts, without the entry that brought the profit', () => {
    const rules = [
      ...RULES,
      rule('84.02', 'retained', { flowDebit: 'restatement', flowCredit: 'restatement' }),
    ]
    const file = year(
      2025,
      `
      90.01 / Товары ; 0 ; 30 ; 30
      90.09 ; 0 ; 30 ; 30
      99.01 ; 0 ; 30 ; 30
      84.01 ; -100 ; 0 ; 30
      84.02 ; 0 ; 25 ; 0
      51 ; 100 ; 5 ; 0`,
    )
    const mapped = mapYear([file], { rules })
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'cash opening 100',
      'cash unspecified 5',
      'retained opening -100',
      'retained restatement 25',
      'revenue unspecified -30',
    ])
  })

  it('by corresponding accounts, where an account analysis gives them', () => {
    const file = year(2025, withDividends('76 ; 0 ; 0 ; 70'), { keys: { 0: { corrAccount: '75.02' } } })
    const mapped = mapYear([file])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toContain('retained dividends-declared 70')
  })

  it('a remainder blocks with its amount and keeps the facts balanced', () => {
    const mapped = mapYear([year(2025, withDividends('76 ; 0 ; 0 ; 70'))])
    const finding = mapped.findings.find(({ code }) => code === 'MAP-146')
    expect(finding).toMatchObject({ severity: 'blocks', values: { amount: '70.00', explained: '0.00' } })
    expect(mapped.present).toBe(true)
    expect(mapped.checks.find(({ id }) => id === '84-explained')).toMatchObject({
      passed: false,
      difference: '70.00',
    })
  })

  it('a return that hides in the closing entry is seen there: read profit exceeds what 84 got', () => {
    // Sales of 100, of which 10 came back: Dr 90.01 is 10 + 90. The profit of 90 went to 84.
    const file = year(
      2025,
      `
      62.01 / Альфа ; 0 ; 100 ; 10
      90.01 / Товары ; 0 ; 100 ; 100
      90.09 ; 0 ; 90 ; 90
      99.01 ; 0 ; 90 ; 90
      84.01 ; 0 ; 0 ; 90`,
    )
    const finding = mapYear([file]).findings.find(({ code }) => code === 'MAP-146')
    expect(finding?.values).toMatchObject({ profit: '100.00', amount: '10.00' })
  })

  it('what 84 moves between accounts of its own is a transfer within equity', () => {
    const rules = [...RULES, rule('84.02', 'reserve')]
    const file = year(2025, '84.01 ; -100 ; 20 ; 0\n84.02 ; 0 ; 0 ; 20\n51 ; 100 ; 0 ; 0')
    expect(lines(mapYear([file], { rules }))).toEqual([
      'cash opening 100',
      'reserve equity-transfer -20',
      'retained equity-transfer 20',
      'retained opening -100',
    ])
  })

  it('an amount in another currency cannot explain the books', () => {
    const datedFlows = [dated('2025-05-26', 'retained', 'dividends-declared', '70', 'USD')]
    expect(blocking(mapYear([year(2025, withDividends('76 ; 0 ; 0 ; 70'))], { datedFlows }))).toEqual([
      'MAP-150',
      'MAP-146',
    ])
  })
})

describe('rows of dated_flows.csv', () => {
  it('refine assumed flows of other accounts and add nothing', () => {
    const file = year(2025, '80 ; -10 ; 0 ; 90\n51 ; 10 ; 90 ; 0')
    const mapped = mapYear([file], { datedFlows: [dated('2025-02-01', 'capital', 'issue', '-60')] })
    expect(lines(mapped).filter((line) => line.startsWith('capital'))).toEqual([
      'capital contribution -30',
      'capital issue -60',
      'capital opening -10',
    ])
  })

  it('that name the flow that is there already change nothing', () => {
    const file = year(2025, '80 ; -10 ; 0 ; 90\n51 ; 10 ; 90 ; 0')
    const mapped = mapYear([file], { datedFlows: [dated('2025-02-01', 'capital', 'contribution', '-60')] })
    expect(lines(mapped)).toContain('capital contribution -90')
  })
})
