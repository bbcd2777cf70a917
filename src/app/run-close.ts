// The commands close and check over a book in a folder or in the store. What a close gave is kept in the store where
// the book is in it; a folder needs no database.

import type { Check, Finding } from '../ledger/finding.ts'
import { type Closed, type CloseRequest, engine, type OutputFormat, type Progress } from './engine.ts'
import { diskFailure } from './failure.ts'
import { type OpenBook, withBook } from './open-book.ts'
import type { StorePlace } from './with-store.ts'

export interface RunRequest extends CloseRequest {
  readonly book: string
}

export interface Documents {
  readonly out: string
  readonly formats: readonly OutputFormat[]
}

export interface Run {
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  readonly blocked: boolean
  readonly reportingDate: string
  readonly fingerprint: string
  /** Files written; empty for check, and where something blocks. */
  readonly written: readonly string[]
}

/** Closes and writes the documents; `documents` null only checks. */
export const runClose = (
  request: RunRequest,
  documents: Documents | null,
  place: StorePlace,
  progress: Progress,
): Promise<Run> => withBook(request.book, place, (open) => closeOpen(open, request, documents, progress))

export async function closeOpen(
  { files, stored }: OpenBook,
  request: CloseRequest,
  documents: Documents | null,
  progress: Progress,
): Promise<Run> {
  const closed = await engine.closeBook(files, request, progress)
  const { blocked, checks, closing, findings, fingerprint, reportingDate, write } = closed
  // A wrong statement is worse than none: `check` shows what failed, with both figures.
  const written = documents && write && !blocked ? await writeTo(documents, write) : []
  if (documents && stored && closing) await stored.store.saveClose(stored.book.revision, closing)
  return { findings, checks, blocked, reportingDate, fingerprint, written }
}

async function writeTo({ formats, out }: Documents, write: NonNullable<Closed['write']>): Promise<string[]> {
  try {
    return await write(out, formats)
  } catch (error) {
    throw diskFailure(error, out)
  }
}
