import { describe, expect, it } from 'vitest'
import { readBook } from '../formats/book/read-book.ts'
import { bookOf } from '../formats/book/testing.ts'
import { checksOfFiles } from './file-checks.ts'

const YEAR = { from: '2025-01-01', to: '2025-12-31' }

/** Checks of a company with these two half-years, as `id passed place`. */
async function told(first: string, second: string, chart = 'ru-94n'): Promise<string[]> {
  const head =
    'account,opening_debit,opening_credit,turnover_debit,turnover_credit,closing_debit,closing_credit\n'
  const { book, findings } = await readBook(
    bookOf({
      'book.yaml': 'format: 1\nname: Один\nparent: ONE\npresentation_currency: RUB\naccounts: accounts.csv\n',
      'entities.csv': `code,name,jurisdiction,chart,books_currency\nONE,ООО «Один»,RU,${chart},RUB\n`,
      'accounts.csv':
        'code,name,class,monetary,translation,xbrl\n1000,Касса,asset,yes,closing,x\n3000,Капитал,equity,no,historical,x\n9000,Площадь,statistical,no,closing,x\n',
      'balances/ONE/2025-01-01_2025-06-30.csv': head + first,
      'balances/ONE/2025-07-01_2025-12-31.csv': second === '' ? null : head + second,
    }),
  )
  expect(findings.filter(({ severity }) => severity === 'blocks')).toEqual([])
  if (!book) throw new Error('the book does not read')
  return checksOfFiles(book, ['ONE'], YEAR).map(({ id, passed, subject, values }) =>
    [id, passed, subject.slice(-14, -4), values.row].filter((part) => part !== '').join(' '),
  )
}

const RIGHT = '51,,,10,,10,\n80.09,,,,10,,10\n'
const AFTER = '51,10,,,,10,\n80.09,,10,,,,10\n'

describe('the checks of the files of a close', () => {
  it('stand once for each company where they pass, of its last file', async () => {
    expect(await told(RIGHT, AFTER)).toEqual([
      'C1 true 2025-12-31',
      'C2 true 2025-12-31',
      'C3 true 2025-12-31',
      'C4 true 2025-12-31',
      'C8 true 2025-12-31',
      'C9 true 2025-12-31',
    ])
  })

  it('name the file and the row where one fails, though the last file is right', async () => {
    const said = await told('51,,,10,,10.01,\n80.09,,,,10,,10\n', AFTER)
    expect(said.filter((line) => line.includes('false'))).toEqual([
      'C3 false 2025-06-30',
      'C4 false 2025-06-30 2',
    ])
    expect(said).not.toContain('C3 true 2025-12-31')
  })

  it('know the chart of the company: codes it has not, balances on the wrong side', async () => {
    const said = await told(RIGHT, '51,10,,,30,,20\n777,,,20,,20,\n80.09,,10,10,,,\n')
    expect(said.filter((line) => line.includes('false'))).toEqual([
      'C8 false 2025-12-31 3',
      'C9 false 2025-12-31 2',
    ])
  })

  it('leave statistical accounts beside the balance of books in the group chart', async () => {
    const said = await told('1000,,,10,,10,\n3000,,,,10,,10\n9000,,,7,,7,\n', '', 'group')
    expect(said.every((line) => line.includes('true'))).toBe(true)
    expect(said.map((line) => line.slice(0, 2))).toEqual(['C1', 'C2', 'C3', 'C4', 'C8', 'C9'])
  })
})
