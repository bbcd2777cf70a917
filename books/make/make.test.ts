// The committed sample books are what the script makes: the same bytes, and nothing else but their README.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allBooks } from './books.ts'

const BOOKS = join(import.meta.dirname, '..')
const books = allBooks()

describe('the sample books', () => {
  it.each([...books.keys()])(
    '%s is what the script makes (else run: node bin/run.mjs books/make/make.ts)',
    (book) => {
      const files = books.get(book) ?? new Map<string, Uint8Array>()
      const folder = join(BOOKS, book)
      const found = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'README.md')
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        )
      expect(found.sort()).toEqual([...files.keys()].sort())
      const changed = found.filter(
        (path) => !readFileSync(join(folder, path)).equals(Buffer.from(files.get(path) ?? [])),
      )
      expect(changed).toEqual([])
    },
  )

  it('are made alike twice', () => {
    for (const [book, again] of allBooks())
      for (const [path, bytes] of again)
        expect([
          book,
          path,
          Buffer.from(bytes).equals(Buffer.from(books.get(book)?.get(path) ?? [])),
        ]).toEqual([book, path, true])
  })
})
