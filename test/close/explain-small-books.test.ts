// Small books that make what the sample group does not have, each fact of their closes taken apart to its leaves: the layer
// presentation, journals in presentation currency carried from earlier years, retained earnings on several accounts of 84,
// an associate whose losses stopped at nil.

import { describe, expect, it } from 'vitest'
import { type DerivedClose, deriveClose } from '../../src/app/close-book.ts'
import { originsOf } from '../../src/app/explain-facts.ts'
import { explainFigure } from '../../src/app/explain-figure.ts'
import { Graph } from '../../src/close/graph.ts'
import type { Explained } from '../../src/close/types.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { bookOf } from '../../src/formats/book/testing.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { lineIds } from '../../src/statements/facts-of.ts'
import { BAL, BAL_LINES, balance, type Files, GROUP, SEV, SEV_LINES } from '../bad-input/small-group.ts'
import { walkCells } from './cells.ts'
import { Walk, walkFacts } from './leaves.ts'

const Y25 = { from: '2025-01-01', to: '2025-12-31' }
const Y26 = { from: '2026-01-01', to: '2026-12-31' }
const [SEV26, BAL26, TOK26] = [SEV, BAL, 'balances/TOK/2025-01-01_2025-12-31.csv'].map((path) =>
  path.replaceAll('2025', '2026'),
) as [string, string, string]

async function closeOf(files: Files, year: typeof Y25): Promise<DerivedClose> {
  const { book, findings } = await readBook(bookOf({ ...GROUP, ...files }))
  if (!book) throw new Error(JSON.stringify(findings))
  const close = deriveClose(book, year, new Graph(), new Codes())
  const blocking = [
    ...[...findings, ...close.findings].filter(({ severity }) => severity === 'blocks'),
    ...close.checks.filter(({ passed, severity }) => !passed && severity === 'blocks'),
  ]
  expect(blocking).toEqual([])
  return close
}

/** Every fact, every line of every statement and every cell of every worksheet, down to its leaves. */
function expectLeaves(close: DerivedClose): void {
  const walk = walkFacts(close)
  expect(walk.faults.slice(0, 5)).toEqual([])
  for (const { basis, entity, of } of close.derived) {
    const lines = new Walk(close)
    for (const { id, statement } of lineIds(of.set)) {
      const depth = entity === null ? 4 : 3
      const request = { entity: entity ?? 'group', basis }
      const { explained } = explainFigure(close, request, `${statement}:${id}`, depth)
      if (explained?.parts) lines.go(explained)
    }
    expect(lines.faults.slice(0, 5)).toEqual([])
    expect(walkCells(close, entity, basis, 4).faults.slice(0, 5)).toEqual([])
  }
}

/** Σ of the facts that `keep` picks, whole units. */
function sumOf({ facts }: DerivedClose, wanted: Readonly<Record<string, string>>): number {
  const keys = Object.entries(wanted) as ['account' | 'layer' | 'flow' | 'analytics' | 'basis', string][]
  return Number(facts.sum((row) => keys.every(([column, text]) => facts.text(column, row) === text))) / 100
}

describe('the layer presentation', () => {
  it('leads to the facts that it moves', async () => {
    const close = await closeOf(
      {
        'book.yaml': `${GROUP['book.yaml']}basis: [ias-1, ifrs-18]\n`,
        'entities.csv': GROUP['entities.csv']!.replace(
          'chart,books_currency',
          'chart,main_activities,books_currency',
        )
          .replace('ru-94n,', 'ru-94n,,')
          .replace('RU,group,', 'RU,group,financing,')
          .replace('JP,group,', 'JP,group,,'),
        [BAL]: balance(`${BAL_LINES}\n650100 ; 0 ; 30 ; 0\n510300 ; 0 ; 0 ; 30`),
      },
      Y25,
    )
    const layer = { layer: 'presentation', account: '650100' }
    expect(sumOf(close, { ...layer, analytics: 'category=operating' })).toBe(-30)
    expect(sumOf(close, { ...layer, analytics: 'category=financing' })).toBe(30)
    // A line that only the bank's own categories have: its cell, the sum, and what takes it away again.
    const line = 'profit-or-loss:FinanceCosts-operating'
    const cell = (name: string): string | undefined =>
      explainFigure(close, { basis: 'ifrs-18' }, line, 4, { cell: name }).explained?.amount
    expect(['BAL', 'sum', 'presentation', 'group'].map(cell)).toEqual(['-30.00', '-30.00', '30.00', '0.00'])
    expectLeaves(close)
  })
})

