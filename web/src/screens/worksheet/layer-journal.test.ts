import { expect, it } from 'vitest'
import type { Worksheet } from '../../api.ts'
import { layerJournal, sumsOf, templateOf } from './layer-journal.ts'

type Row = Worksheet['rows'][number]

const row = (statement: Row['statement'], kind: Row['kind'], id: string, amount: string): Row => ({
  statement,
  kind,
  id,
  level: 0,
  label: { ru: id, en: id },
  amounts: [amount],
  sums: [],
})

// A deferred tax of 30 at the start and 10 of the year, of which 25 had stood as an asset in the local books.
const sheet: Pick<Worksheet, 'rows'> = {
  rows: [
    row('financial-position', 'heading', 'Assets', '0'),
    row('financial-position', 'line', 'DeferredTaxAssets', '-25.00'),
    row('financial-position', 'account', '117100', '-25.00'),
    row('financial-position', 'line', 'Cash', '0.00'),
    row('financial-position', 'account', '124100', '0.00'),
    row('financial-position', 'total', 'Assets', '-25.00'),
    row('financial-position', 'line', 'RetainedEarnings', '-40.00'),
    row('financial-position', 'account', '330100', '-30.00'),
    row('financial-position', 'account', 'ProfitLoss', '-10.00'),
    row('financial-position', 'line', 'DeferredTaxLiabilities', '15.00'),
    row('financial-position', 'account', '410500', '15.00'),
    row('profit-or-loss', 'line', 'IncomeTaxExpense', '-10.00'),
    row('profit-or-loss', 'account', '660200', '-10.00'),
  ],
}

it('has each account on its side, the year’s result by its own accounts, and balances', () => {
  const lines = layerJournal(sheet, 0)
  expect(lines.map(({ account, credit, debit, line }) => [line, account, debit, credit])).toEqual([
    ['RetainedEarnings', '330100', '30.00', ''],
    ['IncomeTaxExpense', '660200', '10.00', ''],
    ['DeferredTaxAssets', '117100', '', '25.00'],
    ['DeferredTaxLiabilities', '410500', '', '15.00'],
  ])
  expect(sumsOf(lines)).toEqual({ debit: '40.00', credit: '40.00' })
})

it('knows whose journals a layer holds', () => {
  expect(
    ['adjustment:T01', 'group-adjustment:T24', 'deferred-tax', 'elimination:nci'].map(templateOf),
  ).toEqual(['T01', 'T24', '', ''])
})
