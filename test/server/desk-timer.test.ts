// What happens of itself, with a clock that the test moves: reminders, waiting that ends, closing, targets missed; once
// each, however often it is looked at.

import { beforeAll, expect, it } from 'vitest'
import { act } from '../../src/app/desk/acts.ts'
import { DeskTimer } from '../../src/app/desk/desk-timer.ts'
import { registerAs } from '../../src/app/desk/register.ts'
import { say } from '../../src/app/desk/words-in.ts'
import type { Store } from '../../src/store/store.ts'
import { asked, customer, deskPerson, makeDesk, ofLine } from '../support/desk.ts'
import { onEveryServer } from '../support/store.ts'

onEveryServer('the desk’s timer', (given) => {
  let organisation: string
  let asker: Store
  let worker: Store
  const faults: string[] = []
  const timer = () => new DeskTimer(given().store, (trace) => faults.push(trace))

  beforeAll(async () => {
    const { clock, store } = given()
    // Tuesday, 10:00 in Moscow.
    clock.now = new Date('2026-11-24T07:00:00Z')
    organisation = (await makeDesk(store)).organisations.SEV
    const of = async (login: string, role: Parameters<typeof deskPerson>[2]) =>
      store.as(await store.people.accessOf(await deskPerson(store, { login }, role)))
    asker = await of('asker', [customer(organisation)])
    worker = await of('worker', [ofLine('specialist')])
  })

  const register = async (): Promise<string> => {
    const made = await asker.desk.write((unit) => registerAs(unit, asked(organisation)))
    return made.id
  }
  const at = (time: string): void => {
    given().clock.now = new Date(time)
  }
  const events = async (id: string): Promise<string[]> => {
    const rows = await given().store.desk.read(({ transaction }) =>
      transaction
        .selectFrom('request_event')
        .select(['what', 'after'])
        .where('request', '=', id)
        .orderBy('sequence')
        .execute(),
    )
    return rows.map(({ after, what }) => `${what} ${after}`)
  }
  const tickTwice = async (): Promise<void> => {
    await timer().tick()
    await timer().tick()
    expect(faults).toEqual([])
  }

  it('notes a missed reaction after its instant, once, and a missed solution', async () => {
    at('2026-11-24T07:00:00Z')
    const id = await register()
    // Priority 3: reaction within four hours, at 14:00; due is not late.
    at('2026-11-24T11:00:00.000Z')
    await tickTwice()
    expect(await events(id)).toEqual(['registered incident'])
    at('2026-11-24T11:00:00.001Z')
    await tickTwice()
    expect(await events(id)).toEqual(['registered incident', 'breach reaction'])
    at('2026-11-25T15:00:00.000Z')
    await tickTwice()
    expect(await events(id)).toHaveLength(2)
    at('2026-11-26T07:00:00.001Z')
    await tickTwice()
    expect((await events(id)).slice(2)).toEqual(['breach solution'])
  })

  it('reminds after two and five working days, gives up after ten, closes after five more', async () => {
    at('2026-12-01T07:00:00Z')
    const id = await register()
    await worker.desk.write((unit) =>
      say(unit, id, { text: 'Какой файл?', isQuestion: true, attachments: [] }),
    )
    const steps: readonly (readonly [string, readonly string[]])[] = [
      ['2026-12-02T14:59:59Z', []],
      ['2026-12-02T15:00:00Z', ['remind waiting']],
      ['2026-12-07T15:00:00Z', ['remind waiting']],
      ['2026-12-14T15:00:00Z', ['give-up solved']],
      ['2026-12-21T15:00:00Z', ['auto-close closed']],
      ['2027-03-01T15:00:00Z', []],
    ]
    let known = 2
    for (const [time, expected] of steps) {
      at(time)
      await tickTwice()
      const all = await events(id)
      expect([time, all.slice(known)]).toEqual([time, expected])
      known = all.length
    }
  })

  it('sends one reminder, not two, after the server stood still', async () => {
    at('2026-12-01T07:00:00Z')
    const id = await register()
    await worker.desk.write((unit) =>
      say(unit, id, { text: 'Какой файл?', isQuestion: true, attachments: [] }),
    )
    at('2026-12-09T07:00:00Z')
    await tickTwice()
    expect((await events(id)).filter((event) => event.startsWith('remind'))).toHaveLength(1)
  })

  it('does each step once when two processes look at the same time', async () => {
    at('2026-12-01T07:00:00Z')
    const id = await register()
    await worker.desk.write((unit) => act(unit, id, 1n, { act: 'solve', text: 'Готово' }))
    at('2026-12-30T07:00:00Z')
    await Promise.all([timer().tick(), timer().tick(), timer().tick()])
    expect(faults).toEqual([])
    expect((await events(id)).filter((event) => event.startsWith('auto-close'))).toHaveLength(1)
  })
})
