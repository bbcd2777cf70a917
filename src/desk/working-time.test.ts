// The desk's clock: the values of the service desk model (computed by an independent script over the 2026 calendar), the
// request of the drawing, and the laws that hold for any line.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarOf, WEEKDAYS_ONLY } from './calendar.ts'
import type { LineHours, Span } from './types.ts'
import { dueAt, elapsedMs, openAt, reachedAt, solutionDue, workingDays, workingMs } from './working-time.ts'
import { instantAt, localText } from './zone.ts'

const MOSCOW: LineHours = {
  zone: 'Europe/Moscow',
  opens: '10:00',
  closes: '18:00',
  calendar: 'ru',
  shortDays: 'as-others',
}
const RU = calendarOf('ru')
const MINUTE = 60_000

/** `2026-11-24 10:00` by the clocks of the zone. */
function instant(text: string, zone: string = MOSCOW.zone): number {
  const [day, clock] = text.split(' ')
  const [hours, minutes] = clock!.split(':')
  return instantAt(day!, Number(hours) * 60 + Number(minutes), zone)
}
const shown = (at: number, zone: string = MOSCOW.zone): string => localText(at, zone).replace('T', ' ')

describe('due times', () => {
  const values = `
    2026-11-24 10:00 |   60 | 2026-11-24 11:00
    2026-11-24 09:59 |   60 | 2026-11-24 11:00
    2026-11-24 17:59 |   60 | 2026-11-25 10:59
    2026-11-24 18:00 |   60 | 2026-11-25 11:00
    2026-11-24 10:00 |  480 | 2026-11-24 18:00
    2026-11-24 10:01 |  480 | 2026-11-25 10:01
    2026-11-27 17:30 |  240 | 2026-11-30 13:30
    2026-11-28 12:00 |   60 | 2026-11-30 11:00
    2026-11-03 17:00 |  120 | 2026-11-05 11:00
    2026-02-20 17:30 |   60 | 2026-02-24 10:30
    2026-03-06 16:00 |  480 | 2026-03-10 16:00
    2026-04-30 17:00 |  120 | 2026-05-04 11:00
    2026-05-08 15:00 |  960 | 2026-05-13 15:00
    2026-06-11 18:00 |    1 | 2026-06-15 10:01
    2026-12-30 17:00 |  120 | 2027-01-11 11:00 provisional
  `
  const rows = values
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

  it.each(rows)('from %s, %s working minutes: %s', (from, minutes, due) => {
    const found = dueAt(MOSCOW, RU, instant(from!), Number(minutes) * MINUTE)
    expect(`${shown(found.at)}${found.provisional ? ' provisional' : ''}`).toBe(due)
  })

  it('counts what comes at 18:00:00.000 and a millisecond after it from the next opening', () => {
    const six = instant('2026-11-24 18:00')
    for (const at of [six, six + 1]) expect(shown(dueAt(MOSCOW, RU, at, MINUTE).at)).toBe('2026-11-25 10:01')
    expect(dueAt(MOSCOW, RU, six - 1, 1).at).toBe(six)
  })

  it('is now where nothing is to be waited for', () => {
    const sunday = instant('2026-11-29 12:00')
    expect(dueAt(MOSCOW, RU, sunday, 0)).toEqual({ at: sunday, provisional: false })
  })

  it('takes the holidays of article 112 in a year without data, and says so', () => {
    // 2027: 1 May is a Saturday, its day off is moved to Monday; 9 May a Sunday, moved to Monday the 10th.
    const rows = [
      ['2027-02-22 17:00', '2027-02-24 11:00'],
      ['2027-04-30 17:00', '2027-05-04 11:00'],
      ['2027-05-07 17:00', '2027-05-11 11:00'],
      ['2027-11-03 17:00', '2027-11-05 11:00'],
    ]
    for (const [from, due] of rows) {
      const found = dueAt(MOSCOW, RU, instant(from!), 120 * MINUTE)
      expect([from, shown(found.at), found.provisional]).toEqual([from, due, true])
    }
  })
})

describe('the request of the drawing (SEV-2041)', () => {
  // Opened Friday 13 February 2026 at 14:05, waits from 15:20, answered Monday 16 February at 09:40, 16 hours promised.
  const spans: Span[] = [
    { from: instant('2026-02-13 14:05'), runs: true },
    { from: instant('2026-02-13 15:20'), runs: false },
    { from: instant('2026-02-16 09:40'), runs: true },
  ]
  const now = instant('2026-02-16 11:04')

  it('has used 2 h 19 min by 11:04, and is due on 17 February at 16:45', () => {
    expect(elapsedMs(MOSCOW, RU, spans, now)).toBe((2 * 60 + 19) * MINUTE)
    expect(shown(solutionDue(MOSCOW, RU, spans, 960 * MINUTE, now)!.at)).toBe('2026-02-17 16:45')
  })

  it('has no due time while it waits, nor where nothing is promised', () => {
    expect(solutionDue(MOSCOW, RU, spans, 960 * MINUTE, instant('2026-02-13 17:00'))).toBeNull()
    expect(solutionDue(MOSCOW, RU, spans, null, now)).toBeNull()
  })

  it('was due in its first span where the promise was an hour', () => {
    expect(shown(solutionDue(MOSCOW, RU, spans, 60 * MINUTE, now)!.at)).toBe('2026-02-13 15:05')
  })
})

