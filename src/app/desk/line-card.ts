// The card of a line, as a customer opens «Поддержка» with it: addresses, telephone, hours, open now and until when.

import { calendarWarning } from '../../desk/calendar.ts'
import { type LifeCycle, lifeCycle } from '../../desk/life-cycle.ts'
import type { DeskDays, LineHours, Targets } from '../../desk/types.ts'
import { openAt } from '../../desk/working-time.ts'
import {
  type LineRow,
  lineOf,
  linesOf,
  type OrganisationRow,
  organisationsOf,
} from '../../store/desk/lines.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import {
  type Access,
  mayAskFor,
  mayHandle,
  mayHead,
  mayOperate,
  mayWorkLine,
  mayWriteArticles,
} from '../access.ts'
import { VERSION } from '../version.ts'
import { noLine, noRight } from './refusals.ts'
import { hoursOf, termsOf } from './terms.ts'

/** What the head of support says of the line. */
export interface CardText {
  readonly addresses: readonly string[]
  /** What can be asked for as a service; none: anything. */
  readonly services: readonly string[]
  readonly about: string
  /** Sections of the life-cycle document. */
  readonly staff: string
  readonly development: string
  readonly mending: string
  readonly contacts: string
}

export interface LineCard {
  readonly code: string
  readonly name: string
  readonly hours: LineHours
  readonly telephone: string
  readonly card: CardText
  readonly targets: Targets
  readonly days: DeskDays
  readonly isOpen: boolean
  /** When it closes, or opens next. */
  readonly until: string
  /** The production calendar of a year that comes is not there yet. */
  readonly calendarWarning: 'none' | 'year-missing'
  readonly rights: {
    readonly works: boolean
    readonly operates: boolean
    readonly handles: boolean
    readonly heads: boolean
    readonly writesArticles: boolean
  }
  readonly version: string
}

export interface OrganisationView {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly licenceNumber: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly line: string
  readonly domains: readonly string[]
  readonly addresses: readonly string[]
  readonly mayAsk: boolean
  readonly version: string
}

export interface DeskHome {
  /** Goes with a request and with an extract. */
  readonly programVersion: string
  readonly lines: readonly LineCard[]
  readonly organisations: readonly OrganisationView[]
}

/** Lines that she works for or whose customer she is, and the organisations that she sees. */
export async function deskHome(unit: DeskUnit): Promise<DeskHome> {
  const { access } = unit
  const organisations = await organisationsOf(unit)
  const served = new Set(organisations.map(({ line }) => line))
  const lines = (await linesOf(unit)).filter(
    ({ code }) => access.isAdministrator || served.has(code) || mayWorkLine(access, code),
  )
  const cards: LineCard[] = []
  for (const line of lines) cards.push(await lineCard(unit, line))
  return {
    programVersion: VERSION,
    lines: cards,
    organisations: organisations.map((row) => organisationView(row, access)),
  }
}

/** Written by settings of the line (administration.ts) and at first start alone. */
export const cardOf = ({ card }: LineRow): CardText => card as CardText

export async function lineCard(unit: DeskUnit, line: LineRow): Promise<LineCard> {
  const { access, at } = unit
  const { calendar, days, hours, targets } = await termsOf(unit, line)
  const { open, until } = openAt(hours, calendar, at.getTime())
  const { code } = line
  return {
    code,
    name: line.name,
    hours: hoursOf(line),
    telephone: line.telephone,
    card: cardOf(line),
    targets,
    days,
    isOpen: open,
    until: new Date(until).toISOString(),
    calendarWarning: calendarWarning(calendar, at.getTime()),
    rights: {
      works: mayWorkLine(access, code),
      operates: mayOperate(access, code),
      handles: mayHandle(access, code),
      heads: mayHead(access, code) || access.isAdministrator,
      writesArticles: mayWriteArticles(access, code),
    },
    version: String(line.version),
  }
}

export const organisationView = (row: OrganisationRow, access: Access): OrganisationView => ({
  id: row.id,
  code: row.code,
  name: row.name,
  licenceNumber: row.licence_number,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  line: row.line,
  domains: row.domains,
  addresses: row.addresses,
  mayAsk: mayAskFor(access, row.id) || mayOperate(access, row.line),
  version: String(row.version),
})

/** The product's life cycle as a document, filled from the settings of the line. @throws Refused DESK-002, 008 */
export async function lifeCycleOf(unit: DeskUnit, code: string, language: 'ru' | 'en'): Promise<LifeCycle> {
  const row = await lineOf(unit, code)
  if (!row) throw noLine(code)
  if (!mayWorkLine(unit.access, code) && !unit.access.isAdministrator) throw noRight('life-cycle')
  const { card, days, hours, name, targets, telephone } = await lineCard(unit, row)
  const settings = { product: 'TrialBalance', version: VERSION, line: name, telephone, hours, targets, days }
  return lifeCycle({ ...settings, ...card }, language)
}
