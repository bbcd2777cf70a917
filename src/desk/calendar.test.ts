import { describe, expect, it } from 'vitest'
import {
  calendarOf,
  calendarWarning,
  daysOfYear,
  isProvisional,
  readCalendar,
  WEEKDAYS_ONLY,
} from './calendar.ts'
import { instantAt, instantsOf, isZone } from './zone.ts'

const RU = calendarOf('ru')

describe('the Russian production calendar', () => {
  // Working days by quarter and by month as published with the calendars.
  const published = {
    2023: [17, 18, 22, 20, 20, 21, 21, 23, 21, 22, 21, 21],
    2024: [17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21],
    2025: [17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22],
    2026: [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22],
  }
  it.each(Object.entries(published))('has the published working days of %s by month', (year, months) => {
    const worked = daysOfYear(RU, Number(year)).filter(([, kind]) => kind !== 'off')
    const counts = months.map(
      (_, month) => worked.filter(([day]) => Number(day.slice(5, 7)) === month + 1).length,
    )
    expect(counts).toEqual(months)
  })

  // Hours of a 40-hour week: eight a day, one less on a shortened day.
  it.each([
    [2023, 1973],
    [2024, 1979],
    [2025, 1972],
    [2026, 1972],
  ])('has the published hours of %i', (year, hours) => {
    const kinds = daysOfYear(RU, year).map(([, kind]) => kind)
    const worked = kinds.filter((kind) => kind !== 'off').length
    expect(worked * 8 - kinds.filter((kind) => kind === 'shortened').length).toBe(hours)
  })

  it('has every day of a year once', () => {
    expect(daysOfYear(RU, 2024)).toHaveLength(366)
    expect(daysOfYear(RU, 2027)).toHaveLength(365)
  })

  it('ships no preliminary year: 2027 is taken by law', () => {
    expect([...RU.years.keys()]).toEqual([2023, 2024, 2025, 2026])
    expect(isProvisional(RU, 2026)).toBe(false)
    expect(isProvisional(RU, 2027)).toBe(true)
    expect(isProvisional(WEEKDAYS_ONLY, 2027)).toBe(false)
  })

  it('warns of a year without data from 1 October by Moscow clocks', () => {
    const at = (day: string, minutes: number): number => instantAt(day, minutes, 'Europe/Moscow')
    expect(calendarWarning(RU, at('2026-09-30', 24 * 60 - 1))).toBe('none')
    expect(calendarWarning(RU, at('2026-10-01', 0))).toBe('year-missing')
    expect(calendarWarning(RU, at('2025-11-01', 0))).toBe('none')
    expect(calendarWarning(RU, at('2027-03-01', 0))).toBe('year-missing')
    expect(calendarWarning(WEEKDAYS_ONLY, at('2027-03-01', 0))).toBe('none')
  })
})

describe('calendars', () => {
  it('with a status that is neither final nor preliminary are refused', () => {
    const year = { status: 'guessed', source: '', daysOff: [], workingWeekends: [], shortened: [] }
    const data = { name: 'x', zone: 'UTC', holidays: { days: [], notMoved: [] }, years: { 2026: year } }
    expect(() => readCalendar(data)).toThrow('status guessed')
  })
  it('that nobody has are refused', () => {
    expect(() => calendarOf('de')).toThrow('no production calendar')
  })
})

describe('a zone', () => {
  it.each([
    ['Europe/Moscow', 2014],
    ['Europe/Moscow', 2026],
    ['Europe/Berlin', 2026],
    ['America/New_York', 2025],
    ['Pacific/Apia', 2011],
    ['Africa/Casablanca', 2025],
  ])('%s has the instants of %i by its offsets as by the database', (zone, year) => {
    const quick = instantsOf(year, zone)
    for (const [day] of daysOfYear(WEEKDAYS_ONLY, year))
      for (const minutes of [0, 150, 600, 1440])
        expect([day, minutes, quick(day, minutes)]).toEqual([day, minutes, instantAt(day, minutes, zone)])
  })

  it('is a name with a history, never an offset', () => {
    expect(['Europe/Moscow', '+03:00', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, false, false, false])
  })
})
