import { describe, expect, it } from 'vitest'
import type { RowsPage } from '../../api.ts'
import { openedTo, type Shown, shownRows, treeOf } from './tree.ts'

/** `level account name indicator`, an account where the name is a capital letter, else analytics. */
function page(text: string): RowsPage {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  const column = (at: number): string[] => lines.map((cells) => cells[at] ?? '')
  const empty = lines.map(() => '')
  const amounts = {
    openingDebit: empty,
    openingCredit: empty,
    turnoverDebit: empty,
    turnoverCredit: empty,
    closingDebit: empty,
    closingCredit: empty,
  }
  return {
    first: 0,
    total: lines.length,
    row: lines.map((_, index) => index + 8),
    sheet: empty,
    kind: column(2).map((name) => (/^[A-Z]/.test(name) ? 'account' : 'subconto')),
    level: column(0).map((level) => Number.parseInt(level, 10)),
    account: column(1),
    name: column(2),
    detail: empty,
    indicator: column(3),
    leaf: lines.map(() => false),
    amounts,
    targets: lines.map(() => []),
    rules: empty,
    note: lines.map(() => ''),
    state: lines.map((cells) => (cells[4] === 'x' ? 'unmapped' : '')),
  }
}

const TREE = treeOf([
  page(`
    0 01    Assets    БУ
    0 01    Assets    НУ
    1 01.01 Own       БУ
    1 01.01 Own       НУ
    2 01.01 crane     БУ
    2 01.01 line      БУ x
    1 01.03 Leased    БУ
    0 02    Wear      БУ`),
])

const shown = (change: Partial<Shown>): string[] =>
  shownRows(TREE, {
    level: 1,
    toggled: new Map(),
    hidden: new Set(),
    filter: 'all',
    find: '',
    ...change,
  }).map((index) => `${TREE.rows[index]!.name} ${TREE.rows[index]!.indicator}`)

describe('the rows of a trial balance', () => {
  it('show as many levels as are asked for, further indicators with their row', () => {
    expect(shown({})).toEqual(['Assets БУ', 'Assets НУ', 'Wear БУ'])
    expect(shown({ level: 2 })).toEqual([
      'Assets БУ',
      'Assets НУ',
      'Own БУ',
      'Own НУ',
      'Leased БУ',
      'Wear БУ',
    ])
    expect(shown({ level: 3, hidden: new Set(['НУ']) })).toEqual([
      'Assets БУ',
      'Own БУ',
      'crane БУ',
      'line БУ',
      'Leased БУ',
      'Wear БУ',
    ])
  })

  it('open and shut one by one', () => {
    expect(shown({ toggled: new Map([[0, true]]) })).toContain('Leased БУ')
    expect(shown({ level: 3, toggled: new Map([[0, false]]) })).toEqual(['Assets БУ', 'Assets НУ', 'Wear БУ'])
    expect(shown({ toggled: openedTo(TREE, 5, new Map()) })).toContain('line БУ')
  })

  it('show what is found under what it stands below', () => {
    expect(shown({ find: 'line' })).toEqual(['Assets БУ', 'Assets НУ', 'Own БУ', 'Own НУ', 'line БУ'])
    expect(shown({ find: '02' })).toEqual(['Wear БУ'])
    expect(shown({ filter: 'unmapped', hidden: new Set(['НУ']) })).toEqual(['Assets БУ', 'Own БУ', 'line БУ'])
  })

  it('of a flat table have nothing above them, one account line after line', () => {
    const flat = treeOf([page('0 10 Stock БУ\n0 10 Stock БУ\n0 20 Work БУ')])
    expect(flat.rows.map(({ parent, first }) => [parent, first])).toEqual([
      [-1, 0],
      [-1, 1],
      [-1, 2],
    ])
    expect(flat.parents.size).toBe(0)
  })
})
