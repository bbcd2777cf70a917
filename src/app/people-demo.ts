// The people of `--demo`: one of each role of the sample group, each with a one-time link, no passwords. They are named
// by their roles: nobody is invented.
//
// Nothing can be published in this version, and an auditor sees what is published: she sees that the book is there and
// may verify the trail, no figure.

import { assert, finding } from '../ledger/finding.ts'
import type { RoleAtDesk } from '../store/access.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { setDeskRoles } from './desk/administration.ts'
import type { DemoRole } from './desk/demo-requests.ts'
import { OWN_LINE, ownOrganisation } from './desk/own-desk.ts'
import { inputRefused } from './failure.ts'
import { addPerson, linkFor, type MadeLink, type RoleInBook, setRoles } from './people.ts'

const BOOK = 'severny'

interface DemoPerson {
  readonly login: string
  readonly name: string
  readonly roles: readonly RoleInBook[]
  /** Roles at the own line of the service desk; who has none is a customer of the own organisation. */
  readonly deskRoles: readonly RoleAtDesk['role'][]
}

const role = (name: RoleInBook['role'], entity = ''): RoleInBook => ({ book: BOOK, role: name, entity })

const DEMO: readonly DemoPerson[] = [
  {
    login: 'accountant',
    name: 'Бухгалтер МЕТ и ТДС',
    roles: [role('accountant', 'МЕТ'), role('accountant', 'ТДС')],
    deskRoles: [],
  },
  { login: 'controller', name: 'Контролёр группы', roles: [role('controller')], deskRoles: [] },
  { login: 'approver', name: 'Утверждающий', roles: [role('approver')], deskRoles: [] },
  { login: 'auditor', name: 'Аудитор', roles: [role('auditor')], deskRoles: [] },
  {
    login: 'support',
    name: 'Руководитель поддержки',
    roles: [],
    deskRoles: ['head', 'operator', 'change-approver'],
  },
  {
    login: 'specialist',
    name: 'Специалист поддержки',
    roles: [],
    deskRoles: ['specialist'],
  },
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
  for (const { deskRoles, login, name, roles } of DEMO) {
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
      await giveDeskRoles(whole, person.id, deskRoles)
      links.push({ login, name, link })
    } else {
      if (known.isDisabled) throw inputRefused(finding('PEOPLE-029', 'blocks', {}, { login }))
      links.push({ login, name, link: known.hasPassword ? null : await linkFor(whole, access, known.id) })
    }
  }
  return links
}

/** Who plays which part at the desk; the head approves changes that others assessed. */
export async function demoRoles(whole: Store, access: Access): Promise<Readonly<Record<DemoRole, string>>> {
  const listed = await whole.people.list(access)
  const of = (login: string): string => {
    const person = listed.find((one) => one.login === login)
    assert(person !== undefined, `${login} is of the demonstration`)
    return person.id
  }
  return {
    accountant: of('accountant'),
    controller: of('controller'),
    specialist: of('specialist'),
    head: of('support'),
    approver: of('support'),
  }
}

/** Where the own desk is there, so that it can be tried. */
async function giveDeskRoles(
  whole: Store,
  person: string,
  given: readonly RoleAtDesk['role'][],
): Promise<void> {
  const organisation = await ownOrganisation(whole)
  if (!organisation) return
  const asks: RoleAtDesk = { role: 'customer', line: '', organisation: organisation.id }
  const works = given.map((role): RoleAtDesk => ({ role, line: OWN_LINE, organisation: '' }))
  await whole.desk.write((unit) => setDeskRoles(unit, person, works.length > 0 ? works : [asks]))
}
