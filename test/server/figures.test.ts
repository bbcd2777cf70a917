// Statements and explanations over HTTP: units foot, every step of an explanation comes to its figure.

import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Server } from '../../src/server/context.ts'
import { desk } from '../../src/server/routes/books.ts'
import { explanation, statements, worksheet } from '../../src/server/routes/figures.ts'
import { intragroup } from '../../src/server/routes/group.ts'
import { serverWith } from '../support/people-of-book.ts'
import { fetchAs, kopecks, readingServer } from '../support/reading-server.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('figures of a book', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await readingServer(given().store)
  })
  const problem = z.object({ status: z.number(), findings: z.array(z.object({ code: z.string() })) })

  it('prints statements in each unit so that the two sides of the position agree', async () => {
    for (const unit of ['1', '1000', '1000000']) {
      const { body } = await fetchAs(server, `/books/severny/statements?unit=${unit}`, statements)
      expect(body.unit).toBe(Number(unit))
      const position = body.statements.find(({ id }) => id === 'financial-position')
      const line = (id: string) => position?.lines.find((one) => one.id === id)
      for (const column of [0, 1])
        expect(line('Assets')?.printed[column]).toBe(line('EquityAndLiabilities')?.printed[column])
      const exact = kopecks(line('Assets')?.amounts[0] ?? '')
      const printed = BigInt(line('Assets')?.printed[0] ?? '') * BigInt(unit) * 100n
      expect(exact - printed < BigInt(unit) * 100n && printed - exact < BigInt(unit) * 100n).toBe(true)
    }
  })

  it('asks no trial balance of an associate whose register has its profit, nor of a dormant company', async () => {
    const { body } = await fetchAs(server, '/books/severny/desk', desk)
    const stateOf = (code: string) =>
      body.entities
        .find((one) => one.code === code)
        ?.steps.slice(0, 2)
        .map(({ state }) => state)
    expect([stateOf('ПЛД'), stateOf('РЗВ'), stateOf('СЕВ')]).toEqual([
      ['done', 'none'],
      ['done', 'none'],
      ['done', 'done'],
    ])
    const before = await fetchAs(server, '/books/severny/desk?period=2024', desk)
    expect(before.body.entities.find(({ code }) => code === 'ПЛД')?.steps[0]?.state).toBe('done')
  })

  it('refuses a unit that nobody prints in', async () => {
    const { body, status } = await fetchAs(server, '/books/severny/statements?unit=7', problem)
    expect([status, body.findings[0]?.code]).toEqual([400, 'SRV-400'])
  })

  it('explains a figure down to the row of the file, each step exact and in words', async () => {
    const path: number[] = []
    let rows = 0
    for (let depth = 0; depth < 9; depth++) {
      const of = `/books/severny/explain?line=profit-or-loss:CostOfSales&path=${path.join('.')}`
      const { body } = await fetchAs(server, of, explanation)
      expect(body.steps.length).toBe(depth + 1)
      for (const { figure, parts, sum } of body.steps)
        if (parts.some(({ currency }) => currency === figure.currency)) expect(sum).toBe(figure.amount)
      const last = body.steps.at(-1)
      const texts = last?.parts.map(({ label }) => `${label.ru} ${label.en}`) ?? []
      for (const text of texts) expect(text).not.toMatch(/unspecified|mapped|elimination:|derived\//)
      rows += last?.parts.filter(({ place }) => place?.row !== undefined).length ?? 0
      const next = last?.parts.findIndex(({ opens }) => opens) ?? -1
      if (next < 0) break
      path.push(next)
    }
    expect(rows).toBeGreaterThan(0)
  })

  it('explains a figure of every column of every statement, comparatives by their own year', async () => {
    const { body } = await fetchAs(server, '/books/severny/statements', statements)
    for (const { columns, id, interval, lines } of body.statements) {
      for (const [at, column] of columns.entries()) {
        const line = lines.findLast(({ amounts }) => /[1-9]/.test(amounts[at] ?? ''))
        if (!line) continue
        const of = new URLSearchParams({
          line: `${id}:${line.id}`,
          column: column.id,
          ...(interval ? { interval } : {}),
        })
        const { body: told } = await fetchAs(server, `/books/severny/explain?${of}`, explanation)
        const { amount } = told.steps[0]!.figure
        expect([id, line.id, column.id, kopecks(amount)]).toEqual([
          id,
          line.id,
          column.id,
          kopecks(line.amounts[at] ?? ''),
        ])
      }
    }
  })

  it('says of a part that is not there that it is not', async () => {
    const of = '/books/severny/explain?line=profit-or-loss:CostOfSales&path=99'
    const { body, status } = await fetchAs(server, of, problem)
    expect([status, body.findings[0]?.code]).toEqual([422, 'CLO-010'])
  })

  it('explains every cell of a worksheet as the worksheet has it', async () => {
    for (const entity of ['', 'МЕТ']) {
      const of = `entity=${encodeURIComponent(entity)}`
      const { body: sheet } = await fetchAs(server, `/books/severny/worksheet?${of}`, worksheet)
      const row = sheet.rows.find(({ id }) => id === 'CostOfSales')
      expect(row).toBeDefined()
      for (const [at, { id }] of sheet.columns.entries()) {
        const cell = `/books/severny/explain?${of}&line=profit-or-loss:CostOfSales&cell=${encodeURIComponent(id)}`
        const { body } = await fetchAs(server, cell, explanation)
        expect(kopecks(body.steps[0]?.figure.amount ?? ''), id).toBe(kopecks(row?.amounts[at] ?? ''))
      }
    }
  })
})

onOneServer('figures and rights', (given) => {
  it('gives an accountant her company, of the group and of other companies nothing', async () => {
    await readingServer(given().store)
    const server = await serverWith(given(), 'severny', [
      { login: 'met', role: 'accountant', entity: 'МЕТ' },
      { login: 'control', role: 'controller' },
    ])
    const status = async (path: string, login: string): Promise<number> =>
      (await server.inject({ url: `/api/v1/books/${path}`, headers: { 'x-as': login } })).statusCode
    const [own, other] = ['МЕТ', 'СЕВ'].map((code) => `entity=${encodeURIComponent(code)}`)
    for (const path of [
      'statements?',
      'worksheet?',
      'charts?',
      'explain?line=profit-or-loss:Revenue&',
      'documents?format=json&',
    ]) {
      const answers = [own, other, ''].map((of) => status(`severny/${path}${of}`, 'met'))
      expect([path, ...(await Promise.all(answers))]).toEqual([path, 200, 403, 403])
    }
    for (const [path, ofAccountant] of [
      ['group', 403],
      // Her company's pairs, and no other's.
      ['intragroup', 200],
    ] as const) {
      expect(await status(`severny/${path}`, 'met')).toBe(ofAccountant)
      expect(await status(`severny/${path}`, 'control')).toBe(200)
      // A book that is not there, and nobody signed in.
      expect(await status(`other/${path}`, 'control')).not.toBe(200)
      expect(await status(`severny/${path}`, 'nobody')).toBe(401)
    }
    const pairs = await server.inject({ url: '/api/v1/books/severny/intragroup', headers: { 'x-as': 'met' } })
    const { cells, proposals } = intragroup.parse(pairs.json())
    expect(cells.length).toBeGreaterThan(0)
    for (const { creditor, debtor } of cells) expect([creditor, debtor]).toContain('МЕТ')
    for (const { pair } of proposals) expect(pair).toContain('МЕТ')
    await server.close()
  })
})
