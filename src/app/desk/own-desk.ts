// The installation's own line and organisation, made at first start (operations.md §11): where the product runs without
// an agreement, the organisation's number is the installation's own. It is never a condition for using the program.

import { randomBytes } from 'node:crypto'
import { DEFAULT_DAYS, DEFAULT_TARGETS } from '../../desk/priority.ts'
import {
  insertLine,
  insertOrganisation,
  type LineFacts,
  linesOf,
  type OrganisationRow,
  organisationsOf,
} from '../../store/desk/lines.ts'
import { trail } from '../../store/desk/unit.ts'
import type { Store } from '../../store/store.ts'
import { calendarInForce } from './terms.ts'

export const OWN_LINE = 'support'

const LINE: LineFacts = {
  code: OWN_LINE,
  name: 'Поддержка',
  zone: 'Europe/Moscow',
  opens: '10:00',
  closes: '18:00',
  calendar: 'ru',
  short_days: 'as-others',
  telephone: '',
  card: { addresses: [], services: [], about: '', staff: '', development: '', mending: '', contacts: '' },
  targets: DEFAULT_TARGETS,
  days: DEFAULT_DAYS,
  forward: null,
}

export interface OwnOrganisation {
  readonly code: string
  readonly name: string
}

const OWN: OwnOrganisation = { code: 'OWN', name: 'Наша организация' }

/** Acts for the console. Where there is a line already, nothing is changed. */
export const ensureOwnDesk = (store: Store, own: OwnOrganisation = OWN): Promise<void> =>
  store.desk.write(async (unit) => {
    const { hash } = await calendarInForce(unit, LINE.calendar)
    if ((await linesOf(unit)).length > 0 || !(await insertLine(unit, LINE, hash))) return
    const made = await insertOrganisation(unit, {
      ...own,
      licence_number: `TB-${randomBytes(4).toString('hex').toUpperCase()}`,
      valid_from: null,
      valid_to: null,
      line: OWN_LINE,
      domains: [],
      addresses: [],
    })
    await trail(unit, {
      action: 'line.add',
      objectKind: 'line',
      object: OWN_LINE,
      after: { organisation: made?.code ?? '', licenceNumber: made?.licence_number ?? '' },
    })
  })

/** The organisation that the first start made; null where another one serves. */
export const ownOrganisation = (store: Store): Promise<OrganisationRow | null> =>
  store.desk.read(async (unit) => {
    const [first] = (await organisationsOf(unit)).filter(({ line }) => line === OWN_LINE)
    return first ?? null
  })
