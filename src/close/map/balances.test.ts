import { describe, expect, it } from 'vitest'
import { fraction } from '../../ledger/fraction.ts'
import { blocking, codes, counterparty, entity, lines, mapYear, osv, RULES, rule, year } from './testing.ts'

// Openings, movements and closings below balance by hand: what is given to one account is taken from another.

describe('expanded balances (accounting-model.md §4)', () => {
  it('split settlements by counterparty and contract; a balance on the wrong side is other receivable or payable', () => {
    const general = year(
      2025,
      `
      51 ; 100 ; 0 ; 0
      60 ; -20 ; 0 ; 0
      62 ; 20 ; 0 ; 0
      80 ; -100 ; 0 ; 0`,
    )
    const of60 = year(
      2025,
      `
      60.01 / Альфа / Договор 1 ; -70 ; 0 ; 0
      60.01 / Бета / Договор 1 ; 30 ; 0 ; 0
      60.02 / Гамма / Договор 7 ; 20 ; 0 ; 0`,
      { account: '60', subcontoKinds: ['Контрагенты', 'Договоры'] },
    )
    const of62 = year(
      2025,
      `
      62.01 / Дельта / Договор 2 ; 90 ; 0 ; 0
      62.01 / Дельта / Договор 3 ; -10 ; 0 ; 0
      62.02 / Дельта / Договор 2 ; -60 ; 0 ; 0`,
      { account: '62', subcontoKinds: ['Контрагенты', 'Договоры'] },
    )
    expect(lines(mapYear([general, of60, of62]))).toEqual([
      'capital opening -100',
      'cash opening 100',
      'contract-liabilities opening -60',
      'other-payables opening -10',
      'other-receivables opening 30',
      'payables opening -70',
      'prepayments opening 20',
      'receivables opening 90',
    ])
  })

  it('add up document rows first: the sign is that of the contract', () => {
    const file = year(
      2025,
      `
      62.01 / Дельта / Договор 2 / Реализация 1 от 01.02.2025 ; 50 ; 0 ; 0
      62.01 / Дельта / Договор 2 / Поступление 4 от 03.02.2025 ; -50 ; 0 ; 20
      62.01 / Дельта / Договор 2 / Реализация 2 от 03.03.2025 ; 0 ; 30 ; 0
      51 ; 0 ; 20 ; 0
      90.01 ; 0 ; 0 ; 30`,
    )
    expect(lines(mapYear([file]), ['account', 'flow', 'analytics'])).toEqual([
      'cash unspecified  20',
      'receivables working-capital analytics_1=Дельта;contract=Договор 2 10',
      'revenue unspecified  -30',
    ])
  })

  it('use the two columns of the general balance where there is no detail, and warn where it is netted', () => {
    const expanded = year(2025, '62.01 ; 90|-20 ; 40 ; 10 ; 130|-30\n51 ; -70 ; 10 ; 40')
    const mapped = mapYear([expanded])
    expect(lines(mapped)).toEqual([
      'cash opening -70',
      'cash unspecified -30',
      'other-payables opening -20',
      'other-payables working-capital -10',
      'receivables opening 90',
      'receivables working-capital 40',
    ])
    expect(codes(mapped)).not.toContain('MAP-145')
    const netted = mapYear([year(2025, '62.01 ; 70 ; 40 ; 10\n51 ; -70 ; 10 ; 40')])
    const warning = netted.findings.find(({ code }) => code === 'MAP-145')
    expect(warning).toMatchObject({ severity: 'warns', values: { accounts: '62.01' } })
  })

  it('map a line that opens at nil by its closing, nil at both ends by the usual side', () => {
    const file = year(
      2025,
      `
      60.01 / Альфа ; 0 ; 10 ; 40
      60.01 / Бета ; 0 ; 25 ; 25
      60.02 / Гамма ; 0 ; 30 ; 30
      10.01 ; 0 ; 65 ; 0
      51 ; 0 ; 0 ; 35`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'cash unspecified -35',
      'inventories working-capital 65',
      // 25 − 25 of Бета and 30 − 30 of Гамма net to nothing, on payables and prepayments.
      'payables working-capital -30',
    ])
  })
})

