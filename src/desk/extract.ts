// What goes with a request about a figure, when its author has seen it and agreed (operations.md §11): the structure of
// the case, or the structure with amounts. Names, entities, counterparties, contracts, tax ids, file names and free text
// are replaced by tokens, the same value by the same token within one extract, so that the case can still be read. The
// text returned is the very bytes (UTF-8) that the author sees, and that are sent.

import { assert, assertNever } from '../ledger/finding.ts'

export type ExtractLevel = 'structure' | 'amounts'

/** What stands in a column, which decides whether it may leave. */
export type CellKind =
  /** Words of the program and the chart: accounts, lines, checks, codes of findings, currencies. */
  'code' | 'date' | 'amount' | 'entity' | 'name' | 'counterparty' | 'contract' | 'tax-id' | 'file' | 'text'

export interface ExtractColumn {
  /** The program's own word for it. */
  readonly title: string
  readonly kind: CellKind
}

export interface ExtractSection {
  readonly title: string
  readonly columns: readonly ExtractColumn[]
  /** As many cells as columns; '' where there is nothing. */
  readonly rows: readonly (readonly string[])[]
}

export interface Extract {
  readonly text: string
  /** What each token stands for; stays with the author, so that she can check it. */
  readonly tokens: ReadonlyMap<string, string>
}

/** Shown in place of an amount where only the structure leaves. */
const NO_AMOUNT = '0'
/** A shorter value is hidden where it is a whole cell; within others it would hide everything. */
const SHORTEST_WITHIN = 3

export function extract(
  programVersion: string,
  level: ExtractLevel,
  sections: readonly ExtractSection[],
): Extract {
  assert(/^\d+\.\d+\.\d+[\w.+-]{0,40}$/.test(programVersion), `${programVersion} is no version`)
  const secrets = secretsOf(sections)
  const tokens = new Tokens()
  const shown = sections.map(({ columns, rows, title }) => ({
    title,
    columns: columns.map((column) => column.title),
    rows: rows.map((row) => {
      assert(row.length === columns.length, `a row of ${title} has ${row.length} cells`)
      return row.map((value, index) => cell(value, columns[index]!.kind, level, secrets, tokens))
    }),
  }))
  const text = `${JSON.stringify({ program: programVersion, level, sections: shown }, null, 1)}\n`
  return { text, tokens: tokens.given }
}

const isSecret = (kind: CellKind): boolean => kind !== 'code' && kind !== 'date' && kind !== 'amount'

const folded = (value: string): string => value.normalize('NFKC').toLowerCase().trim()

interface Secrets {
  readonly whole: ReadonlySet<string>
  readonly within: readonly string[]
}

/** Every value that must not leave, wherever it stands: an account named after a counterparty does not either. */
function secretsOf(sections: readonly ExtractSection[]): Secrets {
  const whole = new Set<string>()
  for (const { columns, rows } of sections)
    for (const row of rows)
      for (const [index, { kind }] of columns.entries())
        if (isSecret(kind)) whole.add(folded(row[index] ?? ''))
  whole.delete('')
  return { whole, within: [...whole].filter((value) => value.length >= SHORTEST_WITHIN) }
}

const names = ({ whole, within }: Secrets, value: string): boolean => {
  const plain = folded(value)
  return whole.has(plain) || within.some((secret) => plain.includes(secret))
}

const PLAIN_CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u
const PLAIN_DATE = /^\d{4}(?:-\d{2}){0,2}$|^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/
const PLAIN_AMOUNT = /^-?\d{1,30}(?:\.\d{1,10})?$/

function cell(value: string, kind: CellKind, level: ExtractLevel, secrets: Secrets, tokens: Tokens): string {
  if (value === '') return ''
  switch (kind) {
    case 'code':
      return PLAIN_CODE.test(value) && !names(secrets, value) ? value : tokens.of('code', value)
    case 'date':
      return PLAIN_DATE.test(value) && !names(secrets, value) ? value : tokens.of('date', value)
    case 'amount':
      if (level === 'structure') return NO_AMOUNT
      return PLAIN_AMOUNT.test(value) && !names(secrets, value) ? value : tokens.of('amount', value)
    case 'entity':
    case 'name':
    case 'counterparty':
    case 'contract':
    case 'tax-id':
    case 'file':
    case 'text':
      return tokens.of(kind, value)
    default:
      return assertNever(kind)
  }
}

/** `counterparty-1`, `counterparty-2` … by first appearance. */
class Tokens {
  readonly given = new Map<string, string>()
  readonly #known = new Map<string, string>()
  readonly #counts = new Map<CellKind, number>()

  of(kind: CellKind, value: string): string {
    const key = `${kind} ${folded(value)}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const count = (this.#counts.get(kind) ?? 0) + 1
    const token = `${kind}-${count}`
    this.#counts.set(kind, count)
    this.#known.set(key, token)
    this.given.set(token, value)
    return token
  }
}
