// Lines, the organisations that they serve, roles at the desk, and production calendars. Given by the administrator; the
// head of a line keeps its settings and organisations. Each change stands in the trail.

import { CALENDAR_NAMES, isWeekend } from '../../desk/calendar.ts'
import type { DeskDays, LineHours, Targets } from '../../desk/types.ts'
import { minutesOf } from '../../desk/working-time.ts'
import { sha256 } from '../../ledger/hash.ts'
import type { RoleAtDesk } from '../../store/access.ts'
import {
  calendarYears,
  deskRolesOf,
  insertLine,
  insertOrganisation,
  type LineFacts,
  lineForUpdate,
  lineOf,
  linesOf,
  type OrganisationFacts,
  type OrganisationRow,
  oneAtATime,
  organisationForUpdate,
  organisationOf,
  type RoleOfPerson,
  replaceDeskRoles,
  saveCalendarYear,
  updateLine,
  updateOrganisation,
} from '../../store/desk/lines.ts'
import {
  customersOf,
  type DeskPerson,
  type LineMember,
  membersOf,
  personOf,
} from '../../store/desk/people.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { type Access, mayAdminister, mayHead, mayOperate, mayWorkLine } from '../access.ts'
import type { CardText } from './line-card.ts'
import { recomputeDues } from './recompute.ts'
import {
  changedMeanwhile,
  codeInUse,
  codeTaken,
  noLine,
  noOrganisation,
  noRight,
  wrongCalendar,
  wrongLine,
  wrongRole,
} from './refusals.ts'
import { calendarInForce, type YearContent } from './terms.ts'

export interface LineSettings {
  readonly name: string
  readonly hours: LineHours
  readonly telephone: string
  readonly card: CardText
  readonly targets: Targets
  readonly days: DeskDays
}

const mayKeepLine = (access: Access, line: string): boolean => mayAdminister(access) || mayHead(access, line)

/** @throws Refused DESK-002, 007, 014 */
export async function addLine(unit: DeskUnit, code: string, given: LineSettings): Promise<void> {
  if (!mayAdminister(unit.access)) throw noRight('line')
  requireHours(given)
  const { hash } = await calendarInForce(unit, given.hours.calendar)
  if (!(await insertLine(unit, lineFacts(code, given), hash))) throw codeTaken(code)
  await trail(unit, { action: 'line.add', objectKind: 'line', object: code, after: told(given) })
}

/** New hours, targets or another calendar: due times of open requests are computed anew. @throws Refused DESK-002, 003, 008, 014 */
export async function changeLine(
  unit: DeskUnit,
  code: string,
  version: bigint,
  given: LineSettings,
): Promise<void> {
  if (!mayKeepLine(unit.access, code)) throw noRight('line')
  requireHours(given)
  const row = await lineForUpdate(unit, code)
  if (!row) throw noLine(code)
  if (row.version !== version) throw changedMeanwhile(row.name)
  const { hash } = await calendarInForce(unit, given.hours.calendar)
  const facts = { ...lineFacts(code, given), forward: row.forward }
  await updateLine(unit, facts, hash, version + 1n)
  await trail(unit, {
    action: 'line.change',
    objectKind: 'line',
    object: code,
    before: { version: String(version) },
    after: told(given),
  })
  await recomputeDues(unit, code)
}

const lineFacts = (
  code: string,
  { card, days, hours, name, targets, telephone }: LineSettings,
): LineFacts => ({
  code,
  name,
  zone: hours.zone,
  opens: hours.opens,
  closes: hours.closes,
  calendar: hours.calendar,
  short_days: hours.shortDays,
  telephone,
  card,
  targets,
  days,
  forward: null,
})

const told = ({ days, hours, name, targets, telephone }: LineSettings) => ({
  name,
  telephone,
  hours: JSON.stringify(hours),
  targets: JSON.stringify(targets),
  days: JSON.stringify(days),
})

/** Asked of the clock itself, so that what is refused here is what it could not compute. */
function requireHours({ days, hours }: LineSettings): void {
  if (!CALENDAR_NAMES.includes(hours.calendar)) throw wrongLine(hours.calendar)
  if (!/^\d\d:\d\d$/.test(hours.opens) || !/^\d\d:\d\d$/.test(hours.closes))
    throw wrongLine(`${hours.opens}–${hours.closes}`)
  if (!isTime(hours.opens) || !isTime(hours.closes) || minutesOf(hours.opens) + 60 >= minutesOf(hours.closes))
    throw wrongLine(`${hours.opens}–${hours.closes}`)
  if (!isZone(hours.zone)) throw wrongLine(hours.zone)
  if (days.remindAfter.some((after, at) => after >= (days.remindAfter[at + 1] ?? days.giveUpAfter)))
    throw wrongLine(days.remindAfter.join(', '))
}

