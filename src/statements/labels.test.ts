import { describe, expect, it } from 'vitest'
import { dateLabel, intervalLabel, twelveMonthsAfter, yearBefore } from './labels.ts'

describe('labels of columns', () => {
  it('names a date, a calendar year, a fiscal year, months, and any other interval', () => {
    expect(dateLabel('2025-12-01')).toEqual({ ru: '1 декабря 2025 г.', en: '1 December 2025' })
    expect(intervalLabel({ from: '2025-01-01', to: '2025-12-31' })).toEqual({ ru: '2025 год', en: '2025' })
    expect(intervalLabel({ from: '2025-04-01', to: '2026-03-31' }).en).toBe('year ended 31 March 2026')
    expect(intervalLabel({ from: '2025-01-01', to: '2025-06-30' }).ru).toBe(
      '6 мес., закончившиеся 30 июня 2025 г.',
    )
    expect(intervalLabel({ from: '2025-05-14', to: '2025-06-02' }).en).toBe('14 May 2025 to 2 June 2025')
  })

  it('keeps ends of months through leap years', () => {
    expect(yearBefore({ from: '2025-01-01', to: '2025-02-28' })).toEqual({
      from: '2024-01-01',
      to: '2024-02-29',
    })
    expect(twelveMonthsAfter('2023-02-28')).toBe('2024-02-29')
    expect(twelveMonthsAfter('2025-12-31')).toBe('2026-12-31')
  })
})
