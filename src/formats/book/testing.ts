// Books of a few lines for tests: files as texts.

import { compareBytes } from '../../ledger/facts.ts'
import type { BookFiles } from './settings.ts'

/** A book of these files; null takes a file away. */
export function bookOf(files: Readonly<Record<string, string | Uint8Array | null>>): BookFiles {
  const bytes = new Map(
    Object.entries(files).flatMap(([path, content]) =>
      content === null
        ? []
        : [[path, typeof content === 'string' ? new TextEncoder().encode(content) : content] as const],
    ),
  )
  return {
    list: () => [...bytes.keys()].sort(compareBytes),
    read: async (path) => bytes.get(path) ?? new Uint8Array(),
  }
}

/** A group of two: a parent in rubles, a subsidiary in yen. */
export const SMALL: Readonly<Record<string, string>> = {
  'book.yaml': 'format: 1\nname: Север\nparent: SEV\npresentation_currency: RUB\n',
  'entities.csv':
    'code,name,jurisdiction,chart,books_currency\nSEV,ООО «Север»,RU,ru-94n,RUB\nTOK,Sever Tokyo KK,JP,group,JPY\n',
}
