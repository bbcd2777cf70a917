import { describe, expect, it } from 'vitest'
import { bothSides, differing } from './chain.ts'
import { blocking, entity, lines, mapYear, osv, year } from './testing.ts'

const Q1 = '10.01 ; 0 ; 30 ; 0\n51 ; 0 ; 0 ; 30'
const q1 = osv('2025-01-01', '2025-03-31', Q1)
const h1 = osv('2025-01-01', '2025-06-30', '10.01 ; 0 ; 50 ; 5\n51 ; 0 ; 5 ; 50')
const q2 = osv('2025-04-01', '2025-06-30', '10.01 ; 30 ; 20 ; 5\n51 ; -30 ; 5 ; 20')
const toJune = { interval: { from: '2025-01-01', to: '2025-06-30' } }

describe('the chain of a year (accounting-model.md §2)', () => {
  it('cuts a cumulative file by the one before: turnovers less turnovers, opening its closing', () => {
    const cumulative = mapYear([q1, h1], toJune)
    expect(blocking(cumulative)).toEqual([])
    expect(lines(cumulative, ['period', 'account', 'flow'])).toEqual([
      '2025-01-01/2025-03-31 cash unspecified -30',
      '2025-01-01/2025-03-31 inventories working-capital 30',
      '2025-04-01/2025-06-30 cash unspecified -15',
      '2025-04-01/2025-06-30 inventories working-capital 15',
    ])
    expect(lines(cumulative)).toEqual(lines(mapYear([q1, q2], toJune)))
    expect(lines(cumulative)).toEqual(lines(mapYear([h1], toJune)))
  })

  it('takes the order of files as it comes', () => {
    expect(lines(mapYear([h1, q1], toJune))).toEqual(lines(mapYear([q1, h1], toJune)))
  })

  it('names a line of a cumulative file that does not lead to its closing', () => {
    const changed = osv('2025-01-01', '2025-06-30', '10.01 ; 7 ; 50 ; 5\n51 ; -7 ; 5 ; 50')
    const mapped = mapYear([q1, changed], toJune)
    const findings = mapped.findings.filter(({ code }) => code === 'MAP-122')
    expect(findings).toMatchObject([
      { place: { file: changed.document }, values: { line: '10.01', expected: '45.00', closing: '52.00' } },
      { values: { line: '51', expected: '-45.00', closing: '-52.00' } },
    ])
  })

  it.each([
    [
      'a gap',
      [osv('2025-01-01', '2025-01-31', '51 ; 0 ; 0 ; 0'), osv('2025-03-01', '2025-06-30', '51 ; 0 ; 0 ; 0')],
      ['MAP-126'],
    ],
    ['an overlap', [q1, osv('2025-03-01', '2025-06-30', '51 ; 0 ; 0 ; 0')], ['MAP-125', 'MAP-127']],
    ['an end before the reporting date', [q1], ['MAP-127']],
    [
      'a start that nothing allows',
      [osv('2025-02-01', '2025-06-30', '51 ; 10 ; 0 ; 0\n80 ; -10 ; 0 ; 0')],
      ['MAP-123'],
    ],
    [
      'balances by account without the general one',
      [osv('2025-01-01', '2025-06-30', '60.01 / А ; 0 ; 0 ; 0', { account: '60' })],
      ['MAP-124'],
    ],
    [
      'a closing that is not the next opening',
      [q1, osv('2025-04-01', '2025-06-30', '10.01 ; 31 ; 0 ; 0\n51 ; -31 ; 0 ; 0')],
      ['MAP-128', 'MAP-128'],
    ],
    ['no file', [], ['MAP-132']],
  ])('refuses %s', (_, files, expected) => {
    expect(blocking(mapYear(files, toJune))).toEqual(expected)
  })

  it('may begin at the start of the book, at the entry into the group, or with a foundation', () => {
    const late = osv('2025-02-01', '2025-06-30', '51 ; 10 ; 0 ; 0\n80 ; -10 ; 0 ; 0')
    expect(blocking(mapYear([late], { ...toJune, starts: ['2025-02-01'] }))).toEqual([])
    const founded = osv('2025-02-10', '2025-06-30', '51 ; 0 ; 10 ; 0\n80 ; 0 ; 0 ; 10')
    expect(blocking(mapYear([founded], toJune))).toEqual([])
  })

  it('has the later by path of two files of one interval', () => {
    const first = osv('2025-01-01', '2025-06-30', '51 ; 0 ; 1 ; 0\n80 ; 0 ; 0 ; 1', { document: 'a.xlsx' })
    const second = osv('2025-01-01', '2025-06-30', '51 ; 0 ; 2 ; 0\n80 ; 0 ; 0 ; 2', { document: 'b.xlsx' })
    expect(lines(mapYear([second, first], toJune))).toContain('cash unspecified 2')
  })

  it('ends before files that lie after the reporting date', () => {
    expect(blocking(mapYear([h1, osv('2025-07-01', '2025-09-30', '51 ; 0 ; 0 ; 0')], toJune))).toEqual([])
  })
})

