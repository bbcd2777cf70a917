import { expect, it } from 'vitest'
import type { JournalBody, Pair } from '../../api.ts'
import { journalOfPair, pairAsked, pairText } from './from-pair.ts'

const empty: JournalBody = {
  ...{ date: '2025-12-31', level: 'entity', entity: '', basis: 'functional', borneBy: '', kind: 'manual' },
  ...{ template: '', cash: false, deferredTax: 'calculator', reversesOn: '', repeatsUntil: '', lines: [] },
}
const side = (code: string) => ({ code, name: { ru: code, en: code } })
const named = (entity: string, account: string, amount: string) => ({
  ...{ entity, account, amount, name: { ru: '', en: '' } },
})
/** The first claims 1 000.50, the second owes 900.25. */
const pair = {
  first: side('МЕТ'),
  second: side('ТДС'),
  groups: [
    {
      group: 'settlements',
      total: { label: { ru: '', en: '' }, first: '1000.50', second: '900.25', difference: '100.25' },
      accounts: [named('МЕТ', '122100', '1000.50'), named('ТДС', '510300', '-900.25')],
    },
  ],
} as unknown as Pair

it('a journal takes the difference off the side that is corrected', () => {
  const of = (entity: string) => journalOfPair(pair, 'settlements', entity, empty, true)
  expect(
    of('МЕТ')?.lines.map(({ account, credit, debit, partner }) => [account, partner, debit, credit]),
  ).toEqual([
    ['122100', 'ТДС', '', '100.25'],
    ['', '', '100.25', ''],
  ])
  // The other way, the debtor owes as much more.
  expect(of('ТДС')?.lines[0]).toMatchObject({
    account: '510300',
    partner: 'МЕТ',
    debit: '',
    credit: '100.25',
  })
  expect(of('ТДС')).toMatchObject({ entity: 'ТДС', basis: 'functional' })
  expect(journalOfPair(pair, 'loans', 'МЕТ', empty, true)).toBeNull()
  expect(journalOfPair(pair, 'settlements', 'МЕТ', empty, false)?.basis).toBe('presentation')
})

it('the address names the pair', () => {
  const asked = { first: 'МЕТ', second: 'ТДС', group: 'settlements' }
  expect(pairAsked(pairText(asked))).toEqual(asked)
  for (const text of [undefined, '', 'pair~МЕТ', 'desk~a~b~c']) expect(pairAsked(text)).toBeNull()
})
