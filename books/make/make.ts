// Writes the sample books: `node bin/run.mjs books/make/make.ts`. What is in their folders and is not made (README.md)
// stays; a made file that is no longer one is removed.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { allBooks } from './books.ts'

const BOOKS = join(import.meta.dirname, '..')

for (const [book, files] of allBooks()) {
  const folder = join(BOOKS, book)
  mkdirSync(folder, { recursive: true })
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const own = path.slice(folder.length + 1).replaceAll('\\', '/')
    if (entry.isFile() && entry.name !== 'README.md' && !files.has(own)) rmSync(path)
  }
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  process.stdout.write(`books/${book}: ${files.size} files\n`)
}
