// Where a file that was sent belongs: the company by tax number, name or what its sender said last time, the interval from
// its title or name. A proposal with its reason; who sends the file accepts it or says otherwise.

import type { TrialBalance } from '../../ledger/balance.ts'
import type { Book, EntityRow } from '../../ledger/book.ts'
import { isDate } from '../../ledger/period.ts'
import type { Answer, Destination } from '../../store/uploads.ts'
import { companyName, likeness, plainName } from '../similar.ts'

/** Why the company is proposed; '' : nobody knows which it is. */
export type EntityReason =
  | ''
  | 'given'
  | 'tax-id'
  | 'name'
  | 'counterparty'
  | 'remembered'
  | 'file-name'
  | 'similar-name'

export type PeriodReason = '' | 'given' | 'title' | 'file-name' | 'remembered'

export interface Proposal extends Destination {
  readonly entityBy: EntityReason
  readonly periodBy: PeriodReason
}

/** Names that have less in common than this are those of two companies. */
const ALIKE = 70

/** `2025-01-01_2025-12-31`, `2025-01-01_2025-12-31_60` in the name of a file. */
const IN_NAME = /(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})(?:_([0-9A-Za-zА-Яа-яЁё.]+?))?(?=\.[^.]+$|$)/

/** What an answer is remembered for: the organisation as printed, else what the file is called without its digits. */
export function subjectOf({ organisation }: Pick<TrialBalance, 'organisation'>, name: string): string {
  const printed = companyName(organisation)
  if (printed !== '') return `organisation ${printed}`
  const stem = plainName(name.replace(/\.[^.]+$/, '').replace(/\d+/g, ' '))
  return `file ${stem}`
}

export function propose(
  balance: TrialBalance,
  name: string,
  book: Pick<Book, 'entities' | 'counterparties'>,
  remembered: Answer | null,
): Proposal {
  const [, from = '', to = '', account = ''] = IN_NAME.exec(name) ?? []
  const inName = isDate(from) && isDate(to) && from <= to
  const period = periodOf(balance, inName ? { from, to } : null, remembered)
  return {
    ...entityOf(balance, name, book, remembered),
    ...period,
    account: balance.kind === 'by_account' ? balance.account : inName ? account : '',
  }
}

function periodOf(
  { periodFrom, periodTo }: TrialBalance,
  inName: { readonly from: string; readonly to: string } | null,
  remembered: Answer | null,
): { from: string; to: string; periodBy: PeriodReason } {
  if (periodFrom && periodTo) return { from: periodFrom, to: periodTo, periodBy: 'title' }
  if (inName) return { ...inName, periodBy: 'file-name' }
  if (remembered?.from && remembered.to)
    return { from: remembered.from, to: remembered.to, periodBy: 'remembered' }
  return { from: '', to: '', periodBy: '' }
}

function entityOf(
  balance: TrialBalance,
  name: string,
  { counterparties, entities }: Pick<Book, 'entities' | 'counterparties'>,
  remembered: Answer | null,
): { entity: string; entityBy: EntityReason } {
  const { organisation, settings, title } = balance
  const numbers = new Set([organisation, title, ...settings, name].join(' ').match(/\d{10,12}/g) ?? [])
  const byNumber = entities.find(({ taxId }) => taxId !== '' && numbers.has(taxId))
  if (byNumber) return { entity: byNumber.code, entityBy: 'tax-id' }
  const printed = companyName(organisation)
  const byName = only(entities.filter((one) => printed !== '' && namesOf(one).includes(printed)))
  if (byName) return { entity: byName, entityBy: 'name' }
  if (remembered && entities.some(({ code }) => code === remembered.entity))
    return { entity: remembered.entity, entityBy: 'remembered' }
  const known = counterparties.find(
    ({ partner, text }) =>
      printed !== '' && companyName(text) === printed && entities.some(({ code }) => code === partner),
  )
  if (known) return { entity: known.partner, entityBy: 'counterparty' }
  const words = new Set(plainName(name).split(' '))
  const inName = only(entities.filter(({ code }) => words.has(plainName(code))))
  if (inName) return { entity: inName, entityBy: 'file-name' }
  return alike(printed, entities)
}

/** The company whose name is most like the printed one, where one is. */
function alike(printed: string, entities: readonly EntityRow[]): { entity: string; entityBy: EntityReason } {
  const best = entities
    .map((one) => ({
      code: one.code,
      like: Math.max(...namesOf(one).map((name) => likeness(name, printed)), 0),
    }))
    .sort((a, b) => b.like - a.like)[0]
  return best && best.like >= ALIKE
    ? { entity: best.code, entityBy: 'similar-name' }
    : { entity: '', entityBy: '' }
}

const namesOf = ({ name, nameEn }: EntityRow): string[] =>
  [name, nameEn].filter((text) => text !== '').map(companyName)

/** The code that all rows share; '' where they are of several companies, or none. */
function only(rows: readonly EntityRow[]): string {
  const codes = new Set(rows.map(({ code }) => code))
  return codes.size === 1 ? [...codes][0]! : ''
}
