import { describe, expect, it } from 'vitest'
import { pinOf, pinText, sameFigure, targetOf } from './explain-target.ts'

describe('what an explanation is of', () => {
  it('stands in the address and comes back from it', () => {
    const target = targetOf({
      statement: 'changes-in-equity',
      line: 'Equity',
      column: 'c',
      show: 'i',
      path: '0.2',
    })
    expect(target).toEqual({
      statement: 'changes-in-equity',
      line: 'Equity',
      column: 'c',
      interval: 'i',
      path: '0.2',
    })
    expect(target && pinOf(pinText(target))).toEqual(target)
  })

  it('is nothing without a line, or where a pin does not read', () => {
    expect(targetOf({ statement: 'cash-flows' })).toBeUndefined()
    expect(pinOf('nothing')).toBeUndefined()
  })

  it('is the same figure however far down it was opened', () => {
    const of = { statement: 's', line: 'l', column: 'c' }
    expect(sameFigure({ ...of, path: '1' }, of)).toBe(true)
    expect(sameFigure({ ...of, column: 'd' }, of)).toBe(false)
  })
})
