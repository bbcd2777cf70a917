// From the rows of trial balances to lines: leaf rows with one key added up, analytics named by the chart's kinds of
// subconto, partners recognised (accounting-model.md §4 "Expanded balances": document rows are added up first; §2).

import type { BalanceKey } from '../../ledger/balance.ts'
import type { BalanceFile, CounterpartyRow, EntityRow, LocalAccount } from '../../ledger/book.ts'
import type { Indicator } from '../../ledger/words.ts'
import type { Partners } from './partners.ts'

/** What identifies a line in the books of one entity. */
export interface LineKey {
  readonly account: string
  readonly indicator: Indicator
  /** By kind of subconto, in order; document levels are left out. */
  readonly analytics: readonly string[]
  /** Entity code, or the book's own name of an outsider; '' where nothing is recognised. */
  readonly partner: string
  readonly contract: string
  readonly corrAccount: string
  readonly flow: string
  readonly dueOn: string
  readonly currency: string
  /** Of an expanded balance without counterparties: which side this line is. */
  readonly side: 'debit' | 'credit' | ''
}

/** A row of a file that is part of a line. */
export interface Source {
  readonly file: BalanceFile
  readonly index: number
}

/** Openings and turnovers of one line in one file, debit positive; turnovers are both positive. */
export interface Line {
  readonly key: LineKey
  opening: bigint
  debit: bigint
  credit: bigint
  closing: bigint
  readonly sources: Source[]
}

export const keyText = (key: LineKey): string =>
  [
    key.account,
    key.indicator,
    key.partner,
    key.contract,
    key.corrAccount,
    key.flow,
    key.dueOn,
    key.currency,
    key.side,
    ...key.analytics,
  ].join('\u0001')

const DOCUMENT = /документ/i
const CONTRACT = /договор/i
const PARTNER = /контрагент|объект[ыа]? вложени|займодав|заимодав|инвестиц|кредитор|учредител|участник/i

export interface LineContext {
  readonly entity: EntityRow
  readonly chart: ReadonlyMap<string, LocalAccount>
  readonly counterparties: readonly CounterpartyRow[]
  readonly partners: Partners
}

/** The chart's row of an account, else of the nearest account above it (60.01 → 60). */
export function chartAccount(
  chart: ReadonlyMap<string, LocalAccount>,
  code: string,
): LocalAccount | undefined {
  let at = code
  for (;;) {
    const found = chart.get(at)
    if (found) return found
    const dot = at.lastIndexOf('.')
    if (dot < 0) return undefined
    at = at.slice(0, dot)
  }
}

function kindsOf(context: LineContext, file: BalanceFile, key: BalanceKey): readonly string[] {
  if (file.balance.subcontoKinds.length > 0) return file.balance.subcontoKinds
  return chartAccount(context.chart, key.account)?.analytics ?? []
}

/** The line key of one row of a file. */
export function lineKeyOf(context: LineContext, file: BalanceFile, key: BalanceKey): LineKey {
  const analytics: string[] = []
  let partner = key.partner ? context.partners.canonical(key.partner) : ''
  let contract = key.contract
  if (key.analytics.length > 0) analytics.push(...key.analytics)
  else {
    const kinds = kindsOf(context, file, key)
    for (const [index, text] of key.subconto.entries()) {
      const kind = kinds[index] ?? ''
      if (DOCUMENT.test(kind)) continue
      if (CONTRACT.test(kind)) contract = text
      if (PARTNER.test(kind) && partner === '') partner = context.partners.recognise(text, file.document)
      analytics.push(text)
    }
  }
  return {
    account: key.account,
    indicator: key.indicator,
    analytics,
    partner,
    contract,
    corrAccount: key.corrAccount,
    flow: key.flow,
    dueOn: key.dueOn,
    currency: key.currency,
    side: '',
  }
}

/**
 * Lines of one file: its leaf rows added up by key. An account that the general file shows with both a debit and a
 * credit balance and without detail becomes two lines, one for each side.
 */
export function linesOf(
  context: LineContext,
  file: BalanceFile,
  skip: (account: string) => boolean,
): Map<string, Line> {
  const { balance } = file
  const lines = new Map<string, Line>()
  const keys = balance.keys.map((key) =>
    key.leaf && !skip(key.account) ? lineKeyOf(context, file, key) : null,
  )
  const texts = keys.map((key) => (key ? keyText(key) : ''))
  const { amounts } = balance
  for (let row = 0; row < balance.key.length; row++) {
    const code = balance.key[row]!
    const key = keys[code]
    if (!key) continue
    const [openDebit, openCredit] = [amounts.openingDebit[row]!, amounts.openingCredit[row]!]
    const [debit, credit] = [amounts.turnoverDebit[row]!, amounts.turnoverCredit[row]!]
    const [closeDebit, closeCredit] = [amounts.closingDebit[row]!, amounts.closingCredit[row]!]
    const expanded = (openDebit !== 0n && openCredit !== 0n) || (closeDebit !== 0n && closeCredit !== 0n)
    const source = { file, index: row }
    if (expanded) {
      const up = closeDebit - openDebit
      const down = closeCredit - openCredit
      put(
        lines,
        { ...key, side: 'debit' },
        [openDebit, up > 0n ? up : 0n, up < 0n ? -up : 0n, closeDebit],
        source,
      )
      put(
        lines,
        { ...key, side: 'credit' },
        [-openCredit, down < 0n ? -down : 0n, down > 0n ? down : 0n, -closeCredit],
        source,
      )
    } else
      put(lines, key, [openDebit - openCredit, debit, credit, closeDebit - closeCredit], source, texts[code])
  }
  return lines
}

function put(
  lines: Map<string, Line>,
  key: LineKey,
  amounts: readonly [bigint, bigint, bigint, bigint],
  source: Source,
  text = keyText(key),
): void {
  const known = lines.get(text)
  const [opening, debit, credit, closing] = amounts
  if (known) {
    known.opening += opening
    known.debit += debit
    known.credit += credit
    known.closing += closing
    known.sources.push(source)
  } else lines.set(text, { key, opening, debit, credit, closing, sources: [source] })
}

export const lineKeyText = (line: Line): string => keyText(line.key)
