// What the commands close, check and explain ask of a close. The derivation itself is close-book.ts; the documents
// for people are the writers'.

import type { Check, Finding } from '../ledger/finding.ts'
import type { Closing } from '../store/closes.ts'
import type { Files } from '../store/types.ts'
import { closeBook } from './close-book.ts'
import type { ExplainedInWords } from './explain-words.ts'

/** Told as the work goes on: `done` of `total` parts of a step; steps are read, close, write … */
export type Progress = (step: string, done: number, total: number) => void

export interface CloseRequest {
  readonly period?: string
  readonly entity?: string
  readonly basis?: string
}

export type OutputFormat = 'xlsx' | 'pdf' | 'html' | 'json'

export interface Explanation {
  /** An id that is not there, or stands in several statements: a finding with the choices. */
  readonly findings: readonly Finding[]
  readonly explained: ExplainedInWords | null
}

/** Which figure of a line: of a statement's column, or of a cell of the worksheet. */
export interface FigurePlace {
  /** Of changes in equity the component, the total where not given. */
  readonly column?: string | undefined
  /** Column of the worksheet: a company, a layer, `sum`, `group`, `ifrs`. */
  readonly cell?: string | undefined
  /** The account row below the line, of a cell. */
  readonly row?: string | undefined
}

export interface Closed {
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  /** True where a finding or a failed check blocks. */
  readonly blocked: boolean
  /** YYYY-MM-DD; '' when the close did not come so far. */
  readonly reportingDate: string
  readonly fingerprint: string
  /** What the store keeps of it; null without a result. */
  readonly closing: Closing | null
  /** Writes the documents of the close below `folder`, whole or not at all; null without a result. */
  readonly write: ((folder: string, formats: readonly OutputFormat[]) => Promise<string[]>) | null
  /** `line` is an id or `statement:id`. */
  explain(line: string, depth: number, place?: FigurePlace): Explanation
}

export type CloseBook = (files: Files, request: CloseRequest, progress: Progress) => Promise<Closed>

/** What the commands call; tests of the command line put others in its place. */
export const engine: { closeBook: CloseBook } = { closeBook }
