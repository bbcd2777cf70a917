// What the server has done on threads: documents, archives, the reading of large files. The command line does the same
// in place: nobody waits beside it.

import { type ReadOptions, readTrialBalance } from '../../formats/osv/read.ts'
import type { Language } from '../../formats/write/amount-text.ts'
import type { writeWorksheetAlone } from '../../formats/write/workbook-alone.ts'
import type { BalanceKey, TrialBalance } from '../../ledger/balance.ts'
import type { DocumentMatter, WriteForPeople } from '../document-matter.ts'
import { type Preview, previewOf } from '../uploads/preview.ts'
import type { Paper } from './paper-thread.ts'
import type { PreviewAsked } from './preview-thread.ts'
import type { BalanceAsked, BalanceRest } from './reading-thread.ts'
import { Thread } from './thread.ts'

const HEAP_MB = 2048

const papers = new Thread<Paper, Uint8Array>(new URL('./paper-thread.ts', import.meta.url), HEAP_MB)
const readings = new Thread<BalanceAsked, BalanceRest, readonly BalanceKey[]>(
  new URL('./reading-thread.ts', import.meta.url),
  HEAP_MB,
)

const previews = new Thread<PreviewAsked, Preview | null>(
  new URL('./preview-thread.ts', import.meta.url),
  HEAP_MB,
)

export const writeBeside: WriteForPeople = (
  matter: DocumentMatter,
  format: 'xlsx' | 'pdf' | 'html',
  language: Language,
) => papers.run({ kind: 'document', matter, format, language })

export const worksheetBeside = (...of: Parameters<typeof writeWorksheetAlone>): Promise<Uint8Array> =>
  papers.run({ kind: 'worksheet', of })

/** The same bytes for the same files. */
export const archiveBeside = (files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> =>
  papers.run({ kind: 'archive', files })

/** A smaller file is read sooner than handed over. */
const SMALL_BYTES = 50_000

export async function readBeside(
  bytes: Uint8Array,
  file: string,
  options: Pick<ReadOptions, 'exponent'> = {},
): Promise<TrialBalance> {
  if (bytes.length < SMALL_BYTES) return readTrialBalance(bytes, file, options)
  const keys: BalanceKey[] = []
  const rest = await readings.run({ bytes, file, options }, (some) => {
    for (const key of some) keys.push(key)
  })
  return { ...rest, keys }
}

export const previewBeside = (...asked: PreviewAsked): Promise<Preview | null> =>
  asked[0].length < SMALL_BYTES ? previewOf(...asked) : previews.run(asked)
