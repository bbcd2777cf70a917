// The flows of the desk: the whole table of acts against a second writing of it, the rules of the clock
// (operations.md §9), and what holds for any sequence of acts.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf } from './calendar.ts'
import { DEFAULT_DAYS, DEFAULT_TARGETS, priorityOf, targetOf } from './priority.ts'
import {
  acts,
  apply,
  begin,
  dues,
  kindsFor,
  nextAutomatic,
  type RequestFacts,
  reopens,
  startState,
  type Terms,
  withBreaches,
  withKind,
  withPriority,
} from './requests.ts'
import { type Act, CLOSED, clockRuns, STATES, TRANSITIONS, transitionOf } from './transitions.ts'
import type { Actor, DeskRole, Kind, Level, State } from './types.ts'
import { ACT_WORDS, stateWords } from './words.ts'
import { elapsedMs } from './working-time.ts'
import { instantAt, localText } from './zone.ts'

const KINDS: readonly Kind[] = ['incident', 'service', 'change', 'proposal', '']
const TERMS: Terms = {
  hours: { zone: 'Europe/Moscow', opens: '10:00', closes: '18:00', calendar: 'ru', shortDays: 'as-others' },
  calendar: calendarOf('ru'),
  targets: DEFAULT_TARGETS,
  days: DEFAULT_DAYS,
}
const HOUR = 3_600_000

function instant(text: string): number {
  const [day, clock] = text.split(' ')
  const [hours, minutes] = clock!.split(':')
  return instantAt(day!, Number(hours) * 60 + Number(minutes), 'Europe/Moscow')
}
const shown = (at: number | undefined): string =>
  at === undefined ? '' : localText(at, 'Europe/Moscow').replace('T', ' ')

const person = (roles: readonly DeskRole[], more: Partial<Actor> = {}): Actor => ({
  person: 'p',
  roles: new Set(roles),
  participates: false,
  isAuthor: false,
  isApprover: false,
  ...more,
})
const SPECIALIST = person(['specialist'])
const AUTHOR = person(['customer'], { participates: true, isAuthor: true })

/**
 * Who is asked, by letter: o operator, s specialist, h head, a change approver, c customer of the organisation,
 * p participant without any role (by letter), u author (customer, takes part), e approver who wrote it, m program,
 * n who was named to allow a service, w who was named and wrote it.
 */
const WHO: Readonly<Record<string, Actor | 'program'>> = {
  o: person(['operator']),
  s: SPECIALIST,
  h: person(['head']),
  a: person(['change-approver']),
  c: person(['customer']),
  p: person([], { participates: true }),
  u: AUTHOR,
  e: person(['change-approver', 'head'], { isAuthor: true }),
  n: person([], { isApprover: true }),
  w: person([], { isApprover: true, isAuthor: true }),
  m: 'program',
}

