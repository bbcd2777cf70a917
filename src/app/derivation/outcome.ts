// What a close tells: findings and checks of every company's chain and of the group, of the year in full and of years
// before where they block; then what only the close as a whole can see. Each is said once.

import { registerFindings } from '../../close/entity/register-findings.ts'
import { acquisitionRowFindings } from '../../close/group/acquisition-rows.ts'
import { decidedToStay } from '../../close/group/proposals.ts'
import { registerRowFindings } from '../../close/group/register-rows.ts'
import type { TranslatedYear } from '../../close/types.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { type Interval, precedingYear } from '../../ledger/period.ts'
import type { EntityChains, EntityFigures } from './entity-chains.ts'
import type { GroupFigures, GroupYears } from './group-years.ts'
import type { BookInputs } from './inputs.ts'

export interface Outcome {
  readonly findings: Finding[]
  readonly checks: Check[]
}

/** All findings and checks of entities and group up to the interval. */
export function outcomeOf(
  inputs: BookInputs,
  entities: EntityChains,
  groups: GroupYears,
  interval: Interval,
): Outcome {
  const { opensOn } = inputs
  const findings: Finding[] = registersOf(inputs, interval)
  const checks: Check[] = []
  const years = [interval]
  for (let before = precedingYear(interval); before.to >= opensOn; before = precedingYear(before))
    years.push(before)
  for (const year of years) {
    const isReported = year === interval
    const group = groups.group(year)
    for (const told of [ofEntities(inputs, entities, group, year), ofGroup(inputs, group, year)]) {
      findings.push(...told.findings.filter((one) => isReported || one.severity === 'blocks'))
      checks.push(...told.checks.filter((check) => isReported || (told.lasting && hasFailed(check))))
    }
  }
  findings.push(...beforeOpening(inputs, entities, precedingYear(years.at(-1)!)))
  return {
    findings: [
      ...withoutRatesOfBooks(once(findings)),
      ...outsideGroup(inputs, interval),
      ...idleJournals(inputs, interval),
      ...ownYears(inputs),
      ...taxFigures(inputs, interval),
    ],
    checks,
  }
}

/** Rows of registers that no derivation can take as they stand. */
function registersOf({ book, chart, opensOn, ownership, rates }: BookInputs, { to }: Interval): Finding[] {
  return [
    ...ownership.findings,
    ...decidedToStay(book.turnovers),
    ...registerFindings(book, rates, opensOn, to),
    ...registerRowFindings(book, ownership, { opensOn, date: to }),
    ...acquisitionRowFindings(book, chart, ownership, to),
  ]
}

interface Told extends Outcome {
  /** Checks that failed in a year before are failed for the years after it. */
  readonly lasting: boolean
}

const hasFailed = ({ passed, severity }: Check): boolean => !passed && severity === 'blocks'

const stagesOf = ({ adjusted, deferredTax, mapped }: EntityFigures) => [
  mapped.value,
  adjusted.value,
  deferredTax.value,
]

function ofEntities(inputs: BookInputs, entities: EntityChains, group: GroupFigures, year: Interval): Told {
  const told: Told = { findings: [], checks: [], lasting: false }
  const { associates, members } = group.input
  for (const code of inputs.entityCodes(year)) {
    const figures = entities.entity(code, year)
    if (!figures) continue
    const translated: TranslatedYear | undefined = (members.get(code) ?? associates.get(code))?.translated
    for (const stage of [...stagesOf(figures), ...(translated ? [translated] : [])]) {
      told.findings.push(...stage.findings)
      told.checks.push(...stage.checks)
    }
    told.checks.push(...figures.checks.value)
  }
  return told
}

/** Without all members the group is not there: its rates and checks would only repeat what is missing. */
function ofGroup({ ownership }: BookInputs, group: GroupFigures, { to }: Interval): Told {
  const isWhole = ownership.on(to).consolidated.every((code) => group.input.members.has(code))
  const [year, checks] = [group.year.value, group.checks.value]
  return {
    findings: [...year.findings, ...checks.findings].filter(({ code }) => isWhole || code !== 'ENT-301'),
    checks: isWhole ? [...year.checks, ...checks.checks] : [],
    lasting: true,
  }
}

