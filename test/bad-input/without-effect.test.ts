// Nothing that a book says is left out in silence: a row, a column, a word or a file that no derivation takes stops the
// close and is named. One thing at a time in a group that closes; rows of another period are the counter-examples.

import { describe, expect, it } from 'vitest'
import {
  BAL,
  BAL_LINES,
  balance,
  close,
  type Files,
  GROUP,
  JPY,
  JPY_AVERAGE,
  OWNED,
  OWNERSHIP,
  RATES,
  TURNOVERS,
} from './small-group.ts'

/** Beside the group: an associate, a company that the group buys next year, and one that is nothing to it. */
const ENTITIES = `${GROUP['entities.csv']}ASS,АО «Озеро»,RU,group,RUB
NEW,ООО «Новое»,RU,group,RUB
FAR,ООО «Далекое»,RU,group,RUB
`
const WIDER: Files = {
  'entities.csv': ENTITIES,
  'ownership.csv': `${OWNERSHIP}${OWNED}OWN-3,2025-01-01,acquire,SEV,ASS,30%,30%,,,,
OWN-4,2026-01-01,acquire,SEV,NEW,100%,100%,,,,
`,
  'associates.csv': 'investee,date,event,amount\nASS,2025-12-31,profit,0\n',
}

const DIVIDENDS =
  'payer,receiver,declared_on,year,gross,currency,withholding_rate,paid_on,receiver_booked_on,receiver_booked_amount\n'
const STOCK = 'seller,buyer,date,account,amount_at_transfer_price,currency,margin,profit\n'
const DIFFERENCES = 'period,entity,partner,account,amount,target,reason\n'
const OWNERSHIP_WIDE = OWNERSHIP.replace(
  '\n',
  ',share_class,fair_value_retained,gain_account,shares_delta,shares_total_after\n',
)
const ownership = (row: string): Files => ({
  'associates.csv': null,
  'ownership.csv': `${OWNERSHIP_WIDE}${OWNED.replaceAll(',,,,\n', ',,,,,,,,,\n')}`.replace(/^OWN-2.*$/m, row),
})
const CONSIDERATIONS =
  'event,kind,date,due_on,currency,amount,share_capital,discount_rate,classification,in_books,known_on\nOWN-1,cash,2024-01-01,,RUB,100,,,,yes,\n'
const consideration = (row: string): Files => ({ 'considerations.csv': `${CONSIDERATIONS}${row}\n` })
const ACQUISITIONS = `acquisition,investee,date,item,account,book_amount,fair_value,tax_base,release,remaining_life_months,expense_account,known_on
OWN-1,BAL,2024-01-01,equity,310100,100,,,,,,
OWN-2,TOK,2024-01-01,equity,310100,1000,,,,,,
`
const acquisition = (row: string): Files => ({ 'acquisitions.csv': `${ACQUISITIONS}${row}\n` })
const STOCKS = 'OWN-1,BAL,2024-01-01,Склад,121300,50,60,none,on-sale,,620100,'
const released = (row: string): Files => ({
  ...acquisition(STOCKS),
  'acquisition_releases.csv': `acquisition,item,date,share,expense_account\n${row}\n`,
})
const JOURNAL =
  'id,date,level,entity,borne_by,kind,account,flow,partner,debit,credit,deferred_tax,state,author,approved_by\n'
const journal = (head: string, lines: readonly string[], state = ',,'): Files => ({
  'adjustments.csv': `${JOURNAL}${lines.map((line) => `${head},${line},none,${state}\n`).join('')}`,
})
const RECLASSIFIED = ['124100,reclassification,,10,', '124100,reclassification,,,10']

interface Case {
  readonly fault: string
  readonly files: Files
  /** `code place` of everything that blocks, and a part of its text. */
  readonly blocks: readonly (readonly [place: string, text: string])[]
}