describe('a shortened day (Tuesday 3 November 2026, before a holiday)', () => {
  const from = instant('2026-11-03 16:00')
  it('ends as others do unless the line says otherwise', () => {
    expect(shown(dueAt(MOSCOW, RU, from, 120 * MINUTE).at)).toBe('2026-11-03 18:00')
    expect(workingMs(MOSCOW, RU, from, instant('2026-11-04 00:00'))).toBe(120 * MINUTE)
  })
  it('ends an hour earlier where it does', () => {
    const less: LineHours = { ...MOSCOW, shortDays: 'hour-less' }
    expect(shown(dueAt(less, RU, from, 120 * MINUTE).at)).toBe('2026-11-05 11:00')
    expect(workingMs(less, RU, from, instant('2026-11-04 00:00'))).toBe(60 * MINUTE)
    expect(openAt(less, RU, instant('2026-11-03 17:00'))).toEqual({
      open: false,
      until: instant('2026-11-05 10:00'),
    })
  })
})

describe('open now', () => {
  const rows = `
    2026-11-24 09:59 | closed | 2026-11-24 10:00
    2026-11-24 10:00 | open   | 2026-11-24 18:00
    2026-11-24 17:59 | open   | 2026-11-24 18:00
    2026-11-24 18:00 | closed | 2026-11-25 10:00
    2026-11-27 18:00 | closed | 2026-11-30 10:00
    2025-11-01 12:00 | open   | 2025-11-01 18:00
    2026-12-31 12:00 | closed | 2027-01-11 10:00
  `
  it.each(
    rows
      .trim()
      .split('\n')
      .map((row) => row.split('|').map((cell) => cell.trim())),
  )('%s: %s until %s', (at, state, until) => {
    const found = openAt(MOSCOW, RU, instant(at!))
    expect([found.open ? 'open' : 'closed', shown(found.until)]).toEqual([state, until])
  })
})

describe('zones', () => {
  it('have a history: Moscow was four hours ahead until October 2014', () => {
    expect(new Date(instant('2014-10-24 10:00')).toISOString()).toBe('2014-10-24T06:00:00.000Z')
    expect(new Date(instant('2014-10-27 10:00')).toISOString()).toBe('2014-10-27T07:00:00.000Z')
    expect(workingMs(MOSCOW, RU, instant('2014-10-24 17:00'), instant('2014-10-27 11:00'))).toBe(120 * MINUTE)
  })

  it('with summer time keep the hours of the clock', () => {
    const berlin: LineHours = { ...MOSCOW, zone: 'Europe/Berlin', calendar: '' }
    // 29 March 2026 is the Sunday of the change.
    const from = instant('2026-03-27 17:00', berlin.zone)
    const due = dueAt(berlin, WEEKDAYS_ONLY, from, 120 * MINUTE).at
    expect(shown(due, berlin.zone)).toBe('2026-03-30 11:00')
    expect(due - from).toBe(65 * 60 * MINUTE)
  })

  it('a line in Vladivostok works by its own clocks', () => {
    const east: LineHours = { ...MOSCOW, zone: 'Asia/Vladivostok' }
    const due = dueAt(east, RU, instant('2026-11-24 10:00'), 60 * MINUTE).at
    // 10:00 in Moscow is 17:00 there.
    expect(shown(due, east.zone)).toBe('2026-11-24 18:00')
  })

  it('open around the clock, have five whole days in the week whose Sunday loses an hour', () => {
    const all: LineHours = { ...MOSCOW, zone: 'Europe/Berlin', opens: '00:00', closes: '24:00', calendar: '' }
    const monday = instant('2026-03-23 00:00', all.zone)
    expect(workingMs(all, WEEKDAYS_ONLY, monday, instant('2026-03-30 00:00', all.zone))).toBe(
      5 * 24 * 60 * MINUTE,
    )
  })
})

