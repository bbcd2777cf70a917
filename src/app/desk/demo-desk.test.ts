// The demonstration's desk: every step is what the rules allow, and it is made once.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onOneServer } from '../../../test/support/store.ts'
import { importInto, readFolder } from '../import-book.ts'
import { demoPeople, demoRoles } from '../people-demo.ts'
import { fillDesk } from './demo-desk.ts'
import { ensureOwnDesk } from './own-desk.ts'

onOneServer('the desk of the demonstration', (given) => {
  it('has requests of every kind on different ways of their flows, made once', async () => {
    const { store } = given()
    const folder = join(import.meta.dirname, '../../../books/severny')
    const checked = await readFolder({ folder, name: 'severny', replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
    await demoPeople(store, store.access)
    const people = await demoRoles(store, store.access)
    const fill = (): Promise<void> => fillDesk({ store, people, pass: () => {} })
    await fill()
    await fill()
    const rows = await store.desk.read(({ transaction }) =>
      transaction.selectFrom('request').select(['kind', 'state', 'number']).orderBy('number').execute(),
    )
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['incident', 'service', 'change', 'proposal']),
    )
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set(['closed', 'approval', 'accepted', 'reviewed', 'new', 'waiting', 'in-work']),
    )
    expect(rows.map(({ number }) => number)).toContain('SEV-10')
    expect(rows).toHaveLength(10)
  })
})
