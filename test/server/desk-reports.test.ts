// Reports over requests of all sorts, computed a second way: row by row here, in one pass by the database there.

import { beforeAll, expect, it } from 'vitest'
import { registerAs } from '../../src/app/desk/register.ts'
import { reportOf } from '../../src/app/desk/reports.ts'
import { DEFAULT_TARGETS, targetOf } from '../../src/desk/priority.ts'
import type { RequestRow } from '../../src/store/desk/requests.ts'
import type { Store } from '../../src/store/store.ts'
import { asked, deskPerson, makeDesk, ofLine } from '../support/desk.ts'
import { onOneServer } from '../support/store.ts'

const DAY = 86_400_000
const COUNT = 120

/** The same numbers each time (Park and Miller). */
function sequence(): (below: number) => number {
  let state = 20_261_124
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

onOneServer('reports of a line', (given) => {
  let head: Store
  let rows: RequestRow[]
  const now = new Date('2026-11-24T09:00:00Z')
  const from = new Date(now.getTime() - 40 * DAY)

  beforeAll(async () => {
    const { clock, store } = given()
    const { organisations } = await makeDesk(store)
    const add = async (login: string, roles: Parameters<typeof deskPerson>[2]): Promise<Store> =>
      store.as(await store.people.accessOf(await deskPerson(store, { login }, roles)))
    head = await add('head', [ofLine('head')])
    const next = sequence()
    const pick = <T>(...of: readonly T[]): T => of[next(of.length)]!
    for (let n = 0; n < COUNT; n++) {
      clock.now = new Date(now.getTime() - next(60 * 24) * 3_600_000 - 1)
      const { id } = await head.desk.write((unit) =>
        registerAs(
          unit,
          asked(organisations.SEV, { kind: pick('incident', 'service', 'change', 'proposal') }),
        ),
      )
      const started = clock.now
      const reacted = pick(true, false) ? started : null
      const solved = pick(true, false) ? new Date(started.getTime() + 3_600_000) : null
      await store.desk.write(({ transaction }) =>
        transaction
          .updateTable('request')
          .set({
            priority: pick(1, 2, 3, 4),
            topic: pick('', 'Курсы', 'Печать'),
            program_version: pick('1.0', '1.1'),
            implemented_in: pick('', '', '1.2'),
            reaction_due: pick(null, started),
            reacted_at: reacted,
            solved_at: solved,
            closed_at: solved && pick(solved, null),
            reopened: pick(0, 0, 1, 3),
            reaction_breached: pick(true, false),
            solution_breached: pick(true, false, false),
            score: pick(null, null, 1, 4, 5),
          })
          .where('id', '=', id)
          .execute(),
      )
    }
    clock.now = now
    rows = await store.desk.read(({ transaction }) =>
      transaction.selectFrom('request').selectAll().where('line', '=', 'support').execute(),
    )
  })

  const counted = (of: readonly RequestRow[], nameOf: (row: RequestRow) => string) =>
    [...new Set(of.map(nameOf))]
      .filter((name) => name !== '')
      .map((name) => ({ name, count: of.filter((row) => nameOf(row) === name).length }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))

  it('are what counting row by row gives', async () => {
    expect(rows.length).toBe(COUNT)
    const report = await head.desk.read((unit) => reportOf(unit, { line: 'support', from, to: now }))
    const within = rows.filter(({ started_at: at }) => at >= from && at < now)
    expect(within.length).toBeLessThan(COUNT)
    const groups = new Set(within.map(({ kind, priority }) => `${kind} ${priority}`))
    expect(report.kinds.map(({ kind, priority }) => `${kind} ${priority}`)).toEqual([...groups].sort())
    for (const told of report.kinds) {
      const group = within.filter(({ kind, priority }) => kind === told.kind && priority === told.priority)
      const number = (is: (row: RequestRow) => boolean): number => group.filter(is).length
      const isPromised = targetOf(DEFAULT_TARGETS, told.kind, told.priority).solution !== null
      expect(told).toEqual({
        ...{ kind: told.kind, priority: told.priority, received: group.length },
        solved: number(({ solved_at }) => solved_at !== null),
        closed: number(({ closed_at }) => closed_at !== null),
        reopened: number(({ reopened }) => reopened > 0),
        reactionDue: number(
          (row) => row.reaction_due !== null && (row.reacted_at !== null || row.reaction_breached),
        ),
        reactionKept: number(
          (row) => row.reaction_due !== null && row.reacted_at !== null && !row.reaction_breached,
        ),
        solutionDue: isPromised ? number((row) => row.solved_at !== null || row.solution_breached) : 0,
        solutionKept: isPromised ? number((row) => row.solved_at !== null && !row.solution_breached) : 0,
        scored: number(({ score }) => score !== null),
        scores: group.reduce((sum, { score }) => sum + (score ?? 0), 0),
      })
    }
    expect(report.topics).toEqual(counted(within, ({ topic }) => topic))
    expect(report.seenIn).toEqual(counted(within, (row) => row.program_version))
    expect(report.implementedIn).toEqual(counted(within, (row) => row.implemented_in))
  })

  it('tell how long what is open has been so, each request in one group', async () => {
    const report = await head.desk.read((unit) => reportOf(unit, { line: 'support', from, to: now }))
    const open = rows.filter(({ closed_at }) => closed_at === null)
    expect(report.ages.map(({ kind }) => kind)).toEqual([...new Set(open.map(({ kind }) => kind))].sort())
    for (const { kind, more, upTo1, upTo3, upTo30, upTo7 } of report.ages) {
      const ages = open
        .filter((row) => row.kind === kind)
        .map((row) => (now.getTime() - row.started_at.getTime()) / DAY)
      const between = (over: number, to: number): number =>
        ages.filter((age) => age >= over && age < to).length
      expect([upTo1, upTo3, upTo7, upTo30, more]).toEqual([
        ...[
          between(0, 1),
          between(1, 3),
          between(3, 7),
          between(7, 30),
          between(30, Number.POSITIVE_INFINITY),
        ],
      ])
    }
  })
})
