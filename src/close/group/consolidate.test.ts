import { describe, expect, it } from 'vitest'
import { fraction } from '../../ledger/fraction.ts'
import { deferredAt, presentValue } from './consideration.ts'
import { readOwnership } from './ownership.ts'
import {
  acquire,
  bookOf,
  closing,
  entity,
  groupOf,
  item,
  type Line,
  ofAssociate,
  paid,
  sale,
  stock,
} from './testing.ts'

const Y25 = { from: '2025-01-01', to: '2025-12-31' }
const Y26 = { from: '2026-01-01', to: '2026-12-31' }
const blocking = (group: {
  findings: readonly { severity: string; code: string }[]
  checks: readonly { passed: boolean; severity: string; id: string }[]
}): string[] => [
  ...group.findings.filter((f) => f.severity === 'blocks').map((f) => f.code),
  ...group.checks.filter((c) => !c.passed && c.severity === 'blocks').map((c) => c.id),
]

describe('a subsidiary bought before the book (IFRSbox case: goodwill 6,000, outsiders 25,000)', () => {
  const book = bookOf([entity('P'), entity('S')], {
    ownership: [acquire('O1', '2020-01-01', 'P', 'S', 800n)],
    considerations: [paid('O1', '2020-01-01', 70_000n)],
    acquisitions: [item('O1', 'equity', 'capital', 80_000n, null)],
  })
  const lines: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'opening', 70_000n, 'S'],
      ['receivables', 'opening', 8_000n, 'S'],
      ['ppe', 'opening', 184_000n],
      ['capital', 'opening', -200_000n],
      ['retained', 'opening', -62_000n],
    ],
    S: [
      ['ppe', 'opening', 133_000n],
      ['capital', 'opening', -80_000n],
      ['retained', 'opening', -45_000n],
      ['payables', 'opening', -8_000n, 'P'],
    ],
  }
  const group = groupOf(book).close(Y25, lines)

  it('gives goodwill, outsiders and retained earnings of the published answer', () => {
    expect(blocking(group)).toEqual([])
    expect(closing(lines, group, 'goodwill')).toBe(6_000)
    expect(closing(lines, group, 'nci')).toBe(-25_000)
    expect(closing(lines, group, 'retained')).toBe(-98_000)
    expect(closing(lines, group, 'subsidiary')).toBe(0)
    expect(closing(lines, group, 'receivables')).toBe(0)
    expect(closing(lines, group, 'payables')).toBe(0)
  })
})

describe('a year of a partly held subsidiary', () => {
  const book = bookOf([entity('P'), entity('S')], {
    ownership: [
      acquire('O1', '2025-07-01', 'P', 'S', 750n, {
        nciMeasurement: 'fair-value',
        nciFairValue: fraction(250n),
      }),
    ],
    considerations: [paid('O1', '2025-07-01', 800n)],
    acquisitions: [
      item('O1', 'plant', 'ppe', 100n, 300n, {
        release: 'straight-line',
        remainingLifeMonths: 60,
        expenseAccount: 'cost',
      }),
    ],
    turnovers: [sale('S', 'P', { from: '2025-07-01', to: '2025-12-31' }, 100n)],
    inventoryProfit: [stock('S', 'P', '2025-12-31', 16n, true)],
  })
  // Net assets at the acquisition 750 + plant 200 − tax 50 = 900: the goodwill is 800 + 250 − 900 = 150.
  const lines: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'addition-paid', 800n, 'S'],
      ['cash', 'addition-paid', -800n],
      ['cash', 'opening', 2_000n],
      ['capital', 'opening', -2_000n],
    ],
    S: [
      ['ppe', 'scope-in', 750n],
      ['capital', 'scope-in', -500n],
      ['retained', 'scope-in', -250n],
      ['revenue', 'unspecified', -300n],
      ['cost', 'unspecified', 200n],
      ['cash', 'working-capital', 100n],
    ],
  }
  const test = groupOf(book)
  const group = test.close(Y25, lines)

  it('recognises goodwill with the outsiders at fair value', () => {
    expect(blocking(group)).toEqual([])
    expect(closing(lines, group, 'goodwill')).toBe(150)
    // 200 less six months of sixty.
    expect(closing(lines, group, 'ppe')).toBe(750 + 200 - 20)
    expect(closing(lines, group, 'dtl')).toBe(-45)
  })

  it('gives the outsiders their part of profit, releases and upstream profit', () => {
    // Result of S: 100 − 20 + 5 − 16 + 4 = 73, a quarter of it 18.25.
    expect(closing(lines, group, 'nci')).toBe(-250 - 18.25)
    expect(closing(lines, group, 'revenue')).toBe(-200)
    expect(closing(lines, group, 'inventories')).toBe(-16)
    expect(closing(lines, group, 'dta')).toBe(4)
  })

  it('opens the next year with what it closed, and releases the profit in inventory', () => {
    const next: Record<string, Line[]> = {
      P: [
        ['subsidiary', 'opening', 800n, 'S'],
        ['cash', 'opening', 1_200n],
        ['capital', 'opening', -2_000n],
      ],
      S: [
        ['ppe', 'opening', 750n],
        ['cash', 'opening', 100n],
        ['capital', 'opening', -500n],
        ['retained', 'opening', -350n],
      ],
    }
    const second = test.close(Y26, next, group)
    expect(blocking(second)).toEqual([])
    expect(closing(next, second, 'subsidiary')).toBe(0)
    expect(closing(next, second, 'inventories')).toBe(0)
    expect(closing(next, second, 'cost')).toBe(-16 + 40)
    // 268.25 + a quarter of (16 − 4 − 40 + 10).
    expect(closing(next, second, 'nci')).toBe(-268.25 + 4.5)
  })
})

