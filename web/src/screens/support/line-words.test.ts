import { expect, it } from 'vitest'
import { letterAddress } from './line-words.ts'

it('heads a letter by kind, organisation and number, so that the desk reads them from it', () => {
  const address = letterAddress({
    address: 'help@example.ru',
    kind: 'service',
    organisation: 'АО «Северный & Ко»',
    licence: 'TB-000418',
    language: 'ru',
  })
  const { pathname, protocol, searchParams } = new URL(address)
  expect([protocol, decodeURIComponent(pathname)]).toEqual(['mailto:', 'help@example.ru'])
  expect(searchParams.get('subject')).toBe('ЗНО: ')
  expect(searchParams.get('body')?.split('\r\n').slice(0, 2)).toEqual([
    'Организация: АО «Северный & Ко»',
    'Регистрационный номер: TB-000418',
  ])
})
