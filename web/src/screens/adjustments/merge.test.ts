import { describe, expect, it } from 'vitest'
import type { JournalBody } from '../../api.ts'
import { differences, type Line, merged } from './merge.ts'

const line = (account: string, debit: string, credit: string): Line => ({
  account,
  flow: '',
  partner: '',
  analytics: [],
  dueOn: '',
  debit,
  credit,
  text: 'Аренда',
  textEn: '',
})
const BASE: JournalBody = {
  date: '2025-12-31',
  level: 'entity',
  entity: 'МЕТ',
  basis: 'functional',
  borneBy: '',
  kind: 'manual',
  template: 'T07',
  cash: false,
  deferredTax: 'calculator',
  reversesOn: '',
  repeatsUntil: '',
  lines: [line('650200', '10', ''), line('410200', '', '10')],
}
const with_ = (change: Partial<JournalBody>): JournalBody => ({ ...BASE, ...change })

describe('two edits of one journal', () => {
  it('in different places are merged', () => {
    const mine = with_({
      template: 'T13',
      lines: [...BASE.lines, line('410200', '3', ''), line('510200', '', '3')],
    })
    const theirs = with_({ lines: [line('650200', '12', ''), line('410200', '', '12')] })
    expect(differences(BASE, mine, theirs).map(({ collides }) => collides)).toEqual([
      false,
      false,
      false,
      false,
    ])
    const made = merged(BASE, mine, theirs)
    expect(made.template).toBe('T13')
    expect(made.lines.map(({ debit, credit }) => [debit, credit])).toEqual([
      ['12', ''],
      ['', '12'],
      ['3', ''],
      ['', '3'],
    ])
  })

  it('of one place take the latest, or what a person chooses', () => {
    const mine = with_({ date: '2025-06-30' })
    const theirs = with_({ date: '2025-09-30' })
    expect(differences(BASE, mine, theirs)).toEqual([
      {
        key: ' date',
        place: { line: null, field: 'date' },
        base: '2025-12-31',
        mine: '2025-06-30',
        theirs: '2025-09-30',
        collides: true,
        taken: 'theirs',
      },
    ])
    expect(merged(BASE, mine, theirs).date).toBe('2025-09-30')
    expect(merged(BASE, mine, theirs, new Map([[' date', 'mine' as const]])).date).toBe('2025-06-30')
  })

  it('that are the same are no difference to choose', () => {
    const same = with_({ date: '2025-06-30' })
    expect(differences(BASE, same, same).map(({ collides }) => collides)).toEqual([false])
    expect(merged(BASE, same, same)).toEqual(same)
    expect(differences(BASE, BASE, BASE)).toEqual([])
    expect(merged(BASE, BASE, BASE)).toEqual(BASE)
  })

  it('where one removed lines and the other changed them, the lines are one choice', () => {
    const mine = with_({ lines: [line('650200', '', '')] })
    const theirs = with_({ lines: [line('650200', '12', ''), line('410200', '', '12')] })
    const found = differences(BASE, mine, theirs)
    expect(found.map(({ collides, key }) => [key, collides])).toEqual([[' lines', true]])
    expect(merged(BASE, mine, theirs).lines).toEqual(theirs.lines)
    expect(merged(BASE, mine, theirs, new Map([[' lines', 'mine' as const]])).lines).toEqual(mine.lines)
  })

  it('where one removed lines and the other did nothing, they are gone', () => {
    const mine = with_({ lines: [BASE.lines[0] ?? line('', '', '')] })
    expect(merged(BASE, mine, BASE).lines).toEqual(mine.lines)
    expect(merged(BASE, BASE, mine).lines).toEqual(mine.lines)
  })
})
