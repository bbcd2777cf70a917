// The row of jobs: a cancel is heard while the work goes on, what was under way when the program stopped is done after
// the next start, rights that were taken away meanwhile are gone, and a close in steps is the close.

import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { JobRunner } from '../../src/app/jobs/job-runner.ts'
import { setRoles } from '../../src/app/people.ts'
import { Room } from '../../src/app/room/room.ts'
import type { Access } from '../../src/store/access.ts'
import type { Job } from '../../src/store/jobs.ts'
import { everything } from '../support/everything.ts'
import { withPassword } from '../support/people.ts'
import { onEveryServer } from '../support/store.ts'

const BOOK = 'first-steps'
const FOLDER = join(import.meta.dirname, '../../books', BOOK)

onEveryServer('the row of jobs', (given) => {
  const room = new Room()
  const opened = async () => room.open(await given().store.bookFiles(BOOK))
  let person: Access
  let id = ''

  beforeAll(async () => {
    const { store } = given()
    const checked = await readFolder({ folder: FOLDER, name: BOOK, replace: true }, () => {})
    await importInto(store, checked, true, () => {})
    id = await withPassword(store, { login: 'c', roles: [{ book: BOOK, role: 'controller', entity: '' }] })
    person = await store.people.accessOf(id)
  })

  /** A runner whose work waits before it begins until it is let go. */
  function waiting() {
    let letGo = (): void => {}
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const told: Job[] = []
    const faults: string[] = []
    const runner = new JobRunner({
      store: given().store,
      open: async () => {
        await gate
        return opened()
      },
      room: () => room,
      tell: (job) => told.push(job),
      log: (trace) => faults.push(trace),
    })
    return { runner, letGo, told, faults }
  }

  const stateOf = async (job: Job): Promise<string | undefined> =>
    (await given().store.jobs.find(job.id))?.state

  it('hears a cancel while the work goes on, and begins the next', async () => {
    const { faults, letGo, runner, told } = waiting()
    const first = await runner.add(person, await opened(), 'close', { period: '' })
    const second = await runner.add(person, await opened(), 'documents', { period: '' })
    await expect.poll(() => stateOf(first)).toBe('running')
    expect((await runner.cancel(person, first.id))?.state).toBe('cancelled')
    letGo()
    await expect.poll(() => stateOf(second), { timeout: 60_000 }).toBe('done')
    expect(await stateOf(first)).toBe('cancelled')
    expect(await given().store.listCloses(BOOK)).toEqual([])
    expect(told.filter((one) => one.id === first.id).map(({ state }) => state)).toEqual([
      'queued',
      'running',
      'cancelled',
    ])
    expect(faults).toEqual([])
    await runner.stop()
  })

  it('takes up after a start what was under way when the program stopped', async () => {
    const before = waiting()
    const job = await before.runner.add(person, await opened(), 'close', { period: '' })
    await expect.poll(() => stateOf(job)).toBe('running')
    const stopped = before.runner.stop()
    before.letGo()
    await stopped
    expect(await stateOf(job)).toBe('running')
    const after = waiting()
    after.letGo()
    await after.runner.start()
    await expect.poll(() => stateOf(job), { timeout: 60_000 }).toBe('done')
    const derived = (await opened()).close(undefined)
    expect(await given().store.listCloses(BOOK)).toMatchObject([
      { fingerprint: derived.fingerprint(), author: person.actor },
    ])
    // Asked for again, it is the same; of another person it is another.
    expect((await after.runner.add(person, await opened(), 'close', { period: '' })).id).toBe(job.id)
    expect((await after.runner.add(everything, await opened(), 'close', { period: '' })).id).not.toBe(job.id)
    await after.runner.stop()
  })

  it('asks again for the rights of who asked for it when it begins', async () => {
    const { store } = given()
    const { letGo, runner } = waiting()
    const job = await runner.add(person, await opened(), 'close', { period: '2025' })
    await setRoles(store, store.access, id, [{ book: BOOK, role: 'auditor', entity: '' }])
    letGo()
    await expect.poll(() => stateOf(job)).toBe('failed')
    expect((await store.jobs.find(job.id))?.findings).toMatchObject([{ code: 'SRV-403' }])
    await runner.stop()
  })

  it('gives in steps the close that it gives at once', async () => {
    const [stepped, whole] = [new Room(), new Room()]
    const files = await given().store.bookFiles(BOOK)
    const steps: string[] = []
    const close = await (await stepped.open(files)).closeInSteps(undefined, async (step) => {
      steps.push(step)
    })
    expect(close.fingerprint()).toBe((await whole.open(files)).close(undefined).fingerprint())
    expect([...new Set(steps)]).toEqual(['entities', 'group', 'statements'])
  })
})
