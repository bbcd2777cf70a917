// The group and its pairs over HTTP: percentages multiply out, goodwill is what it is computed from, a pair's two sides
// stand side by side.

import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Server } from '../../src/server/context.ts'
import { group, intragroup, pair } from '../../src/server/routes/group.ts'
import { fetchAs, kopecks, readingServer } from '../support/reading-server.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('the group over HTTP', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await readingServer(given().store)
  })
  const problem = z.object({ status: z.number(), findings: z.array(z.object({ code: z.string() })) })
  const parts = (percent: string): number => Math.round(Number(percent) * 10_000)

  it('gives each company its effective share as the sum of its ways', async () => {
    const { body } = await fetchAs(server, '/books/severny/group', group)
    for (const { code, effective, ways } of body.nodes) {
      if (code === body.parent) continue
      const sum = ways.reduce((total, { product }) => total + parts(product), 0)
      expect([code, sum]).toEqual([code, parts(effective)])
    }
    // МЕТ, which СЕВ holds whole, holds 97.5 % of ЛОГ and 30 % of the associate (ownership.csv).
    const of = (code: string) => body.nodes.find((node) => node.code === code)
    expect([of('ЛОГ')?.effective, of('ЛОГ')?.outsiders, of('ПЛД')?.method]).toEqual(['97.5', '2.5', 'equity'])
  })

  it('goes back in time: before control came, the company is not there', async () => {
    const { body } = await fetchAs(server, '/books/severny/group?date=2025-06-30', group)
    expect(body.nodes.map(({ code }) => code)).not.toContain('КГР')
    const after = await fetchAs(server, '/books/severny/group?date=2025-07-01', group)
    expect(after.body.nodes.find(({ code }) => code === 'КГР')?.effective).toBe('80')
  })

  it('computes goodwill as consideration and outsiders less net assets', async () => {
    const { body } = await fetchAs(server, '/books/severny/group', group)
    expect(body.acquisitions.length).toBeGreaterThan(3)
    for (const {
      consideration,
      goodwill,
      goodwillNci,
      goodwillOwners,
      nci,
      netAssets,
    } of body.acquisitions) {
      expect(kopecks(goodwill)).toBe(kopecks(consideration) + kopecks(nci) - kopecks(netAssets))
      expect(kopecks(goodwill)).toBe(kopecks(goodwillOwners) + kopecks(goodwillNci))
    }
  })

  it('refuses a date that is none', async () => {
    const { status } = await fetchAs(server, '/books/severny/group?date=yesterday', problem)
    expect(status).toBe(400)
  })

  it('shows of each cell what both say, and pairs line by line with the same sums', async () => {
    const { body } = await fetchAs(server, '/books/severny/intragroup', intragroup)
    for (const { claims, difference, owed } of body.cells)
      expect(kopecks(difference)).toBe(kopecks(claims) - kopecks(owed))
    const differs = body.cells.find(({ difference }) => kopecks(difference) !== 0n)
    expect(differs?.state).toBe('warns')
    const path = `/books/severny/intragroup/${encodeURIComponent('ТДС')}/${encodeURIComponent('МЕТ')}`
    const { body: between } = await fetchAs(server, path, pair)
    expect([between.first.code, between.second.code]).toEqual(['МЕТ', 'ТДС'])
    for (const { accounts, lines, total } of between.groups) {
      const sum = (side: 'first' | 'second' | 'difference'): bigint =>
        lines.reduce((all, line) => all + kopecks(line[side]), 0n)
      for (const side of ['first', 'second', 'difference'] as const)
        expect(sum(side)).toBe(kopecks(total[side]))
      const all = accounts.reduce((whole, { amount }) => whole + kopecks(amount), 0n)
      expect(all).toBe(kopecks(total.difference))
    }
    const check = between.checks.find(({ id }) => id === 'intragroup-pair')
    expect(between.groups[0]?.total.difference).toBe(check?.difference)
    expect(between.turnovers.length).toBeGreaterThan(0)
  })

  it('says of a company outside the group that there is nothing between the two', async () => {
    const path = `/books/severny/intragroup/${encodeURIComponent('МЕТ')}/${encodeURIComponent('НЕТ')}`
    expect((await fetchAs(server, path, problem)).status).toBe(404)
  })
})
