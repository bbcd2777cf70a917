import { describe, expect, it } from 'vitest'
import { readGrid } from './read-grid.ts'
import { looksLikeKoi8 } from './text.ts'

const TEXT =
  'Счет;Наименование;Сальдо на начало периода;Обороты за период\n51;Расчетные счета;100;\n60.01;Расчеты с поставщиками;;100\n'

/** Single-byte Cyrillic by the table of the decoder itself. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, index) => index))
  return Uint8Array.from([...text].map((letter) => table.indexOf(letter)))
}

describe('the encoding of a text', () => {
  it.each([
    ['koi8-r', TEXT, true],
    ['koi8-r', TEXT.toUpperCase(), true],
    ['windows-1251', TEXT, false],
    ['windows-1251', TEXT.toUpperCase(), false],
    ['koi8-r', '51;Счет;100\n', false],
  ])('%s is told by its letters', (encoding, text, isKoi8) => {
    expect(looksLikeKoi8(encoded(text, encoding))).toBe(isKoi8)
  })

  it('that is neither UTF-8 nor windows-1251 is refused, not read as other letters', async () => {
    const { findings, sheets } = await readGrid(encoded(TEXT, 'koi8-r'), 'ОСВ.csv')
    expect([sheets, findings.map(({ code }) => code)]).toEqual([[], ['FILE-026']])
  })
})