/** Rows: kind, state, then act → state : who. A dot: it stays. Answers of the line (`oshae`) are in every state. */
const TABLE = `
incident new       | take>in-work:oshe ask>waiting:oshe reply>.:cpu solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
incident in-work   | ask>waiting:oshe reply>.:cpu solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
incident waiting   | reply>in-work:cpu remind>.:m give-up>solved:m solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
incident solved    | reply>.:cpu confirm>closed:pu auto-close>closed:m reopen>in-work:oshcpue duplicate>duplicate:oshe withdraw>closed:cpu
incident closed    | reply>.:cpu reopen>in-work:oshcpue
incident rejected  | reply>.:cpu reopen>in-work:oshcpue
incident duplicate | reply>.:cpu reopen>in-work:oshcpue
service new        | take>in-work:oshe ask>waiting:oshe reply>.:cpu solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu send-for-approval>approval:oshe
service approval   | reply>.:cpu approve>in-work:n refuse>rejected:n send-for-approval>approval:oshe duplicate>duplicate:oshe withdraw>closed:cpu
service in-work    | ask>waiting:oshe reply>.:cpu solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu send-for-approval>approval:oshe
service waiting    | reply>in-work:cpu remind>.:m give-up>solved:m solve>solved:oshe reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
service solved     | reply>.:cpu confirm>closed:pu auto-close>closed:m reopen>in-work:oshcpue duplicate>duplicate:oshe withdraw>closed:cpu
service closed     | reply>.:cpu reopen>in-work:oshcpue
service rejected   | reply>.:cpu reopen>in-work:oshcpue
service duplicate  | reply>.:cpu reopen>in-work:oshcpue
change draft       | submit>assessment:oshcpue ask>waiting:oshe reply>.:cpu reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
change assessment  | send-for-approval>approval:oshe ask>waiting:oshe reply>.:cpu reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
change waiting     | reply>assessment:cpu remind>.:m give-up>draft:m reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
change approval    | approve>planned:a refuse>assessment:a reply>.:cpu duplicate>duplicate:oshe withdraw>closed:cpu
change planned     | plan>.:oshe implement>implementing:oshe reply>.:cpu reject>rejected:oshe duplicate>duplicate:oshe withdraw>closed:cpu
change implementing| check>checking:oshe roll-back>rolled-back:oshe reply>.:cpu duplicate>duplicate:oshe
change checking    | close>closed:oshe roll-back>rolled-back:oshe reply>.:cpu duplicate>duplicate:oshe
change rolled-back | review>reviewed:oshe submit>assessment:oshe reply>.:cpu duplicate>duplicate:oshe
change closed      | review>reviewed:oshe reopen>assessment:oshcpue reply>.:cpu
change reviewed    | reply>.:cpu
change rejected    | reopen>assessment:oshcpue reply>.:cpu
change duplicate   | reopen>assessment:oshcpue reply>.:cpu
proposal new       | take>assessment:oshe ask>waiting:oshe accept>accepted:she postpone>postponed:she reject>rejected:she reply>.:cpu duplicate>duplicate:oshe withdraw>rejected:cpu vote>.:oshacue
proposal assessment| ask>waiting:oshe accept>accepted:she postpone>postponed:she reject>rejected:she reply>.:cpu duplicate>duplicate:oshe withdraw>rejected:cpu vote>.:oshacue
proposal waiting   | reply>assessment:cpu remind>.:m give-up>postponed:m reject>rejected:she duplicate>duplicate:oshe withdraw>rejected:cpu vote>.:oshacue
proposal accepted  | release>released:oshe postpone>postponed:she reject>rejected:she reply>.:cpu duplicate>duplicate:oshe vote>.:oshacue
proposal postponed | take>assessment:oshe accept>accepted:she reject>rejected:she reply>.:cpu duplicate>duplicate:oshe withdraw>rejected:cpu vote>.:oshacue
proposal released  | reply>.:cpu
proposal rejected  | reopen>assessment:oshcpue reply>.:cpu
proposal duplicate | reopen>assessment:oshcpue reply>.:cpu
`

const written = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [place, cells] = line.split('|').map((part) => part.trim())
      const [kind, state] = place!.split(/\s+/)
      const rows = [...cells!.split(' '), 'answer>.:oshae'].map((cell) => {
        const [, act, to, who] = /^(.+)>(.+):(.+)$/.exec(cell)!
        return [act!, { to: to === '.' ? state! : to!, who: [...who!].sort().join('') }] as const
      })
      return [[`${kind} ${state}`, new Map(rows)] as const]
    }),
)

