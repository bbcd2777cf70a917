import { describe, expect, it } from 'vitest'
import type { MappingRule } from '../../ledger/book.ts'
import { fraction } from '../../ledger/fraction.ts'
import type { LineKey, Side } from './lines.ts'
import { accountFit, RuleBook } from './rules.ts'
import { rule } from './testing.ts'

const key = (account: string, changes: Partial<LineKey> = {}): LineKey => ({
  account,
  indicator: 'БУ',
  analytics: [],
  partner: '',
  contract: '',
  corrAccount: '',
  flow: '',
  dueOn: '',
  currency: '',
  unit: '',
  side: '',
  ...changes,
})

const book = (
  rules: readonly MappingRule[],
  members: readonly string[] = [],
  date = '2025-12-31',
): RuleBook => new RuleBook(rules, 'E', date, new Set(members))

const target = (
  rules: readonly MappingRule[],
  line: LineKey,
  side: Side = 'debit',
  members: readonly string[] = [],
) =>
  book(rules, members)
    .decide(line, side)
    ?.rules.map((one) => one.target)
    .join('+')

describe('the order of rules (accounting-model.md §4)', () => {
  const line = key('62.01', { analytics: ['Альфа', 'Договор 1'], partner: 'A' })

  it.each<[string, MappingRule, MappingRule]>([
    ['priority', rule('*', 'first', { priority: 1 }), rule('62.01', 'second', { partner: 'member' })],
    [
      'then membership',
      rule('62*', 'first', { partner: 'member' }),
      rule('62.01', 'second', { analytics: ['Альфа', 'Договор 1'] }),
    ],
    [
      'then the number of conditions',
      rule('62*', 'first', { analytics: ['Альфа', 'Договор 1'] }),
      rule('62.01', 'second', { analytics: ['Альфа'], side: 'debit' }),
    ],
    [
      'a partner is a condition',
      rule('62*', 'first', { partner: 'A' }),
      rule('62.01', 'second', { side: 'debit' }),
    ],
    ['then the side', rule('62*', 'first', { side: 'debit' }), rule('62.01', 'second')],
    ['then the account: exact before a prefix', rule('62.01', 'first'), rule('62.0*', 'second')],
    ['a longer prefix before a shorter', rule('62.0*', 'first'), rule('62*', 'second')],
    ['a prefix before a range', rule('6*', 'first'), rule('62..62', 'second')],
    ['a narrower range before a wider', rule('60..66', 'first'), rule('50..66', 'second')],
  ])('%s', (_, first, second) => {
    expect(target([first, second], line, 'debit', ['A'])).toBe('first')
    expect(target([second, first], line, 'debit', ['A'])).toBe('first')
  })

  it('two that fit equally are an error that names both, once', () => {
    const rules = book([
      rule('62.01', 'a', { analytics: ['Аль*'], id: 'R1' }),
      rule('62.01', 'b', { analytics: ['*фа'], id: 'R2' }),
    ])
    for (const contract of ['1', '2']) rules.decide(key('62.01', { analytics: ['Альфа', contract] }), 'debit')
    expect(rules.findings).toMatchObject([
      { code: 'MAP-111', severity: 'blocks', values: { first: 'R1', second: 'R2' } },
    ])
  })

  it('two that do the same to a line contradict nothing', () => {
    const rules = book([
      rule('91.02', 'fines', { analytics: ['*трафы*'] }),
      rule('91.02', 'fines', { analytics: ['*пени*'] }),
    ])
    expect(rules.decide(key('91.02', { analytics: ['Штрафы, пени'] }), 'debit')?.rules[0]?.target).toBe(
      'fines',
    )
    expect(rules.findings).toEqual([])
    expect(rules.neverReached()).toEqual([])
  })
})

