import { describe, expect, it } from 'vitest'
import { duration, inShort, soon, stamp } from './time.ts'

const MINUTE = 60_000

describe('durations of working time', () => {
  it('says hours and minutes, and leaves out what is nothing', () => {
    expect(duration((13 * 60 + 41) * MINUTE, 'ru')).toBe('13 ч 41 мин')
    expect(duration(16 * 60 * MINUTE, 'en')).toBe('16 h')
    expect(duration(5 * MINUTE + 59_999, 'ru')).toBe('5 мин')
    expect(duration(-90 * MINUTE, 'en')).toBe('1 h 30 min')
    expect(inShort((13 * 60 + 41) * MINUTE, 'ru')).toBe('13 ч')
    expect(inShort(-59 * MINUTE, 'en')).toBe('59 min')
  })
})

describe('instants', () => {
  const now = new Date(2026, 10, 24, 12, 0)

  it('leaves out this year, and the day of today', () => {
    expect(stamp(new Date(2026, 1, 13, 14, 5).toISOString(), 'ru', now)).toBe('13.02, 14:05')
    expect(stamp(new Date(2025, 1, 13, 14, 5).toISOString(), 'ru', now)).toBe('13.02.2025, 14:05')
    expect(soon(new Date(2026, 10, 24, 18, 0).toISOString(), 'ru', now)).toBe('18:00')
    expect(soon(new Date(2026, 10, 25, 10, 0).toISOString(), 'en', now)).toBe('Wed 25/11, 10:00')
  })
})