describe('the table of acts', () => {
  const places = KINDS.flatMap((kind) => STATES[kind].map((state): [Kind, State] => [kind, state]))

  it.each(places)('of %s in %s: who may do what, and where it leads', (kind, state) => {
    // A request of no kind goes the incident's way.
    const expected = written.get(`${kind === '' ? 'incident' : kind} ${state}`)!
    const found = new Map<string, { to: string; who: string }>()
    for (const [letter, actor] of Object.entries(WHO))
      for (const act of acts(kind, state, actor)) {
        const { to } = transitionOf(kind, state, act)!
        const who = `${found.get(act)?.who ?? ''}${letter}`
        found.set(act, { to: to === 'same' ? state : to, who: [...who].sort().join('') })
      }
    expect(Object.fromEntries([...found].sort())).toEqual(Object.fromEntries([...expected].sort()))
  })

  it('has one way for each act from each state, into states of that kind', () => {
    for (const [kind, state] of places)
      for (const act of new Set(TRANSITIONS.map((one) => one.act))) {
        const ways = TRANSITIONS.filter(
          (one) => one.act === act && one.kinds.includes(kind) && one.from.includes(state),
        )
        expect(ways.length).toBeLessThanOrEqual(1)
        for (const { to } of ways) expect(to === 'same' || STATES[kind].includes(to)).toBe(true)
      }
  })

  it('leads from every open state to a closed one, and to every state from the start', () => {
    const ways = (kind: Kind, from: State): State[] =>
      TRANSITIONS.filter((one) => one.kinds.includes(kind) && one.from.includes(from)).map(({ to }) =>
        to === 'same' ? from : to,
      )
    const reached = (kind: Kind, from: State): Set<State> => {
      const seen = new Set([from])
      for (const state of seen) for (const next of ways(kind, state)) seen.add(next)
      return seen
    }
    for (const kind of KINDS) {
      expect([...reached(kind, startState(kind))].sort()).toEqual([...STATES[kind]].sort())
      for (const state of STATES[kind])
        expect([...reached(kind, state)].some((one) => CLOSED.has(one))).toBe(true)
    }
  })

  it('makes nobody wait without a public question in the same step', () => {
    for (const one of TRANSITIONS)
      if (one.to === 'waiting') expect([one.act, one.needs]).toEqual(['ask', ['question']])
  })

  it('lets no author approve, and decides nothing without a reason', () => {
    for (const one of TRANSITIONS) {
      if (one.act === 'approve' || one.act === 'refuse') expect(one.notAuthor).toBe(true)
      if (['reject', 'roll-back', 'accept', 'postpone', 'refuse'].includes(one.act))
        expect(one.needs).toContain('reason')
      if (['accept', 'postpone'].includes(one.act)) expect(one.needs).toContain('decision')
    }
  })

  it('has words for every act and state', () => {
    for (const { act } of TRANSITIONS) expect(ACT_WORDS[act].ru).not.toBe(ACT_WORDS[act].en)
    for (const [kind, state] of places) expect(stateWords(kind, state).ru).not.toBe('')
  })

  it('a member of the line does not confirm for the customer, unless she asked herself', () => {
    const member = person(['specialist'], { participates: true })
    expect(acts('incident', 'solved', member)).not.toContain('confirm')
    expect(acts('incident', 'solved', { ...member, isAuthor: true })).toContain('confirm')
  })
})

