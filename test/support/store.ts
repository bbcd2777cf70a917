// A database of its own for each test file, copied from the migrated template (about 0.1 s), on every server there is.

import { afterAll, beforeAll, describe, inject } from 'vitest'
import { Access } from '../../src/store/make-access.ts'
import { openExternalStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { Clock } from '../../src/store/types.ts'
import { databaseUrl, execute, type TestServer } from './servers.ts'

export interface TestStore {
  /** Acts for the console, which sees all; `store.as` gives it for another. */
  readonly store: Store
  readonly url: string
  /** The same database as the cluster's superuser; '' where we do not have it. */
  readonly superuser: string
  readonly clock: { now: Date }
}

let made = 0

/** Runs `tests` once per server; `given()` is the open store within a test. */
export function onEveryServer(title: string, tests: (given: () => TestStore) => void): void {
  onServers(inject('servers'), title, tests)
}

/** Runs `tests` on the embedded server alone: for what stands above the store, which is tested on every server. */
export function onOneServer(title: string, tests: (given: () => TestStore) => void): void {
  const servers = inject('servers')
  onServers(servers.filter(({ name }) => name === 'embedded').slice(0, 1), title, tests)
}

function onServers(
  servers: readonly TestServer[],
  title: string,
  tests: (given: () => TestStore) => void,
): void {
  for (const server of servers) {
    describe(`${title} (${server.name})`, () => {
      const name = `tb_${process.pid}_${made++}`
      const clock = { now: new Date('2026-01-20T09:00:00Z') }
      const time: Clock = () => clock.now
      let given: TestStore | null = null
      beforeAll(async () => {
        await execute(server.url, `create database ${name} template ${server.template}`)
        const url = databaseUrl(server.url, name)
        const superuser = server.superuser && databaseUrl(server.superuser, name)
        const store = await openExternalStore(url, time)
        given = { store: store.as(Access.ofConsole('tests')), url, clock, superuser }
      })
      afterAll(async () => {
        await given?.store.close()
        await execute(server.superuser || server.url, `drop database ${name} with (force)`)
      })
      tests(() => {
        if (!given) throw new Error('the store is open within a test only')
        return given
      })
    })
  }
}
