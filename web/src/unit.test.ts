import { expect, it } from 'vitest'
import { unitName } from './unit.ts'

it.each([
  ['RUB', 1000, 'тыс.\u00a0₽', 'RUB thousand'],
  ['RUB', 1_000_000, 'млн\u00a0₽', 'RUB million'],
  ['RUB', 1, '₽', 'RUB'],
  // A sign that is of two currencies (¥) would be no name of either.
  ['CNY', 1000, 'тыс.\u00a0CNY', 'CNY thousand'],
])('%s in %i is %j, and %j in English', (currency, unit, ru, en) => {
  expect([unitName(currency, unit, 'ru'), unitName(currency, unit, 'en')]).toEqual([ru, en])
})
