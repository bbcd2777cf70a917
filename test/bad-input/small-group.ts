// A group of three that closes without a word that blocks, so that a book with one thing wrong says that one thing: a
// parent with a chart of 1C, a subsidiary with books in the group chart, another that keeps them in yen.

import { closeBook } from '../../src/app/close-book.ts'
import { missingValues, render, renderCheck } from '../../src/app/messages.ts'
import { toldChecks } from '../../src/app/told-checks.ts'
import { subjectWords } from '../../src/app/value-words.ts'
import { bookOf } from '../../src/formats/book/testing.ts'

export type Files = Readonly<Record<string, string | null>>

const COLUMNS = 'opening_debit,opening_credit,turnover_debit,turnover_credit,closing_debit,closing_credit'

const sides = (amount: number): string => (amount < 0 ? `,${-amount}` : `${amount || ''},`)

/**
 * A canonical trial balance of lines `account|partner|flow|analytics ; opening ; debit turnover ; credit turnover`, debit
 * positive, in whole units of currency; closings follow. A fifth amount is a closing that does not follow.
 */
export function balance(lines: string): string {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => {
      const [key = '', ...amounts] = line.split(';').map((cell) => cell.trim())
      const [account = '', partner = '', flow = '', analytics = ''] = key.split('|')
      const [opening = 0, debit = 0, credit = 0, closing = opening + debit - credit] = amounts.map(Number)
      return `${account},${analytics},${partner},${flow},${sides(opening)},${debit || ''},${credit || ''},${sides(closing)}`
    })
  return `account,analytics_1,partner,flow,${COLUMNS}\n${rows.join('\n')}\n`
}

export const SEV = 'balances/SEV/2025-01-01_2025-12-31.csv'
export const BAL = 'balances/BAL/2025-01-01_2025-12-31.csv'
export const TOK = 'balances/TOK/2025-01-01_2025-12-31.csv'

export const OWNERSHIP =
  'id,date,event,investor,investee,percent_delta,votes_delta,method,nci_measurement,nci_fair_value,fair_value_held_before\n'
export const OWNED =
  'OWN-1,2024-01-01,acquire,SEV,BAL,100%,100%,,,,\nOWN-2,2024-01-01,acquire,SEV,TOK,80%,80%,,,,\n'
export const TURNOVERS = 'seller,buyer,period,nature,currency,amount,seller_account,buyer_account,accepted\n'
export const RATES = 'currency,type,from,to,rate\n'
export const JPY = `JPY,spot,2024-01-01,,0.6
JPY,spot,2024-12-31,,0.62
JPY,spot,2025-12-31,,0.5
`
export const JPY_AVERAGE = 'JPY,average,2025-01-01,2025-12-31,0.55\n'
export const MAPPING = 'id,account,target,side,measure,share\n'
export const RULES = `M-51,51,124100,,,
M-58,58.01,115100,,,
M-60Д,60.01,122300,debit,,
M-60К,60.01,510300,credit,,
M-62Д,62.01,122100,debit,,
M-62К,62.01,510450,credit,,
M-80,80,310100,,,
M-84,84*,330100,,,
M-90.01,90.01,610100,,turnover,
M-90.02,90.02,620100,,turnover,
`
export const SEV_LINES = `
51      ; 480 ; 300 ; 200
58.01|BAL ; 100 ; 0 ; 0
58.01|TOK ; 500 ; 0 ; 0
62.01|BAL ; 40 ; 0 ; 0
62.01   ; 0 ; 300 ; 300
60.01   ; -20 ; 200 ; 200
80      ; -1000 ; 0 ; 0
84.01   ; -100 ; 0 ; 0
90.01   ; 0 ; 0 ; 300
90.02   ; 0 ; 200 ; 0
90.09   ; 0 ; 100 ; 0
99.01   ; 0 ; 0 ; 100`
export const BAL_LINES = `
124100  ; 140 ; 90 ; 0
510300|SEV ; -40 ; 0 ; 0
310100  ; -100 ; 0 ; 0
610100  ; 0 ; 0 ; 90`
export const TOK_LINES = `
124100  ; 1000 ; 50 ; 0
310100  ; -1000 ; 0 ; 0
610100  ; 0 ; 0 ; 50`

export const GROUP: Files = {
  'book.yaml': 'format: 1\nname: Север\nparent: SEV\npresentation_currency: RUB\nopens_on: 2025-01-01\n',
  'entities.csv': `code,name,jurisdiction,chart,books_currency
SEV,ООО «Север»,RU,ru-94n,RUB
BAL,ООО «Балтика»,RU,group,RUB
TOK,Sever Tokyo KK,JP,group,JPY
`,
  'mapping.csv': MAPPING + RULES,
  'rates.csv': RATES + JPY + JPY_AVERAGE,
  'tax_rates.csv': 'jurisdiction,enacted_on,effective_from,rate\nRU,2024-07-12,2025-01-01,25%\n',
  'ownership.csv': OWNERSHIP + OWNED,
  'acquisitions.csv': `acquisition,investee,date,item,account,book_amount
OWN-1,BAL,2024-01-01,equity,310100,100
OWN-2,TOK,2024-01-01,equity,310100,1000
`,
  'considerations.csv': `event,kind,date,currency,amount,in_books
OWN-1,cash,2024-01-01,RUB,100,yes
OWN-2,cash,2024-01-01,RUB,500,yes
`,
  [SEV]: balance(SEV_LINES),
  [BAL]: balance(BAL_LINES),
  [TOK]: balance(TOK_LINES),
}

export interface Said {
  /** `code place: text → advice` of the findings that block. */
  readonly blocks: readonly string[]
  readonly warns: readonly string[]
  /** `id subject: text; left | right → advice` of the checks that block and that a person is told. */
  readonly checks: readonly string[]
  readonly blocked: boolean
  readonly writes: boolean
}

/** What a close of the group with these files in place of its own says in Russian. */
export async function close(files: Files, period = '2025'): Promise<Said> {
  const closed = await closeBook(bookOf({ ...GROUP, ...files }), { period }, () => {})
  const { blocked, checks, findings, write } = closed
  for (const one of findings) {
    const missing = missingValues(one)
    if (missing.length > 0) throw new Error(`${one.code} lacks ${missing.join(', ')}`)
  }
  const texts = (severity: string): string[] =>
    findings
      .filter((one) => one.severity === severity)
      .map((one) => render(one, 'ru'))
      .map(
        ({ advice, code, text, where }) => `${[code, where].filter(Boolean).join(' ')}: ${text} → ${advice}`,
      )
  const failed = toldChecks(checks, findings)
    .filter((check) => check.severity === 'blocks')
    .map((check) => {
      const { advice, text } = renderCheck(check, 'ru')
      return `${check.id} ${subjectWords(check.subject, 'ru')}: ${text}; ${check.left} | ${check.right} → ${advice}`
    })
  return { blocks: texts('blocks'), warns: texts('warns'), checks: failed, blocked, writes: write !== null }
}