const one = (fault: string, files: Files, place: string, text: string): Case => ({
  fault,
  files: { ...WIDER, ...files },
  blocks: [[place, text]],
})
const fine = (fault: string, files: Files): Case => ({ fault, files: { ...WIDER, ...files }, blocks: [] })

const turnover = (row: string): Files => ({ 'intragroup/turnovers.csv': `${TURNOVERS}${row}\n` })
const dividend = (row: string): Files => ({ 'intragroup/dividends.csv': `${DIVIDENDS}${row}\n` })
const stock = (row: string): Files => ({ 'intragroup/inventory_profit.csv': `${STOCK}${row}\n` })
const difference = (row: string): Files => ({ 'intragroup/differences.csv': `${DIFFERENCES}${row}\n` })
const decision = (row: string): Files => ({
  'decisions.csv': `id,date,kind,subject,decided_by,approved_by\n${row}\n`,
})
const rule = (row: string): Files => ({ 'mapping.csv': `${GROUP['mapping.csv']}${row}\n` })

const TURNOVER = 'intragroup/turnovers.csv, строка 2, столбец'
const STOCK_AT = 'intragroup/inventory_profit.csv, строка 2, столбец'
const DIVIDEND = 'intragroup/dividends.csv, строка 2, столбец'
const OWNED_AT = 'ownership.csv, строка 3, столбец'
const PRICE = 'considerations.csv, строка 3, столбец'
const BOUGHT = 'acquisitions.csv, строка 4, столбец'
const RELEASE = 'acquisition_releases.csv, строка 2, столбец'

const REGISTERS: readonly Case[] = [
  one(
    'a sale to a stranger',
    turnover('SEV,FAR,2025,goods,RUB,1,610100,620100,yes'),
    `GRP-271 ${TURNOVER} buyer`,
    'FAR на 31.12.2025 не входила в группу',
  ),
  one(
    'a sale to itself',
    turnover('SEV,SEV,2025,goods,RUB,1,610100,620100,yes'),
    `GRP-272 ${TURNOVER} buyer`,
    'SEV стоит с обеих сторон',
  ),
  fine(
    'a sale to an associate, which is not eliminated',
    turnover('SEV,ASS,2025,goods,RUB,1,610100,620100,yes'),
  ),
  fine('a sale to a company that comes in later', turnover('SEV,NEW,2025,goods,RUB,1,610100,620100,yes')),
  fine('a sale of a later year', turnover('SEV,FAR,2026,goods,RUB,1,610100,620100,yes')),
  fine('a sale that is not accepted', turnover('SEV,FAR,2025,goods,RUB,1,610100,620100,no')),
  one('stock of a stranger', stock('SEV,FAR,2025-12-31,121300,,RUB,,10'), `GRP-271 ${STOCK_AT} buyer`, 'FAR'),
  one(
    'stock on a day that no close has',
    stock('SEV,BAL,2025-12-30,121300,,RUB,,10'),
    `GRP-274 ${STOCK_AT} date`,
    '30.12.2025 — не конец месяца',
  ),
  one(
    'stock with a profit and a margin',
    stock('SEV,BAL,2025-12-31,121300,100,RUB,20%,10'),
    `GRP-277 ${STOCK_AT} margin`,
    'margin «0.2» ни на что не действует',
  ),
  fine('stock at the end of a later year', stock('SEV,FAR,2026-12-31,121300,,RUB,,10')),
  one(
    'a dividend of a stranger',
    dividend('FAR,SEV,2025-05-01,2024,10,RUB,,,,'),
    `GRP-271 ${DIVIDEND} payer`,
    'FAR на 01.05.2025',
  ),
  one(
    'a dividend to a stranger',
    dividend('BAL,FAR,2025-05-01,2024,10,RUB,,,,'),
    `GRP-271 ${DIVIDEND} receiver`,
    'FAR',
  ),
  one(
    'a dividend of an associate',
    dividend('ASS,SEV,2025-05-01,2024,10,RUB,,,,'),
    `GRP-273 ${DIVIDEND} payer`,
    'ASS — ассоциированная компания',
  ),
  fine('a dividend declared before the company came in', dividend('NEW,SEV,2025-05-01,2024,10,RUB,,,,')),
  one(
    'a dividend whose tax is not its rate',
    dividend('BAL,SEV,2025-05-01,2024,100,RUB,13%,,2025-05-01,90'),
    `GRP-281 ${DIVIDEND} withholding_rate`,
    'налог по ставке 0,13 оставляет 87,00 RUB, а получатель отразил 90,00',
  ),
  one(
    'a difference with a stranger',
    difference('2025,SEV,FAR,122100,,650100,'),
    'GRP-271 intragroup/differences.csv, строка 2, столбец partner',
    'FAR на 31.12.2025',
  ),
  one(
    'a difference on an account of no pair',
    difference('2025,SEV,BAL,124100,,650100,'),
    'GRP-282 intragroup/differences.csv, строка 2',
    'не понадобилось',
  ),
  one(
    'an associate that is a stranger',
    { 'associates.csv': 'investee,date,event,amount\nASS,2025-12-31,profit,0\nFAR,2025-12-31,profit,5\n' },
    'GRP-275 associates.csv, строка 3, столбец investee',
    'FAR на 31.12.2025 не была ассоциированной',
  ),
  ...['restate', 'current-period', 'reject', 'difference', 'keep-as-published', 'accept-warning'].map(
    (kind) =>
      one(
        `a decision of kind ${kind}`,
        decision(`D-1,2025-12-31,${kind},BAL,,`),
        'GRP-278 decisions.csv, строка 2, столбец kind',
        `Решение D-1 вида «${kind}» эта версия не рассчитывает`,
      ),
  ),
  one(
    'a decision on control of nobody',
    decision('D-1,2025-12-31,control,FAR,,'),
    'GRP-279 decisions.csv, строка 2, столбец subject',
    'о контроле над «FAR» ни на что не действует',
  ),
  one(
    'a decision approved by who took it',
    {
      'book.yaml': `${GROUP['book.yaml']}approval: second-person\n`,
      ...decision('D-1,2025-12-31,control,TOK,alice,alice'),
    },
    'GRP-280 decisions.csv, строка 2, столбец approved_by',
    'один человек, alice',
  ),
]

