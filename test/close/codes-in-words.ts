// Words that belong to the format and not to a reader: codes of movements, layers and kinds, names of files, columns of
// analytics. A label in words has none of them.

import { ELIMINATIONS, FLOWS } from '../../src/ledger/words.ts'

const CODES = new Set([
  ...Object.keys(FLOWS),
  ...ELIMINATIONS,
  'mapped',
  'profit',
  'equity',
  'goods',
  'services',
])
const OF_THE_FORMAT = /unspecified|analytics_\d|[a-z]:[a-z]|derived\/|\.csv|\.xlsx|\.html?\b|\.xls\b/

/** The first code in a text; '' for none. Words that English has as well («proceeds») are codes in Russian alone. */
export function codeIn({ ru, en }: { readonly ru: string; readonly en: string }): string {
  for (const text of [ru, en]) {
    const found = OF_THE_FORMAT.exec(text)
    if (found) return found[0]
  }
  const latin = (text: string): string[] => text.match(/(?<![\w-])[a-z]+(-[a-z]+)*(?![\w-])/g) ?? []
  const inRussian = latin(ru).find((word) => CODES.has(word))
  return inRussian ?? latin(en).find((word) => word.includes('-') && CODES.has(word)) ?? ''
}
