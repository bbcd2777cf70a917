import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readGrid } from './read-grid.ts'

/** A BIFF8 workbook: rows of values, levels and hidden rows, merges. */
function biff(): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Счет', 'Дебет'],
    ['50', 410342.34],
    [1, 0.1],
    [null, null],
    [45778, true],
  ])
  sheet.A3 = { t: 'n', v: 1, z: '00' }
  sheet.A5 = { t: 'n', v: 45778, z: 'dd.mm.yyyy' }
  sheet.B4 = { t: 'e', v: 0x17 }
  sheet['!rows'] = [{}, { level: 1 }, { level: 2, hidden: true }]
  sheet['!cols'] = [{ wch: 10 }, { wch: 10, hidden: true }]
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'TDSheet')
  const bytes: ArrayBuffer = write(book, { bookType: 'biff8', type: 'array', cellStyles: true })
  return new Uint8Array(bytes)
}

describe('a BIFF workbook', () => {
  it('is read in a worker: texts, numbers as they are stored, codes and days by their formats, errors', async () => {
    const { container, findings, sheets } = await readGrid(biff(), 'a.xls')
    expect([container, findings, sheets.length]).toEqual(['xls', [], 1])
    const [sheet] = sheets
    expect(sheet?.name).toBe('TDSheet')
    expect(sheet?.hiddenColumns).toEqual([{ first: 1, last: 1 }])
    expect(
      sheet?.rows.map(({ row, cells }) => [
        row,
        ...[...cells.values()].map(({ text, number, error }) => [text, number, error].join('|')),
      ]),
    ).toEqual([
      [1, 'Счет||', 'Дебет||'],
      [2, '50||', '410342.34|410342.34|'],
      [3, '01|1|', '0.1|0.1|'],
      [4, '#REF!||#REF!'],
      [5, '2025-05-01|45778|', 'TRUE||'],
    ])
    expect(sheet?.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }])
  })
})
