// A folder of a book as its files: paths below it with `/`, in byte order. Hidden files and folders are not the book's
// (`.git`, an editor's), nor is what an office program leaves beside an open file (`~$…`).

import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { compareBytes } from '../ledger/facts.ts'
import type { Files } from '../store/types.ts'

export function bookFolder(folder: string): Files {
  return {
    list: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'),
        )
        .filter((path) => !path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$')))
        .sort(compareBytes),
    read: (path) => readFile(join(folder, path)),
  }
}