const CAPITALISED = one(
  'a capitalised purchase without its cost',
  turnover('SEV,BAL,2025,assets,RUB,10,610100,110300,yes'),
  `GRP-283 ${TURNOVER} cost_of_sales`,
  'балансовом счёте 110300',
)

const ACQUIRED: readonly Case[] = [
  ...(
    [
      ['share_class', 'preference,,,,', 'preference'],
      ['fair_value_retained', ',5,,,', '5'],
      ['gain_account', ',,640200,,', '640200'],
    ] as const
  ).map(([column, cells, word]) =>
    one(
      `${column} of an acquisition`,
      ownership(`OWN-2,2024-01-01,acquire,SEV,TOK,80%,80%,,,,,${cells}`),
      `GRP-101 ${OWNED_AT} ${column}`,
      `«${word}» (OWN-2) эта версия программы не рассчитывает`,
    ),
  ),
  one(
    'shares that are not the percentage',
    ownership('OWN-2,2024-01-01,acquire,SEV,TOK,80%,80%,,,,,,,,70,100'),
    `GRP-277 ${OWNED_AT} shares_delta`,
    'percent_delta той же строки говорит иное',
  ),
  fine('ordinary shares', ownership('OWN-2,2024-01-01,acquire,SEV,TOK,80%,80%,,,,,ordinary,,,80,100')),
  one(
    'a fair value of outsiders who are measured in proportion',
    ownership('OWN-2,2024-01-01,acquire,SEV,TOK,80%,80%,,,300,,,,,,'),
    `GRP-277 ${OWNED_AT} nci_fair_value`,
    'оцениваются пропорционально',
  ),
  one(
    'a price classified as equity',
    consideration('OWN-2,cash,2024-01-01,,RUB,500,,,equity,yes,'),
    `GRP-101 ${PRICE} classification`,
    '«equity» (OWN-2)',
  ),
  one(
    'a price that became known after the year of measurement',
    consideration('OWN-2,cash,2024-01-01,,RUB,500,,,,yes,2025-03-01'),
    `GRP-101 ${PRICE} known_on`,
    '2025-03-01',
  ),
  fine(
    'a price that became known within the year',
    consideration('OWN-2,cash,2024-01-01,,RUB,500,,,,yes,2024-03-01'),
  ),
  one(
    'a share capital of cash',
    consideration('OWN-2,cash,2024-01-01,,RUB,500,100,,,yes,'),
    `GRP-277 ${PRICE} share_capital`,
    'к этому виду возмещения',
  ),
  one(
    'a discount of cash',
    consideration('OWN-2,cash,2024-01-01,,RUB,500,,10%,,yes,'),
    `GRP-277 ${PRICE} discount_rate`,
    'к этому виду возмещения',
  ),
  one(
    'an item of a later day',
    acquisition('OWN-1,BAL,2024-06-01,Станок,110300,50,60,none,none,,,'),
    `GRP-101 ${BOUGHT} date`,
    '2024-06-01',
  ),
  one(
    'an item of another company',
    acquisition('OWN-1,TOK,2024-01-01,Станок,110300,50,60,none,none,,,'),
    `GRP-277 ${BOUGHT} investee`,
    'о другой компании',
  ),
  one(
    'an item that became known late',
    acquisition('OWN-1,BAL,2024-01-01,Станок,110300,50,60,none,none,,,2025-01-01'),
    `GRP-101 ${BOUGHT} known_on`,
    '2025-01-01',
  ),
  one(
    'a life of what is not released by time',
    acquisition('OWN-1,BAL,2024-01-01,Станок,110300,50,60,none,none,60,,'),
    `GRP-277 ${BOUGHT} remaining_life_months`,
    'не списывается',
  ),
  one(
    'an expense of what is not released',
    acquisition('OWN-1,BAL,2024-01-01,Станок,110300,50,60,none,,,620100,'),
    `GRP-277 ${BOUGHT} expense_account`,
    'не списывается',
  ),
  one(
    'a fair value of equity',
    acquisition('OWN-1,BAL,2024-01-01,equity,330100,0,60,,,,,'),
    `GRP-277 ${BOUGHT} fair_value`,
    'даёт капитал по учёту',
  ),
  one(
    'equity on an account of assets',
    acquisition('OWN-1,BAL,2024-01-01,equity,110300,0,,,,,,'),
    `GRP-277 ${BOUGHT} account`,
    'ожидает счёт капитала',
  ),
  one(
    'an item of an associate',
    acquisition('OWN-3,ASS,2025-01-01,Станок,110300,50,60,none,none,,,'),
    `GRP-101 ${BOUGHT} item`,
    'Станок',
  ),
  one(
    'a release of no item',
    released('OWN-1,Другое,2025-06-01,,'),
    `GRP-277 ${RELEASE} item`,
    'такой статьи',
  ),
  one(
    'a release of more than there is',
    released('OWN-1,Склад,2025-06-01,60%,\nOWN-1,Склад,2025-07-01,60%,'),
    'GRP-277 acquisition_releases.csv, строка 3, столбец share',
    'больше, чем осталось',
  ),
  one(
    'a release before the acquisition',
    released('OWN-1,Склад,2023-06-01,60%,'),
    `GRP-277 ${RELEASE} date`,
    'раньше покупки',
  ),
  one(
    'goodwill of an associate',
    { 'goodwill.csv': 'acquisition,date,event,amount\nOWN-3,2025-12-31,impairment,5\n' },
    'GRP-101 goodwill.csv, строка 2, столбец acquisition',
    'OWN-3',
  ),
]

