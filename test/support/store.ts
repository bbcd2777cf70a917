// A database of its own for each test file, copied from the migrated template (about 0.1 s), on every server there is.

import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openExternalStore } from '../../src/store/open-store.ts'
import type { Clock, Store } from '../../src/store/store.ts'
import { databaseUrl, execute } from './servers.ts'

export interface TestStore {
  readonly store: Store
  readonly url: string
  readonly clock: { now: Date }
}

let made = 0

/** Runs `tests` once per server; `given()` is the open store within a test. */
export function onEveryServer(title: string, tests: (given: () => TestStore) => void): void {
  for (const server of inject('servers')) {
    describe(`${title} (${server.name})`, () => {
      const name = `tb_${process.pid}_${made++}`
      const clock = { now: new Date('2026-01-20T09:00:00Z') }
      const time: Clock = () => clock.now
      let given: TestStore | null = null
      beforeAll(async () => {
        await execute(server.url, `create database ${name} template ${server.template}`)
        const url = databaseUrl(server.url, name)
        given = { store: await openExternalStore(url, time), url, clock }
      })
      afterAll(async () => {
        await given?.store.close()
        await execute(server.url, `drop database ${name} with (force)`)
      })
      tests(() => {
        if (!given) throw new Error('the store is open within a test only')
        return given
      })
    })
  }
}