describe('journals in presentation currency of an earlier year', () => {
  it('are carried, and lead to the row that booked them', async () => {
    const journal =
      'id,date,level,entity,basis,account,flow,debit,credit,template,text\n' +
      'P-1,2025-12-31,entity,TOK,presentation,110300,revaluation,7,,T14,Пересчёт\n' +
      'P-1,2025-12-31,entity,TOK,presentation,680100,revaluation,,7,T14,Пересчёт\n'
    const close = await closeOf(
      {
        'adjustments.csv': journal,
        'rates.csv': `${GROUP['rates.csv']}JPY,spot,2026-12-31,,0.45\nJPY,average,2026-01-01,2026-12-31,0.47\n`,
        [SEV26]: balance(
          '51 ; 580 ; 10 ; 0\n58.01|BAL ; 100\n58.01|TOK ; 500\n62.01|BAL ; 40\n60.01 ; -20\n80 ; -1000\n' +
            '84.01 ; -200\n90.01 ; 0 ; 0 ; 10\n90.09 ; 0 ; 10 ; 0\n99.01 ; 0 ; 0 ; 10',
        ),
        [BAL26]: balance(
          '124100 ; 230 ; 5 ; 0\n510300|SEV ; -40\n310100 ; -100\n330100 ; -90\n610100 ; 0 ; 0 ; 5',
        ),
        [TOK26]: balance('124100 ; 1050 ; 20 ; 0\n310100 ; -1000\n330100 ; -50\n610100 ; 0 ; 0 ; 20'),
      },
      Y26,
    )
    expect(sumOf(close, { layer: 'adjustment:T14', account: '110300', flow: 'opening' })).toBe(7)
    expectLeaves(close)
  })
})

describe('retained earnings on several accounts of 84', () => {
  it('lead to the rows of each', async () => {
    const lines = SEV_LINES.replace('84.01   ; -100 ; 0 ; 0', '84.01 ; -70 ; 40 ; 100\n84.02 ; -30 ; 0 ; 40')
      .replace('90.01   ; 0 ; 0 ; 300', '90.01 ; 0 ; 300 ; 300')
      .replace('90.02   ; 0 ; 200 ; 0', '90.02 ; 0 ; 200 ; 200')
      .replace('90.09   ; 0 ; 100 ; 0', '90.09 ; 0 ; 300 ; 300')
      .replace('99.01   ; 0 ; 0 ; 100', '99.01 ; 0 ; 100 ; 100')
    const close = await closeOf({ [SEV]: balance(lines) }, Y25)
    expectLeaves(close)
  })
})

const ASSOCIATE: Files = {
  'entities.csv': `${GROUP['entities.csv']}ASC,ООО «Смежник»,RU,group,RUB\n`,
  'ownership.csv': `${GROUP['ownership.csv']}OWN-3,2025-01-01,acquire,SEV,ASC,30%,30%,,,,\n`,
  'considerations.csv': `${GROUP['considerations.csv']}OWN-3,cash,2025-01-01,RUB,60,yes\n`,
  [SEV]: balance(
    SEV_LINES.replace('51      ; 480 ; 300 ; 200', '51 ; 480 ; 300 ; 260\n58.01|ASC ; 0 ; 60 ; 0'),
  ),
}

