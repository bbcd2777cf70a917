// A 1C trial balance (ОСВ), general or by account, as it was exported (domain §5.1–5.5): sheet and header
// found, rows told apart and put into their tree, every amount read exactly and keeping its row. What cannot
// be told for sure is a finding, never a guess; a file that is another report, or more than one, is refused
// with what to do.

import {
  AMOUNT_COLUMNS,
  type BalanceKey,
  bySix,
  type TotalsRow,
  type TrialBalance,
} from '../../ledger/balance.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { columnLetters, type Grid } from '../table/grid.ts'
import { type DecimalSign, SignCount } from '../table/numbers.ts'
import { AmountRows, amountOf } from './amounts.ts'
import { chooseSheet, type Found, SECOND, valuesOfSecond } from './choose-sheet.ts'
import { cellIn } from './header.ts'
import { onlyIndicator, type Shown } from './indicator.ts'
import { type Body, type Figures, LineReader } from './lines.ts'
import { Notes } from './notes.ts'
import { periodOf } from './period.ts'
import { isCompany, namesTwoOrganisations, unitOf } from './printed.ts'
import { differenceOf } from './report.ts'
import { bitOf, type Node, treeOf } from './tree.ts'
import { turnoversOnly } from './turnovers-only.ts'

const QUANTITY_DECIMALS = 3

/** Reads a grid as an ОСВ. `exponent`: decimals of the books currency. */
export function readOsv(grid: Grid, file: string, hash: string, exponent: number): TrialBalance {
  const notes = new Notes(file, grid.findings)
  const identity = { file, hash, exponent }
  if (grid.sheets.length === 0) return refused(identity, notes)
  const chosen = chooseSheet(grid, notes)
  return chosen ? new OsvReader(chosen, identity, notes).read() : refused(identity, notes)
}

interface Identity {
  readonly file: string
  readonly hash: string
  readonly exponent: number
}

/** A file that was not understood: no rows, and findings that say why. */
function refused({ file, hash, exponent }: Identity, { findings }: Notes): TrialBalance {
  const none = new AmountRows().trimmed()
  return {
    format: '1c-osv',
    file,
    hash,
    organisation: '',
    title: '',
    periodFrom: null,
    periodTo: null,
    kind: 'general',
    account: '',
    settings: [],
    subcontoKinds: [],
    shape: 'turnovers',
    hasOpenings: true,
    exponent,
    keys: [],
    sheets: [],
    ...none,
    sheet: new Int32Array(0),
    columns: bySix(() => ''),
    totals: [],
    findings,
  }
}

class OsvReader {
  readonly #found: Found
  readonly #identity: Identity
  readonly #notes: Notes
  readonly #rows = new AmountRows()
  readonly #keys: BalanceKey[] = []
  #sign: DecimalSign | null = null

  constructor(found: Found, identity: Identity, notes: Notes) {
    this.#found = found
    this.#identity = identity
    this.#notes = notes
  }

