import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import type { Finding } from '../../ledger/finding.ts'
import { fraction } from '../../ledger/fraction.ts'
import { type Registers, readRegisters } from './registers.ts'
import { readSettings } from './settings.ts'
import { bookOf, SMALL } from './testing.ts'

async function read(
  files: Readonly<Record<string, string | Uint8Array | null>>,
): Promise<Registers['book'] & { findings: Finding[] }> {
  const source = bookOf({ ...SMALL, ...files })
  const findings: Finding[] = []
  const settings: Settings | null = await readSettings(source, source.list(), findings)
  if (!settings) throw new Error('book.yaml does not read')
  const { book } = await readRegisters(source, settings, findings)
  return { ...book, findings }
}

const percent = (value: bigint): ReturnType<typeof fraction> => fraction(value, 100n)

describe('registers', () => {
  it('are empty where a file is not there, and the chart ships', async () => {
    const book = await read({})
    expect(book.findings).toEqual([])
    expect(book.rates).toEqual([])
    expect(book.accounts.length).toBeGreaterThan(100)
    expect(book.charts.get('ru-94n')?.some(({ code }) => code === '76.АВ')).toBe(true)
  })

  it('take semicolons, tabs, a BOM, Windows line ends and decimal commas', async () => {
    const expected = { currency: 'JPY', rate: fraction(5234n, 100n), nominal: 100n, from: '2025-12-31' }
    for (const text of [
      'currency,type,from,rate,nominal\nJPY,spot,2025-12-31,52.34,100\n',
      '\ufeffcurrency;type;from;rate;nominal\r\nJPY;spot;2025-12-31;52,34;100\r\n',
      'currency\ttype\tfrom\trate\tnominal\nJPY\tSpot\t2025-12-31\t52.3400\t100',
    ]) {
      const { rates, findings } = await read({ 'rates.csv': text })
      expect(findings).toEqual([])
      expect(rates).toMatchObject([expected])
    }
  })

  it('take a sheet of XLSX with the same header', async () => {
    const book = utils.book_new()
    const rows = [
      ['jurisdiction', 'enacted_on', 'effective_from', 'rate'],
      ['RU', '2024-07-12', '2025-01-01', '25%'],
    ]
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Ставки')
    const bytes: Uint8Array = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
    const { findings, taxRates } = await read({ 'tax_rates.xlsx': bytes })
    expect(findings).toEqual([])
    expect(taxRates).toMatchObject([
      { rate: percent(25n), place: { file: 'tax_rates.xlsx', sheet: 'Ставки', row: 2 } },
    ])
    const { taxRates: same } = await read({
      'tax_rates.csv': 'rate,effective_from,enacted_on,jurisdiction\n0.25,2025-01-01,2024-07-12,RU\n',
    })
    expect(taxRates[0]?.hash).toBe(same[0]?.hash)
  })

  it('are refused in two files of one register', async () => {
    const csv = 'jurisdiction,enacted_on,effective_from,rate\nRU,2024-07-12,2025-01-01,25%\n'
    const { findings } = await read({ 'tax_rates.csv': csv, 'tax_rates.xlsx': csv })
    expect(findings).toMatchObject([{ code: 'BOOK-022', values: { other: 'tax_rates.csv' } }])
  })

  it('take shares as decimals, percents and fractions', async () => {
    const { ownership } = await read({
      'ownership.csv':
        'id,date,event,investor,investee,percent_delta,votes_delta\nA,2024-01-01,acquire,SEV,TOK,1/3,0.8\nB,2024-02-01,dispose,SEV,TOK,-10%,-10%\n',
    })
    expect(ownership).toMatchObject([
      { percentDelta: fraction(1n, 3n), votesDelta: percent(80n), moment: 'start' },
      { percentDelta: percent(-10n), moment: 'end' },
    ])
  })

  it('give what book-format.md says that an empty cell means', async () => {
    const book = await read({
      'mapping.csv': 'id,account,target\nM,01*,110300\n',
      'adjustments.csv':
        'id,date,entity,account,debit,credit,approved_by\nJ,2025-12-31,SEV,110300,10,,Главный бухгалтер\nJ,2025-12-31,,510300,,10,\n',
      'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-12-31,0.52\n',
    })
    expect(book.mapping).toMatchObject([{ priority: 0, measure: 'balance', share: fraction(1n), side: '' }])
    expect(book.rates).toMatchObject([{ against: 'RUB', nominal: 1n }])
    expect(book.journals).toMatchObject([
      {
        document: 'adjustments.csv#J',
        level: 'entity',
        basis: 'functional',
        kind: 'manual',
        cash: false,
        deferredTax: 'calculator',
        state: 'approved',
      },
    ])
    expect(book.journals[0]?.lines.map(({ account }) => account)).toEqual(['110300', '510300'])
    expect(book.entities).toMatchObject([
      { functionalCurrency: 'RUB', fiscalYearStart: '01-01', reportingLagMonths: 0, dormant: null },
      { booksCurrency: 'JPY', functionalCurrency: 'JPY' },
    ])
  })

  it('name their documents by register and id or key', async () => {
    const book = await read({
      'rates.csv': 'currency,type,from,rate\nCNY,spot,2025-12-31,11.2\n',
      'decisions.csv': 'id,date,kind,subject\nD-7,2025-12-31,control,TOK\n',
    })
    expect(book.rates[0]?.document).toBe('rates.csv#CNY spot 2025-12-31')
    expect(book.decisions[0]?.document).toBe('decisions.csv#D-7')
  })

  it('keep rows that this version does not derive, each with its place', async () => {
    const { findings, foreign } = await read({
      'components.csv': 'component,entity,discontinued_from\nЗавод,TOK,2025-06-30\n',
      'registers/lease.csv': 'contract,date\nA-1,2025-01-01\n\nA-2,2025-02-01\n',
      'intragroup/asset_profit.csv': 'seller,buyer,date,price\nSEV,TOK,2025-03-01,100\n',
    })
    expect(findings).toEqual([])
    expect(foreign.map(({ register, place }) => `${register} ${place.row}`)).toEqual([
      'intragroup/asset_profit.csv 2',
      'components.csv 2',
      'registers/lease.csv 2',
      'registers/lease.csv 4',
    ])
  })

  it('hold cash flow lines and categories of an account as pairs', async () => {
    const { accounts } = await read({
      'book.yaml': `${SMALL['book.yaml']}accounts: accounts.csv\n`,
      'accounts.csv':
        'code,name,class,cash_flow,ifrs18,xbrl\n1,Займ,asset,addition-paid=Made; disposal-receipt = Back,investing; investing=operating,Loans\n',
    })
    expect(accounts).toMatchObject([
      {
        cashFlow: { 'addition-paid': 'Made', 'disposal-receipt': 'Back' },
        ifrs18: { '': 'investing', investing: 'operating' },
        translation: 'closing',
      },
    ])
  })

  it('read layouts as values', async () => {
    const { layouts } = await read({ 'layouts/mine.yaml': 'lines:\n  - id: Assets\n    level: 1\n' })
    expect(layouts.get('mine')).toEqual({ lines: [{ id: 'Assets', level: 1 }] })
  })
})