describe('an associate', () => {
  const book = bookOf([entity('P'), entity('A')], {
    ownership: [acquire('O1', '2025-04-01', 'P', 'A', 300n)],
    considerations: [paid('O1', '2025-04-01', 120n)],
    associates: [
      ofAssociate('A', '2025-12-31', 'profit', 80n),
      ofAssociate('A', '2025-12-31', 'dividend', 6n),
    ],
  })
  it('stands at cost plus share of profit less dividends', () => {
    const lines: Record<string, Line[]> = {
      P: [
        ['associate', 'addition-paid', 120n, 'A'],
        ['cash', 'addition-paid', -120n],
        ['cash', 'opening', 500n],
        ['capital', 'opening', -500n],
        ['dividends', 'unspecified', -6n, 'A'],
        ['cash', 'unspecified', 6n],
      ],
    }
    const group = groupOf(book).close(Y25, lines)
    expect(blocking(group)).toEqual([])
    expect(closing(lines, group, 'associate')).toBe(120 + 24 - 6)
    expect(closing(lines, group, 'share')).toBe(-24)
    expect(closing(lines, group, 'dividends')).toBe(0)
  })

  // IAS 28.27: the group's share is what the parent and its subsidiaries hold, each in full; outsiders of a subsidiary
  // bear their part of what it holds.
  it('held by two members stands with each by its own share', () => {
    const held = bookOf([entity('P'), entity('S'), entity('A')], {
      ownership: [
        acquire('O1', '2025-01-01', 'P', 'S', 800n),
        acquire('O2', '2025-04-01', 'P', 'A', 200n),
        acquire('O3', '2025-04-01', 'S', 'A', 100n),
      ],
      considerations: [
        paid('O1', '2025-01-01', 80n),
        paid('O2', '2025-04-01', 90n),
        paid('O3', '2025-04-01', 30n),
      ],
      associates: book.associates,
    })
    const lines: Record<string, Line[]> = {
      P: [
        ['associate', 'addition-paid', 90n, 'A'],
        ['subsidiary', 'addition-paid', 80n, 'S'],
        ['cash', 'addition-paid', -170n],
        ['cash', 'opening', 500n],
        ['capital', 'opening', -500n],
        ['dividends', 'unspecified', -4n, 'A'],
        ['cash', 'unspecified', 4n],
      ],
      S: [
        ['associate', 'addition-paid', 30n, 'A'],
        ['cash', 'addition-paid', -30n],
        ['cash', 'scope-in', 100n],
        ['capital', 'scope-in', -100n],
        ['dividends', 'unspecified', -2n, 'A'],
        ['cash', 'unspecified', 2n],
      ],
    }
    const group = groupOf(held).close(Y25, lines)
    expect(blocking(group)).toEqual([])
    const of = (investor: string, account: string): number => {
      const { facts } = group
      const row = (at: number): boolean =>
        facts.text('entity', at) === investor && facts.text('account', at) === account
      return Number(facts.where(row).sum()) / 100
    }
    expect(closing(lines, group, 'associate')).toBe(120 + 24 - 6)
    expect([of('P', 'associate'), of('S', 'associate')]).toEqual([16 - 4, 8 - 2])
    expect([of('P', 'share'), of('S', 'share')]).toEqual([-16, -8])
    expect([of('P', 'dividends'), of('S', 'dividends')]).toEqual([4, 2])
    // 20 % of the subsidiary's net assets at its purchase and of its share of profit.
    expect(closing(lines, group, 'nci')).toBe(-(20 + 1.6))
  })

  // IAS 28.28: at 30 %, net of the holder's tax at 25 %; the next year releases what was held.
  it.each([
    ['upstream', 'A', 'P'],
    ['downstream', 'P', 'A'],
  ])('loses the share of %s profit in inventory until it is sold', (_, seller, buyer) => {
    const trading = { ...book, inventoryProfit: [stock(seller, buyer, '2025-12-31', 16n, true)] }
    const lines: Record<string, Line[]> = {
      P: [
        ['associate', 'addition-paid', 120n, 'A'],
        ['cash', 'addition-paid', -120n],
        ['cash', 'opening', 500n],
        ['capital', 'opening', -500n],
      ],
    }
    const test = groupOf(trading)
    const first = test.close(Y25, lines)
    expect(blocking(first)).toEqual([])
    // 24 of the profit less 30 % of 16 − 4.
    expect(closing(lines, first, 'share')).toBe(-24 + 3.6)
    expect(closing(lines, first, 'associate')).toBe(120 + 24 - 6 - 3.6)
    expect(closing(lines, first, 'inventories')).toBe(0)
    const next: Record<string, Line[]> = {
      P: [
        ['associate', 'opening', 120n, 'A'],
        ['cash', 'opening', 380n],
        ['capital', 'opening', -500n],
      ],
    }
    const second = test.close(Y26, next, first)
    expect(blocking(second)).toEqual([])
    expect(closing(next, second, 'share')).toBe(-3.6)
    expect(closing(next, second, 'associate')).toBe(120 + 24 - 6)
  })

  it('goes on from the loss that the year before did not recognise', () => {
    const losing = {
      ...book,
      associates: [
        ofAssociate('A', '2025-12-31', 'profit', -500n),
        ofAssociate('A', '2026-12-31', 'profit', 200n),
      ],
    }
    const lines: Record<string, Line[]> = {
      P: [
        ['associate', 'addition-paid', 120n, 'A'],
        ['cash', 'addition-paid', -120n],
        ['cash', 'opening', 500n],
        ['capital', 'opening', -500n],
      ],
    }
    const test = groupOf(losing)
    const first = test.close(Y25, lines)
    // 30 % of 500 is 150: 120 is recognised, 30 is kept (28.38–39); 60 of 2026 makes it good first.
    expect(closing(lines, first, 'associate')).toBe(0)
    const next: Record<string, Line[]> = {
      P: [
        ['associate', 'opening', 120n, 'A'],
        ['cash', 'opening', 380n],
        ['capital', 'opening', -500n],
      ],
    }
    const second = test.close(Y26, next, first)
    expect(closing(next, second, 'share')).toBe(-30)
    expect(closing(next, second, 'associate')).toBe(30)
  })
})

