// Every code and check of the entity chain has words in both languages, and every word has a code that gives it.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ENTITY_MESSAGES } from './messages.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const sources = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/(\.test|testing|messages)\.ts$/.test(name))
    .map((name) => `${folder}${name}`),
  `${folder}../rates.ts`,
].map((path) => readFileSync(path, 'utf8'))
const given = new Set(
  sources.flatMap((text) => [
    ...[...text.matchAll(/'(ENT-\d{3})'/g)].map(([, code]) => code),
    ...[...text.matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id),
  ]),
)

describe('the words of the entity chain', () => {
  it('are those of its findings and checks, no more and no less', () => {
    expect(Object.keys(ENTITY_MESSAGES).sort()).toEqual([...given].sort())
  })
  it.each(Object.entries(ENTITY_MESSAGES))('%s names the same values in both languages', (_, { ru, en }) => {
    const names = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort()
    const values = /\{\w+, select/
    if (values.test(ru.text + ru.advice)) return
    expect(names(ru.text)).toEqual(names(en.text))
    expect(names(ru.advice)).toEqual(names(en.advice))
  })
})