describe('an associate whose losses stopped at nil', () => {
  it.each([
    ['by the register', { 'associates.csv': 'investee,date,event,amount\nASC,2025-12-31,profit,-1000\n' }],
    [
      'by its own books',
      {
        'balances/ASC/2025-01-01_2025-12-31.csv': balance(
          '124100 ; 200 ; 0 ; 1000\n310100 ; -200\n620100 ; 0 ; 1000 ; 0',
        ),
      },
    ],
  ] as const)('leads to its loss and to what of it is not recognised, %s', async (_, files) => {
    const close = await closeOf({ ...ASSOCIATE, ...files }, Y25)
    expect(sumOf(close, { account: '640100' })).toBe(60)
    expectLeaves(close)
  })

  it('leads to what was lost before the book, and to what was made good first', async () => {
    const close = await closeOf(
      {
        ...ASSOCIATE,
        'ownership.csv': ASSOCIATE['ownership.csv']!.replace('OWN-3,2025', 'OWN-3,2024'),
        'considerations.csv': ASSOCIATE['considerations.csv']!.replace('cash,2025', 'cash,2024'),
        'associates.csv':
          'investee,date,event,amount\nASC,2024-12-31,profit,-1000\nASC,2025-12-31,profit,2000\n',
        [SEV]: balance(SEV_LINES.replace('51      ; 480', '58.01|ASC ; 60 ; 0 ; 0\n51 ; 420')),
      },
      Y25,
    )
    // 30 % of 1,000 lost, 60 of it recognised; 30 % of 2,000 earned, the 240 made good first (IAS 28.39).
    expect(sumOf(close, { account: '640100' })).toBe(-360)
    expectLeaves(close)
  })
})

/** The parts of the goodwill of OWN-1 by kind and file, whole units. */
function goodwillParts(close: DerivedClose): string[] {
  const rows = Array.from({ length: close.facts.length }, (_, row) => close.facts.texts(row))
  const texts = rows.find(
    ({ account, analytics, layer }) =>
      layer === 'elimination:goodwill' &&
      account === '113100' &&
      analytics === 'acquisition=OWN-1;holder=owners',
  )!
  return originsOf(close)
    .of({ texts, year: close.interval })
    .map(({ amount, kind, parts, place }) =>
      [
        kind,
        place?.file ?? parts?.map((part) => part.place?.file ?? part.fact?.texts.document).join(),
        amount,
      ]
        .filter(Boolean)
        .join(' '),
    )
}

describe('goodwill', () => {
  const part = { ...GROUP, 'ownership.csv': GROUP['ownership.csv']!.replace('BAL,100%,100%', 'BAL,80%,80%') }

  it('is the price, and the outsiders’ share of the net assets, less these (IFRS 3.32)', async () => {
    const close = await closeOf(part, Y25)
    expect(goodwillParts(close)).toEqual([
      'register considerations.csv 100.00',
      'attribution acquisitions.csv 20.00',
      'net-assets acquisitions.csv -100.00',
    ])
    expectLeaves(close)
  })

  it('stands on what the trial balance shows as the company comes in', async () => {
    const july = (text: string): string => text.replace('OWN-1,2024-01-01', 'OWN-1,2025-07-01')
    const close = await closeOf(
      {
        ...part,
        'ownership.csv': july(part['ownership.csv']),
        'acquisitions.csv': GROUP['acquisitions.csv']!.replace(/^OWN-1.*\n/m, ''),
        'considerations.csv': GROUP['considerations.csv']!.replace(
          'cash,2024-01-01,RUB,100',
          'cash,2025-07-01,RUB,100',
        ).replace('OWN-1,cash,2025-07-01,RUB,100', 'OWN-1,cash,2025-07-01,RUB,200'),
        [SEV]: balance(
          SEV_LINES.replace('51      ; 480 ; 300 ; 200', '51 ; 580 ; 300 ; 400').replace(
            '58.01|BAL ; 100 ; 0 ; 0',
            '58.01|BAL ; 0 ; 200 ; 0',
          ),
        ),
      },
      Y25,
    )
    // 90 earned over the year, 181 of its 365 days before: 100 + 44.63 of net assets, a fifth of them the outsiders'.
    expect(goodwillParts(close).map((text) => text.replace(/ \S+ /, ' '))).toEqual([
      'register 200.00',
      'attribution 28.93',
      'net-assets -144.63',
    ])
    expectLeaves(close)
  })
})

