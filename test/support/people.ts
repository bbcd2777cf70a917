// A server with people for tests: the API of sign-in over a store, a browser each, persons with roles and passwords.

import { randomBytes } from 'node:crypto'
import { addPerson, type RoleInBook, setRoles, useLink } from '../../src/app/people.ts'
import type { OidcSettings } from '../../src/app/people-oidc.ts'
import { Sealer } from '../../src/app/people-sealing.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import type { Store } from '../../src/store/store.ts'
import { BrowserClient, ORIGIN } from './browser-client.ts'

export const PASSWORD = 'серый слон у колодца'

export const testSealer = (): Sealer => new Sealer([{ id: '1', key: randomBytes(32) }])

interface PeopleServerOptions {
  readonly oidc?: OidcSettings | null
  readonly sealer?: Sealer
  /** Also the routes of mailboxes and of forwarding. */
  readonly withMail?: boolean
}

export function peopleServer(
  store: Store,
  { oidc = null, sealer = testSealer(), withMail = false }: PeopleServerOptions = {},
): Promise<Server> {
  const options = { store, sealer, origins: [ORIGIN], oidc } as const
  const mail = withMail ? { mail: { sealer } } : {}
  return buildServer({ store, signIn: signIn(options), webRoot: null, logs: false, ...mail })
}

export interface TestPerson {
  readonly login: string
  readonly roles?: readonly RoleInBook[]
  readonly isAdministrator?: boolean
  readonly preparesStatements?: boolean
}

/** Adds the person with PASSWORD; gives her id. `store` acts for the console. */
export async function withPassword(store: Store, given: TestPerson): Promise<string> {
  const { isAdministrator = false, login, preparesStatements = false, roles = [] } = given
  const facts = {
    login,
    name: `Роль ${login}`,
    email: '',
    language: 'ru',
    isAdministrator,
    preparesStatements,
  } as const
  const { link, person } = await addPerson(store, store.access, facts)
  await setRoles(store, store.access, person.id, roles)
  await useLink(store, link.token, { password: PASSWORD, first: null, language: 'ru' })
  return person.id
}

export async function signedIn(server: Server, login: string): Promise<BrowserClient> {
  const browser = new BrowserClient(server)
  const { status } = await browser.post('/session', { login, password: PASSWORD })
  if (status !== 200) throw new Error(`${login} cannot sign in: ${status}`)
  return browser
}