const JOURNALS: readonly Case[] = [
  one(
    'a journal of an entity that another bears',
    journal('J-1,2025-12-31,entity,BAL,TOK,', RECLASSIFIED),
    'ENT-115 adjustments.csv, строка 2, столбец borne_by',
    'borne_by «TOK» ни на что не действует',
  ),
  one(
    'a journal of the group with an entity',
    journal('J-1,2025-12-31,group,BAL,,', RECLASSIFIED),
    'ENT-115 adjustments.csv, строка 2, столбец entity',
    'групповую корректировку несёт borne_by',
  ),
  one(
    'a journal of the group that a stranger bears',
    journal('J-1,2025-12-31,group,,FAR,', RECLASSIFIED),
    'GRP-252 adjustments.csv, строка 2, столбец borne_by',
    'несёт FAR',
  ),
  one(
    'a flow of hyperinflation in a journal of the group',
    journal('J-1,2025-12-31,group,,,', ['110300,hyperinflation,,10,', '330100,hyperinflation,,,10']),
    'ENT-112 adjustments.csv, строка 2, столбец flow',
    'hyperinflation',
  ),
  one(
    'money that a journal of the group moves',
    journal('J-1,2025-12-31,group,,,', ['110300,addition-paid,,10,', '124100,addition-paid,,,10']),
    'ENT-105 adjustments.csv, строка 2, столбец flow',
    'addition-paid',
  ),
].map((one) =>
  one.fault.includes('hyperinflation') || one.fault.includes('money')
    ? { ...one, blocks: [...one.blocks, [one.blocks[0]![0].replace('строка 2', 'строка 3'), ''] as const] }
    : one,
)

