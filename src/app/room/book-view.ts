// A book as the top bar and the desk need it: settings, companies with their part in the group, periods that have
// balances, and how far each company has come.

import { entityOn } from '../../ledger/entity.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { fiscalYearOf, intervalText } from '../../ledger/period.ts'
import type { OpenRevision } from './room.ts'

export interface BookView {
  readonly name: string
  readonly title: string
  readonly titleEn: string
  readonly revision: string
  readonly parent: string
  readonly currency: string
  readonly unit: number
  readonly bases: readonly string[]
  readonly approval: 'second-person' | 'none'
  readonly fiscalYearStart: string
  /** Reporting dates that have balances, the latest first. */
  readonly dates: readonly string[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly nameEn: string
    readonly currency: string
  }[]
}

export function bookView({ book, name, revision }: OpenRevision): BookView {
  const { settings } = book
  const dates = [...new Set(book.balances.map((file) => file.to))].sort().reverse()
  const codes = [...new Set(book.entities.map((row) => row.code))].sort(compareBytes)
  return {
    name,
    title: settings.name,
    titleEn: settings.nameEn || settings.name,
    revision,
    parent: settings.parent,
    currency: settings.presentationCurrency,
    unit: settings.unit,
    bases: settings.basis.length > 0 ? settings.basis : ['ias-1'],
    approval: settings.approval,
    fiscalYearStart: settings.fiscalYearStart,
    dates,
    entities: codes.map((code) => {
      const row = entityOn(book, code, dates[0] ?? '9999-12-31')
      return {
        code,
        name: row?.name ?? code,
        nameEn: row?.nameEn || row?.name || code,
        currency: row?.functionalCurrency ?? '',
      }
    }),
  }
}

export type StepState = 'done' | 'warns' | 'blocks' | 'open' | 'none'

export interface Step {
  readonly id: 'balances' | 'mapping' | 'adjustments' | 'translation' | 'intragroup' | 'checks'
  readonly state: StepState
  /** How many matters; 0 where none. */
  readonly count: number
}

export interface DeskView {
  readonly period: string
  readonly interval: string
  readonly blocked: boolean
  readonly fingerprint: string
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly method: 'full' | 'equity' | 'none'
    readonly steps: readonly Step[]
  }[]
}

const MAP_CODE = /^MAP-/
const TRANSLATION_CHECK = /translat|reserve/

/** How far each company of the close that the person may read is, from its findings and checks. */
export function deskView(
  revision: OpenRevision,
  period: string | undefined,
  mayRead: (entity: string) => boolean,
): DeskView {
  const room = revision.close(period)
  const { book } = revision
  const { interval } = room
  const view = room.close.derivation.ownership.on(interval.to)
  const year = fiscalYearOf(interval.to, book.settings.fiscalYearStart)
  const codes = room.close.derivation.entityCodes(interval)
  const all = [...new Set([...codes, ...view.consolidated, ...view.associates])]
    .filter(mayRead)
    .sort(compareBytes)
  const about = (code: string): ((subject: string | undefined, file?: string) => boolean) => {
    const folder = `balances/${code}/`
    return (subject, file) => subject === code || (file?.startsWith(folder) ?? false)
  }
  const entities = all.map((code) => {
    const row = entityOn(book, code, interval.to)
    const isAbout = about(code)
    const findings = room.findings.filter(({ place }) => isAbout(place.subject, place.file))
    const checks = room.checks.filter((check) => check.scope !== 'pair' && isAbout(check.subject))
    const pairs = room.checks.filter(
      (check) => check.scope === 'pair' && check.subject.split(/[|\s]/).includes(code),
    )
    const files = book.balances.filter(
      (file) => file.entity === code && file.from >= year.from && file.to <= interval.to,
    )
    const journals = book.journals.filter(
      (one) => one.entity === code && one.date >= interval.from && one.date <= interval.to,
    )
    const pending = journals.filter(({ state }) => state === 'pending' || state === 'draft').length
    const method = row
      ? view.consolidated.includes(code)
        ? ('full' as const)
        : view.associates.includes(code)
          ? ('equity' as const)
          : ('none' as const)
      : ('none' as const)
    const ofMapping = findings.filter(({ code }) => MAP_CODE.test(code))
    const translation = checks.filter(({ id }) => TRANSLATION_CHECK.test(id))
    const foreign = row !== undefined && row.functionalCurrency !== book.settings.presentationCurrency
    const blocking = ofMapping.filter(({ severity }) => severity === 'blocks')
    // What brings the figures of the year: trial balances, or for an associate the rows of its register.
    const given = book.associates.filter(
      ({ date, investee }) => investee === code && date >= year.from && date <= interval.to,
    )
    const isFull = method === 'full'
    const awaited = isFull && !row?.dormant
    const steps: Step[] = [
      files.length > 0 || row?.dormant || (!isFull && given.length > 0)
        ? { id: 'balances', state: 'done', count: files.length }
        : { id: 'balances', state: isFull ? 'blocks' : 'open', count: 0 },
      blocking.length > 0
        ? { id: 'mapping', state: 'blocks', count: blocking.length }
        : {
            id: 'mapping',
            state: files.length > 0 ? 'done' : awaited ? 'open' : 'none',
            count: ofMapping.length,
          },
      pending > 0
        ? { id: 'adjustments', state: 'warns', count: pending }
        : { id: 'adjustments', state: journals.length > 0 ? 'done' : 'none', count: journals.length },
      foreign ? stepOf('translation', translation) : { id: 'translation', state: 'none', count: 0 },
      method === 'full' ? stepOf('intragroup', pairs) : { id: 'intragroup', state: 'none', count: 0 },
      stepOf('checks', checks),
    ]
    return { code, name: row?.name ?? code, method, steps }
  })
  return {
    period: interval.to,
    interval: intervalText(interval),
    blocked: room.blocked,
    fingerprint: room.fingerprint(),
    entities,
  }
}

function stepOf(id: Step['id'], checks: readonly Check[]): Step {
  const failed = checks.filter(({ passed }) => !passed)
  const blocking = failed.filter(({ severity }) => severity === 'blocks')
  if (blocking.length > 0) return { id, state: 'blocks', count: blocking.length }
  if (failed.length > 0) return { id, state: 'warns', count: failed.length }
  return { id, state: checks.length > 0 ? 'done' : 'none', count: checks.length }
}