  read(): TrialBalance {
    const { sheet, heading, header } = this.#found
    const only = onlyIndicator(heading.settings)
    const body = new LineReader(sheet, header, heading, only, this.#notes).read()
    const byAccount = heading.byAccount || !header.isByAccounts
    const nodes = treeOf({
      body,
      sheet: sheet.name,
      account: heading.account,
      byAccount,
      hasNames: header.name !== null,
      notes: this.#notes,
    })
    this.#noteHeading(byAccount)
    this.#noteBody(body, nodes)
    this.#sign = this.#decimalSign(body)
    const rows = this.#fill(nodes)
    if (byAccount && !body.hasDepth && header.levels.length > 1) this.#noteLostLevels(rows)
    const detail = turnoversOnly(rows, this.#rows)
    for (const { node } of detail.parents) this.#note('OSV-031', 'warns', node, { account: node.account })
    for (const [index, { node, shown }] of rows.entries())
      this.#keys.push(
        keyOf(node, shown, this.#isLeaf(node, shown) && !detail.below.has(index), detail.holds.has(index)),
      )
    if (rows.length === 0) this.#notes.blocks('OSV-017', { sheet: sheet.name, row: header.bottom })
    else if (!rows.some(({ shown }) => shown.indicator === 'БУ' && shown.kind === null))
      this.#notes.blocks('OSV-030', { sheet: sheet.name })
    if (!this.#rows.isInRange) this.#notes.blocks('OSV-036', { sheet: sheet.name })
    return this.#balance(byAccount, body.totals)
  }

  #note(
    code: string,
    severity: 'blocks' | 'warns',
    { entry }: Node,
    values: Record<string, string | number> = {},
  ): void {
    this.#notes.add(
      code,
      severity,
      { sheet: this.#found.sheet.name, row: entry.row, value: entry.label },
      values,
    )
  }

  #noteHeading(byAccount: boolean): void {
    const { sheet, heading, header } = this.#found
    const place = { sheet: sheet.name }
    if (namesTwoOrganisations(heading.organisation))
      this.#notes.blocks('OSV-039', { ...place, value: heading.organisation })
    const unit = heading.settings.find((line) => unitOf(line) !== null)
    if (unit !== undefined)
      this.#notes.blocks('OSV-020', { ...place, value: unit }, { unit: unitOf(unit) ?? 1 })
    if (heading.period === null) this.#notes.warns('OSV-032', { ...place, value: heading.title })
    if (byAccount && heading.account === '')
      this.#notes.blocks('OSV-035', { ...place, row: header.top, value: heading.title })
  }

  #noteBody(body: Body, nodes: readonly Node[]): void {
    const { sheet, heading } = this.#found
    const { second } = body
    if (second) {
      const two = { ...second, period: periodOf(second.title) }
      this.#notes.blocks(
        SECOND[differenceOf(heading, two)],
        { sheet: sheet.name, row: second.row },
        valuesOfSecond(heading, two),
      )
    }
    if (body.hidden > 0) this.#notes.warns('OSV-027', { sheet: sheet.name }, { count: body.hidden })
    const hidden = hiddenAmounts(this.#found)
    if (hidden !== '') this.#notes.warns('OSV-041', { sheet: sheet.name }, { columns: hidden })
    const companies = nodes.filter(
      ({ kind, level, entry }) => kind === 'group' && level === 0 && isCompany(entry.label),
    )
    if (new Set(companies.map(({ entry }) => entry.label)).size > 1)
      this.#note('OSV-021', 'blocks', companies[1]!, {
        ...valuesOfSecond(heading, heading),
        first: companies[0]!.entry.label,
        second: companies[1]!.entry.label,
      })
    this.#noteCodes(nodes)
    for (const node of nodes) {
      // A code that became a day is told as such.
      if (node.kind !== 'group' || node.account !== '' || node.entry.isDay) continue
      if (
        node.entry.figures.some(
          ({ shown, has }) => has && (node.below & bitOf(shown)) === 0 && bitOf(shown) !== 0,
        )
      )
        this.#note('OSV-037', 'blocks', node)
    }
  }

  /** Accounts that stand twice, and codes of which a decimal may be lost. */
  #noteCodes(nodes: readonly Node[]): void {
    const accounts = nodes.filter(({ kind }) => kind === 'account')
    const codes = new Set(accounts.map(({ account }) => account))
    const firsts = new Map<string, Node>()
    for (const node of accounts) {
      const key = `${folderOf(node)}\u0001${node.account}`
      const first = firsts.get(key)
      if (first) this.#note('OSV-012', 'blocks', node, { account: node.account, first: first.entry.row })
      else firsts.set(key, node)
      if (!node.entry.code?.open) continue
      const above = node.account.slice(0, node.account.lastIndexOf('.') + 1)
      const hasLonger = [...codes].some(
        (code) => code.startsWith(above) && /^\d{2}(\.|$)/.test(code.slice(above.length)),
      )
      if (hasLonger) this.#note('OSV-019', 'blocks', node, { code: node.account, other: `${node.account}0` })
    }
  }

  /**
   * Counterparties and their contracts, and nothing that shows which are which: they would be added up twice.
   */
  #noteLostLevels(rows: readonly { node: Node; shown: Shown }[]): void {
    const { levels } = this.#found.header
    const sums = new Map<Node, bigint>()
    const netOf = (index: number): bigint =>
      this.#rows.at(index, 'closingDebit') - this.#rows.at(index, 'closingCredit')
    const turnoverOf = (index: number): bigint =>
      this.#rows.at(index, 'turnoverDebit') + this.#rows.at(index, 'turnoverCredit')
    for (const [index, { node, shown }] of rows.entries()) {
      if (node.kind !== 'subconto' || !node.parent || shown.indicator !== 'БУ') continue
      // Two measures in one: either differs where the rows are there twice.
      sums.set(node.parent, (sums.get(node.parent) ?? 0n) + netOf(index) * 7n + turnoverOf(index))
    }
    for (const [index, { node, shown }] of rows.entries()) {
      const sum = sums.get(node)
      if (sum === undefined || shown.indicator !== 'БУ' || sum === netOf(index) * 7n + turnoverOf(index))
        continue
      this.#note('OSV-040', 'blocks', node, { account: node.account, levels: levels.join(', ') })
    }
  }

  /** By majority of all printed amounts; a file that can be read in two ways is asked about. */
  #decimalSign({ entries, totals }: Body): DecimalSign | null {
    const { sheet, header } = this.#found
    const count = new SignCount()
    let openAt: { row: number; column: string } | null = null
    const look = ({ row, has, shown }: Figures): void => {
      if (!has) return
      for (const span of header.amounts.values()) {
        const found = cellIn(row, span)
        if (found === null || found.cell.number !== '' || found.cell.error !== '') continue
        const before = count.open
        count.add(found.cell.text, decimalsOf(shown, '', this.#identity.exponent))
        if (count.open !== before) openAt = { row: row.row, column: columnLetters(found.column) }
      }
    }
    for (const { figures } of entries) for (const one of figures) look(one)
    for (const one of totals) look(one)
    const sign = count.decide()
    if (sign !== null) return sign
    this.#notes.blocks('OSV-013', {
      sheet: sheet.name,
      ...(openAt ?? {}),
      ...(count.open === '' ? {} : { value: count.open }),
    })
    return null
  }

  /** Rows with figures into the columns, in the order of the file. */
  #fill(nodes: readonly Node[]): { node: Node; shown: Shown }[] {
    const rows: { node: Node; shown: Shown }[] = []
    for (const node of nodes) {
      for (const figures of node.entry.figures) {
        if (!figures.has) continue
        const { shown } = figures
        if (shown.indicator === 'fc' && node.currency === '' && (node.below & bitOf(shown)) === 0)
          this.#note('OSV-029', 'warns', node)
        const index = this.#rows.add(rows.length, figures.row.row)
        const amounts = this.#amountsOf(figures, decimalsOf(shown, node.currency, this.#identity.exponent))
        for (const column of AMOUNT_COLUMNS)
          if (amounts[column] !== 0n) this.#rows.put(index, column, amounts[column])
        rows.push({ node, shown })
      }
    }
    return rows
  }

  #amountsOf({ row }: Figures, decimals: number): Record<(typeof AMOUNT_COLUMNS)[number], bigint> {
    const { sheet, header } = this.#found
    const amounts = bySix((column): bigint => {
      const span = header.amounts.get(column)
      if (!span) return 0n
      const at = (index: number): { sheet: string; row: number; column: string } => ({
        sheet: sheet.name,
        row: row.row,
        column: columnLetters(index),
      })
      const found = cellIn(row, span, (index) => this.#notes.blocks('OSV-038', at(index)))
      return found ? amountOf(found.cell, this.#sign, decimals, this.#notes, at(found.column)) : 0n
    })
    if (!header.signed) return amounts
    const { openingDebit, closingDebit } = amounts
    return {
      ...amounts,
      openingDebit: openingDebit > 0n ? openingDebit : 0n,
      openingCredit: openingDebit < 0n ? -openingDebit : 0n,
      closingDebit: closingDebit > 0n ? closingDebit : 0n,
      closingCredit: closingDebit < 0n ? -closingDebit : 0n,
    }
  }

  #isLeaf(node: Node, shown: Shown): boolean {
    if (node.kind === 'group' || node.kind === 'expanded' || shown.kind === 'control') return false
    if (shown.indicator === 'fc' && node.currency === '') return false
    return (node.below & bitOf(shown)) === 0
  }

  #balance(byAccount: boolean, totals: readonly Figures[]): TrialBalance {
    const { sheet, heading, header } = this.#found
    return {
      format: byAccount ? '1c-osv-account' : '1c-osv',
      ...this.#identity,
      organisation: heading.organisation,
      title: heading.title,
      periodFrom: heading.period?.from ?? null,
      periodTo: heading.period?.to ?? null,
      kind: byAccount ? 'by_account' : 'general',
      account: heading.account,
      settings: heading.settings,
      subcontoKinds: byAccount ? header.levels : [],
      shape: 'turnovers',
      hasOpenings: true,
      keys: this.#keys,
      sheets: [sheet.name],
      sheet: new Int32Array(this.#rows.length),
      ...this.#rows.trimmed(),
      columns: bySix((column) =>
        columnLetters((header.amounts.get(column) ?? header.amounts.get(debitOf(column)))?.from ?? 0),
      ),
      totals: totals.map(
        (figures): TotalsRow => ({
          indicator: figures.shown.printed,
          sheet: sheet.name,
          row: figures.row.row,
          amounts: this.#amountsOf(figures, decimalsOf(figures.shown, '', this.#identity.exponent)),
        }),
      ),
      findings: this.#notes.findings,
    }
  }
}

