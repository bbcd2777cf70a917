// Drafts of answers, notes and new requests, kept at the server as they are typed: a session that ends loses none.

import { draftOf, dropDraft, keepDraft } from '../../store/desk/drafts.ts'
import { requestOf } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { noRequest, noRight } from './refusals.ts'

export interface DeskDraft {
  /** As the page keeps it. */
  readonly content: string
  /** Goes up with each save: another tab of hers is told by it. */
  readonly counter: number
  readonly changedAt: string
}

export interface SavedDraft {
  /** false: another tab of hers saved meanwhile. */
  readonly isSaved: boolean
  /** What is there now; null: nothing. */
  readonly draft: DeskDraft | null
}

/** Hers; of a new request where `request` is null. @throws Refused DESK-001 */
export async function readDraft(unit: DeskUnit, request: string | null): Promise<DeskDraft | null> {
  await requireSeen(unit, request)
  const row = await draftOf(unit, request)
  return row
    ? { content: row.content, counter: Number(row.counter), changedAt: row.changed_at.toISOString() }
    : null
}

/** @throws Refused DESK-001, 002 */
export async function saveDraft(
  unit: DeskUnit,
  request: string | null,
  content: string,
  counter: bigint,
): Promise<SavedDraft> {
  if (unit.access.scope !== 'full') throw noRight('draft')
  await requireSeen(unit, request)
  const saved = await keepDraft(unit, { request, content, counter })
  return { isSaved: saved !== undefined, draft: await readDraft(unit, request) }
}

/** @throws Refused DESK-001 */
export async function forgetDraft(unit: DeskUnit, request: string | null): Promise<void> {
  await requireSeen(unit, request)
  await dropDraft(unit, request)
}

async function requireSeen(unit: DeskUnit, request: string | null): Promise<void> {
  if (request !== null && !(await requestOf(unit, request))) throw noRequest()
}
