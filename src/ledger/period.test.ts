import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayAfter,
  dayBefore,
  daysIn,
  endOfMonth,
  isDate,
  parseInterval,
  wholeMonths,
} from './period.ts'

// The calendar of the platform is the second way to compute.
const DAY = 86_400_000
const day = (time: number): string => new Date(time).toISOString().slice(0, 10)
const time = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dates = fc
  .integer({ min: time('1600-01-01') / DAY, max: time('2400-12-31') / DAY })
  .map((n) => day(n * DAY))

describe('days and months', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(addDays(date, days)).toBe(day(time(date) + days * DAY))
      }),
    )
    fc.assert(
      fc.property(dates, dates, (from, to) => {
        expect(daysIn({ from, to })).toBe((time(to) - time(from)) / DAY + 1)
      }),
    )
    fc.assert(
      fc.property(dates, fc.integer({ min: -60, max: 60 }), (date, months) => {
        const first = new Date(time(`${date.slice(0, 7)}-01`))
        first.setUTCMonth(first.getUTCMonth() + months)
        const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
        first.setUTCDate(Math.min(Number(date.slice(8)), last))
        expect(addMonths(date, months)).toBe(day(first.getTime()))
      }),
    )
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2025-04-31', false],
    ['2025-00-10', false],
    ['2025-13-01', false],
    ['2025-01-00', false],
    ['2025-1-01', false],
    [' 2025-01-01', false],
    ['2025-01-01T00:00', false],
    ['0099-12-31', true],
  ])('%s is a day: %s', (text, is) => {
    expect(isDate(text)).toBe(is)
  })

  it('go round the end of a year', () => {
    expect([dayAfter('2025-12-31'), dayBefore('2025-01-01')]).toEqual(['2026-01-01', '2024-12-31'])
    expect([dayAfter('2024-02-28'), dayBefore('2024-03-01')]).toEqual(['2024-02-29', '2024-02-29'])
    expect([addMonths('2024-01-31', 1), addMonths('2025-03-31', -1)]).toEqual(['2024-02-29', '2025-02-28'])
    expect([endOfMonth('2024-02-10'), endOfMonth('2025-12-01')]).toEqual(['2024-02-29', '2025-12-31'])
  })

  it('count whole months and the days that are left', () => {
    expect(wholeMonths({ from: '2025-01-15', to: '2025-03-20' })).toEqual({ months: 2, days: 6 })
    expect(wholeMonths({ from: '2025-01-01', to: '2025-12-31' })).toEqual({ months: 12, days: 0 })
  })
})

describe('an interval in words', () => {
  it.each([
    ['2025', '01-01', '2025-01-01', '2025-12-31'],
    ['2025-H1', '01-01', '2025-01-01', '2025-06-30'],
    ['2025-Q4', '01-01', '2025-10-01', '2025-12-31'],
    ['2025-02', '01-01', '2025-02-01', '2025-02-28'],
    // The fiscal year that ends in 2025.
    ['2025', '04-01', '2024-04-01', '2025-03-31'],
    ['2025-Q4', '04-01', '2025-01-01', '2025-03-31'],
  ])('%s of a year from %s', (text, start, from, to) => {
    expect(parseInterval(text, start)).toEqual({ from, to })
  })

  it.each(['2025-Q5', '2025-H3', '2025-13', '25', '2025-12-31/2025-01-01', '2025-02-30/2025-03-01', ''])(
    '%s is none',
    (text) => {
      expect(parseInterval(text, '01-01')).toBeNull()
    },
  )
})