describe('a file by account', () => {
  const general = year(2025, '62.01 ; 15 ; 5 ; 0\n62.02 ; -4 ; 0 ; 0\n51 ; -11 ; 0 ; 5')

  it('stands in place of the rows that it refines', () => {
    const fine = year(
      2025,
      '62.01 / Альфа ; 20 ; 5 ; 0\n62.01 / Бета ; -5 ; 0 ; 0\n62.02 / Бета ; -4 ; 0 ; 0',
      {
        account: '62',
        subcontoKinds: ['Контрагенты'],
      },
    )
    const mapped = mapYear([general, fine])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped, ['account', 'flow', 'document'])).toContain(
      `other-payables opening ${fine.document} -5`,
    )
  })

  it('must come to the general row, column by column', () => {
    const other = year(2025, '62.01 / Альфа ; 15 ; 6 ; 1\n62.02 / Бета ; -4 ; 0 ; 0', { account: '62' })
    const findings = mapYear([general, other]).findings.filter(({ code }) => code === 'MAP-121')
    expect(findings.map(({ values }) => `${values.what} ${values.detail} ${values.general}`)).toEqual([
      'debit 6.00 5.00',
      'credit 1.00 0.00',
    ])
  })

  it('leaves other indicators of the general file where it has none', () => {
    const withTax = year(2025, '01.01 ; 5 ; 0 ; 0\n01.01 НУ ; 3 ; 0 ; 0\n51 ; -5 ; 0 ; 0')
    const fine = year(2025, '01.01 / Станок ; 5 ; 0 ; 0', { account: '01' })
    const { facts } = mapYear([withTax, fine])
    const tax = facts.codes.measure.find('tax-base')
    expect(facts.sum((row) => facts.measure[row] === tax)).toBe(300n)
  })
})

describe('accounts are compared where both sides have them', () => {
  it('subaccounts with their account', () => {
    const closings = new Map([
      ['60', -10n],
      ['51', 10n],
    ])
    const openings = new Map([
      ['60.01', -12n],
      ['60.02', 2n],
      ['51', 9n],
    ])
    expect(differing(bothSides(closings, openings))).toEqual([{ account: '51', closing: 10n, opening: 9n }])
  })
})

describe('detail that changes within the year', () => {
  it('moves between partners as reclassification, not as turnover', () => {
    const first = osv('2025-01-01', '2025-03-31', '62.01 ; 0 ; 20 ; 0\n51 ; 0 ; 0 ; 20')
    const second = osv(
      '2025-04-01',
      '2025-12-31',
      '62.01 / Альфа ; 30 ; 0 ; 0\n62.01 / Бета ; -10 ; 0 ; 0\n51 ; -20 ; 0 ; 0',
    )
    const mapped = mapYear([first, second])
    expect(blocking(mapped)).toEqual([])
    expect(lines(mapped)).toEqual([
      'cash unspecified -20',
      'other-payables reclassification -10',
      'receivables reclassification 10',
      'receivables working-capital 20',
    ])
  })
})

describe('an entity', () => {
  it('with a file that was refused has no figures; the reader said why', () => {
    const refused = osv('2025-01-01', '2025-12-31', '51 ; 0 ; 0 ; 0')
    const said = { code: 'OSV-001', severity: 'blocks', place: {}, values: {} } as const
    const balance = { ...refused.balance, keys: [], key: new Int32Array(0), findings: [said] }
    const mapped = mapYear([{ ...refused, balance }])
    expect([mapped.present, mapped.findings, mapped.facts.length]).toEqual([false, [], 0])
  })

  it('without a file blocks unless it is dormant: then its openings are carried', () => {
    const before = mapYear(
      [
        year(
          2024,
          '51 ; 10 ; 5 ; 0\n80 ; -10 ; 0 ; 0\n90.01 ; 0 ; 0 ; 5\n90.09 ; 0 ; 5 ; 0\n99.01 ; 0 ; 0 ; 5',
        ),
      ],
      {
        interval: { from: '2024-01-01', to: '2024-12-31' },
      },
    )
    expect(blocking(mapYear([], { previous: before }))).toEqual(['MAP-132'])
    const dormant = mapYear([], { previous: before, entity: entity('E', { dormant: true }) })
    expect(lines(dormant)).toEqual(['capital opening -10', 'cash opening 15', 'retained opening -5'])
    expect([dormant.present, blocking(dormant)]).toEqual([true, []])
  })
})