describe('for any line, any instants', () => {
  const LINES: LineHours[] = [
    MOSCOW,
    { ...MOSCOW, shortDays: 'hour-less' },
    { ...MOSCOW, zone: 'Asia/Vladivostok', opens: '09:30', closes: '17:15' },
    { ...MOSCOW, zone: 'Europe/Berlin', calendar: '' },
    { ...MOSCOW, zone: 'America/New_York', opens: '00:00', closes: '24:00', calendar: '' },
  ]
  const line = fc.constantFrom(...LINES)
  const at = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2030, 11, 31) })
  const duration = fc.integer({ min: 0, max: 400 * 8 * 60 * MINUTE })

  it('elapsed time is additive', () => {
    fc.assert(
      fc.property(line, at, at, at, (hours, ...instants) => {
        const calendar = calendarOf(hours.calendar)
        const [a, b, c] = instants.sort((left, right) => left - right)
        expect(workingMs(hours, calendar, a!, b!) + workingMs(hours, calendar, b!, c!)).toBe(
          workingMs(hours, calendar, a!, c!),
        )
      }),
    )
  })

  it('elapsed time never falls, and is never more than the time that passed', () => {
    fc.assert(
      fc.property(line, at, duration, duration, (hours, from, one, more) => {
        const calendar = calendarOf(hours.calendar)
        const shorter = workingMs(hours, calendar, from, from + one)
        const longer = workingMs(hours, calendar, from, from + one + more)
        expect(longer).toBeGreaterThanOrEqual(shorter)
        expect(shorter).toBeLessThanOrEqual(one)
      }),
    )
  })

  it('due is the earliest instant at which the elapsed time is the target', () => {
    fc.assert(
      fc.property(line, at, duration, (hours, from, target) => {
        const calendar = calendarOf(hours.calendar)
        const due = dueAt(hours, calendar, from, target).at
        expect(workingMs(hours, calendar, from, due)).toBe(target)
        if (target > 0) expect(workingMs(hours, calendar, from, due - 1)).toBe(target - 1)
      }),
    )
  })

  it('agrees with a clock that looks at every minute', () => {
    const small = fc.integer({ min: 0, max: 5 * 24 * 60 })
    const minute = fc.integer({ min: Date.UTC(2023, 0, 2) / MINUTE, max: Date.UTC(2026, 11, 25) / MINUTE })
    fc.assert(
      fc.property(minute, small, (from, minutes) => {
        let slow = 0
        // Moscow has been three hours ahead all these years.
        for (let step = from; step < from + minutes; step++) {
          const local = new Date((step + 180) * MINUTE)
          const day = local.toISOString().slice(0, 10)
          const year = RU.years.get(local.getUTCFullYear())!
          const isWeekend = [0, 6].includes(local.getUTCDay())
          const works = isWeekend ? year.workingWeekends.has(day) : !year.daysOff.has(day)
          if (works && local.getUTCHours() >= 10 && local.getUTCHours() < 18) slow++
        }
        expect(workingMs(MOSCOW, RU, from * MINUTE, (from + minutes) * MINUTE)).toBe(slow * MINUTE)
      }),
      { numRuns: 50 },
    )
  })

  it('a pause adds exactly nothing', () => {
    fc.assert(
      fc.property(line, at, fc.array(duration, { minLength: 1, maxLength: 8 }), (hours, from, lengths) => {
        const calendar = calendarOf(hours.calendar)
        const starts = [from]
        for (const length of lengths) starts.push(starts.at(-1)! + length)
        const spans = starts.map((start, index): Span => ({ from: start, runs: index % 2 === 0 }))
        const end = starts.at(-1)! + 1
        let running = 0
        for (let index = 0; index < spans.length; index += 2)
          running += workingMs(hours, calendar, starts[index]!, starts[index + 1] ?? end)
        expect(elapsedMs(hours, calendar, spans, end)).toBe(running)
        const paused = elapsedMs(hours, calendar, spans.slice(0, 2), starts[1]!)
        expect(elapsedMs(hours, calendar, spans.slice(0, 2), starts[1]! + 1e10)).toBe(paused)
      }),
    )
  })

  it('the spans have used a target exactly when it is reached, not a millisecond before', () => {
    fc.assert(
      fc.property(line, at, duration, duration, duration, (hours, from, one, two, target) => {
        const calendar = calendarOf(hours.calendar)
        const spans: Span[] = [
          { from, runs: true },
          { from: from + one, runs: false },
          { from: from + one + two, runs: true },
        ]
        const reached = reachedAt(hours, calendar, spans, target)!.at
        expect(elapsedMs(hours, calendar, spans, reached)).toBe(target)
        if (target > 0) expect(elapsedMs(hours, calendar, spans, reached - 1)).toBeLessThan(target)
      }),
    )
  })
})

describe('settings', () => {
  it('of hours that never open are refused rather than searched for ever', () => {
    expect(() => dueAt({ ...MOSCOW, opens: '18:00', closes: '10:00' }, RU, 0, 1)).toThrow('cannot close')
    expect(() => dueAt({ ...MOSCOW, opens: '9:00' }, RU, 0, 1)).toThrow('no time of a day')
  })
  it('two working days are sixteen hours of this line', () => {
    expect(workingDays(MOSCOW, 2)).toBe(16 * 60 * MINUTE)
  })
})