describe('a line that crosses', () => {
  const crossing = `
    62.01 / Альфа ; 40 ; 10 ; 80
    51 ; -40 ; 80 ; 10`

  it('keeps its movements where it opened and is reclassified once at the end of the reporting period', () => {
    expect(lines(mapYear([year(2025, crossing)]))).toEqual([
      'cash opening -40',
      'cash unspecified 70',
      'other-payables reclassification -30',
      'receivables opening 40',
      'receivables reclassification 30',
      'receivables working-capital -70',
    ])
  })

  it('does so whatever the intervals of the files: back and forth within the year shows nothing', () => {
    const quarters = [
      osv('2025-01-01', '2025-03-31', '62.01 / Альфа ; 40 ; 10 ; 80\n51 ; -40 ; 80 ; 10'),
      osv('2025-04-01', '2025-12-31', '62.01 / Альфа ; -30 ; 75 ; 0\n51 ; 30 ; 0 ; 75'),
    ]
    expect(lines(mapYear(quarters))).toEqual([
      'cash opening -40',
      'cash unspecified -5',
      'receivables opening 40',
      'receivables working-capital 5',
    ])
    const byQuarter = mapYear(quarters, { cuts: ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'] })
    expect(lines(byQuarter, ['period', 'account', 'flow'])).toEqual([
      '2025-01-01/2025-03-31 cash opening -40',
      '2025-01-01/2025-03-31 cash unspecified 70',
      '2025-01-01/2025-03-31 other-payables reclassification -30',
      '2025-01-01/2025-03-31 receivables opening 40',
      '2025-01-01/2025-03-31 receivables reclassification 30',
      '2025-01-01/2025-03-31 receivables working-capital -70',
      '2025-04-01/2025-12-31 cash unspecified -75',
      '2025-04-01/2025-12-31 other-payables reclassification -45',
      '2025-04-01/2025-12-31 other-payables working-capital 75',
      '2025-04-01/2025-12-31 receivables reclassification 45',
    ])
  })

  it('moves to another rule from its validity on, as reclassification in that period', () => {
    const rules = [
      ...RULES.filter(({ account }) => account !== '58.01'),
      rule('58.01', 'investments', { validTo: '2025-06-30', id: 'old' }),
      rule('58.01', 'subsidiaries', { validFrom: '2025-07-01', id: 'new' }),
    ]
    const halves = [
      osv('2025-01-01', '2025-06-30', '58.01 / Альфа ; 50 ; 5 ; 0\n51 ; -50 ; 0 ; 5'),
      osv('2025-07-01', '2025-12-31', '58.01 / Альфа ; 55 ; 0 ; 15\n51 ; -55 ; 15 ; 0'),
    ]
    const mapped = mapYear(halves, { rules, cuts: ['2025-06-30', '2025-12-31'] })
    expect(lines(mapped).filter((line) => !line.startsWith('cash'))).toEqual([
      'investments addition-paid 5',
      'investments opening 50',
      'investments reclassification -55',
      'subsidiaries disposal-receipt -15',
      'subsidiaries reclassification 55',
    ])
  })

  it('moves when its partner becomes a member', () => {
    const halves = [
      osv('2025-01-01', '2025-06-30', '58.01 / Бета ; 50 ; 0 ; 0\n51 ; -50 ; 0 ; 0'),
      osv('2025-07-01', '2025-12-31', '58.01 / Бета ; 50 ; 0 ; 0\n51 ; -50 ; 0 ; 0'),
    ]
    const mapped = mapYear(halves, {
      entities: [entity('E'), entity('B', { name: 'ООО «Бета»' })],
      membersOn: (date) => new Set(date > '2025-06-30' ? ['E', 'B'] : ['E']),
      cuts: ['2025-06-30', '2025-12-31'],
    })
    expect(lines(mapped, ['account', 'flow', 'partner'])).toEqual([
      'cash opening  -50',
      'investments opening B 50',
      'investments reclassification B -50',
      'subsidiaries reclassification B 50',
    ])
  })
})

describe('taxes', () => {
  it('income tax is one balance per taxpayer (IAS 12.71)', () => {
    const file = year(
      2025,
      `
      68.04.1 / Федеральный бюджет ; 30 ; 0 ; 0
      68.04.1 / Региональный бюджет ; -50 ; 0 ; 0
      51 ; 20 ; 0 ; 0`,
    )
    expect(lines(mapYear([file]))).toEqual(['cash opening 20', 'income-tax opening -20'])
  })

  it('the tax of the year is charged once, however 68.04.2 carries it to 68.04.1', () => {
    const file = year(
      2025,
      `
      68.04.2 ; 0 ; 200 ; 200
      68.04.1 ; 0 ; 150 ; 200
      99.02.Т ; 0 ; 200 ; 0
      51 ; 0 ; 0 ; 150`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'cash unspecified -150',
      'income-tax tax-paid 150',
      'income-tax tax-profit-or-loss -200',
      'tax tax-profit-or-loss 200',
    ])
  })

  it('other taxes are one balance by kind of tax: a penalty paid too early is no asset of its own', () => {
    const file = year(
      2025,
      `
      68.02 / Налог ; -60 ; 0 ; 0
      68.02 / Пени ; 5 ; 0 ; 0
      69.01 / Взносы ; 7 ; 0 ; 0
      51 ; 48 ; 0 ; 0`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'cash opening 48',
      'taxes opening -55',
      'taxes-recoverable opening 7',
    ])
  })

  const single = (balance: number): string => `
    68.90 ; ${balance} ; 0 ; 0
    68.02 ; -60 ; 0 ; 0
    68.04.1 ; -500 ; 0 ; 0
    69.01 ; -30 ; 0 ; 0
    69 ; 10 ; 0 ; 0
    51 ; ${580 - balance} ; 0 ; 0`

  it('a debt on the single tax account is divided over the credit balances of 68 and 69 but income tax', () => {
    expect(lines(mapYear([year(2025, single(-90))]))).toEqual([
      'cash opening 670',
      'income-tax opening -500',
      // 30 of its own and a third of 90; 60 of its own and two thirds.
      'social opening -60',
      'taxes opening -120',
      'taxes-recoverable opening 10',
    ])
  })

  it('an asset on it stays one balance; rules with shares say otherwise for a debt', () => {
    expect(lines(mapYear([year(2025, single(90))]))).toContain('taxes-recoverable opening 100')
    const shares = [
      rule('68.90', 'taxes', { side: 'credit', share: fraction(1n, 2n), id: 'half' }),
      rule('68.90', 'wages', { side: 'credit', share: fraction(1n, 2n), id: 'other half' }),
    ]
    const mapped = mapYear([year(2025, single(-90))], { rules: [...RULES, ...shares] })
    expect(lines(mapped)).toContain('wages opening -45')
  })

  it('VAT on advances goes with the advance of the same counterparty, unless a rule names the account itself', () => {
    const file = year(
      2025,
      `
      62.02 / Альфа ; -120 ; 0 ; 0
      76.АВ / Альфа ; 20 ; 0 ; 0
      60.02 / Бета ; 60 ; 0 ; 0
      76.ВА / Бета ; -10 ; 0 ; 0
      51 ; 50 ; 0 ; 0`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'cash opening 50',
      'contract-liabilities opening -100',
      'prepayments opening 50',
    ])
    const rules = [...RULES, rule('76.АВ', 'taxes-recoverable', { side: 'debit' })]
    expect(lines(mapYear([file], { rules }))).toContain('contract-liabilities opening -120')
  })
})

