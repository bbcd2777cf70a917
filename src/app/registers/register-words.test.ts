import { describe, expect, it } from 'vitest'
import { CHART_SCHEMA, SCHEMAS } from '../../formats/book/schema.ts'
import { knownChoice } from './choice-words.ts'
import { COLUMN_WORDS } from './column-words.ts'
import { REGISTER_WORDS } from './register-words.ts'

const ALL = [...SCHEMAS, CHART_SCHEMA]

describe('words of registers', () => {
  it('name every register', () => {
    expect(Object.keys(REGISTER_WORDS).sort()).toEqual(SCHEMAS.map(({ file }) => file).sort())
  })

  it('name every column, and no other', () => {
    const columns = new Set(ALL.flatMap((schema) => schema.columns.map(({ name }) => name)))
    expect([...COLUMN_WORDS.keys()].sort()).toEqual([...columns].sort())
    expect([...COLUMN_WORDS.values()].filter(({ en, ru }) => en === '' || ru === '')).toEqual([])
  })

  it('name every word of an enumerated column', () => {
    const unnamed = ALL.flatMap((schema) =>
      schema.columns.flatMap(({ name, words = [] }) =>
        words.filter((word) => !knownChoice(name, word)).map((word) => `${name} ${word}`),
      ),
    )
    expect(unnamed).toEqual([])
  })
})
