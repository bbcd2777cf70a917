import { expect, it } from 'vitest'
import { nameFrom } from './new-name.ts'

it.each([
  ['Группа «Северный»', 'severnyy'],
  ['Холдинг «Щёлково & Ко» 2025', 'schelkovo-ko-2025'],
  ['Müller Group', 'muller'],
  ['«»', ''],
])('%s → %s', (title, name) => {
  expect(nameFrom(title)).toBe(name)
})
