// Bars of roll-forwards come out: opening and movements make the closing, per currency.

import { expect, it } from 'vitest'
import { barsOfProof, barsOfRolls } from './roll-bars.ts'
import { comesOut } from './waterfall-model.ts'

const text = (ru: string) => ({ ru, en: ru })
const roll = (currency: string, movements: Readonly<Record<string, string>>) => ({
  kind: 'nci',
  title: text('НДУ'),
  subject: 'К',
  name: text('К'),
  component: '',
  componentName: text(''),
  currency,
  movements: Object.entries(movements).map(([movement, amount]) => ({
    movement,
    amount,
    label: text(movement),
  })),
})

it('adds rolls of one currency and keeps another apart; the opening comes first, the closing last', () => {
  const bridges = barsOfRolls(
    [
      roll('RUB', { closing: '35.50', opening: '27.50', profit: '11.00', dividends: '-3.00' }),
      roll('RUB', { opening: '0.00', acquired: '164.00', profit: '20.00', closing: '184.00' }),
      roll('CNY', { opening: '5.00', closing: '5.00' }),
    ],
    'ru',
  )
  const rubles = bridges.get('RUB') ?? []
  expect(rubles.map(({ amount, id, kind }) => [id, kind, amount])).toEqual([
    ['opening', 'start', '27.50'],
    ['profit', 'step', '31.00'],
    ['dividends', 'step', '-3.00'],
    ['acquired', 'step', '164.00'],
    ['closing', 'end', '219.50'],
  ])
  for (const bars of bridges.values()) expect(comesOut(bars)).toBe(true)
})

it('a proof leads from what was derived over rounding to the reserve', () => {
  const bars = barsOfProof({ left: '-735299.99', right: '-735300.00' }, (word) => word)
  expect(bars[1]?.amount).toBe('0.01')
  expect(comesOut(bars)).toBe(true)
})
