import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { checksJson, factsCsv, fingerprintText, rollForwardsCsv } from './machine.ts'
import { FILE, sampleFacts, sampleOutput } from './testing.ts'

describe('facts.csv', () => {
  it('stands in canonical order, amounts as decimals of their currency or quantity', () => {
    expect(factsCsv(sampleFacts())).toBe(
      [
        'entity,period,account,flow,partner,analytics,layer,basis,currency,measure,document,amount',
        `AAA,2025-01-01/2025-12-31,121100,opening,,,mapped,functional,RUB,quantity,${FILE},1.500`,
        'AAA,2025-01-01/2025-12-31,121100,opening,,"item=a, ""b""",mapped,functional,RUB,amount,derived/opening/AAA,1234.56',
        `AAA,2025-01-01/2025-12-31,121200,opening,,,mapped,functional,RUB,amount,${FILE},-0.05`,
        `ААА,2025-01-01/2025-12-31,121100,opening,,,mapped,presentation,JPY,amount,${FILE},7`,
        '',
      ].join('\n'),
    )
  })

  it('is read back as it was, and names documents as it is told to', () => {
    const rows: string[][] = parse(factsCsv(sampleFacts(), (document) => `#${document.length}`))
    expect(rows).toHaveLength(5)
    expect(rows[2]?.[5]).toBe('item=a, "b"')
    expect(rows[2]?.[10]).toBe('#19')
  })
})

describe('the other machine files', () => {
  it('list checks with stable keys, amounts as texts', () => {
    const text = checksJson(
      sampleOutput.checks.map(({ check }) => check),
      ({ id }) => `words of ${id}`,
    )
    const list: unknown = JSON.parse(text)
    expect(Array.isArray(list) && list[1]).toEqual({
      id: 'intragroup-pair',
      scope: 'pair',
      subject: 'AAA|BBB',
      severity: 'warns',
      left: '12.35',
      right: '12.30',
      difference: '0.05',
      passed: false,
      text: 'words of intragroup-pair',
    })
    expect(text.indexOf('"id"')).toBeLessThan(text.indexOf('"scope"'))
  })

  it('list roll-forwards in the decimals of the currency', () => {
    const row = sampleOutput.rollForwards[0]!
    expect(rollForwardsCsv([row, { ...row, currency: 'JPY', subject: 'a,b' }])).toBe(
      'kind,subject,component,currency,movement,amount\ngoodwill,A-1,owners,RUB,opening,70.00\ngoodwill,"a,b",owners,JPY,opening,7000\n',
    )
  })

  it('give the fingerprint first, then what it is made of', () => {
    expect(fingerprintText({ root: 'r', inputs: 'i', figures: 'f' })).toBe('r\ninputs i\nfigures f\n')
  })
})