function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((one) => {
    // One rate that is missing is one row to add, whatever asks for it: who asks first says so.
    const { from, to, type, when } = one.values
    const isRate = one.code === 'ENT-301'
    const text = JSON.stringify(isRate ? [from, to, type, when] : [one.code, one.place, one.values])
    return seen.has(text) ? false : seen.add(text)
  })
}

/** Books that this version does not remeasure (MAP-131) need no rates of the currency that it would have been into. */
function withoutRatesOfBooks(findings: readonly Finding[]): readonly Finding[] {
  const refused = new Set(
    findings.filter(({ code }) => code === 'MAP-131').map(({ values }) => values.functional),
  )
  return findings.filter(({ code, values }) => code !== 'ENT-301' || !refused.has(values.from))
}

/** Entities with files that nobody of the group holds. */
function outsideGroup(inputs: BookInputs, interval: Interval): Finding[] {
  const { ownership } = inputs
  // An event that cannot be read may be the one that holds it.
  if (ownership.findings.some(({ severity }) => severity === 'blocks')) return []
  const view = ownership.on(interval.to)
  return inputs
    .entityCodes(interval)
    .filter((code) => !view.consolidated.includes(code) && !view.associates.includes(code))
    .map((code) => finding('CLO-001', 'warns', { file: 'ownership.csv', subject: code }))
}

/** What is wrong with files of before the book opens: the first year of their entity stands on them. */
function beforeOpening(inputs: BookInputs, entities: EntityChains, last: Interval): Finding[] {
  const first = inputs.book.balances.map(({ from }) => from).sort()[0] ?? last.to
  const findings: Finding[] = []
  for (let year = last; year.to >= first; year = precedingYear(year)) {
    for (const code of inputs.files.keys()) {
      const figures = inputs.hasFigures(code, year) ? entities.entity(code, year) : null
      if (!figures) continue
      for (const stage of stagesOf(figures))
        findings.push(...stage.findings.filter(({ severity }) => severity === 'blocks'))
    }
  }
  return findings
}

/** Tax figures of the year are carried along (measures of facts.csv), and no deferred tax is derived from them. */
function taxFigures({ files }: BookInputs, { from, to }: Interval): Finding[] {
  const bears = ({ balance }: BalanceFile): boolean =>
    balance.keys.some(({ indicator }) => indicator === 'НУ' || indicator === 'ПР' || indicator === 'ВР')
  const codes = [...files]
    .filter(([, own]) => own.some((file) => file.from >= from && file.to <= to && bears(file)))
    .map(([code]) => code)
  if (codes.length === 0) return []
  return [
    finding('CLO-013', 'warns', { file: 'balances/' }, { entities: codes.sort(compareBytes).join(', ') }),
  ]
}

/** Journals of the year for entities that have neither figures nor a place in the group: nothing takes them. */
function idleJournals(inputs: BookInputs, interval: Interval): Finding[] {
  const { entities, journals } = inputs.book
  const known = new Set(entities.map(({ code }) => code))
  const active = new Set(inputs.entityCodes(interval))
  return journals
    .filter(({ date, entity, level }) => {
      const isOfYear = date >= interval.from && date <= interval.to
      return level === 'entity' && isOfYear && known.has(entity) && !active.has(entity)
    })
    .map(({ entity, id, place }) =>
      finding('CLO-011', 'warns', { ...place, column: 'entity', value: entity }, { entity, id }),
    )
}

/** Years of companies' own that this version does not put together. */
function ownYears({ book }: BookInputs): Finding[] {
  return book.entities.flatMap((row) => {
    const refused = (column: string, value: string): Finding =>
      finding('CLO-002', 'blocks', { ...row.place, column, value }, { entity: row.code })
    return [
      ...(row.fiscalYearStart === book.settings.fiscalYearStart
        ? []
        : [refused('fiscal_year_start', row.fiscalYearStart)]),
      ...(row.reportingLagMonths === 0
        ? []
        : [refused('reporting_lag_months', String(row.reportingLagMonths))]),
    ]
  })
}
