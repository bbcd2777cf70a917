import { describe, expect, it } from 'vitest'
import { keyOf, readWindows, toFront, visited, type Windows, without } from './windows.ts'

const of = (...open: string[]): Windows => ({ open, closed: [] })
const desk = '/b/x/desk'
const checks = '/b/x/checks'
const first = '/b/x/adjustments?id=К-1'
const second = '/b/x/adjustments?id=К-2'

describe('windows', () => {
  it('are told apart by their path, and journals by their number', () => {
    expect(keyOf('/b/x/checks?period=2025')).toBe(keyOf('/b/x/checks'))
    expect(keyOf('/b/x/intragroup?id=A|B')).toBe(keyOf('/b/x/intragroup'))
    expect(keyOf(first)).not.toBe(keyOf(second))
  })

  it('open once, and show what they were last asked to show', () => {
    const all = [desk, checks, first, `${checks}?period=2025`, second].reduce(visited, of())
    expect(all.open).toEqual([desk, `${checks}?period=2025`, first, second])
  })

  it('close to their neighbour, and can be opened again', () => {
    const { next, windows } = without(of(desk, checks, first), checks)
    expect([next, windows.open, windows.closed]).toEqual([first, [desk, first], [checks]])
    expect(without(windows, first).next).toBe(desk)
    expect(without(of(desk), desk)).toEqual({ windows: { open: [], closed: [desk] }, next: '' })
    expect(visited(windows, checks)).toEqual(of(desk, first, checks))
  })

  it('are no more than thirty: the first goes to the closed ones', () => {
    const many = Array.from({ length: 31 }, (_, index) => `/b/x/registers/${index}`).reduce(visited, of())
    expect([many.open.length, many.open[0], many.closed]).toEqual([
      30,
      '/b/x/registers/1',
      ['/b/x/registers/0'],
    ])
  })

  it('come to the front without losing the order of the others', () => {
    expect(toFront(of(desk, checks, first), first).open).toEqual([first, desk, checks])
  })

  it.each([null, '', '{', '[]', '{"open":[1],"closed":[]}', '{"open":["javascript:x"],"closed":[]}'])(
    'are none where %j is kept',
    (text) => {
      expect(readWindows(text)).toEqual(of())
    },
  )
})
