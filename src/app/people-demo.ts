// The people of `--demo`: one of each role of the sample group, each with a one-time link, no passwords. They are named
// by their roles: nobody is invented.
//
// Nothing can be published in this version, and an auditor sees what is published: she sees that the book is there and
// may verify the trail, no figure.

import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { inputRefused } from './failure.ts'
import { addPerson, linkFor, type MadeLink, type RoleInBook, setRoles } from './people.ts'

const BOOK = 'severny'

interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly roles: readonly RoleInBook[]
}

const role = (name: RoleInBook['role'], entity = ''): RoleInBook => ({ book: BOOK, role: name, entity })

const DEMO: readonly DemoPerson[] = [
  {
    login: 'accountant',
    name: 'Бухгалтер МЕТ и ТДС',
    roles: [role('accountant', 'МЕТ'), role('accountant', 'ТДС')],
  },
  { login: 'controller', name: 'Контролер группы', roles: [role('controller')] },
  { login: 'approver', name: 'Утверждающий', roles: [role('approver')] },
  { login: 'auditor', name: 'Аудитор', roles: [role('auditor')] },
]

export interface DemoLink {
  readonly login: string
  readonly name: string
  /** null: she has set a password, and signs in with it. */
  readonly link: MadeLink | null
}

/** Adds who is not there yet; a new link for each who has no password. `whole` acts for the console; the book is imported. */
export async function demoPeople(whole: Store, access: Access): Promise<DemoLink[]> {
  const links: DemoLink[] = []
  for (const { login, name, roles } of DEMO) {
    const known = (await whole.people.list(access)).find((person) => person.login === login)
    if (!known) {
      const given = {
        login,
        name,
        email: '',
        language: 'ru',
        isAdministrator: false,
        preparesStatements: false,
      } as const
      const { link, person } = await addPerson(whole, access, given)
      await setRoles(whole, access, person.id, roles)
      links.push({ login, name, link })
    } else {
      if (known.isDisabled) throw inputRefused(finding('PEOPLE-029', 'blocks', {}, { login }))
      links.push({ login, name, link: known.hasPassword ? null : await linkFor(whole, access, known.id) })
    }
  }
  return links
}