const debitOf = (column: (typeof AMOUNT_COLUMNS)[number]): (typeof AMOUNT_COLUMNS)[number] =>
  column === 'openingCredit' ? 'openingDebit' : column === 'closingCredit' ? 'closingDebit' : column

/** Groups above an account: the same account may stand below two of them. */
function folderOf(node: Node): string {
  const labels: string[] = []
  for (let above = node.parent; above !== null; above = above.parent)
    if (above.kind === 'group') labels.push(above.entry.label)
  return labels.join('\u0001')
}

function decimalsOf({ indicator }: Shown, currency: string, exponent: number): number {
  if (indicator === 'qty') return QUANTITY_DECIMALS
  return indicator === 'fc' && currency !== '' ? exponentOf(currency) : exponent
}

/** One for all keys: a 1C layout names no analytics. */
const NONE: readonly string[] = []

function keyOf(node: Node, shown: Shown, leaf: boolean, holds: boolean): BalanceKey {
  const { kind, account, path, currency, level, entry } = node
  return {
    kind: shown.kind ?? kind,
    account,
    name: kind === 'account' ? entry.name : entry.label,
    level,
    subconto: path,
    analytics: NONE,
    partner: '',
    contract: '',
    corrAccount: '',
    flow: '',
    dueOn: '',
    indicator: shown.indicator,
    printedIndicator: shown.printed,
    currency: shown.indicator === 'qty' ? '' : currency,
    unit: '',
    leaf: leaf || holds,
  }
}

/** Letters of hidden columns in which amounts stand. */
function hiddenAmounts({ sheet, header }: Found): string {
  const spans = [...header.amounts.values()]
  const holds = (column: number): boolean =>
    sheet.rows.some(({ cells, row }) => row > header.bottom && cells.get(column)?.number)
  const hidden = new Set<number>()
  for (const { first, last } of sheet.hiddenColumns)
    for (const { from, to } of spans)
      for (let column = Math.max(first, from); column <= Math.min(last, to); column++)
        if (holds(column)) hidden.add(column)
  return [...hidden]
    .sort((a, b) => a - b)
    .map(columnLetters)
    .join(', ')
}
