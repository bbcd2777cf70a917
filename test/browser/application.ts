// The application as people meet it: the real server with the real sign-in on a port of this machine, over books that
// are given, with people of the roles that the tests play. For the tests in a browser, the pictures of the documentation
// and the benchmark of the screens.

import { createServer } from 'node:net'
import { join } from 'node:path'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { addPerson, type RoleInBook, setRoles } from '../../src/app/people.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import type { Store } from '../../src/store/store.ts'
import { testSealer } from '../support/people.ts'

const ROOT = join(import.meta.dirname, '../..')
export const SAMPLE = join(ROOT, 'books/severny')

const LOGINS = ['controller', 'second', 'approver', 'accountant', 'auditor', 'administrator'] as const
export type Login = (typeof LOGINS)[number]

interface Role {
  readonly name: string
  readonly isAdministrator: boolean
  readonly roles: (book: string) => readonly RoleInBook[]
}

/** Named by their roles: nobody is invented. */
const PEOPLE: Readonly<Record<Login, Role>> = {
  controller: {
    name: 'Контролёр группы',
    isAdministrator: true,
    roles: (book) => [{ book, role: 'controller', entity: '' }],
  },
  second: {
    name: 'Второй контролёр',
    isAdministrator: false,
    roles: (book) => [{ book, role: 'controller', entity: '' }],
  },
  approver: {
    name: 'Утверждающий',
    isAdministrator: false,
    roles: (book) => [{ book, role: 'approver', entity: '' }],
  },
  accountant: {
    name: 'Бухгалтер МЕТ и ТДС',
    isAdministrator: false,
    roles: (book) => ['МЕТ', 'ТДС'].map((entity) => ({ book, role: 'accountant', entity })),
  },
  auditor: {
    name: 'Аудитор',
    isAdministrator: false,
    roles: (book) => [{ book, role: 'auditor', entity: '' }],
  },
  administrator: { name: 'Администратор', isAdministrator: true, roles: () => [] },
}

export interface GivenBook {
  readonly name: string
  readonly folder: string
  /** Has no company of the sample's accountant. */
  readonly isOfOthers?: boolean
}

export interface Application {
  readonly url: string
  readonly store: Store
  /** The one-time link of each person. */
  readonly links: Readonly<Record<Login, string>>
  close(): Promise<void>
}

/** @param store acts for the console; it stays open */
export async function startApplication(store: Store, books: readonly GivenBook[]): Promise<Application> {
  for (const { folder, name } of books) {
    const checked = await readFolder({ folder, name, replace: true }, () => {})
    await importInto(store, checked, true, () => {})
  }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await buildServer({
    store,
    signIn: signIn({ store, sealer: testSealer(), origins: [url], oidc: null }),
    webRoot: join(ROOT, 'web/dist'),
    logs: true,
    hosts: [`127.0.0.1:${port}`],
  })
  await server.listen({ host: '127.0.0.1', port })
  const links = { controller: '', second: '', approver: '', accountant: '', auditor: '', administrator: '' }
  for (const login of LOGINS) {
    const { isAdministrator, name, roles } = PEOPLE[login]
    const { link, person } = await addPerson(store, store.access, {
      login,
      name,
      email: '',
      language: 'ru',
      isAdministrator,
      preparesStatements: login === 'controller',
    })
    await setRoles(
      store,
      store.access,
      person.id,
      books
        .filter(({ isOfOthers = false }) => !(isOfOthers && login === 'accountant'))
        .flatMap((book) => roles(book.name)),
    )
    links[login] = `${url}/link/${link.token}`
  }
  return { url, store, links, close: () => server.close() }
}

/** Sign-in must know the address before the server listens. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
