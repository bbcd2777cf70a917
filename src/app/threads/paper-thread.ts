// The thread on which documents for people are written and archives are packed.

import { zipSync } from 'fflate'
import type { Language } from '../../formats/write/amount-text.ts'
import { writeWorksheetAlone } from '../../formats/write/workbook-alone.ts'
import { type DocumentMatter, forPeople } from '../document-matter.ts'
import { answering } from './serve.ts'
import { handedOver } from './thread.ts'

export type Paper =
  | {
      readonly kind: 'document'
      readonly matter: DocumentMatter
      readonly format: 'xlsx' | 'pdf' | 'html'
      readonly language: Language
    }
  | { readonly kind: 'worksheet'; readonly of: Parameters<typeof writeWorksheetAlone> }
  | { readonly kind: 'archive'; readonly files: ReadonlyMap<string, Uint8Array> }

/** With times that do not change: the same files give the same archive. */
const archive = (files: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 })

function paper(asked: Paper): Uint8Array {
  if (asked.kind === 'archive') return archive(asked.files)
  if (asked.kind === 'worksheet') return writeWorksheetAlone(...asked.of)
  return forPeople(asked.matter, asked.format, asked.language)
}

answering<Paper, Uint8Array>((asked) => {
  const answer = paper(asked)
  return { answer, handedOver: handedOver(answer) }
})
