// The sample group closed warm: documents parsed and in memory, no kept result, both years and all entities derived to
// the content of statements.json; no file read or written. Limit: 100 ms, in a process that has closed before, as a
// server has; the first closes of a process, in which its code is still being compiled, stand beside it.

import { join } from 'node:path'
import { bookFolder } from '../src/app/book-folder.ts'
import { deriveClose } from '../src/app/close-book.ts'
import { Graph } from '../src/close/graph.ts'
import { readBook } from '../src/formats/book/read-book.ts'
import { Codes } from '../src/ledger/facts.ts'
import { median, row, say } from './say.ts'

const YEAR = { from: '2025-01-01', to: '2025-12-31' }

export async function bench(): Promise<void> {
  const { book } = await readBook(bookFolder(join(import.meta.dirname, '../books/severny')))
  if (!book) throw new Error('the sample group does not read')
  const close = (): unknown => deriveClose(book, YEAR, new Graph(), new Codes())
  const early = await median(15, close)
  await median(30, close)
  row('sample group, two years, all statements, nothing kept', await median(15, close), 'limit 100 ms')
  row('the 2nd to 16th close of the process', early)
  const [graph, codes] = [new Graph(), new Codes()]
  deriveClose(book, YEAR, graph, codes)
  const again = await median(15, () => deriveClose(book, YEAR, graph, codes))
  row('the same again, all results kept', again)
  graph.startCounting()
  deriveClose(book, YEAR, graph, codes)
  say(`derivations in the second run: ${graph.derived.length}`)
}
