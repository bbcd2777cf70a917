import { describe, expect, it } from 'vitest'
import { Codes } from '../ledger/facts.ts'
import { movedFacts, presentationLayer } from './presentation-layer.ts'
import { statementSet } from './statement-set.ts'
import { chart, facts, input, settings } from './testing.ts'
import type { Statement, Worksheet } from './types.ts'
import { consolidationWorksheet, transformationTable } from './worksheet.ts'

const ACCOUNTS = chart(`
  10 asset PropertyPlantAndEquipment
  11 asset RightofuseAssets
  15 asset InvestmentsInSubsidiariesJointVenturesAndAssociates role=investment-in-subsidiary
  30 asset TradeAndOtherCurrentReceivables
  31 asset TradeAndOtherCurrentReceivables
  40 asset CashAndCashEquivalents role=cash
  50 equity IssuedCapital component=capital
  60 equity RetainedEarnings component=earnings role=retained-earnings write
  65 equity NoncontrollingInterests component=nci role=non-controlling-interests
  70 liability NoncurrentLeaseLiabilities
  75 liability DeferredTaxLiabilities
  80 income Revenue
  81 expense AdministrativeExpense
  83 expense IncomeTaxExpenseContinuingOperations role=deferred-tax-expense`)

const rows = (sheet: Worksheet): Record<string, string> =>
  Object.fromEntries(
    sheet.rows
      .filter(({ kind }) => kind !== 'heading')
      .map(({ statement, id, amounts }) => [
        `${statement === 'profit-or-loss' ? 'pl ' : ''}${id}`,
        amounts.map((a) => a / 100n).join(' '),
      ]),
  )

/** The last column of a worksheet is the first column of the statement. */
function expectStatement(sheet: Worksheet, statements: readonly Statement[]): void {
  for (const row of sheet.rows) {
    if (row.kind === 'account' || row.kind === 'heading') continue
    const line = statements.find(({ id }) => id === row.statement)?.lines.find(({ id }) => id === row.id)
    expect(row.amounts.at(-1), row.id).toBe(line?.amounts[0] ?? 0n)
  }
}

describe('transformation table', () => {
  const table = facts(
    new Codes(),
    `
    10 opening 400
    30 opening 100
    50 opening -500
    40 unspecified 90
    80 unspecified -150
    81 unspecified 60
    30 reclassification -20 layer=adjustment:T20
    31 reclassification 20 layer=adjustment:T20
    11 addition-non-cash 200 layer=adjustment:T07
    70 addition-non-cash -200 layer=adjustment:T07
    11 charge -40 layer=adjustment:T07
    81 charge 40 layer=adjustment:T07
    10 revaluation 8 layer=adjustment:own-word
    60 opening -8 layer=adjustment:own-word
    83 tax-profit-or-loss -10 layer=deferred-tax
    75 tax-profit-or-loss 10 layer=deferred-tax`,
  )
  const own = input(ACCOUNTS, table)
  const sheet = transformationTable(own)

  it('has local figures, reclassifications, each template, deferred tax and IFRS as columns', () => {
    expect(sheet.columns.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'mapped layer',
      'reclassifications layer',
      'adjustment:T07 layer',
      'adjustment:own-word layer',
      'deferred-tax layer',
      'ifrs total',
    ])
    expect(sheet.columns[2]?.label.ru).toBe('T07 Аренда')
  })

  it('has lines with their accounts; profit of the year is one row of retained earnings', () => {
    expect(rows(sheet)).toMatchObject({
      PropertyPlantAndEquipment: '400 0 0 8 0 408',
      '10': '400 0 0 8 0 408',
      RightofuseAssets: '0 0 160 0 0 160',
      TradeAndOtherCurrentReceivables: '100 0 0 0 0 100',
      '30': '100 -20 0 0 0 80',
      '31': '0 20 0 0 0 20',
      Assets: '590 0 160 8 0 758',
      RetainedEarnings: '90 0 -40 8 10 68',
      '60': '0 0 0 8 0 8',
      ProfitLoss: '90 0 -40 0 10 60',
      EquityAndLiabilities: '590 0 160 8 0 758',
      'pl Revenue': '150 0 0 0 0 150',
      'pl AdministrativeExpense': '-60 0 -40 0 0 -100',
      'pl 81': '-60 0 -40 0 0 -100',
      'pl ProfitLoss': '90 0 -40 0 10 60',
    })
    expectStatement(sheet, statementSet(own).statements)
  })
})

