// Charts and checks over HTTP: bars of a bridge sum exactly to the statement, roll-forwards close, checks lead somewhere.

import { beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { checks } from '../../src/server/routes/books.ts'
import { charts } from '../../src/server/routes/charts.ts'
import { explanation, statements } from '../../src/server/routes/figures.ts'
import { fetchAs, kopecks, readingServer } from '../support/reading-server.ts'
import { onEveryServer } from '../support/store.ts'

onEveryServer('charts over HTTP', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await readingServer(given().store)
  })
  const sum = (amounts: readonly string[]): bigint =>
    amounts.reduce((all, amount) => all + kopecks(amount), 0n)

  it('has bars that come to the figure of the statement, by company too', async () => {
    for (const query of ['', `entity=${encodeURIComponent('МЕТ')}`, 'basis=ifrs-18']) {
      const { body } = await fetchAs(server, `/books/severny/charts?${query}`, charts)
      const { body: of } = await fetchAs(server, `/books/severny/statements?${query}`, statements)
      const figure = (statement: string, line: string): string =>
        of.statements.find(({ id }) => id === statement)?.lines.find(({ id }) => id === line)?.amounts[0] ??
        ''
      const ends = [
        [body.profit, figure('profit-or-loss', 'ProfitLoss')],
        [body.equity, figure('financial-position', 'Equity')],
      ] as const
      for (const [{ bars, columns }, amount] of ends) {
        expect(bars.length).toBeGreaterThan(2)
        expect(sum(bars.slice(0, -1).map((bar) => bar.amount))).toBe(kopecks(amount))
        expect(kopecks(bars.at(-1)?.amount ?? '')).toBe(kopecks(amount))
        for (const bar of bars) {
          expect(bar.amounts.length).toBe(columns.length)
          expect(sum(bar.amounts)).toBe(kopecks(bar.amount))
        }
      }
      const years = body.years?.bars ?? []
      expect(sum(years.slice(0, -1).map((bar) => bar.amount))).toBe(kopecks(years.at(-1)?.amount ?? ''))
      expect(years.at(-1)?.amount).toBe(figure('profit-or-loss', 'ProfitLoss'))
    }
  })

  it('has roll-forwards that close, goodwill and outsiders as the position has them', async () => {
    const { body } = await fetchAs(server, '/books/severny/charts', charts)
    const { body: of } = await fetchAs(server, '/books/severny/statements', statements)
    for (const { movements } of body.rolls) {
      const moved = movements.filter(({ movement }) => movement !== 'closing').map(({ amount }) => amount)
      expect(sum(moved)).toBe(
        kopecks(movements.find(({ movement }) => movement === 'closing')?.amount ?? '0.00'),
      )
    }
    const closing = (kind: string): bigint =>
      sum(
        body.rolls
          .filter((roll) => roll.kind === kind && roll.currency === body.currency)
          .flatMap((roll) =>
            roll.movements.filter((one) => one.movement === 'closing').map((one) => one.amount),
          ),
      )
    const position = of.statements.find(({ id }) => id === 'financial-position')
    const line = (id: string): bigint =>
      kopecks(position?.lines.find((one) => one.id === id)?.amounts[0] ?? '')
    expect(closing('goodwill')).toBe(line('Goodwill'))
    expect(closing('nci')).toBe(line('NoncontrollingInterests'))
  })

  it('leads from each side of a check to a figure that is what the check compared', async () => {
    const { body } = await fetchAs(server, '/books/severny/checks', checks)
    const kinds = new Set<string>()
    for (const { id, left, right, ways } of body.checks)
      for (const [side, way] of [
        [left, ways.left],
        [right, ways.right],
      ] as const) {
        if (way?.to !== 'statement' || kinds.has(`${id} ${way.line}`)) continue
        if (
          ![
            'assets-equal-equity-and-liabilities',
            'profit-in-changes-in-equity',
            'cash-in-financial-position',
          ].includes(id)
        )
          continue
        kinds.add(`${id} ${way.line}`)
        const query = new URLSearchParams({
          line: `${way.statement}:${way.line}`,
          ...(way.column ? { column: way.column } : {}),
          ...(way.entity ? { entity: way.entity } : {}),
          ...(way.basis ? { basis: way.basis } : {}),
        })
        const { body: of } = await fetchAs(server, `/books/severny/explain?${query}`, explanation)
        expect(kopecks(of.steps[0]?.figure.amount ?? ''), `${id} ${way.line}`).toBe(kopecks(side))
      }
    expect(kinds.size).toBeGreaterThan(3)
    const pair = body.checks.find(({ scope }) => scope === 'pair')
    expect(pair?.ways.left?.pair).toMatch(/^\S+\|\S+$/)
  })
})
