// What leaves with a request: none of the names, whatever they are and wherever else they stand; the same value by the
// same token.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellKind, type ExtractSection, extract } from './extract.ts'

const balances: ExtractSection = {
  title: 'balances',
  columns: [
    { title: 'entity', kind: 'entity' },
    { title: 'account', kind: 'code' },
    { title: 'counterparty', kind: 'counterparty' },
    { title: 'contract', kind: 'contract' },
    { title: 'date', kind: 'date' },
    { title: 'closing', kind: 'amount' },
    { title: 'comment', kind: 'text' },
  ],
  rows: [
    ['MET', '62.01', 'ООО «Ромашка»', 'Д-17/2025', '2025-12-31', '-6417.25', 'см. письмо'],
    ['TDS', '62.01', 'ооо «РОМАШКА» ', 'Д-18', '2025-12-31', '100', ''],
    ['MET', '76.Ромашка', 'АО «Юг»', 'Д-17/2025', '2025-12', '7.5', 'ИНН 7700000000'],
  ],
}

describe('an extract', () => {
  const { text, tokens } = extract('2.3.1', 'amounts', [balances])
  const sections: unknown = JSON.parse(text)

  it('reads as the case does, with tokens for names', () => {
    expect(sections).toEqual({
      program: '2.3.1',
      level: 'amounts',
      sections: [
        {
          title: 'balances',
          columns: ['entity', 'account', 'counterparty', 'contract', 'date', 'closing', 'comment'],
          rows: [
            ['entity-1', '62.01', 'counterparty-1', 'contract-1', '2025-12-31', '-6417.25', 'text-1'],
            ['entity-2', '62.01', 'counterparty-1', 'contract-2', '2025-12-31', '100', ''],
            ['entity-1', '76.Ромашка', 'counterparty-2', 'contract-1', '2025-12', '7.5', 'text-2'],
          ],
        },
      ],
    })
  })

  it('tells its author what each token stands for', () => {
    expect(tokens.get('counterparty-2')).toBe('АО «Юг»')
  })

  it('has no amounts where only the structure leaves', () => {
    const structure = extract('2.3.1', 'structure', [balances]).text
    for (const amount of ['6417', '100', '7.5']) expect(structure).not.toContain(amount)
  })

  it('is the same bytes for the same case', () => {
    expect(extract('2.3.1', 'amounts', [balances]).text).toBe(text)
  })

  it('refuses a row that does not fit its columns: a name could pass as an account', () => {
    expect(() => extract('2.3.1', 'amounts', [{ ...balances, rows: [['MET']] }])).toThrow('has 1 cells')
    expect(() => extract('of Ромашка', 'amounts', [])).toThrow('no version')
  })
})

describe('for any case', () => {
  const SECRET: readonly CellKind[] = ['entity', 'name', 'counterparty', 'contract', 'tax-id', 'file', 'text']
  const KINDS: readonly CellKind[] = [...SECRET, 'code', 'date', 'amount']
  const name = fc.oneof(
    fc.stringMatching(/^[А-Я]{4}[а-я]{3,8}$/),
    fc.stringMatching(/^\d{10}$|^\d{12}$/),
    fc.stringMatching(/^[A-Z]{5,8}[-/]\d{2,4}$/),
    fc.stringMatching(/^[a-z]{5,8}_[А-Я]{3}\.xlsx$/),
  )

  it('no name, tax id, counterparty, contract or file name occurs in the bytes, in no case of letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...SECRET), name), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(5), fc.string(), fc.string()), { maxLength: 10 }),
        fc.constantFrom('structure', 'amounts'),
        (secrets, others, level) => {
          // The same names again where they do not belong: within codes, dates, amounts and comments.
          const hidden = others.map(([kind, which, before, after]): [CellKind, string] => {
            const secret = secrets[which % secrets.length]![1]
            return [kind, `${before}${which % 2 === 0 ? secret : secret.toLowerCase()}${after}`]
          })
          const bare = others.map(([kind, which]): [CellKind, string] => [
            kind,
            secrets[which % secrets.length]![1],
          ])
          const cells = [...secrets, ...hidden, ...bare]
          const section: ExtractSection = {
            title: 'section',
            columns: cells.map(([kind]) => ({ title: kind, kind })),
            rows: [cells.map(([, value]) => value)],
          }
          const bytes = extract('1.2.3', level, [section]).text.toLowerCase()
          for (const [, secret] of secrets) expect(bytes).not.toContain(secret.toLowerCase())
        },
      ),
      { numRuns: 500 },
    )
  })
})