describe('consolidation worksheet', () => {
  const table = facts(
    new Codes(),
    `
    15 opening 80 entity=P
    40 opening 120 entity=P
    50 opening -200 entity=P
    40 opening 100 entity=S
    50 opening -100 entity=S
    80 unspecified -50 entity=S
    40 unspecified 40 entity=S
    30 working-capital 10 entity=S
    10 revaluation 5 entity=S layer=adjustment:T03
    60 equity-transfer -5 entity=S layer=adjustment:T03
    15 opening -80 entity=P layer=elimination:investment
    50 opening 100 entity=S layer=elimination:investment
    65 opening -20 entity=S layer=elimination:investment
    60 profit-attributed 10 entity=S layer=elimination:nci
    65 profit-attributed -10 entity=S layer=elimination:nci
    30 reclassification -3 entity=P layer=group-adjustment:reclassification
    31 reclassification 3 entity=P layer=group-adjustment:reclassification`,
  )
  const own = input(ACCOUNTS, table, { entity: null, settings: settings({ parent: 'P' }) })
  const names = [
    { code: 'P', name: { ru: 'Мать', en: 'Parent' } },
    { code: 'D', name: { ru: 'Пустышка', en: 'Dormant' } },
  ]
  const sheet = consolidationWorksheet(own, names)

  it('has entities, their sum, group adjustments, eliminations by kind and the group as columns', () => {
    expect(sheet.columns.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'P entity',
      'S entity',
      'sum sum',
      'group-adjustment:reclassification layer',
      'elimination:investment layer',
      'elimination:nci layer',
      'group total',
    ])
  })

  it('leads from the entities to the group line by line', () => {
    expect(rows(sheet)).toMatchObject({
      InvestmentsInSubsidiariesJointVenturesAndAssociates: '80 0 80 0 -80 0 0',
      PropertyPlantAndEquipment: '0 5 5 0 0 0 5',
      IssuedCapital: '200 100 300 0 -100 0 200',
      NoncontrollingInterests: '0 0 0 0 20 10 30',
      Equity: '200 155 355 0 -80 0 275',
      'pl ProfitLossAttributableToOwnersOfParent': '0 50 50 0 0 -10 40',
      'pl ProfitLossAttributableToNoncontrollingInterests': '0 0 0 0 0 10 10',
    })
    expectStatement(sheet, statementSet(own).statements)
  })
})

