import { expect, it } from 'vitest'
import { balanceAt } from './place-link.tsx'

it('a place in a trial balance leads to its screen', () => {
  expect(balanceAt('balances/МЕТ/2025-01-01_2025-12-31_60.xlsx')).toEqual({
    entity: 'МЕТ',
    interval: '2025-01-01_2025-12-31_60',
  })
  expect(balanceAt('mapping.csv')).toBeNull()
  expect(balanceAt(undefined)).toBeNull()
})
