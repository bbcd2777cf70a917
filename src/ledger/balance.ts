// A trial balance as it was read: one row per line of the file, columnar, the line keys interned at the door.
// It is not facts yet: facts begin at the layer `mapped` (accounting-model.md §3, architecture.md "The fact table").

import type { Finding } from './finding.ts'
import type { Indicator } from './words.ts'

/** What a row of a trial balance is; `group`, `expanded` and `control` are to be seen, never added up. */
export type RowKind = 'account' | 'subconto' | 'group' | 'currency' | 'quantity' | 'expanded' | 'control'

/** What identifies a line. Texts are as restored from the file; what is not given is ''. */
export interface BalanceKey {
  readonly kind: RowKind
  /** Restored account code: `01`, `60.01`, `76.АВ`. */
  readonly account: string
  readonly name: string
  /** Depth in the file's tree, 0 for the outermost. */
  readonly level: number
  /** Path of analytics below the account from the outermost (1C layouts). */
  readonly subconto: readonly string[]
  /** Named analytics: canonical `analytics_1…n` in order (index 0 is analytics_1); [] for 1C layouts. */
  readonly analytics: readonly string[]
  readonly partner: string
  readonly contract: string
  readonly corrAccount: string
  readonly flow: string
  readonly dueOn: string
  readonly indicator: Indicator
  /** As printed in the file where it differs (`Вал.`, `Кол.`, `БУ-НУ` …). */
  readonly printedIndicator: string
  readonly currency: string
  readonly unit: string
  /** True where no row of the file lies below this one: the amounts that are added up are those of leaves. */
  readonly leaf: boolean
}

export const AMOUNT_COLUMNS = [
  'openingDebit',
  'openingCredit',
  'turnoverDebit',
  'turnoverCredit',
  'closingDebit',
  'closingCredit',
] as const
export type AmountColumn = (typeof AMOUNT_COLUMNS)[number]

/** One value for each of the six amounts. */
export const bySix = <T>(make: (column: AmountColumn) => T): Record<AmountColumn, T> => ({
  openingDebit: make('openingDebit'),
  openingCredit: make('openingCredit'),
  turnoverDebit: make('turnoverDebit'),
  turnoverCredit: make('turnoverCredit'),
  closingDebit: make('closingDebit'),
  closingCredit: make('closingCredit'),
})

export interface TotalsRow {
  readonly indicator: string
  readonly sheet: string
  readonly row: number
  readonly amounts: Readonly<Record<AmountColumn, bigint>>
}

/** A file that was understood (or refused: then `rows` is 0 and a finding blocks). */
export interface TrialBalance {
  /** `1c-osv`, `1c-osv-account`, `canonical`. */
  readonly format: string
  /** Path below the book, or the path given to `import`. */
  readonly file: string
  /** SHA-256 of the bytes. */
  readonly hash: string
  readonly organisation: string
  readonly title: string
  /** From the title of the file; null where it does not say. */
  readonly periodFrom: string | null
  readonly periodTo: string | null
  readonly kind: 'general' | 'by_account'
  /** Of a balance by account, the account of the title. */
  readonly account: string
  /** Lines such as «Выводимые данные: …», as printed. */
  readonly settings: readonly string[]
  /** Names of the grouping levels of a balance by account (Контрагенты, Договоры …), outermost first. */
  readonly subcontoKinds: readonly string[]
  /** `turnovers`: openings, turnovers and closings; `position`: closings alone (book-format.md §3). */
  readonly shape: 'turnovers' | 'position'
  readonly hasOpenings: boolean
  /** Minor units of `amounts` have this many decimals (quantities: 3; fc rows: of their currency). */
  readonly exponent: number
  readonly keys: readonly BalanceKey[]
  readonly sheets: readonly string[]
  /** Per row: index into `keys`, index into `sheets`, row number in the sheet from 1. */
  readonly key: Int32Array
  readonly sheet: Int32Array
  readonly row: Int32Array
  readonly amounts: Readonly<Record<AmountColumn, BigInt64Array>>
  /** Column letter (or name) of each amount in the file, for the trail. */
  readonly columns: Readonly<Record<AmountColumn, string>>
  readonly totals: readonly TotalsRow[]
  readonly findings: readonly Finding[]
}
