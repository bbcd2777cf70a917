// Rules of the mapping as rows of mapping.csv: one changed, made or removed, or several tried before they are switched on.

import { type GivenRow, RegisterFile } from '../../formats/book/edit-register.ts'
import { MAPPING_SCHEMA } from '../../formats/book/schema.ts'
import type { Once } from '../../store/types.ts'
import { type BookPlace, changeRegister, overlaid, pathOf } from '../change-book.ts'
import type { OpenRevision, RevisionFiles, Room } from '../room/room.ts'
import { fieldsOf, type RuleFields } from './mapping-view.ts'

const MAPPING = 'mapping.csv'

const documentOf = (id: string): string => `${MAPPING}#${id}`

/** Columns that a rule fills; what is left at its default is not written. */
export function rowOf(rule: RuleFields): GivenRow {
  const { analytics, corrAccount, flowCredit, flowDebit, measure, priority, validFrom, validTo } = rule
  const cells: Readonly<Record<string, string>> = {
    id: rule.id,
    priority: priority === 0 ? '' : String(priority),
    valid_from: validFrom,
    valid_to: validTo,
    entity: rule.entity,
    account: rule.account,
    analytics_1: analytics[0] ?? '',
    analytics_2: analytics[1] ?? '',
    analytics_3: analytics[2] ?? '',
    partner: rule.partner,
    side: rule.side,
    corr_account: corrAccount,
    indicator: rule.indicator,
    measure,
    target: rule.target,
    flow_debit: flowDebit,
    flow_credit: flowCredit,
    share: rule.share,
    note: rule.note,
  }
  return new Map(Object.entries(cells).filter(([, text]) => text !== ''))
}

interface SaveAsked {
  /** The rule that is changed; its id when it is made. */
  readonly id: string
  /** null: it is removed. */
  readonly rule: RuleFields | null
  /** ETag from which the edit began; null: the rule is new. */
  readonly ifMatch: string | null
  readonly once?: Once
}

/** @throws StaleEdit; Refused where the book would not read with the rule */
export async function saveRule(place: BookPlace, { id, ifMatch, once, rule }: SaveAsked): Promise<void> {
  const verb = rule === null ? 'remove' : ifMatch === null ? 'create' : 'change'
  const before = ruleOf(place.revision, id)
  const act = {
    action: `mapping.${verb}`,
    objectKind: 'mapping rule',
    object: id,
    entity: rule?.entity ?? before?.entity ?? '',
    ...(once ? { once } : {}),
  }
  await changeRegister(place, act, {
    register: MAPPING,
    document: () => documentOf(id),
    ifMatch,
    edit: () => (rule ? [rowOf({ ...rule, id })] : []),
    show: (current) => ruleOf(current, id),
  })
}

export function ruleOf({ book }: OpenRevision, id: string): (RuleFields & { etag: string }) | null {
  const rule = book.mapping.find((one) => one.id === id)
  return rule ? { ...fieldsOf(rule), etag: rule.hash } : null
}

export interface RuleChange {
  readonly id: string
  readonly rule: RuleFields | null
}

/** The book as it would be with the rules changed; nothing is kept. */
export async function withRules(
  room: Room,
  files: RevisionFiles,
  { book }: OpenRevision,
  changes: readonly RuleChange[],
): Promise<OpenRevision> {
  const path = pathOf(files, MAPPING, book.settings.accounts)
  const file = await RegisterFile.read(files, path, MAPPING_SCHEMA, book.settings)
  const changed = new Map(changes.map(({ id, rule }) => [id, rule]))
  const kept = file.rows('').flatMap((row): GivenRow[] => {
    const rule = changed.get(row.get('id') ?? '')
    if (rule === undefined) return [row]
    changed.delete(row.get('id') ?? '')
    return rule ? [rowOf(rule)] : []
  })
  const made = [...changed.values()].flatMap((rule) => (rule ? [rowOf(rule)] : []))
  const bytes = file.replaced('', [...kept, ...made])
  const overlay = new Map<string, Uint8Array | null>([[MAPPING, bytes]])
  if (path !== '' && path !== MAPPING) overlay.set(path, null)
  return room.tryOut(overlaid(files, overlay))
}