describe('what this version does not derive', () => {
  it('is a blocking finding that names it', () => {
    const events = [
      acquire('O1', '2020-01-01', 'P', 'S', 800n),
      acquire('O2', '2025-05-01', 'P', 'S', 100n),
      acquire('O3', '2025-06-01', 'P', 'S', -100n, { event: 'dispose' }),
      acquire('O4', '2025-06-01', 'P', 'S', 100n, { method: 'joint-operation' }),
    ]
    const { findings } = readOwnership(bookOf([entity('P'), entity('S')], { ownership: events }))
    expect(findings.map((f) => [f.code, f.values.id]).sort()).toEqual([
      ['GRP-101', 'O3'],
      ['GRP-101', 'O4'],
      ['GRP-104', 'O2'],
    ])
  })
})

describe('a register that is not derived', () => {
  it('blocks with each of its rows', () => {
    const foreign = [1, 2].map((row) => ({
      place: { file: 'components.csv', row },
      hash: String(row),
      document: 'components.csv',
      register: 'components.csv',
    }))
    const group = groupOf(bookOf([entity('P')], { foreign })).close(Y25, {
      P: [
        ['cash', 'opening', 500n],
        ['capital', 'opening', -500n],
      ],
    })
    const told = group.findings.filter(({ code }) => code === 'GRP-109')
    expect(told.map(({ severity, place }) => [severity, place.file, place.row])).toEqual([
      ['blocks', 'components.csv', 1],
      ['blocks', 'components.csv', 2],
    ])
  })
})

