// Changing registers of a stored book: other rows as they were, the whole book read before anything is changed.

import { utils, write } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { onEveryServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { Refused } from '../store/refused.ts'
import { type BookPlace, changeBook, changeRegister, etagOf, StaleEdit } from './change-book.ts'
import { Room } from './room/room.ts'

const BOOK = {
  'book.yaml': 'format: 1\nname: Север\nparent: SEV\npresentation_currency: RUB\n',
  'entities.csv': 'code,name,chart\nSEV,АО «Север»,group\nVOS,ООО «Восток»,group\n',
  'rates.csv': 'source;rate;currency;type;from\nЦБ;12,50;CNY;spot;2025-01-31\nЦБ;13;CNY;spot;2025-02-28\n',
}
const ACT = { action: 'rates.change', objectKind: 'register', object: 'rates.csv', entity: '' }

onEveryServer('a register of a stored book', (given) => {
  const begin = async (name: string, more: Record<string, string | Uint8Array> = {}): Promise<BookPlace> => {
    const { store } = given()
    await store.importBook(name, filesOf({ ...BOOK, ...more }))
    return open(name)
  }
  const open = async (name: string): Promise<BookPlace> => {
    const { store } = given()
    const room = new Room()
    return { store, room, revision: await room.open(await store.bookFiles(name)) }
  }
  const textOf = async (name: string, path: string): Promise<string> =>
    new TextDecoder().decode(await (await given().store.bookFiles(name)).read(path))
  const setRate = (place: BookPlace, document: string, ifMatch: string, rate: string) =>
    changeRegister(place, ACT, {
      register: 'rates.csv',
      document: () => document,
      ifMatch,
      edit: (rows) => rows.map((row) => new Map([...row, ['rate', rate]])),
    })

  it('is changed by document, the other rows keep their hashes', async () => {
    const place = await begin('rates')
    const [january, february] = place.revision.book.rates
    await setRate(place, january?.document ?? '', etagOf(january ?? fail()), '11.75')
    expect(await textOf('rates', 'rates.csv')).toBe(
      'source,rate,currency,type,from\nЦБ,11.75,CNY,spot,2025-01-31\nЦБ,13,CNY,spot,2025-02-28\n',
    )
    const after = (await open('rates')).revision.book.rates
    expect(after[1]?.hash).toBe(february?.hash)
    // An edit that began from the former version comes too late.
    const late = setRate(place, january?.document ?? '', etagOf(january ?? fail()), '1')
    await expect(late).rejects.toBeInstanceOf(StaleEdit)
  })

  it('that is a sheet of Excel becomes a CSV in its place', async () => {
    const sheet = utils.aoa_to_sheet([
      ['jurisdiction', 'enacted_on', 'effective_from', 'rate'],
      ['RU', '2024-07-12', '2025-01-01', '25%'],
    ])
    const workbook = utils.book_new()
    utils.book_append_sheet(workbook, sheet, 'Ставки')
    const bytes: Uint8Array = new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx' }))
    const place = await begin('sheet', { 'tax_rates.xlsx': bytes })
    const [rate] = place.revision.book.taxRates
    await changeRegister(place, ACT, {
      register: 'tax_rates.csv',
      document: () => 'tax_rates.csv#KZ 2019-01-01 2019-01-01',
      ifMatch: null,
      edit: () => [
        new Map([
          ['jurisdiction', 'KZ'],
          ['enacted_on', '2019-01-01'],
          ['effective_from', '2019-01-01'],
          ['rate', '0.2'],
        ]),
      ],
    })
    const files = (await given().store.bookFiles('sheet')).list()
    expect(files).toContain('tax_rates.csv')
    expect(files).not.toContain('tax_rates.xlsx')
    const after = (await open('sheet')).revision.book.taxRates
    expect(after).toHaveLength(2)
    expect(after[0]?.hash).toBe(rate?.hash)
  })

  it('is not changed where the book would not read: the findings say why, wherever they are', async () => {
    const place = await begin('refused', { 'tax_rates.csv': 'jurisdiction,enacted_on,effective_from,rate\n' })
    const codes = async (work: Promise<unknown>): Promise<string[]> => {
      const error = await work.catch((thrown: unknown) => thrown)
      if (error instanceof Refused) return error.findings.map(({ code }) => code)
      throw error
    }
    const without = changeRegister(place, ACT, {
      register: 'entities.csv',
      document: () => 'entities.csv#SEV',
      ifMatch: place.revision.book.entities.find(({ code }) => code === 'SEV')?.hash ?? '',
      edit: () => [],
    })
    // The parent that book.yaml names is gone.
    expect(await codes(without)).toEqual(['BOOK-051'])
    const files = new Map([['unknown.csv', new TextEncoder().encode('a,b\n1,2\n')]])
    const foreign = changeBook(place, ACT, async () => ({ files, before: null, after: null }))
    expect(await codes(foreign)).toEqual(['BOOK-034'])
    expect((await given().store.bookFiles('refused')).revision).toBe(BigInt(place.revision.revision))
  })
})

const fail = (): never => {
  throw new Error('no such row')
}