describe('an entity', () => {
  it('keeps what a later row does not fill', async () => {
    const book = await read({
      'entities.csv':
        'code,valid_from,name,jurisdiction,books_currency,functional_currency,dormant\n' +
        'SEV,,ООО «Север»,RU,RUB,,\nTOK,,Sever Tokyo KK,JP,JPY,,no\nTOK,2025-07-01,,,,USD,\nTOK,2025-10-01,,,,,yes\n',
    })
    expect(book.findings).toEqual([])
    expect(entityOn(book, 'TOK', '2025-06-30')).toMatchObject({ functionalCurrency: 'JPY', dormant: false })
    expect(entityOn(book, 'TOK', '2025-07-01')).toMatchObject({ functionalCurrency: 'USD', dormant: false })
    expect(entityOn(book, 'TOK', '2025-12-31')).toMatchObject({
      name: 'Sever Tokyo KK',
      booksCurrency: 'JPY',
      functionalCurrency: 'USD',
      dormant: true,
    })
    expect(entityOn(book, 'OSA', '2025-12-31')).toBeUndefined()
  })

  it('changes its hash when a row that it stands on changes', async () => {
    const rows = (name: string): string =>
      `code,valid_from,name,dormant\nSEV,,${name},\nTOK,,Tokyo,\nSEV,2025-07-01,,yes\n`
    const [one, other] = [
      await read({ 'entities.csv': rows('А') }),
      await read({ 'entities.csv': rows('Б') }),
    ]
    const hash = (book: typeof one): string | undefined => entityOn(book, 'SEV', '2025-12-31')?.hash
    expect(hash(one)).not.toBe(hash(other))
  })
})

describe('the hash of a document', () => {
  const journal = (lines: readonly string[]): Readonly<Record<string, string>> => ({
    'adjustments.csv': `id,date,entity,account,debit,credit\n${lines.join('\n')}\n`,
  })

  it('covers all rows of a journal, and not their order or the journals beside it', async () => {
    const lines = ['J,2025-12-31,SEV,110300,10.50,', 'J,2025-12-31,SEV,510300,,10.5']
    const beside = ['K,2025-12-31,SEV,110300,1,', 'K,2025-12-31,SEV,510300,,1']
    const [one, turned, other] = [
      await read(journal(lines)),
      await read(journal([...beside, ...lines.toReversed()])),
      await read(journal([lines[0]!, 'J,2025-12-31,SEV,510400,,10.5'])),
    ]
    const hash = ({ journals }: typeof one): string | undefined => journals.find(({ id }) => id === 'J')?.hash
    expect(hash(one)).toBe(hash(turned))
    expect(hash(one)).not.toBe(hash(other))
  })
})
