import { expect, it } from 'vitest'
import { actorWords, objectWords } from './trail-words.ts'

const entry = {
  actor: 'console:root',
  actorName: '',
  action: 'close.keep',
  objectKind: 'close',
  object: '0b0f8d2e-5a7c-4c1d-9d53-3f2a1b0c9e77',
  book: 'x',
}

it('says doors of the program in words, and people by their names', () => {
  expect(actorWords(entry, 'ru')).toBe('командная строка сервера')
  expect(actorWords({ ...entry, actor: 'person:1', actorName: 'контролёр группы' }, 'en')).toBe(
    'контролёр группы',
  )
  expect(actorWords({ ...entry, actor: 'person:1' }, 'en')).toBe('a person who is no more')
})

it('names things as people do, never by a key of the database', () => {
  const nameOf = (register: string): string => (register === 'rates.csv' ? 'Курсы валют' : register)
  const of = (objectKind: string, object: string): string =>
    objectWords({ ...entry, objectKind, object }, nameOf)
  expect(of('close', entry.object)).toBe('')
  expect(of('person', entry.object)).toBe('')
  expect(of('journal', 'К-118')).toBe('К-118')
  expect(of('register', 'rates.csv')).toBe('Курсы валют')
  expect(of('pair', 'МЕТ|ТДС')).toBe('МЕТ – ТДС')
  expect(of('book', 'x')).toBe('')
})
