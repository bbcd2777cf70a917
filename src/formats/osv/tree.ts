// The tree of a trial balance: which line lies below which, what each is (account, analytics, currency,
// group), and which lines are leaves. Outline levels lead, then indents, then the codes of accounts (domain
// §5.4.4). No amount of a parent is ever added to those of its children: what is added up are leaves, told
// for each indicator apart.

import type { RowKind } from '../../ledger/balance.ts'
import { currencyCode } from '../../ledger/currency.ts'
import { isUnder } from './code.ts'
import type { Shown } from './indicator.ts'
import type { Body, Entry } from './lines.ts'
import type { Notes } from './notes.ts'
import { flat, isExpandedRow } from './printed.ts'

export interface Node {
  readonly entry: Entry
  readonly kind: Extract<RowKind, 'account' | 'subconto' | 'group' | 'currency' | 'expanded'>
  readonly account: string
  /** Path of analytics from the outermost, its own label included where it is one. */
  readonly path: readonly string[]
  readonly currency: string
  /** Ancestors in the tree. */
  readonly level: number
  readonly parent: Node | null
  /** Indicators that rows below it show, as bits of `bitOf`. */
  below: number
}

const BITS: readonly string[] = ['БУ', 'НУ', 'ПР', 'ВР', 'fc', 'qty']
export const bitOf = ({ indicator, kind }: Shown): number =>
  kind === 'control' ? 0 : 1 << BITS.indexOf(indicator)

const ISO = new Set(Intl.supportedValuesOf('currency'))
/** Taken for a currency wherever they stand; others only with an amount in currency beside them. */
const COMMON = new Set('RUB USD EUR CNY GBP JPY CHF KZT BYN UZS KGS AMD AZN GEL TRY AED INR HKD'.split(' '))
const NAMES: Readonly<Record<string, string>> = {
  'российский рубль': 'RUB',
  'доллар сша': 'USD',
  евро: 'EUR',
  'китайский юань': 'CNY',
  юань: 'CNY',
  тенге: 'KZT',
  'белорусский рубль': 'BYN',
  'фунт стерлингов': 'GBP',
}

/** The currency that the label of a line is, or ''. */
function currencyOf(entry: Entry): string {
  const { label } = entry
  if (/^\d/.test(label)) return ''
  const code = currencyCode(label)
  if (code !== null && (COMMON.has(code) || (ISO.has(code) && hasForeign(entry)))) return code
  return hasForeign(entry) ? (NAMES[flat(label)] ?? '') : ''
}

/** In charts of four digits 1000 is above 1010, 1010 above 1011. */
function isAboveByZeros(above: string, code: string): boolean {
  if (!/^\d{4}$/.test(above) || !/^\d{4}/.test(code) || above === code.slice(0, 4)) return false
  const stem = above.endsWith('00') ? above.slice(0, 2) : above.endsWith('0') ? above.slice(0, 3) : ''
  return stem !== '' && code.startsWith(stem)
}

const isAbove = (above: string, code: string): boolean => isUnder(code, above) || isAboveByZeros(above, code)

export interface TreeInput {
  readonly body: Body
  readonly sheet: string
  /** Of a balance by account, the account of its title; else ''. */
  readonly account: string
  readonly byAccount: boolean
  /** The layout has a column of names, which accounts fill and analytics do not. */
  readonly hasNames: boolean
  readonly notes: Notes
}

/** Lines in the order of the file, each with its place in the tree. */
export function treeOf(input: TreeInput): readonly Node[] {
  const { body } = input
  // Where sums stand below what they sum, the tree is read from the end.
  const upward = body.hasDepth && isUpward(body.entries)
  const entries = upward ? [...body.entries].reverse() : body.entries
  const grower = new Grower(input, entries)
  for (const [index, entry] of entries.entries()) grower.add(entry, index)
  const nodes = grower.nodes
  markBelow(nodes)
  return upward ? [...nodes].reverse() : nodes
}

function isUpward(entries: readonly Entry[]): boolean {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last || entries.length < 2) return false
  let least = first.depth
  for (const { depth } of entries) if (depth < least) least = depth
  return first.depth > least && last.depth === least
}

class Grower {
  readonly nodes: Node[] = []
  readonly #input: TreeInput
  readonly #entries: readonly Entry[]
  /** The node last seen on each level, outermost first. */
  #stack: { node: Node; depth: number }[] = []

  constructor(input: TreeInput, entries: readonly Entry[]) {
    this.#input = input
    this.#entries = entries
  }

  add(entry: Entry, index: number): void {
    if (!this.#input.body.hasDepth) this.#addFlat(entry, index)
    else this.#addDeep(entry, this.#depthOf(entry), index)
  }

  /**
   * A line without a label has no indent: it stands beside the analytics before it, or first below an
   * account.
   */
  #depthOf(entry: Entry): number {
    if (entry.depth >= 0) return entry.depth
    const last = this.#stack.at(-1)
    if (!last) return 0
    return last.node.kind === 'account' || last.node.kind === 'group' ? last.depth + 1 : last.depth
  }