describe('conditions', () => {
  it.each<[string, Partial<MappingRule>, Partial<LineKey>, boolean]>([
    ['analytics equal', { analytics: ['Сталь'] }, { analytics: ['Сталь'] }, true],
    ['analytics by pattern', { analytics: ['*аренд*'] }, { analytics: ['Плата за аренду'] }, true],
    ['the second analytics', { analytics: ['', 'Договор*'] }, { analytics: ['Альфа', 'Договор 1'] }, true],
    ['analytics that the line lacks', { analytics: ['Сталь'] }, {}, false],
    ['a member', { partner: 'member' }, { partner: 'A' }, true],
    ['no partner is no member', { partner: 'member' }, {}, false],
    ['an outsider', { partner: 'outside' }, { partner: 'Банк' }, true],
    ['no partner is outside', { partner: 'outside' }, {}, true],
    ['a member is not outside', { partner: 'outside' }, { partner: 'A' }, false],
    ['one partner', { partner: 'A' }, { partner: 'B' }, false],
    ['the corresponding account', { corrAccount: '75*' }, { corrAccount: '75.02' }, true],
    ['the indicator', { indicator: 'НУ' }, { indicator: 'БУ' }, false],
  ])('%s', (_, condition, line, fits) => {
    expect(target([rule('10', 'there', condition)], key('10', line), 'debit', ['A'])).toBe(
      fits ? 'there' : undefined,
    )
  })

  it('the side of the balance', () => {
    const rules = [rule('60', 'asset', { side: 'debit' }), rule('60', 'liability', { side: 'credit' })]
    expect([target(rules, key('60')), target(rules, key('60'), 'credit')]).toEqual(['asset', 'liability'])
    expect(target([rules[0]!], key('60'), 'credit')).toBeUndefined()
  })

  it('validity and entity', () => {
    const rules = [
      rule('10', 'old', { validTo: '2024-12-31' }),
      rule('10', 'new', { validFrom: '2025-01-01' }),
      rule('11', 'theirs', { entity: 'X' }),
      rule('12', 'ours', { entity: 'E' }),
    ]
    expect(book(rules, [], '2024-12-31').decide(key('10'), 'debit')?.rules[0]?.target).toBe('old')
    expect(book(rules, [], '2025-06-30').decide(key('10'), 'debit')?.rules[0]?.target).toBe('new')
    expect(target(rules, key('11'))).toBeUndefined()
    expect(target(rules, key('12'))).toBe('ours')
  })

  it.each([
    ['10..16', '10.01', true],
    ['10..16', '16.02', true],
    ['10..16', '17', false],
    ['60.01..60.03', '60.02', true],
    ['60.01..60.03', '60.21', false],
    ['60*', '60', true],
    ['60', '60.01', false],
    ['76.АВ', '76.АВ', true],
  ])('account %s and %s', (pattern, account, fits) => {
    expect(accountFit(pattern, account) >= 0).toBe(fits)
  })
})

describe('both sides at once', () => {
  it('are what each side is', () => {
    const rules = [
      rule('60', 'asset', { side: 'debit' }),
      rule('60', 'liability', { side: 'credit' }),
      rule('60*', 'any', { analytics: ['Альфа'] }),
      rule('61', 'debit only', { side: 'debit' }),
    ]
    const decided = book(rules)
    const both = new Int32Array(2)
    for (const line of [key('60'), key('60', { analytics: ['Альфа'] }), key('61'), key('62')]) {
      decided.decideBoth(line, both)
      const sides = (['debit', 'credit'] as const).map((side) => decided.decide(line, side))
      expect([...both].map((number) => decided.groups[number] ?? null)).toEqual(sides)
    }
  })
})

describe('shares and rules never reached', () => {
  it('rules of one condition divide it and must come to one', () => {
    const thirds = [1n, 2n].map((n) => rule('10', `part ${n}`, { share: fraction(n, 3n), id: `S${n}` }))
    expect(book(thirds).findings).toEqual([])
    expect(target(thirds, key('10'))).toBe('part 1+part 2')
    expect(book(thirds.slice(1)).findings).toMatchObject([
      {
        code: 'MAP-112',
        place: { file: 'mapping.csv', column: 'share' },
        values: { rules: 'S2', total: '2/3' },
      },
    ])
  })

  it('lists what no line asked for', () => {
    const rules = book([rule('10', 'a'), rule('11', 'b'), rule('10*', 'c')])
    rules.decide(key('10'), 'debit')
    expect(rules.neverReached().map((one) => one.target)).toEqual(['b', 'c'])
  })
})
