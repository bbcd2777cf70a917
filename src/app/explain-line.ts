// The command explain: one line of the statements, taken apart down to the rows of the files.

import { finding } from '../ledger/finding.ts'
import { type CloseRequest, engine, type FigurePlace, type Progress } from './engine.ts'
import type { ExplainedInWords } from './explain-words.ts'
import { inputRefused } from './failure.ts'
import { withBook } from './open-book.ts'
import type { StorePlace } from './with-store.ts'

export interface ExplainRequest extends CloseRequest {
  readonly book: string
  /** `id` or `statement:id`. */
  readonly line: string
  /** Levels below the line itself. */
  readonly depth: number
  readonly place: FigurePlace
}

/** @throws Refused with the findings of a book that does not close, or of a line that is not there or not one. */
export const explainLine = (
  request: ExplainRequest,
  place: StorePlace,
  progress: Progress,
): Promise<ExplainedInWords> =>
  withBook(request.book, place, async ({ files }) => {
    const closed = await engine.closeBook(files, request, progress)
    const { explained, findings } = closed.explain(request.line, request.depth, request.place)
    if (explained !== null) return explained
    const reasons = [...closed.findings.filter(({ severity }) => severity === 'blocks'), ...findings]
    if (reasons.length > 0) throw inputRefused(...reasons)
    throw inputRefused(finding('APP-012', 'blocks', { value: request.line }, { line: request.line }))
  })
