// A figure taken apart for the browser: every step from the figure down the opened parts, each with its parts, in words.

import { minorOfText } from '../../close/explained.ts'
import type { Explained, Text } from '../../close/types.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { finding, type Place } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { explainFigure } from '../explain-figure.ts'
import { columnWords, type DetailInWords, ExplainWords, stepTitle } from '../explain-words.ts'
import { inputRefused } from '../failure.ts'
import type { OpenRevision } from './room.ts'

export interface ExplainAsked {
  readonly period?: string
  readonly entity: string | null
  readonly basis?: string
  /** `statement:id` */
  readonly line: string
  /** Id of the statement's column: a date, `from/to`, or a component of equity; the first (equity: total) if not given. */
  readonly column?: string
  /** Changes in equity: `from/to` of the statement. */
  readonly interval?: string
  /** Column of the worksheet, and the account row below the line, where a worksheet's cell is asked about. */
  readonly cell?: string
  readonly row?: string
  /** Which part of which step was opened, from the figure itself down. */
  readonly path: readonly number[]
}

export interface FigureView {
  readonly label: Text
  readonly kind: string
  readonly amount: string
  readonly currency: string
  readonly place?: Place & { readonly columnWords?: Text }
  readonly details: readonly DetailInWords[]
}

export interface ExplainStep {
  readonly figure: FigureView
  readonly title: Text
  readonly parts: readonly (FigureView & { readonly opens: boolean })[]
  readonly sum: string | null
  readonly chosen: number | null
}

export interface ExplainView {
  readonly steps: readonly ExplainStep[]
}

/** Parts that the walk lists without opening them: each opens further. */
const OPENS = new Set(['account', 'entity', 'layer'])

/** @throws Refused CLO-006…CLO-010; comparatives are explained by the close in which they were the current year */
export function explainView(revision: OpenRevision, asked: ExplainAsked): ExplainView {
  const { basis, cell, column, entity, line, path, row } = asked
  const request = { entity: entity ?? 'group', ...(basis ? { basis } : {}) }
  const room = revision.close(periodOf(asked))
  const walk = { depth: path.length + 2, path }
  const { explained, findings } = explainFigure(room.close, request, line, walk, { cell, column, row })
  if (!explained) throw inputRefused(...findings)
  const words = new ExplainWords(revision.book, room.interval.to)
  const steps: ExplainStep[] = []
  let at: Explained = explained
  for (const index of path) {
    steps.push(stepOf(at, index, words))
    const next: Explained | undefined = at.parts?.[index]
    if (!next) throw inputRefused(finding('CLO-010', 'blocks', { value: path.join('.') }))
    at = next
  }
  steps.push(stepOf(at, null, words))
  return { steps }
}

function stepOf(figure: Explained, chosen: number | null, words: ExplainWords): ExplainStep {
  const parts = figure.parts ?? []
  return {
    figure: figureView(figure, words),
    title: stepTitle(parts),
    parts: parts.map((part) => ({ ...figureView(part, words), opens: opens(part) })),
    sum: sumOf(figure, parts),
    chosen,
  }
}

const opens = ({ fact, kind, more, parts }: Explained): boolean =>
  OPENS.has(kind) || (parts?.length ?? 0) > 0 || more === true || fact !== undefined

function sumOf({ currency }: Explained, parts: readonly Explained[]): string | null {
  const own = parts.filter((part) => part.currency === currency)
  if (own.length === 0) return null
  const sum = own.reduce((total, part) => total + minorOfText(part.amount, currency), 0n)
  return decimalText(sum, exponentOf(currency))
}

function figureView(part: Explained, words: ExplainWords): FigureView {
  const { amount, currency, kind, place } = part
  return {
    label: words.label(part),
    kind,
    amount,
    currency,
    ...(place
      ? { place: { ...place, ...(place.column ? { columnWords: columnWords(place.column) } : {}) } }
      : {}),
    details: words.details(part),
  }
}

/** The close that a column is the current year of: its date, or the end of its interval. */
function periodOf({ column, interval, period }: ExplainAsked): string | undefined {
  const named = /\d{4}-\d{2}-\d{2}$/.exec(interval ?? column ?? '')?.[0]
  return named ? `${named}/${named}` : period
}
