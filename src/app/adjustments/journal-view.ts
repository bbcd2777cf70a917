// Journals of a book as the browser lists and opens them, with what is wrong with each.

import type { Journal } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { add, fractionText, ZERO } from '../../ledger/fraction.ts'
import { fiscalYearOf, type Interval, parseInterval } from '../../ledger/period.ts'
import { TEMPLATES } from '../../ledger/words.ts'
import { Refused } from '../../store/refused.ts'
import {
  type Access,
  mayApprove,
  mayEditBook,
  mayEditEntity,
  mayReadEntity,
  mayReadGroupDraft,
} from '../access.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import type { OpenRevision } from '../room/room.ts'
import { bodyOf, type JournalBody } from './journal-rows.ts'

export interface JournalHead {
  readonly id: string
  readonly etag: string
  readonly date: string
  readonly level: Journal['level']
  readonly entity: string
  readonly template: string
  readonly templateName: { readonly ru: string; readonly en: string }
  readonly kind: Journal['kind']
  readonly text: string
  readonly textEn: string
  readonly state: Journal['state']
  readonly author: string
  readonly approvedBy: string
  /** Σ of debits. */
  readonly total: string
  readonly currency: string
  readonly lines: number
  /** Written by who asks. */
  readonly isMine: boolean
}

export interface JournalView extends JournalHead {
  readonly body: JournalBody
  readonly findings: readonly Rendered[]
  /** What the reader may do with it as it is. */
  readonly may: {
    readonly edit: boolean
    readonly approve: boolean
  }
}

export interface JournalFilter {
  readonly entity?: string
  readonly period?: string
  readonly state?: string
  readonly template?: string
}

export const mayReadJournal = (
  access: Access,
  book: string,
  { entity, level }: Pick<Journal, 'entity' | 'level'>,
) => (level === 'group' ? mayReadGroupDraft(access, book) : mayReadEntity(access, book, entity))

export const mayEditJournal = (
  access: Access,
  book: string,
  { entity, level }: Pick<Journal, 'entity' | 'level'>,
) => (level === 'group' ? mayEditBook(access, book) : mayEditEntity(access, book, entity))

/** A journal names its author by login; who wrote it may not approve it. */
export const mayApproveJournal = (access: Access, book: string, journal: Journal): boolean =>
  mayApprove(access, book, journal.author === access.login ? access.personId : journal.author)

/** Those that the reader may see, the latest first. */
export function journalList(
  revision: OpenRevision,
  access: Access,
  { entity, period, state, template }: JournalFilter,
): JournalHead[] {
  const interval = period === undefined ? null : intervalOf(revision, period)
  return revision.book.journals
    .filter(
      (journal) =>
        mayReadJournal(access, revision.name, journal) &&
        (entity === undefined ||
          (entity === 'group' ? journal.level === 'group' : journal.entity === entity)) &&
        (state === undefined || journal.state === state) &&
        (template === undefined || journal.template === template) &&
        (interval === null || acts(journal, interval)),
    )
    .map((journal) => journalHead(revision, access, journal))
    .sort((a, b) => compareBytes(b.date, a.date) || compareBytes(b.id, a.id))
}

/** It is dated within, or goes on acting until then. */
const acts = (journal: Journal, { from, to }: Interval): boolean =>
  (journal.date >= from && journal.date <= to) ||
  (journal.date < from && journal.repeatsUntil >= from) ||
  (journal.reversesOn >= from && journal.reversesOn <= to)

/** From the start of the fiscal year; nothing is derived for a list. */
function intervalOf({ book }: OpenRevision, period: string): Interval | null {
  const { fiscalYearStart } = book.settings
  const named = parseInterval(period, fiscalYearStart)
  return named && { from: fiscalYearOf(named.to, fiscalYearStart).from, to: named.to }
}

export function journalHead({ book }: OpenRevision, access: Access, journal: Journal): JournalHead {
  const total = journal.lines.reduce((sum, { debit }) => add(sum, debit ?? ZERO), ZERO)
  const template = TEMPLATES[journal.template]
  return {
    id: journal.id,
    etag: journal.hash,
    date: journal.date,
    level: journal.level,
    entity: journal.entity,
    template: journal.template,
    templateName: template ?? { ru: journal.template, en: journal.template },
    kind: journal.kind,
    text: journal.text,
    textEn: journal.textEn,
    state: journal.state,
    author: journal.author,
    approvedBy: journal.approvedBy,
    total: fractionText(total),
    currency: currencyOf(book, journal),
    lines: journal.lines.length,
    isMine: journal.author === access.login,
  }
}

function currencyOf(book: OpenRevision['book'], { basis, date, entity }: Journal): string {
  if (basis === 'presentation') return book.settings.presentationCurrency
  const row = entityOn(book, entity, date)
  return (basis === 'books' ? row?.booksCurrency : row?.functionalCurrency) ?? ''
}

export function journalView(
  revision: OpenRevision,
  access: Access,
  journal: Journal,
  period: string | undefined,
  language: Language,
): JournalView {
  const { book, name } = revision
  const edits = mayEditJournal(access, name, journal)
  const closed = journal.state === 'approved' && book.settings.approval === 'second-person'
  return {
    ...journalHead(revision, access, journal),
    body: bodyOf(journal),
    findings: findingsOf(findingsWith(revision, period), journal).map((one) => render(one, language)),
    may: {
      edit: edits && !closed,
      approve: mayApproveJournal(access, name, journal),
    },
  }
}

/** Of reading alone where the period gives no close. */
export function findingsWith(revision: OpenRevision, period: string | undefined): readonly Finding[] {
  try {
    return revision.close(period).findings
  } catch (error) {
    if (error instanceof Refused) return revision.findings
    throw error
  }
}

/** What is said of the journal: by its rows, or by its name. */
export function findingsOf(findings: readonly Finding[], journal: Journal): Finding[] {
  const { file, sheet } = journal.place
  const rows = new Set(journal.lines.map(({ place }) => place.row))
  return findings.filter(
    ({ place, values }) =>
      (place.file === file && place.sheet === sheet && rows.has(place.row)) ||
      place.subject === journal.id ||
      (place.file === file && values.id === journal.id),
  )
}