const FILES: readonly Case[] = [
  one(
    'a file of before the book opens with an account of no chart',
    {
      'balances/BAL/2024-01-01_2024-12-31.csv':
        'account,closing_debit,closing_credit\n124100,140,\n510300,,40\n310100,,60\n999999,,40\n',
      [BAL]: balance(BAL_LINES),
    },
    'MAP-151 balances/BAL/2024-01-01_2024-12-31.csv, строка 5, столбец account',
    '999999',
  ),
  one(
    'turnovers of a balance account',
    rule('M-X,41*,121300,,turnover,'),
    'BOOK-074 mapping.csv, строка 12, столбец measure',
    'measure «turnover» эта версия не рассчитывает',
  ),
  one(
    'a balance of income',
    rule('M-X,91.01,610200,,balance,'),
    'BOOK-074 mapping.csv, строка 12, столбец measure',
    'measure «balance»',
  ),
  one(
    'a published close',
    { 'closes/2024-12-31_0123456789ab/statements.json': '[]' },
    'BOOK-071 closes/',
    'опубликованные закрытия эта версия не читает',
  ),
  one(
    'a balance over two fiscal years',
    { 'balances/BAL/2025-07-01_2026-06-30.csv': balance(BAL_LINES) },
    'BOOK-072 balances/BAL/2025-07-01_2026-06-30.csv',
    'переходит через конец финансового года, 31.12.2025',
  ),
  one(
    'two balances of one period',
    { 'balances/BAL/2025-01-01_2025-12-31.txt': balance(BAL_LINES) },
    'BOOK-073 balances/BAL/2025-01-01_2025-12-31.txt',
    BAL,
  ),
  one(
    'a balance whose name says more',
    { 'balances/BAL/2025-01-01_2025-12-31_60_итог.csv': balance(BAL_LINES) },
    'BOOK-032 balances/BAL/2025-01-01_2025-12-31_60_итог.csv',
    'не называет период',
  ),
  one(
    'an opening in a flow',
    {
      'openings.csv':
        'date,entity,account,flow,holder,amount_presentation\n2024-12-31,TOK,310100,charge,,-620\n',
    },
    'ENT-310 openings.csv, строка 2, столбец flow',
    'стоит в потоке opening',
  ),
  one(
    'an opening of an entity with a holder',
    {
      'openings.csv':
        'date,entity,account,flow,holder,amount_presentation\n2024-12-31,TOK,310100,,nci,-620\n',
    },
    'ENT-310 openings.csv, строка 2, столбец holder',
    'а это строка компании',
  ),
  one(
    'an opening of the group of nobody',
    { 'openings.csv': 'date,account,item,amount_presentation\n2024-12-31,113100,OWN-9,10\n' },
    'GRP-277 openings.csv, строка 2, столбец item',
    'не первая строка покупки',
  ),
]

