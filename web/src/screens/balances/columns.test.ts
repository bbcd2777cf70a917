import { expect, it } from 'vitest'
import { tracksOf } from './columns.ts'

it('has its own widths until a person sets them, and is never narrower than its columns', () => {
  const own = tracksOf({})
  expect(own.columns).toMatch(
    /^110px minmax\(140px, 1\.4fr\) 36px (minmax\(1[12]8px, 1fr\) ){6}minmax\(150px, 1\.5fr\)$/,
  )
  const set = tracksOf({ account: 160, name: 340, unknown: 5 })
  expect(set.columns).toMatch(/^160px 340px 36px minmax/)
  expect([set.account, set.least - own.least]).toEqual([160, 50 + 200])
})
