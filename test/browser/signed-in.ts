// A running application with its real sign-in and a Chromium that looks at it, one of each per file of tests. The browser is the system's; tests
// say so and are left out where there is none (test/support/system-tools.ts installs it where it may).

import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openExternalStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { everything } from '../support/everything.ts'
import { databaseUrl, execute } from '../support/servers.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { type Application, type GivenBook, startApplication } from './application.ts'
import { People } from './chromium.ts'

export interface Given {
  readonly application: Application
  readonly people: People
}

let made = 0

/** Runs `tests` against an application of their own over `books`. */
export function withPeople(
  title: string,
  books: () => readonly GivenBook[],
  tests: (given: () => Given) => void,
): void {
  describe.skipIf(CHROMIUM === null)(title, () => {
    const server = inject('servers').find(({ name }) => name === 'embedded')
    const name = `tb_people_${process.pid}_${made++}`
    let store: Store | null = null
    let given: Given | null = null
    beforeAll(async () => {
      if (!server) throw new Error('the embedded server of the tests is not there')
      await execute(server.url, `create database ${name} template ${server.template}`)
      store = await openExternalStore(databaseUrl(server.url, name), () => new Date())
      const application = await startApplication(store.as(everything), books())
      given = { application, people: await People.meet(application) }
    })
    afterAll(async () => {
      await given?.people.close()
      await given?.application.close()
      await store?.close()
      if (server) await execute(server.superuser || server.url, `drop database ${name} with (force)`)
    })
    tests(() => {
      if (!given) throw new Error('the application runs within a test only')
      return given
    })
  })
}
