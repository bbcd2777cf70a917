// What a draft of a journal holds: what was typed, and what it began from, so that both can be laid beside a newer version.

import type { JournalBody } from '../../api.ts'
import { clipboardText } from '../../grid/paste.ts'

export interface DraftContent {
  /** null: a new journal. */
  readonly base: JournalBody | null
  readonly body: JournalBody
}

export const draftText = (content: DraftContent): string => JSON.stringify(content)

/** null: of another version of the program, or damaged; then it is left alone and not shown. */
export function draftContent(text: string): DraftContent | null {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !('base' in read && 'body' in read)) return null
    const { base, body } = read
    if (!isBody(body) || !(base === null || isBody(base))) return null
    return { base, body }
  } catch {
    return null
  }
}

const isBody = (value: unknown): value is JournalBody =>
  typeof value === 'object' &&
  value !== null &&
  'date' in value &&
  'lines' in value &&
  Array.isArray(value.lines) &&
  value.lines.every(
    (line) => typeof line === 'object' && line !== null && 'account' in line && 'debit' in line,
  )

/** Its lines as Excel takes them. */
export const journalText = ({ lines }: JournalBody): string =>
  clipboardText(
    lines.map((line) => [line.account, line.flow, line.partner, line.debit, line.credit, line.text]),
  )