const isTime = (clock: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(clock)

function isZone(zone: string): boolean {
  // An offset (+03:00) is no zone: Moscow was +04:00 until 2014.
  if (!/^[A-Za-z]+(?:[/_-][A-Za-z0-9_+-]+)*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export interface GivenOrganisation {
  readonly code: string
  readonly name: string
  readonly licenceNumber: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly line: string
  readonly domains: readonly string[]
  readonly addresses: readonly string[]
}

/** @throws Refused DESK-002, 007, 008 */
export async function addOrganisation(unit: DeskUnit, given: GivenOrganisation): Promise<OrganisationRow> {
  requireMayServe(unit.access, given.line)
  if (!(await lineOf(unit, given.line))) throw noLine(given.line)
  const made = await insertOrganisation(unit, organisationFacts(given))
  if (!made) throw codeTaken(given.code)
  await trail(unit, {
    action: 'organisation.add',
    objectKind: 'organisation',
    object: made.id,
    after: toldOf(given),
  })
  return made
}

/** Requests keep the name and number of before. @throws Refused DESK-002, 003, 006…008, 015 */
export async function changeOrganisation(
  unit: DeskUnit,
  id: string,
  version: bigint,
  given: GivenOrganisation,
): Promise<OrganisationRow> {
  const row = await organisationForUpdate(unit, id)
  if (!row) throw noOrganisation()
  requireMayServe(unit.access, row.line)
  requireMayServe(unit.access, given.line)
  if (row.version !== version) throw changedMeanwhile(row.name)
  if (!(await lineOf(unit, given.line))) throw noLine(given.line)
  if (given.code !== row.code && row.next_number > 1n) throw codeInUse(row.code)
  if (!(await updateOrganisation(unit, id, organisationFacts(given), version + 1n)))
    throw codeTaken(given.code)
  await trail(unit, {
    action: 'organisation.change',
    objectKind: 'organisation',
    object: id,
    before: { code: row.code, name: row.name, licenceNumber: row.licence_number, line: row.line },
    after: toldOf(given),
  })
  const after = await organisationOf(unit, id)
  if (!after) throw noOrganisation()
  return after
}

function requireMayServe(access: Access, line: string): void {
  if (!mayAdminister(access) && !mayOperate(access, line)) throw noRight('organisation')
}

const organisationFacts = (given: GivenOrganisation): OrganisationFacts => ({
  code: given.code,
  name: given.name,
  licence_number: given.licenceNumber,
  valid_from: given.validFrom,
  valid_to: given.validTo,
  line: given.line,
  domains: given.domains.map((one) => one.toLowerCase()),
  addresses: given.addresses.map((one) => one.toLowerCase()),
})

const toldOf = ({ code, licenceNumber, line, name }: GivenOrganisation) => ({
  code,
  name,
  licenceNumber,
  line,
})

/** @throws Refused DESK-002 */
export async function deskRoles(
  unit: DeskUnit,
): Promise<{ readonly roles: RoleOfPerson[]; readonly etag: string }> {
  if (!unit.access.isAdministrator) throw noRight('roles')
  const roles = await deskRolesOf(unit)
  return { roles, etag: etagOf(roles) }
}

const etagOf = (roles: readonly RoleOfPerson[]): string =>
  sha256(
    roles
      .map((one) => `${one.person} ${roleText(one)}`)
      .sort()
      .join('\n'),
  ).slice(0, 32)

/**
 * All roles of a person at the desk, in place of those before. `etag`: of the roles from which the edit began.
 * @throws Refused DESK-002, 003, 006, 008, 017
 */
export async function setDeskRoles(
  unit: DeskUnit,
  person: string,
  roles: readonly RoleAtDesk[],
  etag?: string,
): Promise<void> {
  if (!mayAdminister(unit.access)) throw noRight('roles')
  await oneAtATime(unit, 'desk-roles')
  if (!(await personOf(unit, person))) throw wrongRole(person)
  const lines = new Set((await linesOf(unit)).map(({ code }) => code))
  for (const { line, organisation, role } of roles) {
    const isCustomer = role === 'customer'
    if (isCustomer !== (organisation !== '') || isCustomer !== (line === '')) throw wrongRole(role)
    if (!isCustomer && !lines.has(line)) throw noLine(line)
    if (isCustomer && !(await organisationOf(unit, organisation))) throw noOrganisation()
  }
  const standing = await deskRolesOf(unit)
  if (etag !== undefined && etag !== etagOf(standing)) throw changedMeanwhile(person)
  const before = standing.filter((one) => one.person === person)
  await replaceDeskRoles(unit, person, roles)
  await trail(unit, {
    action: 'desk-roles.set',
    objectKind: 'desk-roles',
    object: person,
    before: before.map(roleText).sort(),
    after: roles.map(roleText).sort(),
  })
}

const roleText = ({ line, organisation, role }: RoleAtDesk): string => `${role}:${line || organisation}`

/** A year of a production calendar without a new version of the program. @throws Refused DESK-002, 014, 016 */
export async function setCalendarYear(
  unit: DeskUnit,
  calendar: string,
  year: number,
  version: bigint,
  content: YearContent,
): Promise<void> {
  if (!mayAdminister(unit.access)) throw noRight('calendar')
  await oneAtATime(unit, `calendar ${calendar} ${year}`)
  if (calendar === '' || !CALENDAR_NAMES.includes(calendar)) throw wrongLine(calendar)
  requireYear(year, content)
  const known = (await calendarYears(unit, calendar)).find((one) => one.year === year)
  if ((known?.version ?? 0n) !== version) throw changedMeanwhile(`${year}`)
  await saveCalendarYear(unit, calendar, year, content, version + 1n)
  await trail(unit, {
    action: 'calendar.set',
    objectKind: 'calendar',
    object: `${calendar} ${year}`,
    before: known ? JSON.stringify(known.content) : null,
    after: JSON.stringify(content),
  })
  for (const line of await linesOf(unit)) if (line.calendar === calendar) await recomputeDues(unit, line.code)
}

function requireYear(year: number, { daysOff, shortened, workingWeekends }: YearContent): void {
  const all = [...daysOff, ...shortened, ...workingWeekends]
  const foreign = all.find((day) => !isDay(day) || !day.startsWith(`${year}-`))
  if (foreign !== undefined) throw wrongCalendar(year, foreign)
  const onWeekend = daysOff.find(isWeekend)
  if (onWeekend !== undefined) throw wrongCalendar(year, onWeekend)
  const onWeekday = workingWeekends.find((day) => !isWeekend(day))
  if (onWeekday !== undefined) throw wrongCalendar(year, onWeekday)
}

/** A day that is in the calendar: 30 February is none. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** Who can be given a request. @throws Refused DESK-002 */
export function membersFor(unit: DeskUnit, line: string): Promise<LineMember[]> {
  if (!mayWorkLine(unit.access, line) && !unit.access.isAdministrator) throw noRight('members')
  return membersOf(unit, line)
}

/** For whom a call is taken down. @throws Refused DESK-002, 006 */
export async function customersFor(unit: DeskUnit, id: string): Promise<DeskPerson[]> {
  const row = await organisationOf(unit, id)
  if (!row) throw noOrganisation()
  if (!mayWorkLine(unit.access, row.line) && !unit.access.isAdministrator) throw noRight('customers')
  return customersOf(unit, id)
}

/** The years in force; public, as the law is. @throws Refused DESK-014 */
export async function calendarView(unit: DeskUnit, name: string) {
  if (name === '' || !CALENDAR_NAMES.includes(name)) throw wrongLine(name)
  const { calendar } = await calendarInForce(unit, name)
  const given = new Map((await calendarYears(unit, name)).map(({ version, year }) => [year, version]))
  const sorted = (days: ReadonlySet<string>): string[] => [...days].sort()
  return {
    name,
    years: [...calendar.years]
      .sort(([a], [b]) => a - b)
      .map(([year, { daysOff, shortened, source, status, workingWeekends }]) => ({
        year,
        status,
        source,
        daysOff: sorted(daysOff),
        workingWeekends: sorted(workingWeekends),
        shortened: sorted(shortened),
        isGiven: given.has(year),
        version: String(given.get(year) ?? 0n),
      })),
  }
}
