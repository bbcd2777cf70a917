import { expect, it } from 'vitest'
import { aboutText, ownAddress } from './about-link.tsx'

it('opens addresses of this program and no other', () => {
  const own =
    '/b/severny/reports/statements?period=2025-12-31%2F2025-12-31&entity=%D0%9C%D0%95%D0%A2&line=assets'
  expect(ownAddress(own)).toBe(own)
  expect(aboutText(own, 'МЕТ · Отчётность')).toBe('severny · МЕТ · Отчётность · 2025-12-31 · assets')
  for (const other of [
    'https://example.ru/b/x',
    '//example.ru/b/x',
    'javascript:alert(1)',
    '/\\example.ru',
    '/b/\\x',
    '',
  ])
    expect(ownAddress(other)).toBeNull()
})