describe('flows', () => {
  it('of construction put into use the lesser is reclassification, the rest addition or disposal', () => {
    const file = year(
      2025,
      `
      08.04 / Станок ; 100 ; 300 ; 250
      01.01 / Станок ; 0 ; 270 ; 0
      60.01 / Альфа ; 0 ; 0 ; 300
      51 ; -100 ; 0 ; 20`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'cash opening -100',
      'cash unspecified -20',
      'construction addition-paid 300',
      'construction opening 100',
      'construction reclassification -250',
      'payables working-capital -300',
      'ppe addition-paid 20',
      'ppe reclassification 250',
    ])
  })

  it('a sale of an asset leaves nil on 01.09 and bears one flow with its income and expense', () => {
    const file = year(
      2025,
      `
      01.01 / Станок ; 500 ; 0 ; 500
      02.01 / Станок ; -200 ; 200 ; 0
      01.09 / Станок ; 0 ; 500 ; 500
      91.01 / Реализация основных средств ; 0 ; 0 ; 350
      91.02 / Реализация основных средств ; 0 ; 300 ; 0
      62.01 / Альфа ; 0 ; 350 ; 0
      84.01 ; -300 ; 0 ; 0`,
    )
    expect(lines(mapYear([file]))).toEqual([
      'depreciation disposal-receipt 200',
      'depreciation opening -200',
      'other-expense disposal-receipt 300',
      'other-income disposal-receipt -350',
      'ppe disposal-receipt -500',
      'ppe opening 500',
      'receivables working-capital 350',
      'retained opening -300',
    ])
  })

  it.each([
    ['02.01 ; 0 ; 4 ; 9', ['depreciation charge -9', 'depreciation disposal-receipt 4']],
    ['63 / Альфа ; 0 ; 4 ; 9', ['allowance charge -9', 'allowance utilisation 4']],
    ['66.01 / Банк ; 0 ; 4 ; 9', ['loans proceeds -9', 'loans repayment 4']],
    ['66.02 / Банк ; 0 ; 4 ; 9', ['interest interest-accrued -9', 'interest interest-paid 4']],
    ['75.02 / Иванов ; 0 ; 4 ; 9', ['dividends dividends-declared -9', 'dividends dividends-paid 4']],
    ['75.01 ; 0 ; 9 ; 4', ['unpaid contribution 5']],
    ['80 ; 0 ; 4 ; 9', ['capital contribution -5']],
    ['83.01 ; 0 ; 4 ; 9', ['surplus revaluation -5']],
    ['77 ; 0 ; 4 ; 9', ['deferred-liability tax-profit-or-loss -5']],
    ['58.01 / Альфа ; 0 ; 9 ; 4', ['investments addition-paid 9', 'investments disposal-receipt -4']],
    ['55.03 ; 0 ; 9 ; 4', ['deposits addition-paid 9', 'deposits disposal-receipt -4']],
    ['10.01 / Сталь ; 0 ; 9 ; 4', ['inventories working-capital 5']],
    ['70 ; 0 ; 4 ; 9', ['wages working-capital -5']],
  ])('by the table of §4: %s', (line, expected) => {
    const [, , debit = '', credit = ''] = line.split(';')
    const other = `51 ; 0 ; ${credit} ; ${debit}`
    expect(
      lines(mapYear([year(2025, `${line}\n${other}`)])).filter((text) => !text.startsWith('cash')),
    ).toEqual(expected)
  })

  it('a rule names its own, a row of the file more so; assumed ones are counted in one warning', () => {
    const rules = [
      ...RULES,
      rule('70', 'wages', { priority: 1, flowDebit: 'utilisation', flowCredit: 'charge' }),
    ]
    const file = year(2025, '70 ; 0 ; 4 ; 9\n10.01 ; 0 ; 5 ; 0')
    const mapped = mapYear([file], { rules })
    expect(lines(mapped)).toEqual(['inventories working-capital 5', 'wages charge -9', 'wages utilisation 4'])
    const assumed = mapped.findings.filter(({ code }) => code === 'MAP-143')
    expect(assumed).toMatchObject([{ severity: 'warns', values: { count: '1', accounts: '10.01' } }])
    const own = year(2025, '70 ; 0 ; 4 ; 9\n10.01 ; 0 ; 5 ; 0', { keys: { 0: { flow: 'restatement' } } })
    expect(lines(mapYear([own], { rules }))).toContain('wages restatement -5')
  })

  it('a debt that moves from 67 to 66 in equal amounts is named', () => {
    const file = year(2025, '67.01 / Банк ; -80 ; 80 ; 0\n66.01 / Банк ; 0 ; 0 ; 80\n51 ; 80 ; 0 ; 0')
    const finding = mapYear([file]).findings.find(({ code }) => code === 'MAP-147')
    expect(finding).toMatchObject({
      severity: 'warns',
      place: { value: 'Банк' },
      values: { amount: '80.00' },
    })
  })
})

