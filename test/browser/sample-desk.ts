// The desk of the demonstration for the pictures: the accountant and the controller ask, the second controller works at the
// line, the approver approves changes.

import { fillDesk } from '../../src/app/desk/demo-desk.ts'
import { ensureOwnDesk } from '../../src/app/desk/own-desk.ts'
import type { RoleAtDesk } from '../../src/store/access.ts'
import { organisationsOf, replaceDeskRoles } from '../../src/store/desk/lines.ts'
import type { Store } from '../../src/store/store.ts'
import { customer, ofLine } from '../support/desk.ts'
import type { Login } from './application.ts'

const HOUR_MS = 3_600_000

/** Tuesday, when the desk's first request is written, and the Monday after, when the pictures are taken: 11:04 in Moscow. */
const BEGINS = new Date('2026-02-10T07:05:00Z')
export const SHOWN = new Date('2026-02-16T08:04:00Z')

/** @param store acts for the console, by `clock` */
export async function sampleDesk(store: Store, clock: { now: Date }): Promise<void> {
  await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
  const people = await giveRoles(store)
  clock.now = BEGINS
  await fillDesk({
    store,
    people: {
      accountant: people.accountant,
      controller: people.controller,
      specialist: people.second,
      head: people.second,
      approver: people.approver,
    },
    pass: (hours) => {
      clock.now = new Date(clock.now.getTime() + hours * HOUR_MS)
    },
  })
  clock.now = SHOWN
}

/** Who is signed in has them with her next request; gives ids of people. */
const giveRoles = (
  store: Store,
): Promise<Readonly<Record<Exclude<Login, 'auditor' | 'administrator'>, string>>> =>
  store.desk.write(async (unit) => {
    const [organisation] = await organisationsOf(unit)
    if (!organisation) throw new Error('the desk has no organisation')
    const listed = await unit.transaction.selectFrom('person').select(['id', 'login']).execute()
    const give = async (login: Login, roles: readonly RoleAtDesk[]): Promise<string> => {
      const id = listed.find((one) => one.login === login)?.id
      if (id === undefined) throw new Error(`${login} is not there`)
      await replaceDeskRoles(unit, id, roles)
      return id
    }
    const asks = [customer(organisation.id)]
    return {
      accountant: await give('accountant', asks),
      controller: await give('controller', asks),
      second: await give('second', [ofLine('operator'), ofLine('specialist'), ofLine('head')]),
      approver: await give('approver', [ofLine('change-approver')]),
    }
  })
