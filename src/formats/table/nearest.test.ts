import { expect, it } from 'vitest'
import { nearest } from './nearest.ts'

it.each([
  ['perod', ['period', 'amount'], 'period'],
  // Two letters that changed places.
  ['SVE', ['SEV', 'BAL'], 'SEV'],
  ['colour', ['due_on', 'debit'], 'none'],
  ['x', [], 'none'],
])('of %s in %j the nearest is %s', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected)
})

it('is one of them anyhow where it must be', () => {
  expect(nearest('colour', ['due_on'], true)).toBe('due_on')
})
