import { expect, it } from 'vitest'
import { keptIn } from './kept-in.ts'

const EMPTY = { text: '', isNote: false }

it('takes known fields of their own type and nothing else', () => {
  expect(keptIn(EMPTY, JSON.stringify({ text: 'а', isNote: true }))).toEqual({ text: 'а', isNote: true })
  expect(keptIn(EMPTY, JSON.stringify({ text: 1, other: 'б', isNote: true }))).toEqual({
    text: '',
    isNote: true,
  })
  expect(keptIn(EMPTY, 'not JSON')).toEqual(EMPTY)
  expect(keptIn(EMPTY, 'null')).toEqual(EMPTY)
})
