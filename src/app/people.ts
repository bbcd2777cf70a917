// People, their rights and the one-time links by which they come in (operations.md §4). Who may do it is asked here;
// that it stands in the trail, the store sees to.

import { finding } from '../ledger/finding.ts'
import type { RoleInBook } from '../store/access.ts'
import type { BookScope, PersonChanges, PersonWithRoles } from '../store/people.ts'
import type { Link } from '../store/people-links.ts'
import type { NewPerson, Person } from '../store/people-rows.ts'
import type { TokenOfPerson } from '../store/people-sessions.ts'
import type { LinkPurpose } from '../store/people-tables.ts'
import type { Store } from '../store/store.ts'
import { type Access, mayAdminister } from './access.ts'
import { inputRefused } from './failure.ts'
import { hashPassword, passwordFault } from './people-passwords.ts'
import { newToken, tokenHash } from './people-sealing.ts'

export type { BookScope, Link, NewPerson, Person, PersonChanges, PersonWithRoles, RoleInBook }

/** How long a link is good for. */
const VALID_MINUTES: Readonly<Record<LinkPurpose, number>> = {
  'first-administrator': 30,
  invitation: 7 * 24 * 60,
  'lost-access': 24 * 60,
}

export interface MadeLink {
  readonly token: string
  readonly purpose: LinkPurpose
  readonly expiresAt: Date
}

/** @throws Refused PEOPLE-005 */
export async function listPeople(
  store: Store,
  access: Access,
): Promise<{ people: readonly PersonWithRoles[]; books: readonly BookScope[] }> {
  requireAdministrator(access)
  return { people: await store.people.list(access), books: await store.people.scopes(access) }
}

/** Tokens of all people that are in force. @throws Refused PEOPLE-005 */
export async function listTokens(store: Store, access: Access): Promise<readonly TokenOfPerson[]> {
  requireAdministrator(access)
  return store.people.sessions.listEveryToken(access)
}

/** Whosever it is. False when there is no such token in force. @throws Refused PEOPLE-005 */
export async function revokeToken(store: Store, access: Access, id: string): Promise<boolean> {
  requireAdministrator(access)
  return store.people.sessions.revokeAnyToken(access, id)
}

/** Adds a person and gives the link of her invitation. @throws Refused PEOPLE-005, PEOPLE-026, PERSON-001 */
export async function addPerson(
  store: Store,
  access: Access,
  given: NewPerson,
): Promise<{ person: Person; link: MadeLink }> {
  requireAdministrator(access)
  requireLogin(given.login)
  const person = await store.people.add(access, given)
  return { person, link: await makeLink(store, access, 'invitation', person.id) }
}

/** @throws Refused PEOPLE-005, PERSON-002…PERSON-004 */
export async function changePerson(
  store: Store,
  access: Access,
  id: string,
  version: bigint,
  changes: PersonChanges,
): Promise<Person> {
  requireAdministrator(access)
  return store.people.change(access, id, version, changes)
}

/** `version`: of the person, from which the edit began. @throws Refused PEOPLE-005, PERSON-002, 003, 005, 006 */
export async function setRoles(
  store: Store,
  access: Access,
  id: string,
  roles: readonly RoleInBook[],
  version?: bigint,
): Promise<void> {
  requireAdministrator(access)
  await store.people.setRoles(access, id, roles, version)
}

/** A new link: an invitation for who never had a password, else for lost access. @throws Refused PEOPLE-005, PERSON-002 */
export async function linkFor(store: Store, access: Access, id: string): Promise<MadeLink> {
  requireAdministrator(access)
  const found = (await store.people.list(access)).find((person) => person.id === id)
  if (!found) throw inputRefused(finding('PERSON-002', 'blocks', { subject: id }, { person: id }))
  return makeLink(store, access, found.hasPassword ? 'lost-access' : 'invitation', id)
}

/** Whoever sits at another's browser is out. @throws Refused PEOPLE-005 */
export async function endSessions(store: Store, access: Access, id: string): Promise<void> {
  requireAdministrator(access)
  await store.people.sessions.endAll(access, id)
}

/** The link of the first administrator, made anew at each start; null when there is one. `access` is the console's. */
export async function firstLink(store: Store, access: Access): Promise<MadeLink | null> {
  if (await store.people.hasAdministrator(access)) return null
  return makeLink(store, access, 'first-administrator', null)
}

/** One's own language, by oneself. */
export async function changeOwnLanguage(store: Store, access: Access, language: 'ru' | 'en'): Promise<void> {
  const person = await store.people.byId(access, access.personId)
  if (!person) throw inputRefused(finding('PERSON-002', 'blocks', {}, { person: access.login }))
  await store.people.change(access, person.id, person.version, { language })
}

async function makeLink(
  store: Store,
  access: Access,
  purpose: LinkPurpose,
  person: string | null,
): Promise<MadeLink> {
  const token = newToken()
  const expiresAt = new Date(store.people.now().getTime() + VALID_MINUTES[purpose] * 60_000)
  await store.people.links.make(access, { purpose, person, tokenHash: tokenHash(token), expiresAt })
  return { token, purpose, expiresAt }
}

/** @throws Refused PERSON-007 */
export async function readLink(store: Store, token: string): Promise<Link> {
  const link = await store.people.links.read(tokenHash(token))
  if (!link) throw inputRefused(finding('PERSON-007', 'blocks', {}))
  return link
}

/** The page of a one-time link. */
export const linkAddress = (origin: string, token: string): string =>
  `${new URL(origin).origin}/link/${token}`

/** Where people reach the program: PUBLIC_URL, else on this machine. */
export const publicOrigin = (environment: Readonly<Record<string, string | undefined>>): string =>
  new URL(environment.PUBLIC_URL || 'http://localhost:8420').origin

/** What the page of a link sends: a password, and of the first administrator who she is. */
export interface LinkAnswer {
  readonly password: string
  readonly first: {
    readonly login: string
    readonly name: string
    readonly preparesStatements: boolean
  } | null
  readonly language: 'ru' | 'en'
}

/** Uses the link; gives the person's id. @throws Refused PERSON-007, PERSON-008, PEOPLE-008…010, PEOPLE-026, PEOPLE-027 */
export async function useLink(store: Store, token: string, answer: LinkAnswer): Promise<string> {
  const link = await readLink(store, token)
  const { first, language, password } = answer
  const login = link.person?.login ?? first?.login
  if (login === undefined) throw inputRefused(finding('PEOPLE-027', 'blocks', {}))
  requireLogin(login)
  const fault = passwordFault(password, login)
  if (fault) throw inputRefused(fault)
  const hash = await hashPassword(password)
  if (link.person || !first) return store.people.links.usePassword(tokenHash(token), hash)
  const given = { ...first, email: '', language, isAdministrator: true }
  return (await store.people.links.useFirst(tokenHash(token), given, hash)).id
}

/** @throws Refused PEOPLE-005 */
export function requireAdministrator(access: Access): void {
  if (!mayAdminister(access)) throw inputRefused(finding('PEOPLE-005', 'blocks', {}))
}

/** Letters of any alphabet, digits and . _ - @ +: what can be typed, told apart and put into a command. */
function requireLogin(login: string): void {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,63}$/u.test(login))
    throw inputRefused(finding('PEOPLE-026', 'blocks', { value: login }))
}
