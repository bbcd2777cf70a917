import { describe, expect, it } from 'vitest'
import {
  changesOf,
  type EditedRow,
  faultsByRow,
  fileOrder,
  isOverChanged,
  laidOver,
  type RowChange,
  shownValue,
} from './row-edits.ts'

const row = (document: string, code: string, name = ''): EditedRow => ({
  document,
  etag: document && `${document}-1`,
  cells: { code, ...(name ? { name } : {}) },
})
const A = row('a', 'А')
const B = row('b', 'Б')
const WAS = [A, B]

describe('edits of a register', () => {
  it('are only what differs', () => {
    expect(changesOf(WAS, WAS)).toEqual([])
    expect(changesOf(WAS, [{ ...A, cells: { code: 'А', name: '' } }, B])).toEqual([])
    const changed = row('a', 'А', 'Альфа')
    expect(changesOf(WAS, [changed, B, row('', 'В'), row('', '')])).toEqual([
      changed,
      { document: '', etag: '', cells: { code: 'В' } },
    ])
    expect(changesOf(WAS, [B])).toEqual([{ document: 'a', etag: 'a-1', cells: null }])
    // A cleared row is a removed one; a copied row is a new one.
    expect(changesOf(WAS, [{ ...A, cells: { code: '' } }, B])).toEqual([
      { document: 'a', etag: 'a-1', cells: null },
    ])
    expect(changesOf(WAS, [A, A, B])).toEqual([{ document: '', etag: '', cells: { code: 'А' } }])
  })

  it('stand in the file in the order of the register, new ones last', () => {
    expect(fileOrder(WAS, [row('', 'В'), B, A])).toEqual([2, 1, 0])
    expect(fileOrder(WAS, [row('', ''), B])).toEqual([1])
  })

  it('have the findings of their lines beside them', () => {
    const finding = (file: string, line?: number) => ({
      code: 'BOOK-011',
      severity: 'blocks' as const,
      place: { file, ...(line === undefined ? {} : { row: line }) },
      where: '',
      text: '',
      advice: '',
    })
    const mine = finding('x.csv', 3)
    const others = [finding('y.csv', 3), finding('x.csv', 9), finding('x.csv')]
    expect(faultsByRow([mine, ...others], ['x.csv'], [2, 0])).toEqual({
      rows: new Map([[0, [mine]]]),
      others,
    })
  })

  it('lie over a register that changed meanwhile', () => {
    const mine: RowChange[] = [
      { document: 'a', etag: 'a-1', cells: { code: 'А', name: 'моя' } },
      { document: 'c', etag: 'c-1', cells: { code: 'В' } },
      { document: '', etag: '', cells: { code: 'Г' } },
    ]
    const now = [{ ...row('a', 'А', 'чужая'), etag: 'a-2' }, B]
    expect(laidOver(now, mine)).toEqual([
      { document: 'a', etag: 'a-2', cells: { code: 'А', name: 'моя' } },
      B,
      { document: '', etag: '', cells: { code: 'В' } },
      { document: '', etag: '', cells: { code: 'Г' } },
    ])
  })
})

describe('values of a register', () => {
  it.each([
    ['share', '0.975', '97,5%', '97.5%'],
    ['share', '-0.25', '-25%', '-25%'],
    ['share', '1', '100%', '100%'],
    ['share', '0.00125', '0,125%', '0.125%'],
    ['share', '1/3', '1/3', '1/3'],
    ['rate', '92.5', '92,5', '92.5'],
    ['text', '0.5', '0.5', '0.5'],
  ])('%s %s', (kind, value, ru, en) => {
    expect([shownValue(kind, value, 'ru'), shownValue(kind, value, 'en')]).toEqual([ru, en])
  })
})

it('a draft is over a register that changed where a row of it is another version or gone', () => {
  const mine = changesOf(WAS, [row('a', 'А', 'Альфа'), B, row('', 'В')])
  expect(isOverChanged(WAS, mine)).toBe(false)
  expect(isOverChanged([{ ...A, etag: 'a-2' }, B], mine)).toBe(true)
  expect(isOverChanged([B], mine)).toBe(true)
  expect(isOverChanged([A, { ...B, etag: 'b-2' }], mine)).toBe(false)
})