describe('the clock', () => {
  const started = begin('incident', 3, instant('2026-02-13 14:05'))
  const asked = apply(started, 'ask', instant('2026-02-13 15:20'), SPECIALIST, TERMS)
  const replied = apply(asked.request, 'reply', instant('2026-02-16 09:40'), AUTHOR, TERMS)
  const solved = apply(replied.request, 'solve', instant('2026-02-16 12:00'), SPECIALIST, TERMS)

  it('ends the reaction with the first public answer of a person', () => {
    expect(shown(dues(started, started.reactionFrom, TERMS).reaction?.at)).toBe('2026-02-16 10:05')
    expect([asked.reacted, shown(asked.request.reactedAt!)]).toEqual([true, '2026-02-13 15:20'])
    expect(solved.reacted).toBe(false)
    expect(apply(started, 'take', instant('2026-02-13 15:00'), SPECIALIST, TERMS).reacted).toBe(false)
  })

  it('stands while waiting and resumes at the receipt of the reply', () => {
    expect(dues(asked.request, instant('2026-02-13 17:00'), TERMS).solution).toBeNull()
    const now = dues(replied.request, instant('2026-02-16 11:04'), TERMS)
    expect([shown(now.solution?.at), now.elapsed / 60_000]).toEqual(['2026-02-17 16:45', 139])
  })

  it('loses nothing to the customer by a reply that crossed the question', () => {
    const crossed = apply(asked.request, 'reply', instant('2026-02-13 15:10'), AUTHOR, TERMS).request
    expect(crossed.state).toBe('in-work')
    expect(dues(crossed, instant('2026-02-13 16:05'), TERMS).elapsed).toBe(2 * HOUR)
  })

  it('goes on with the time used after reopening, with a new reaction', () => {
    const at = instant('2026-02-18 10:00')
    const again = apply(solved.request, 'reopen', at, AUTHOR, TERMS).request
    expect([again.reactedAt, again.solvedAt, again.reopened]).toEqual([null, null, 1])
    const { elapsed, reaction, solution } = dues(again, at, TERMS)
    // 75 minutes, then two hours of the 16th: 12 h 45 min are left.
    expect([elapsed / 60_000, shown(reaction?.at), shown(solution?.at)]).toEqual([
      ...[195, '2026-02-18 14:00', '2026-02-19 14:45'],
    ])
  })

  it('opens it again within ten working days of its closing, to the instant', () => {
    const closed = apply(solved.request, 'confirm', instant('2026-02-16 12:00'), AUTHOR, TERMS).request
    // 23 February is off.
    const last = instant('2026-03-03 12:00')
    expect([reopens(closed, last, TERMS), reopens(closed, last + 1, TERMS)]).toEqual([true, false])
    expect(() => apply(closed, 'reopen', last + 1, AUTHOR, TERMS)).toThrow('closed for too long')
    expect(reopens(started, started.reactionFrom, TERMS)).toBe(false)
  })

  it('keeps what was late on record through any change of priority and kind', () => {
    const late = instant('2026-02-19 10:00')
    const urgent = withPriority(started, 1, late, TERMS).request
    expect([urgent.reactionBreached, urgent.solutionBreached]).toEqual([true, true])
    const calm = withPriority(urgent, 4, late, TERMS).request
    expect([calm.reactionBreached, calm.solutionBreached]).toEqual([true, true])
    const service = withKind(calm, 'service', late, TERMS).request
    expect([service.kind, service.state, service.solutionBreached]).toEqual(['service', 'new', true])
    expect(service.spans.at(0)).toEqual(started.spans[0])
  })

  it('gives another priority its target from the same start', () => {
    const at = instant('2026-02-16 11:00')
    const { solution } = dues(withPriority(replied.request, 2, at, TERMS).request, at, TERMS)
    // Eight hours in all, 75 minutes of them on Friday.
    expect(shown(solution?.at)).toBe('2026-02-16 16:45')
  })

  it('is late after the due instant, not at it', () => {
    const due = dues(started, started.reactionFrom, TERMS)
    const { at } = due.reaction!
    expect(
      [withBreaches(started, at, TERMS), withBreaches(started, at + 1, TERMS)].map(
        (one) => one.reactionBreached,
      ),
    ).toEqual([false, true])
    const end = due.solution!.at
    expect([end, end + 1].map((one) => withBreaches(started, one, TERMS).solutionBreached)).toEqual([
      false,
      true,
    ])
  })
})

describe('of itself', () => {
  const waiting = apply(
    begin('incident', 3, instant('2026-11-23 10:00')),
    'ask',
    instant('2026-11-23 12:00'),
    SPECIALIST,
    TERMS,
  ).request
  const next = (request: RequestFacts, now: string): string => {
    const found = nextAutomatic(request, instant(now), TERMS)
    return found === null ? '' : `${found.act} ${shown(found.at)}`
  }

  it('reminds after two and five working days of waiting, ends after ten', () => {
    expect(next(waiting, '2026-11-23 12:00')).toBe('remind 2026-11-25 12:00')
    const once = apply(waiting, 'remind', instant('2026-11-25 12:00'), 'program', TERMS).request
    expect(next(once, '2026-11-25 12:00')).toBe('remind 2026-11-30 12:00')
    const twice = apply(once, 'remind', instant('2026-11-30 12:00'), 'program', TERMS).request
    expect(next(twice, '2026-11-30 12:00')).toBe('give-up 2026-12-07 12:00')
    const ended = apply(twice, 'give-up', instant('2026-12-07 12:00'), 'program', TERMS)
    expect([ended.request.state, ended.notice, ended.request.reminded]).toEqual(['solved', true, 0])
    expect(next(ended.request, '2026-12-07 12:00')).toBe('auto-close 2026-12-14 12:00')
  })

  it('sends one reminder, not two, after the server stood still', () => {
    expect(next(waiting, '2026-12-01 10:00')).toBe('remind 2026-11-30 12:00')
    expect(next(waiting, '2026-12-08 10:00')).toBe('give-up 2026-12-07 12:00')
  })

  it('does nothing else', () => {
    expect(next(begin('incident', 3, instant('2026-11-23 10:00')), '2026-12-08 10:00')).toBe('')
  })
})

