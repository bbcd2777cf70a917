// Published cases closed as books and compared to the unit of their sources (README.md here). A case that does not agree
// is listed there with its reason; nothing is adjusted to fit.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { deriveClose } from '../../src/app/close-book.ts'
import { CloseDerivation } from '../../src/app/derive-close.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { parseDecimal, powerOfTen, roundHalfAway } from '../../src/ledger/fraction.ts'
import { parseInterval } from '../../src/ledger/period.ts'
import { toJson } from '../../src/statements/json.ts'

interface Expected {
  readonly case: string
  readonly period: string
  /** The source's unit: amounts are compared rounded to this many decimals. */
  readonly decimals: number
  readonly lines?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Account → statutory, adjustments, IFRS. */
  readonly transformation?: Readonly<Record<string, readonly number[]>>
}

const folder = import.meta.dirname
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** An exact decimal rounded to the source's unit. */
function rounded(text: string, decimals: number): string {
  const value = parseDecimal(text)
  if (!value) throw new Error(`not a decimal: ${text}`)
  return roundHalfAway(value.numerator * powerOfTen(decimals), value.denominator).toString()
}

const wanted = (amount: number, decimals: number): string => rounded(amount.toFixed(decimals), decimals)

describe.each(cases)('%s', (name) => {
  const expected: Expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))
  const closed = readBook(bookFolder(join(folder, name))).then(({ book, findings }) => {
    if (!book) throw new Error(JSON.stringify(findings))
    const [codes, graph] = [new Codes(), new Graph()]
    const derivation = new CloseDerivation(book, graph, codes)
    const to = parseInterval(expected.period, book.settings.fiscalYearStart)?.to ?? ''
    return { close: deriveClose(book, derivation.intervalTo(to), graph, codes), findings }
  })

  it('closes with nothing that blocks', async () => {
    const { close, findings } = await closed
    expect([...findings, ...close.findings].filter((one) => one.severity === 'blocks')).toEqual([])
    expect(close.checks.filter((check) => !check.passed && check.severity === 'blocks')).toEqual([])
  })

  it('agrees with the published answer to the unit', async () => {
    const { close } = await closed
    const group = close.derived.find((one) => one.entity === null)
    if (!group) throw new Error('no statements of the group')
    const { statements } = toJson(group.of.set)
    for (const [statement, lines] of Object.entries(expected.lines ?? {})) {
      const own = statements.find((one) => one.id === statement)
      const got = Object.keys(lines).map((id) => {
        const amount = own?.lines.find((line) => line.id === id)?.amounts[0]
        return [id, typeof amount === 'string' ? rounded(amount, expected.decimals) : amount]
      })
      const want = Object.entries(lines).map(([id, amount]) => [id, wanted(amount, expected.decimals)])
      expect(got).toEqual(want)
    }
    for (const [account, [statutory, adjustments, ifrs]] of Object.entries(expected.transformation ?? {})) {
      const sum = (keep: (layer: string) => boolean): bigint =>
        close.facts.sum((row) => {
          const texts = close.facts.texts(row)
          return texts.account === account && texts.basis.startsWith('functional') && keep(texts.layer)
        })
      const minor = (amount = 0): bigint => BigInt(wanted(amount, 2))
      expect([account, sum((layer) => layer === 'mapped')]).toEqual([account, minor(statutory)])
      expect([account, sum((layer) => layer !== 'mapped')]).toEqual([account, minor(adjustments)])
      expect([account, sum(() => true)]).toEqual([account, minor(ifrs)])
    }
  })
})