/** The posting of history's goodwill in the first year of the book, with what stands below it. */
function goodwillOf(close: DerivedClose): { amount: string; parts: readonly Explained[] } {
  const { explained } = explainFigure(close, {}, 'financial-position:Goodwill', 9)
  const facts = explained?.parts?.flatMap((account) => account.parts ?? []).flatMap((one) => one.parts ?? [])
  const opened = facts?.flatMap((layer) => layer.parts ?? []).find(({ detail }) => detail?.flow === 'opening')
  return { amount: opened?.amount ?? '', parts: opened?.parts ?? [] }
}

describe('goodwill of a foreign company that was bought before the book', () => {
  it('is its price, the outsiders’ part and the net assets in its currency, at the opening rate', async () => {
    const close = await closeOf({}, Y25)
    const { amount, parts } = goodwillOf(close)
    // 500 RUB ÷ 0.6 = 833 JPY; outsiders 20 % × 1000; 833 + 200 − 1000 = 33 JPY, × 0.62 = 20.46 RUB.
    expect(amount).toBe('20.46')
    expect(parts.map((part) => [part.amount, part.currency, part.detail?.rate])).toEqual([
      ['20.46', 'RUB', '0.62'],
    ])
    const below = parts[0]?.parts ?? []
    expect(below.map((part) => `${part.amount} ${part.currency}`)).toEqual([
      '833 JPY',
      '200 JPY',
      '-1000 JPY',
    ])
    expect(below[0]?.parts?.map((part) => [part.amount, part.place?.file])).toEqual([
      ['500.00', 'considerations.csv'],
    ])
    expect(below[1]?.parts?.map((part) => [part.detail?.share, part.place?.file])).toEqual([
      ['0.2', 'acquisitions.csv'],
    ])
    expectLeaves(close)
  })

  it('leads to rows where fair values were released and outsiders of the investor bear their part', async () => {
    const close = await closeOf(
      {
        'book.yaml': `${GROUP['book.yaml']}indirect_goodwill: parent_share\n`,
        'tax_rates.csv': `${GROUP['tax_rates.csv']}JP,2020-01-01,2020-01-01,30%\n`,
        'ownership.csv': GROUP['ownership.csv']!.replace('SEV,BAL,100%,100%', 'SEV,BAL,80%,80%').replace(
          'SEV,TOK',
          'BAL,TOK',
        ),
        'considerations.csv': GROUP['considerations.csv']!.replace('RUB,500,yes', 'RUB,500,no'),
        'acquisitions.csv':
          'acquisition,investee,date,item,account,book_amount,fair_value,release,remaining_life_months,expense_account\n' +
          'OWN-1,BAL,2024-01-01,equity,310100,100,,,,\n' +
          'OWN-2,TOK,2024-01-01,equity,310100,1000,,,,\n' +
          'OWN-2,TOK,2024-01-01,Станок,110300,100,700,straight-line,60,620100\n',
        [SEV]: balance(SEV_LINES.replace('51      ; 480', '51 ; 980').replace('58.01|TOK ; 500 ; 0 ; 0', '')),
        [BAL]: balance(
          BAL_LINES.replace('124100  ; 140', '124100 ; 640').replace('310100  ; -100', '310100 ; -600'),
        ),
      },
      Y25,
    )
    expectLeaves(close)
  })
})
