// The rows of the trial balances as they were read: file, sheet and row number of each, the six amounts, and the accounts
// of the group that they were mapped to. Here the trail ends: what follows is the company's own file.

import { AMOUNT_COLUMNS, type BalanceKey, type RowKind, type TrialBalance } from '../../ledger/balance.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { LABELS } from './labels.ts'
import { BODY, figure, SMALL, text } from './looks.ts'
import { type Cell, placeOn, type Sheet } from './sheet.ts'
import { ACCENT, QUIET, registerFormat, type Style } from './styles.ts'
import { listSheet } from './workbook-lists.ts'
import { byEntity, type Plan } from './workbook-plan.ts'

/** A spreadsheet folds at most seven levels. */
const DEEPEST = 7

export function writeRows(plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const accounts = accountsOf(plan)
  for (const [entity, files] of byEntity(output.balances)) {
    const heads = [
      { label: words.file, width: 36 },
      { label: words.sheet, width: 10 },
      { label: words.row, width: 8, right: true },
      { label: words.account, width: 14 },
      { label: words.name, width: 44 },
      { label: words.subconto, width: 44 },
      { label: words.partner, width: 18 },
      { label: words.indicator, width: 11 },
      { label: words.currency, width: 9 },
      ...AMOUNT_COLUMNS.map((column) => ({ label: words.amounts[column], width: 20, right: true })),
      ...(plan.origins.size > 0 ? [{ label: words.accountsOfGroup, width: 20 }] : []),
    ]
    const sheet = listSheet(plan, plan.rows.get(entity)!, `${words.rowsOf} ${entity}`, heads, 5)
    for (const file of files) writeFile(sheet, file, accounts, words.totals)
  }
}

/** `document index` → the accounts of the group, in the order in which they were met. */
function accountsOf({ output }: Plan): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>()
  for (const { document, index, account } of output.origins ?? []) {
    const key = `${document} ${index}`
    const known = accounts.get(key)
    if (!known) accounts.set(key, [account])
    else if (!known.includes(account)) known.push(account)
  }
  return accounts
}

const ADDED: Style = BODY
/** Groups, expanded and control rows are there to be seen, never to be added up. */
const SEEN: Style = { ...SMALL, italic: true }
const SEEN_CODE: Style = { ...SEEN, indent: 1 }
const SUM: Style = { size: 9, bold: true, top: 'thin' }
const CODE: readonly Style[] = Array.from({ length: DEEPEST + 1 }, (_, level) => ({
  size: 9,
  indent: level + 1,
}))
const AMOUNTS = new Map<string, Style>()

function amountStyle(decimals: number, look: Style): Style {
  const key = `${decimals} ${look.italic ? 'seen' : look.bold ? 'sum' : ''}`
  const style = AMOUNTS.get(key) ?? { ...look, format: registerFormat(decimals) }
  AMOUNTS.set(key, style)
  return style
}

const isSeen = (kind: RowKind): boolean => kind === 'group' || kind === 'expanded' || kind === 'control'

function decimalsOf(balance: TrialBalance, { indicator, currency }: BalanceKey): number {
  if (indicator === 'qty') return 3
  return indicator === 'fc' && currency !== '' ? exponentOf(currency) : balance.exponent
}

function writeFile(
  sheet: Sheet,
  { balance, document }: BalanceFile,
  accounts: ReadonlyMap<string, readonly string[]>,
  totals: string,
): void {
  for (let index = 0; index < balance.key.length; index++) {
    const key = balance.keys[balance.key[index]!]!
    const look = isSeen(key.kind) ? SEEN : ADDED
    const decimals = decimalsOf(balance, key)
    const amounts = AMOUNT_COLUMNS.map((column): Cell | null => {
      const amount = balance.amounts[column][index]!
      // As 1C prints it: nothing is an empty cell.
      return amount === 0n
        ? null
        : figure({ figure: decimalText(amount, decimals) }, amountStyle(decimals, look))
    })
    const level = Math.min(DEEPEST, key.level)
    const subconto = [...key.subconto, ...key.analytics].filter((part) => part !== '').join(' / ')
    sheet.row(
      [
        text(document, FILE),
        text(balance.sheets[balance.sheet[index]!] ?? '', FILE),
        figure({ figure: balance.row[index]!.toString() }, FILE),
        text(key.account, look === SEEN ? SEEN_CODE : CODE[level]!),
        text(key.name, look),
        text(subconto, look),
        text(key.partner, look),
        text(key.printedIndicator || key.indicator, look),
        text(key.currency, look),
        ...amounts,
        text(accounts.get(`${document} ${index}`)?.join(', ') ?? null, MAPPED),
      ],
      level,
    )
  }
  for (const total of balance.totals) {
    const amounts = AMOUNT_COLUMNS.map((column) =>
      figure(
        { figure: decimalText(total.amounts[column], balance.exponent) },
        amountStyle(balance.exponent, SUM),
      ),
    )
    const row = figure({ figure: total.row.toString() }, SUM)
    const names = [text(totals, SUM), text('', SUM), text('', SUM), text(total.indicator, SUM), text('', SUM)]
    sheet.row([text(document, SUM), text(total.sheet, SUM), row, text('', SUM), ...names, ...amounts])
  }
}

const MAPPED: Style = { size: 9, indent: 1 }
const FILE: Style = { size: 8, colour: QUIET }

/** The files by themselves: what each is, and its hash, so that a reader can tell that it holds the same file. */
export function writeFiles(plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const heads = [
    { label: words.subject, width: 12 },
    { label: words.file, width: 52 },
    { label: words.date, width: 24 },
    { label: words.kind, width: 18 },
    { label: words.name, width: 40 },
    { label: words.rowCount, width: 10, right: true },
    { label: 'SHA-256', width: 68 },
  ]
  const sheet = listSheet(plan, plan.files, words.filesTitle, heads)
  for (const { entity, from, to, document, balance } of output.balances) {
    const at = plan.firstRow.get(document)
    const on = plan.rows.get(entity)
    sheet.row([
      text(entity),
      text(document, at === undefined || on === undefined ? BODY : FILE_LINK, on && placeOn(on, at ?? 1)),
      text(`${from} – ${to}`),
      text(words.layouts[balance.format] ?? balance.format),
      text(balance.organisation),
      figure({ figure: balance.key.length.toString() }, BODY),
      text(balance.hash, HASH),
    ])
  }
}

const HASH: Style = { ...SMALL, indent: 1 }
const FILE_LINK: Style = { size: 9, colour: ACCENT }
