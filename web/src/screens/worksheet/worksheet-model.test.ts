import { describe, expect, it } from 'vitest'
import type { Worksheet } from '../../api.ts'
import { faultOf, inUnits, selected, shownColumns, shownRows } from './worksheet-model.ts'

const label = { ru: '', en: '' }
const row = (
  id: string,
  kind: Worksheet['rows'][number]['kind'],
  amounts: string[],
  sums: string[] = [],
) => ({
  id,
  statement: 's',
  label,
  level: 0,
  kind,
  amounts,
  sums: sums.map((of) => ({ id: of, sign: 1 as const })),
})
const sheet = (total: string): Worksheet => ({
  revision: '1',
  id: 'consolidation',
  title: label,
  currency: 'RUB',
  columns: [
    { id: 'A', label, kind: 'entity' },
    { id: 'B', label, kind: 'entity' },
    { id: 'sum', label, kind: 'sum' },
    { id: 'elimination:nci', label, kind: 'layer' },
    { id: 'group', label, kind: 'total' },
  ],
  rows: [
    row('one', 'line', ['1.10', '2.20', '3.30', '-0.30', '3.00']),
    row('1001', 'account', ['1.10', '2.20', '3.30', '-0.30', '3.00']),
    row('two', 'line', ['10.00', '0.00', '10.00', '0.00', '10.00']),
    row('both', 'total', ['11.10', '2.20', '13.30', '-0.30', total], ['one', 'two']),
  ],
})

describe('a worksheet', () => {
  it('shows totals, then lines, then accounts, each account under its line', () => {
    const of = (level: number) =>
      shownRows(sheet('13.00'), 's', level).map(({ line, row: { id } }) => [line, id])
    expect(of(1)).toEqual([['both', 'both']])
    expect(of(2)).toHaveLength(3)
    expect(of(3)[1]).toEqual(['one', '1001'])
  })

  it('folds companies or layers away and never a sum', () => {
    const ids = shownColumns(sheet('13.00'), ['entity', 'layer']).map(({ column }) => column.id)
    expect(ids).toEqual(['sum', 'group'])
  })

  it('adds up down and across, and says by how much it does not', () => {
    for (const at of [0, 1, 2, 3, 4]) expect(faultOf(sheet('13.00'), 's', at)).toBe('')
    expect(faultOf(sheet('13.01'), 's', 4)).toBe('0.01')
  })

  it('gives the amounts of a selection, whichever way it was drawn', () => {
    const of = sheet('13.00')
    const range = { from: [2, 1], to: [1, 0] } as const
    expect(selected(shownRows(of, 's', 2), shownColumns(of, []), range)).toEqual([
      ['10.00', '0.00'],
      ['11.10', '2.20'],
    ])
  })

  it('rounds each figure for itself, half away from zero', () => {
    expect(inUnits('1499.99', 1000)).toBe('1')
    expect(inUnits('1500.00', 1000)).toBe('2')
    expect(inUnits('-1500.00', 1000)).toBe('-2')
    expect(inUnits('-499.99', 1000)).toBe('0')
    expect(inUnits('-1.50', 1)).toBe('-1.50')
  })
})