describe('consolidation worksheet under IFRS 18', () => {
  // A bank within a group that is none: its interest is operating in its own statements, financing in the group's
  // (18.49–51: the assessment is of the reporting entity).
  const accounts = chart(`
    40 asset CashAndCashEquivalents role=cash
    60 equity RetainedEarnings component=earnings role=retained-earnings write
    80 income Revenue
    85 expense FinanceCosts ifrs18=financing;financing:operating
    86 expense FeesOfLenders ifrs18=financing;financing:operating`)
  const table = facts(
    new Codes(),
    `
    40 unspecified 100 entity=P
    80 unspecified -130 entity=P
    85 unspecified 30 entity=P
    40 unspecified 40 entity=B
    80 unspecified -100 entity=B
    85 unspecified 50 entity=B
    86 unspecified 10 entity=B`,
  )
  const own = input(accounts, table, { entity: null, basis: 'ifrs-18', settings: settings({ parent: 'P' }) })
  const names = [
    { code: 'P', name: { ru: 'Мать', en: 'Parent' }, mainActivities: [] },
    { code: 'B', name: { ru: 'Банк', en: 'Bank' }, mainActivities: ['financing'] },
  ]
  const sheet = consolidationWorksheet(own, names)

  it('shows an entity in its own categories, and the move to the group’s as the layer presentation', () => {
    expect(sheet.columns.map(({ id }) => id)).toEqual(['P', 'B', 'sum', 'presentation', 'group'])
    expect(rows(sheet)).toMatchObject({
      'pl Revenue': '130 100 230 0 230',
      'pl FinanceCosts-operating': '0 -50 -50 50 0',
      'pl FeesOfLenders-OperatingProfitLoss': '0 -10 -10 10 0',
      'pl FeesOfLenders': '0 0 0 -10 -10',
      'pl OperatingProfitLoss': '130 40 170 60 230',
      'pl ProfitLoss': '100 40 140 0 140',
    })
    expectStatement(sheet, statementSet(own).statements)
    // As the bank prints it itself.
    const bank = statementSet(
      input(
        accounts,
        facts(new Codes(), '40 unspecified 40\n80 unspecified -100\n85 unspecified 50\n86 unspecified 10'),
        {
          basis: 'ifrs-18',
          entity: { ...input(accounts, table).entity!, mainActivities: ['financing'] },
        },
      ),
    )
    const operating = bank.statements
      .find(({ id }) => id === 'profit-or-loss')
      ?.lines.find(({ id }) => id === 'OperatingProfitLoss')
    expect(operating?.amounts[0]).toBe(40_00n)
  })

  it('tells the move in facts, each out of one category and into another, that leave the account what it was', () => {
    const layer = presentationLayer(own, names, table)
    const told = Array.from({ length: layer.length }, (_, row) =>
      (['entity', 'account', 'flow', 'layer', 'analytics', 'document'] as const)
        .map((column) => layer.text(column, row))
        .concat(`${layer.amount[row]! / 100n}`)
        .join(' '),
    )
    const [key, document] = ['unspecified presentation', 'derived/presentation/ifrs-18/B']
    expect(told).toEqual([
      `B 85 ${key} category=financing ${document} 50`,
      `B 85 ${key} category=operating ${document} -50`,
      `B 86 ${key} category=financing ${document} 10`,
      `B 86 ${key} category=operating ${document} -10`,
    ])
    expect(presentationLayer({ ...own, basis: 'ias-1' }, names, table).length).toBe(0)
    const bank = movedFacts(table, layer.texts(0))
    expect([bank.length, bank.text('account', 0), bank.amount[0]]).toEqual([1, '85', 50_00n])
  })

  it('moves exchange differences with the item that they arose on', () => {
    // 18.B65: the group's loans are financing, the bank's operating; the account of exchange differences stays.
    const monetary = chart(`
      70 liability Borrowings monetary ifrs18=financing;financing:operating
      87 income ExchangeDifference role=exchange-difference-in-profit-or-loss write ifrs18=operating
      60 equity RetainedEarnings component=earnings role=retained-earnings write`)
    const made = facts(new Codes(), '70 exchange-difference -30 entity=B\n87 unspecified 30 entity=B')
    const layer = presentationLayer({ ...own, accounts: monetary }, names, made)
    const told = Array.from({ length: layer.length }, (_, row) =>
      [layer.text('account', row), layer.text('analytics', row), layer.amount[row]! / 100n].join(' '),
    )
    expect(told).toEqual(['70 category=financing -30', '70 category=operating 30'])
  })

  it('has no such column where all have the activities of the group, or under IAS 1', () => {
    const alike = names.map((one) => ({ ...one, mainActivities: [] }))
    expect(consolidationWorksheet(own, alike).columns.map(({ id }) => id)).toEqual(['P', 'B', 'sum', 'group'])
    const ias = { ...own, basis: 'ias-1' } as const
    expect(consolidationWorksheet(ias, names).columns.map(({ id }) => id)).toEqual(['P', 'B', 'sum', 'group'])
  })
})