  #addDeep(entry: Entry, depth: number, index: number): void {
    const last = this.#stack.at(-1)
    // «Развернутое сальдо» belongs to the line above, wherever it stands.
    if (last && isExpandedRow(entry.label)) {
      this.#push(
        this.#node(entry, 'expanded', last.node, last.node.account, last.node.path, last.node.currency),
        null,
      )
      return
    }
    while (this.#stack.length > 0 && this.#stack.at(-1)!.depth >= depth) this.#stack.pop()
    if (entry.isFolder) this.#stack.length = 0
    const parent = this.#stack.at(-1)?.node ?? null
    const next = this.#entries[index + 1]
    const hasBelow = next !== undefined && (next.depth < 0 || next.depth > depth)
    const node = this.#isAccount(entry, parent)
      ? this.#account(entry, parent)
      : this.#other(entry, parent, hasBelow)
    this.#push(node, depth)
  }

  /**
   * Without outlines and indents: accounts by their codes, everything else directly below the account before
   * it.
   */
  #addFlat(entry: Entry, index: number): void {
    const stack = this.#stack
    const last = stack.at(-1)?.node ?? null
    if (last && isExpandedRow(entry.label)) {
      this.#push(this.#node(entry, 'expanded', last, last.account, last.path, last.currency), null)
      return
    }
    if (entry.isFolder) stack.length = 0
    else if (entry.code && this.#fits(entry.code.code)) {
      const { code } = entry.code
      while (
        stack.length > 0 &&
        stack.at(-1)!.node.kind !== 'group' &&
        !isAbove(stack.at(-1)!.node.account, code)
      )
        stack.pop()
      this.#push(this.#account(entry, stack.at(-1)?.node ?? null), stack.length)
      return
    }
    while (stack.length > 0 && !['account', 'group'].includes(stack.at(-1)!.node.kind)) stack.pop()
    const next = this.#entries[index + 1]
    const hasBelow = next !== undefined && !next.italic && next.code === null
    this.#push(this.#other(entry, stack.at(-1)?.node ?? null, hasBelow), stack.length)
  }

  #push(node: Node, depth: number | null): void {
    this.nodes.push(node)
    if (depth !== null) this.#stack.push({ node, depth })
  }

  /** In a balance by account only that account, those below it and those above it. */
  #fits(code: string): boolean {
    const { account, byAccount } = this.#input
    if (!byAccount || account === '') return true
    return (
      code === account || isUnder(code, account) || isUnder(account, code) || isAboveByZeros(account, code)
    )
  }

  #isAccount(entry: Entry, parent: Node | null): boolean {
    if (!entry.code || !this.#fits(entry.code.code)) return false
    if (parent === null || parent.kind === 'group') return true
    // A contract may be called 10: below an account only its own subaccounts are accounts.
    if (parent.kind !== 'account') return false
    return isAbove(parent.account, entry.code.code) || (this.#input.hasNames && entry.name !== '')
  }

  #account(entry: Entry, parent: Node | null): Node {
    const { notes, sheet } = this.#input
    const code = entry.code!
    const place = { sheet, row: entry.row }
    if (code.latin !== '') notes.warns('OSV-018', { ...place, value: code.latin }, { code: code.code })
    // A level may be wrong, a code is not: 10 does not lie below 01.
    let above = parent
    while (above !== null && above.kind !== 'group' && !isAbove(above.account, code.code))
      above = above.parent
    return this.#node(entry, 'account', above, code.code, [], '')
  }

  #other(entry: Entry, parent: Node | null, hasBelow: boolean): Node {
    const { byAccount, account, hasNames, notes, sheet } = this.#input
    if (entry.isDay && (parent === null || (parent.kind === 'account' && hasNames && entry.name !== '')))
      notes.blocks('OSV-025', { sheet, row: entry.row, value: entry.label })
    if (parent === null && !byAccount) return this.#node(entry, 'group', null, '', [], '')
    const above = parent?.account ?? account
    const path = parent?.path ?? []
    const currency = parent?.currency ?? ''
    if (parent?.kind === 'group' && parent.account === '' && !byAccount)
      return this.#node(entry, 'group', parent, '', [], '')
    if (entry.italic && hasBelow) return this.#node(entry, 'group', parent, above, path, currency)
    const own = currency === '' ? currencyOf(entry) : ''
    if (own !== '') return this.#node(entry, 'currency', parent, above, path, own)
    return this.#node(entry, 'subconto', parent, above, [...path, entry.label], currency)
  }

  #node(
    entry: Entry,
    kind: Node['kind'],
    parent: Node | null,
    account: string,
    path: readonly string[],
    currency: string,
  ): Node {
    return { entry, kind, parent, account, path, currency, level: parent ? parent.level + 1 : 0, below: 0 }
  }
}

const hasForeign = ({ figures }: Entry): boolean => figures.some(({ shown }) => shown.kind === 'currency')

/** Tells each node which indicators stand below it, by the tree and by the codes of accounts. */
function markBelow(nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (node.kind === 'expanded' || node.kind === 'group') continue
    const own = ownBits(node)
    for (let above = node.parent; above !== null && (above.below & own) !== own; above = above.parent)
      above.below |= own
  }
  // A subaccount printed above its account, or apart from it.
  const accounts = new Map<string, Node[]>()
  for (const node of nodes) {
    if (node.kind !== 'account') continue
    const known = accounts.get(node.account)
    if (known) known.push(node)
    else accounts.set(node.account, [node])
  }
  for (const [code, below] of accounts) {
    const bits = below.reduce((all, node) => all | ownBits(node) | node.below, 0)
    for (const above of codesAbove(code)) for (const node of accounts.get(above) ?? []) node.below |= bits
  }
}

const ownBits = ({ entry }: Node): number =>
  entry.figures.reduce((all, { shown, has }) => (has ? all | bitOf(shown) : all), 0)

function codesAbove(code: string): string[] {
  const above: string[] = []
  for (let dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1))
    above.push(code.slice(0, dot))
  const stem = code.slice(0, 4)
  if (/^\d{4}$/.test(stem)) {
    for (const one of [`${stem.slice(0, 3)}0`, `${stem.slice(0, 2)}00`])
      if (isAboveByZeros(one, code)) above.push(one)
  }
  return above
}