describe('ownership', () => {
  const view = (
    events: ReturnType<typeof acquire>[],
    codes: string[],
  ): ReturnType<ReturnType<typeof readOwnership>['on']> =>
    readOwnership(
      bookOf(
        codes.map((code) => entity(code)),
        { ownership: events },
      ),
    ).on('2025-12-31')

  it('solves the circular case: P 80 % of B, B 70 % of C, C 10 % of B', () => {
    const at = view(
      [
        acquire('1', '2020-01-01', 'P', 'B', 800n),
        acquire('2', '2020-01-01', 'B', 'C', 700n),
        acquire('3', '2020-01-01', 'C', 'B', 100n),
      ],
      ['P', 'B', 'C'],
    )
    // e_B = 0.8 / (1 − 0.07), e_C = 0.7 e_B.
    expect(at.effective('B')).toEqual(fraction(80n, 93n))
    expect(at.effective('C')).toEqual(fraction(56n, 93n))
  })

  it('keeps control and effective share apart: 10 % direct and 60 % through an 80 % subsidiary', () => {
    const at = view(
      [
        acquire('1', '2020-01-01', 'P', 'B', 800n),
        acquire('2', '2020-01-01', 'B', 'C', 600n),
        acquire('3', '2020-01-01', 'P', 'C', 100n),
      ],
      ['P', 'B', 'C'],
    )
    expect(at.consolidated).toEqual(['B', 'C', 'P'])
    expect(at.effective('C')).toEqual(fraction(58n, 100n))
    expect(at.voting('C')).toEqual(fraction(70n, 100n))
  })

  it('finds shares above one and rings without a solution', () => {
    const over = readOwnership(
      bookOf([entity('P'), entity('S')], { ownership: [acquire('1', '2020-01-01', 'P', 'S', 1001n)] }),
    )
    expect(over.findings.map((f) => f.code)).toEqual(['GRP-105'])
    const ring = [
      acquire('0', '2020-01-01', 'P', 'B', 0n, { votesDelta: fraction(3n, 5n) }),
      acquire('1', '2020-01-01', 'B', 'C', 1000n),
      acquire('2', '2020-01-01', 'C', 'B', 1000n),
    ]
    const { findings } = readOwnership(bookOf([entity('P'), entity('B'), entity('C')], { ownership: ring }))
    expect(findings.map((f) => f.code)).toEqual(['GRP-106'])
  })

  it('cuts the year at the start or the end of the day', () => {
    const start = readOwnership(
      bookOf([entity('P'), entity('S')], { ownership: [acquire('1', '2025-07-01', 'P', 'S', 800n)] }),
    )
    expect(start.segments('S', Y25).map((s) => [s.interval.from, s.method, s.scopeIn])).toEqual([
      ['2025-01-01', 'none', false],
      ['2025-07-01', 'full', true],
    ])
    const end = readOwnership(
      bookOf([entity('P'), entity('S')], {
        ownership: [acquire('1', '2025-12-31', 'P', 'S', 800n, { moment: 'end' })],
      }),
    )
    expect(end.segments('S', Y25).at(-1)).toEqual({
      interval: { from: '2026-01-01', to: '2025-12-31' },
      method: 'full',
      scopeIn: true,
    })
  })
})

describe('deferred consideration', () => {
  it('unwinds to the amount on the due day', () => {
    // 110,250 in two years at 5 %: 100,000; after one year 105,000.
    const rate = fraction(5n, 100n)
    expect(presentValue(11_025_000n, rate, '2024-01-01', '2025-12-31')).toBe(10_000_000n)
    expect(deferredAt(11_025_000n, rate, '2024-01-01', '2025-12-31', '2024-12-31')).toBe(10_500_000n)
    expect(deferredAt(11_025_000n, rate, '2024-01-01', '2025-12-31', '2024-06-30')).toBe(10_250_000n)
    expect(deferredAt(11_025_000n, rate, '2024-01-01', '2025-12-31', '2025-12-31')).toBe(11_025_000n)
  })
})

describe('openings of the group that the book gives', () => {
  const row = {
    place: {},
    hash: '',
    document: 'openings.csv#goodwill',
    date: '2024-12-31',
    entity: '',
    account: 'goodwill',
    flow: '' as const,
    partner: '',
    item: 'O1',
    holder: 'owners' as const,
    amountFunctional: null,
    amountPresentation: fraction(5_000n),
    source: '',
  }
  const registers = {
    ownership: [acquire('O1', '2020-01-01', 'P', 'S', 800n)],
    considerations: [paid('O1', '2020-01-01', 70_000n)],
    acquisitions: [item('O1', 'equity', 'capital', 80_000n, null)],
  }
  const lines: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'opening', 70_000n, 'S'],
      ['ppe', 'opening', 192_000n],
      ['capital', 'opening', -200_000n],
      ['retained', 'opening', -62_000n],
    ],
    S: [
      ['ppe', 'opening', 125_000n],
      ['capital', 'opening', -80_000n],
      ['retained', 'opening', -45_000n],
    ],
  }
  it('hold against history, and the difference is shown', () => {
    const group = groupOf(bookOf([entity('P'), entity('S')], { ...registers, openings: [row] })).close(
      Y25,
      lines,
    )
    expect(closing(lines, group, 'goodwill')).toBe(5_000)
    expect(closing(lines, group, 'retained')).toBe(-97_000)
    expect(group.checks.find((check) => check.id === 'group-openings-given')).toMatchObject({
      left: '5000.00',
      right: '6000.00',
      passed: false,
      severity: 'warns',
    })
  })
})