describe('shares', () => {
  const rules = [
    ...RULES.filter(({ account }) => account !== '10*'),
    rule('10*', 'inventories', { share: fraction(1n, 3n), id: 'a' }),
    rule('10*', 'prepayments', { share: fraction(2n, 3n), id: 'b' }),
  ]

  it('divide a line exactly; what they hold in the end is its balance divided', () => {
    const mapped = mapYear([year(2025, '10.01 ; 100 ; 0.01 ; 50\n51 ; -100 ; 50 ; 0.01')], { rules })
    const closing = lines(mapped, ['account'])
    // 50.01 in thirds: 16.67 and 33.34.
    expect(closing).toEqual(['cash -50.01', 'inventories 16.67', 'prepayments 33.34'])
    expect(blocking(mapped)).toEqual([])
  })

  it('that do not come to one block', () => {
    const short = [...RULES, rule('10.01', 'ppe', { share: fraction(1n, 3n) })]
    expect(blocking(mapYear([year(2025, '10.01 ; 1 ; 0 ; 0\n51 ; -1 ; 0 ; 0')], { rules: short }))).toContain(
      'MAP-112',
    )
  })
})

describe('other measures', () => {
  it('take the mapping and the side of their line and enter no zero sum', () => {
    const file = year(
      2025,
      `
      01.01 ; 100 ; 0 ; 0
      01.01 НУ ; 60 ; 10 ; 0
      52 USD ; -100 ; 0 ; 0
      52 fc USD ; -1 ; 0 ; 0`,
    )
    const { facts } = mapYear([file])
    const sums = facts.groupBy(['account', 'flow', 'measure', 'analytics']).sorted()
    const texts = Array.from({ length: sums.length }, (_, row) =>
      [sums.text('account', row), sums.text('flow', row), sums.text('measure', row), sums.amount[row]].join(
        ' ',
      ),
    )
    expect(texts).toEqual([
      'cash opening amount -10000',
      'cash opening transaction-amount -100',
      'ppe addition-paid tax-base 1000',
      'ppe opening amount 10000',
      'ppe opening tax-base 6000',
    ])
  })

  it('an amount in a currency without its line in the currency of the books blocks', () => {
    const file = year(2025, '51 ; 0 ; 0 ; 0\n52 fc USD ; 1 ; 0 ; 0')
    expect(blocking(mapYear([file]))).toEqual(['MAP-165'])
  })

  it('currency on cash accounts is named: exchange differences on it cannot be seen', () => {
    const file = year(2025, '52 USD ; 10 ; 0 ; 0\n51 ; -10 ; 0 ; 0')
    expect(codes(mapYear([file]))).toContain('MAP-163')
  })
})

describe('partners', () => {
  it('stand on the facts: by counterparties.csv, by name, else none', () => {
    const file = year(
      2025,
      `
      62.01 / ООО "Север" ; 10 ; 0 ; 0
      62.01 / Южный филиал ; 20 ; 0 ; 0
      62.01 / Прочий ; 30 ; 0 ; 0
      51 ; -60 ; 0 ; 0`,
    )
    const mapped = mapYear([file], {
      entities: [
        entity('E'),
        entity('N', { name: 'Общество с ограниченной ответственностью «Север»' }),
        entity('S'),
      ],
      counterparties: [counterparty('Южный*', 'S')],
    })
    expect(lines(mapped, ['account', 'partner'])).toEqual([
      'cash  -60',
      'receivables  30',
      'receivables N 10',
      'receivables S 20',
    ])
  })
})
