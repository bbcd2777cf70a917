import { describe, expect, it } from 'vitest'
import type { LineKey } from '../../close/map/lines.ts'
import { rule } from '../../close/map/testing.ts'
import type { GroupAccount, LocalAccount } from '../../ledger/book.ts'
import { type KnownLine, suggestionsFor } from './suggest.ts'

const key = (account: string, ...analytics: string[]): LineKey => ({
  account,
  indicator: 'БУ',
  analytics,
  partner: '',
  contract: '',
  corrAccount: '',
  flow: '',
  dueOn: '',
  currency: '',
  unit: '',
  side: '',
})

const CHART = new Map([
  ['91.02', { code: '91.02', name: 'Прочие расходы' }],
  ['76.09', { code: '76.09', name: 'Прочие расчеты с разными дебиторами и кредиторами' }],
]) as unknown as ReadonlyMap<string, LocalAccount> // code and name are all that is asked of it

const ACCOUNTS = [
  { code: '630500', name: 'Прочие операционные расходы' },
  { code: '122300', name: 'Прочая дебиторская задолженность' },
] as unknown as readonly GroupAccount[] // code and name are all that is asked of them

const known = (line: Partial<KnownLine>): KnownLine => ({
  entity: 'КГР',
  chart: 'ru-94n',
  account: '91.02',
  analytics: '',
  name: '',
  target: '630500',
  rule: 'R-131',
  ...line,
})

const asked = (line: LineKey) => ({
  entity: 'МЕТ',
  chart: 'ru-94n',
  key: line,
  sides: ['debit'] as const,
  localChart: CHART,
  accounts: ACCOUNTS,
  members: new Set<string>(),
  date: '2025-12-31',
})

describe('suggestions for a line without a rule', () => {
  it('begin with how another company maps the account, its likest line first', () => {
    const found = suggestionsFor(
      asked(key('91.02', 'Плата за негативное воздействие')),
      [
        known({ analytics: 'Штрафы', target: '630900', rule: 'R-2' }),
        known({ analytics: 'Плата за негативное воздействие', target: '630500' }),
        known({ entity: 'МЕТ', analytics: 'Штрафы', target: '999' }),
      ],
      [],
    )
    expect(found.map(({ kind, rule: id, target }) => [kind, id, target])).toEqual([
      ['other-entity', 'R-131', '630500'],
      ['other-entity', 'R-2', '630900'],
    ])
  })

  it('take the shipped mapping where its target is of the chart', () => {
    const shipped = [rule('91.02', '630500', { id: 'RU-91' })]
    expect(suggestionsFor(asked(key('91.02')), [], shipped)).toMatchObject([
      { kind: 'shipped', rule: 'RU-91', target: '630500' },
    ])
    expect(suggestionsFor(asked(key('91.02')), [], [rule('91.02', 'elsewhere')])).not.toMatchObject([
      { kind: 'shipped' },
    ])
  })

  it('take names that are alike, of lines and of the group chart', () => {
    const line = known({
      account: '97.21',
      chart: 'own',
      analytics: 'Претензии к перевозчикам',
      target: '122300',
    })
    expect(suggestionsFor(asked(key('76.09', 'Претензии к перевозчику')), [line], [])).toMatchObject([
      { kind: 'similar-name', account: '97.21', target: '122300' },
    ])
    expect(suggestionsFor(asked(key('76.09', 'Дебиторская задолженность прочая')), [], [])).toMatchObject([
      { kind: 'line-name', target: '122300' },
    ])
    expect(suggestionsFor(asked(key('76.09', 'Штраф')), [line], [])).toEqual([])
  })
})
