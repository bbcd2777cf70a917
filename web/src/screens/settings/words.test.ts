import { expect, it } from 'vitest'
import { SETTINGS_FORMAT } from '../../../../src/formats/book/settings.ts'
import { GROUPS, SETTING_WORDS } from './words.ts'

it('every setting of a book has its words and stands in one group', () => {
  const keys = SETTINGS_FORMAT.map(({ name }) => name).filter(
    (name) => !['format', 'hierarchies'].includes(name),
  )
  expect(Object.keys(SETTING_WORDS).sort()).toEqual([...keys].sort())
  expect(GROUPS.flatMap((group) => group.keys).sort()).toEqual([...keys].sort())
  const unnamed = SETTINGS_FORMAT.filter(({ name }) => name !== 'layouts' && keys.includes(name)).flatMap(
    ({ name, words }) => words.filter((word) => !SETTING_WORDS[name]?.values?.[word]),
  )
  expect(unnamed).toEqual([])
})
