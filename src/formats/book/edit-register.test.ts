import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../ledger/book.ts'
import { assert } from '../../ledger/finding.ts'
import { type GivenRow, RegisterFile } from './edit-register.ts'
import { parseRegisters } from './registers.ts'
import type { ParsedRow } from './rows.ts'
import { type FileSchema, SCHEMAS } from './schema.ts'
import { type BookFiles, readSettings } from './settings.ts'

const SEVERNY = join(import.meta.dirname, '../../../books/severny')
const paths = readdirSync(SEVERNY, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(csv|yaml)$/.test(path),
)

const folder: BookFiles = { list: () => paths, read: async (path) => readFileSync(join(SEVERNY, path)) }
const settings: Settings = await readSettings(folder, paths, []).then((read) => {
  assert(read !== null, 'the sample group has settings')
  return read
})
const registers = [...(await parseRegisters(folder, settings, [])).entries()].filter(([file]) =>
  paths.includes(file),
)

const one = (path: string, bytes: Uint8Array): BookFiles => ({ list: () => [path], read: async () => bytes })
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

async function parsedOf(path: string, bytes: Uint8Array): Promise<readonly ParsedRow[]> {
  const files: BookFiles = {
    list: () => [...new Set([...paths, path])],
    read: async (asked) => (asked === path ? bytes : folder.read(asked)),
  }
  return (await parseRegisters(files, settings, [])).get(path) ?? []
}

const hashesOf = (rows: readonly ParsedRow[]): string[] => rows.map(({ hash }) => hash)
const schemaOf = (path: string): FileSchema => {
  const found = SCHEMAS.find(({ file }) => file === path)
  assert(found !== undefined, path)
  return found
}

describe('a register that is edited by document', () => {
  it.each(registers)('%s: read, written, read again gives the same rows and hashes', async (path, rows) => {
    const schema = rows[0]?.schema ?? schemaOf(path)
    const file = await RegisterFile.read(folder, path, schema, settings)
    const documents = [...new Set(rows.map(({ document }) => document))]
    expect(documents.length).toBeGreaterThan(0)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', ...documents), async (document) => {
        const written = file.replaced(document, file.rows(document))
        const again = await parsedOf(path, written)
        expect(hashesOf(again).sort()).toEqual(hashesOf(rows).sort())
        // Documents of several rows come together where their first row stood; others keep their order.
        const others = (all: readonly ParsedRow[]): string[] =>
          hashesOf(all.filter((row) => row.document !== document))
        if (document !== '') expect(others(again)).toEqual(others(rows))
      }),
      { numRuns: 12 },
    )
  })

  it.each(registers)('%s: without a document, the others are what they were', async (path, rows) => {
    const file = await RegisterFile.read(folder, path, rows[0]?.schema ?? schemaOf(path), settings)
    const gone = rows[0]?.document ?? ''
    const again = await parsedOf(path, file.replaced(gone, []))
    expect(hashesOf(again)).toEqual(hashesOf(rows.filter(({ document }) => document !== gone)))
  })

  it('keeps what texts hold: quotes, delimiters, ends of line, spaces within', async () => {
    const cell = fc
      .string({
        unit: fc.constantFrom('a', 'Я', '"', ',', ';', '\t', '\n', ' ', '1'),
        minLength: 1,
        maxLength: 9,
      })
      .map((value) => value.trim())
      .filter((value) => value !== '')
    const file = await RegisterFile.read(folder, 'decisions.csv', schemaOf('decisions.csv'), settings)
    await fc.assert(
      fc.asyncProperty(cell, cell, async (subject, reason) => {
        const row: GivenRow = new Map([
          ['id', 'НОВОЕ'],
          ['date', '2025-12-31'],
          ['kind', 'control'],
          ['subject', subject],
          ['reason', reason],
        ])
        const bytes = file.replaced('decisions.csv#НОВОЕ', [row])
        const again = await RegisterFile.read(
          one('decisions.csv', bytes),
          'decisions.csv',
          schemaOf('decisions.csv'),
          settings,
        )
        expect(again.rows('decisions.csv#НОВОЕ').map((given) => [...given].sort())).toEqual([[...row].sort()])
      }),
    )
  })

  it('writes points where a column had decimal commas, and keeps the columns in their order', async () => {
    const schema = schemaOf('rates.csv')
    const source = text(
      'source;rate;currency;type;from\nЦБ;12,5;CNY;spot;2025-01-31\nЦБ;13;CNY;spot;2025-02-28\n',
    )
    const file = await RegisterFile.read(one('rates.csv', source), 'rates.csv', schema, settings)
    const made: GivenRow = new Map([
      ['currency', 'CNY'],
      ['type', 'spot'],
      ['from', '2025-03-31'],
      ['rate', '12.75'],
      ['nominal', '10'],
    ])
    const written = new TextDecoder().decode(file.replaced('rates.csv#CNY spot 2025-03-31', [made]))
    expect(written).toBe(
      'source,rate,currency,type,from,nominal\nЦБ,12.5,CNY,spot,2025-01-31,\nЦБ,13,CNY,spot,2025-02-28,\n' +
        ',12.75,CNY,spot,2025-03-31,10\n',
    )
  })

  it('begins a register that the book has not yet with what the format needs', async () => {
    const schema = schemaOf('goodwill.csv')
    const file = await RegisterFile.read(folder, '', schema, settings)
    expect(file.etag('')).toBe('')
    const row: GivenRow = new Map([
      ['acquisition', 'A-1'],
      ['date', '2025-12-31'],
      ['event', 'impairment'],
      ['amount', '5'],
    ])
    expect(new TextDecoder().decode(file.replaced('', [row]))).toBe(
      'acquisition,date,event,amount\nA-1,2025-12-31,impairment,5\n',
    )
  })

  it('tells versions of a document apart by its rows, of the register by its bytes', async () => {
    const schema = schemaOf('rates.csv')
    const read = (source: string): Promise<RegisterFile> =>
      RegisterFile.read(one('rates.csv', text(source)), 'rates.csv', schema, settings)
    const head = 'currency,type,from,rate\n'
    const key = 'rates.csv#CNY spot 2025-01-31'
    const first = await read(`${head}CNY,spot,2025-01-31,12.5\n`)
    const sameRow = await read(`${head}CNY,spot,2025-01-31,12.50\nCNY,spot,2025-02-28,13\n`)
    const otherRow = await read(`${head}CNY,spot,2025-01-31,12.51\n`)
    expect(sameRow.etag(key)).toBe(first.etag(key))
    expect(sameRow.etag('')).not.toBe(first.etag(''))
    expect(otherRow.etag(key)).not.toBe(first.etag(key))
    expect(first.etag('rates.csv#USD spot 2025-01-31')).toBe('')
  })
})