describe('another kind', () => {
  it.each([
    ['incident', 'new', 'service', 'new'],
    ['incident', 'in-work', 'change', 'assessment'],
    ['incident', 'new', 'change', 'assessment'],
    ['', 'new', 'incident', 'new'],
    ['', 'waiting', 'proposal', 'waiting'],
    ['service', 'approval', 'change', 'assessment'],
    ['change', 'approval', 'service', 'in-work'],
    ['change', 'draft', 'incident', 'new'],
    ['proposal', 'accepted', 'change', 'assessment'],
    ['service', 'solved', 'incident', 'solved'],
  ] as const)('of %s in %s becomes %s in %s', (kind, state, other, to) => {
    const at = instant('2026-11-23 10:00')
    const request = { ...begin(kind, 3, at), state }
    expect(withKind(request, other, at, TERMS).request.state).toBe(to)
  })
  it('is none of a closed request, nor a change of what is solved', () => {
    const request = begin('incident', 3, 0)
    expect(kindsFor({ ...request, state: 'closed' })).toEqual([])
    expect(kindsFor({ ...request, state: 'solved' })).toEqual(['service'])
  })
})

describe('priority', () => {
  it('goes by impact and urgency', () => {
    const levels: readonly Level[] = ['low', 'middle', 'high']
    expect(levels.map((impact) => levels.map((urgency) => priorityOf(impact, urgency)))).toEqual([
      [4, 4, 3],
      [4, 3, 2],
      [3, 2, 1],
    ])
  })
  it('of a request without kind promises what an incident of it does', () => {
    expect(targetOf(DEFAULT_TARGETS, '', 2)).toBe(DEFAULT_TARGETS.incident[2])
  })
})

describe('any sequence of acts', () => {
  const steps = fc.array(
    fc.record({ who: fc.constantFrom(...Object.values(WHO)), which: fc.nat(), after: fc.nat(40 * HOUR) }),
    { maxLength: 25 },
  )
  const start = Date.UTC(2026, 0, 12)

  it('keeps spans in order, the clock with the state, and the time used their sum', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), steps, (kind, all) => {
        let request = begin(kind, 2, start)
        let at = start
        let running = 0
        for (const { after, which, who } of all) {
          const before = dues(request, at, TERMS).elapsed
          at += after
          const used = dues(request, at, TERMS).elapsed
          if (clockRuns(kind, request.state)) running += used - before
          else expect(used).toBe(before)
          const may = acts(kind, request.state, who).filter(
            (act: Act) => act !== 'reopen' || reopens(request, at, TERMS),
          )
          if (may.length === 0) continue
          const was = request
          request = apply(request, may[which % may.length]!, at, who, TERMS).request
          expect(STATES[kind]).toContain(request.state)
          expect(request.spans.slice(0, was.spans.length)).toEqual(was.spans)
          expect(request.spans.at(-1)!.runs).toBe(clockRuns(kind, request.state))
          expect(request.closedAt === null).toBe(!CLOSED.has(request.state))
          if (was.solutionBreached) expect(request.solutionBreached).toBe(true)
          if (was.reactionBreached) expect(request.reactionBreached).toBe(true)
        }
        expect(elapsedMs(TERMS.hours, TERMS.calendar, request.spans, at)).toBe(running)
        expect(request.spans.every(({ from }, index) => from >= (request.spans[index - 1]?.from ?? 0))).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })
})
