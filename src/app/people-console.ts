// Administration of people on the server's own machine (operations.md §4, "Command line"): as `console:<user>` in the
// trail. It gives links and no passwords.

import { finding } from '../ledger/finding.ts'
import type { NewPerson } from '../store/people-rows.ts'
import type { Store } from '../store/store.ts'
import { inputRefused } from './failure.ts'
import {
  addPerson,
  linkAddress,
  linkFor,
  listPeople,
  type MadeLink,
  type PersonWithRoles,
  publicOrigin,
} from './people.ts'
import { type StorePlace, withStoreBeside } from './with-store.ts'

export interface ShownLink {
  readonly url: string
  readonly expiresAt: Date
}

export interface PeopleConsole {
  list(): Promise<readonly PersonWithRoles[]>
  /** @throws Refused PERSON-001, PEOPLE-026 */
  add(given: NewPerson): Promise<ShownLink>
  /** @throws Refused PEOPLE-029 when nobody who may sign in has the login. */
  link(login: string, removeSecondFactor: boolean): Promise<ShownLink>
}

export const administerPeople = <T>(
  place: StorePlace,
  work: (people: PeopleConsole) => Promise<T>,
): Promise<T> => withStoreBeside(place, (store) => work(consoleOf(store, publicOrigin(place.environment))))

function consoleOf(store: Store, origin: string): PeopleConsole {
  const { access } = store
  const shown = ({ expiresAt, token }: MadeLink): ShownLink => ({
    url: linkAddress(origin, token),
    expiresAt,
  })
  return {
    list: async () => (await listPeople(store, access)).people,
    add: async (given) => shown((await addPerson(store, access, given)).link),
    link: async (login, removeSecondFactor) => {
      const person = await store.people.byLogin(access, login)
      if (!person || person.isDisabled) throw inputRefused(finding('PEOPLE-029', 'blocks', {}, { login }))
      if (removeSecondFactor) await store.people.credentials.removeTotp(access, person.id)
      return shown(await linkFor(store, access, person.id))
    },
  }
}
