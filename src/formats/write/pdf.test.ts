import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { groupsOf, writePdf } from './pdf.ts'
import { longStatement, MARKUP, sampleOutput, sampleSet } from './testing.ts'

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Text by pages, as poppler reads it from the file. */
function pagesOf(bytes: Uint8Array): string[] {
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  return read.stdout.split('\f').slice(0, -1)
}

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined

describe('a PDF', () => {
  it('is the same bytes twice, in this process and after other documents', () => {
    const first = hash(writePdf(sampleOutput, 'ru'))
    writePdf({ ...sampleOutput, programVersion: '9' }, 'en')
    expect(hash(writePdf(sampleOutput, 'ru'))).toBe(first)
  })

  it('is archivable, tagged, of the reporting date', () => {
    const text = Buffer.from(writePdf(sampleOutput, 'ru')).toString('latin1')
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(text).toContain('D:20251231000000')
  })
})

describe('rows that a page does not part', () => {
  const groups = (kinds: string): number[] =>
    groupsOf(
      [...kinds].map((kind) => ({
        kind: kind === 'h' ? 'heading' : kind === 's' ? 'subtotal' : kind === 't' ? 'total' : 'line',
      })),
    )

  it('are a sum with the two rows above it and a heading with the two below', () => {
    // Each number: how many rows stay together from this one on; 0 within a group.
    expect(groups('llllls')).toEqual([1, 1, 1, 3, 0, 0])
    expect(groups('hllll')).toEqual([3, 0, 0, 1, 1])
    expect(groups('hls')).toEqual([3, 0, 0])
    expect(groups('lls' + 't')).toEqual([4, 0, 0, 0])
    expect(groups('l')).toEqual([1])
  })

  it('cover all rows, no group longer than a page can take', () => {
    const kinds = 'hhlllsllstshllllllllllllllllhsshsshsshsshss'
    const found = groups(kinds)
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(kinds.length)
    expect(Math.max(...found)).toBeLessThanOrEqual(12)
  })
})

describe.skipIf(!hasPoppler)('the text of a PDF (poppler-utils)', () => {
  it('names the statement, its date and unit, in the words of the language', () => {
    const [cover = '', position = ''] = pagesOf(writePdf(sampleOutput, 'ru'))
    expect(cover).toContain('Группа «Пример» & Co')
    expect(cover).toContain('Консолидированная финансовая отчётность в соответствии с МСФО')
    expect(position).toContain('Консолидированный отчёт о финансовом положении')
    expect(position).toMatch(/на 31\s+декабря 2025\s+года/)
    expect(position).toContain('в тысячах российских рублей, если не указано иное')
    expect(position).toMatch(/Итого активы\s+7\s490\s+5\s000/)
    expect(position).toMatch(/Денежные средства\s+\(10\)\s+1\s000/)
    expect(position).toContain('Составлено по остаткам.')
    expect(position).toContain('Главный бухгалтер')
    const [, english = ''] = pagesOf(writePdf(sampleOutput, 'en'))
    expect(english).toMatch(/as at 31\s+December 2025/)
    expect(english).toMatch(/Total assets\s+7,490\s+5,000/)
  })

  it('bears fingerprint, page of pages and the draft mark on each page', () => {
    const pages = pagesOf(writePdf(sampleOutput, 'ru'))
    expect(pages).toHaveLength(4)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Отпечаток 0123456789abcdef')
      expect(page).toContain(`Страница ${index + 1} из 4`)
      expect(page).toContain('Черновик: не опубликовано')
    }
  })

  it('shows texts of a book as they are, whatever they look like', () => {
    const [, position = ''] = pagesOf(writePdf(sampleOutput, 'ru'))
    expect(position.replace(/\s+/g, ' ')).toContain(MARKUP.slice(0, 28))
    expect(position.replace(/\s+/g, ' ')).toContain('#strong[x]')
  })

  it('parts no total from its lines, and repeats the heads', () => {
    const set = { ...sampleSet, statements: [longStatement(20, 6)] }
    const pages = pagesOf(writePdf({ ...sampleOutput, set }, 'ru')).slice(1)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(0, -1)) {
      const rows = page.split('\n').filter((row) => /Часть|Строка|Итого часть/.test(row))
      expect(page).toContain('2025 год')
      expect(rows[0]).not.toMatch(/Итого/)
      expect(rows[1]).not.toMatch(/Итого/)
      expect(rows.at(-1)).not.toMatch(/^\s*Часть/)
    }
  })
})