describe('what no derivation takes', () => {
  it.each([...REGISTERS, CAPITALISED, ...ACQUIRED, ...JOURNALS, ...FILES])(
    'is said: $fault',
    async ({ blocks, files }) => {
      const said = await close(files)
      expect(said.blocks.map((text) => text.slice(0, text.indexOf(': ')))).toEqual(
        blocks.map(([place]) => place),
      )
      for (const [index, [, text]] of blocks.entries()) expect(said.blocks[index]).toContain(text)
    },
  )
})

describe('what is left out for now', () => {
  it.each([
    ['drafts', journal('J-1,2025-12-31,entity,BAL,,', RECLASSIFIED, 'draft,,'), 'ENT-116', 'в черновиках'],
    [
      'pending journals',
      journal('J-1,2025-12-31,entity,BAL,,', RECLASSIFIED, 'pending,,'),
      'ENT-116',
      'ждут утверждения',
    ],
    [
      'journals of the transition',
      journal('J-1,2025-12-31,entity,BAL,,transition', RECLASSIFIED),
      'ENT-118',
      'IFRS 1.24',
    ],
    [
      'the date of transition',
      { 'book.yaml': `${GROUP['book.yaml']}transition_date: 2024-01-01\n` },
      'ENT-118',
      'transition_date',
    ],
    [
      'journals without a second person',
      {
        'book.yaml': `${GROUP['book.yaml']}approval: second-person\n`,
        ...journal('J-1,2025-12-31,entity,BAL,,', RECLASSIFIED),
      },
      'ENT-117',
      'J-1',
    ],
    ['a layout that nothing names', { 'layouts/own.yaml': 'statement: x\n' }, 'BOOK-075', 'Макет «own»'],
    [
      'tax figures',
      {
        [BAL]: balance(BAL_LINES)
          .replace('account,', 'indicator,account,')
          .replace(/\n(?=.)/g, '\nБУ,')
          .concat('НУ,124100,,,,140,,90,,230,\n'),
      },
      'CLO-013',
      'BAL',
    ],
    [
      'a decision on a difference that is none',
      difference('2025,SEV,BAL,122100,,650100,'),
      'GRP-282',
      'не понадобилось',
    ],
  ] as const)('is told as a warning: %s', async (_, files, code, text) => {
    const said = await close(files)
    expect(said.blocks).toEqual([])
    const told = said.warns.filter((one) => one.startsWith(code))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(text)
  })
})

it('a change of functional currency is said, beside all that then lacks rates', async () => {
  const changed = 'BAL,,,,,USD,2025-07-01\n'
  const rows = ENTITIES.trim().split('\n').slice(1)
  const columns = 'code,name,jurisdiction,chart,books_currency,functional_currency,valid_from\n'
  const said = await close({
    'entities.csv': `${columns}${rows.map((row) => `${row},,\n`).join('')}${changed}`,
  })
  expect(said.blocks.filter((text) => text.startsWith('ENT-119'))).toEqual([
    'ENT-119 entities.csv, строка 8, столбец functional_currency: functional_currency компании BAL меняется с RUB на USD: смену валюты (IAS 21.35) эта версия не рассчитывает. → Заведите компанию с новой валютой под другим кодом или оставьте одну валюту.',
  ])
})

it('the group itself closes', async () => {
  const said = await close({ 'rates.csv': RATES + JPY + JPY_AVERAGE })
  expect([said.blocks, said.checks]).toEqual([[], []])
})
