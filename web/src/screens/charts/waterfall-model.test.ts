import { describe, expect, it } from 'vitest'
import { addAmounts } from '../../amount.ts'
import { type Bar, comesOut, foldBars, linesOf, placeBars, wholeUnits } from './waterfall-model.ts'

const bar = (id: string, amount: string, kind: Bar['kind'] = 'step'): Bar => ({ id, label: id, kind, amount })
const bridge = [
  bar('start', '100.10', 'start'),
  bar('a', '-150.20'),
  bar('b', '70.30'),
  bar('end', '20.20', 'end'),
]

describe('the bars of a bridge', () => {
  it('begin where the one before ends, and go through zero', () => {
    expect(placeBars(bridge).map(({ from, to }) => [from, to])).toEqual([
      ['0', '100.10'],
      ['100.10', '-50.10'],
      ['-50.10', '20.20'],
      ['0', '20.20'],
    ])
  })

  it('come out exactly, or it is said', () => {
    expect(comesOut(bridge)).toBe(true)
    expect(comesOut([...bridge.slice(0, 3), bar('end', '20.21', 'end')])).toBe(false)
  })

  it('fold the smallest where there are many, and sum to the same', () => {
    const many = Array.from({ length: 20 }, (_, index) => bar(String(index), `${(index - 9) * 10}.01`))
    const folded = foldBars([bar('s', '0.00', 'start'), ...many], 'others')
    expect(folded.filter(({ kind }) => kind === 'step')).toHaveLength(12)
    expect(addAmounts(folded.map(({ amount }) => amount))).toBe(addAmounts(many.map(({ amount }) => amount)))
  })

  it('have labels in lines', () => {
    expect(linesOf('T01 Основные средства: параллельный учёт', 16)).toEqual([
      'T01 Основные',
      'средства:',
      'параллельный…',
    ])
  })
})

it('amounts over bars are rounded as the statements are', () => {
  expect(wholeUnits('116031977.75', 1000)).toBe('116032')
  expect(wholeUnits('-735299.50', 1)).toBe('-735300')
  expect(wholeUnits('-0.40', 1)).toBe('0')
  expect(wholeUnits('499.99', 1000)).toBe('0')
  expect(wholeUnits('500', 1000)).toBe('1')
})
