// Journals of adjustments.csv (book-format.md §2, accounting-model.md §5): rows with one id are one journal; what stands
// for the whole journal is the same in all of them; debits equal credits to the last unit, or the journal is refused.

import type { Settings } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { add, type Fraction, fractionText, isZero, subtract, ZERO } from '../../ledger/fraction.ts'
import { TEMPLATES } from '../../ledger/words.ts'
import { nearest } from '../table/nearest.ts'
import type { ParsedRow } from './rows.ts'

export function journalFindings(rows: readonly ParsedRow[], settings: Settings): Finding[] {
  const journals = new Map<string, ParsedRow[]>()
  for (const row of rows) {
    const id = row.text('id')
    if (id !== '') journals.set(id, [...(journals.get(id) ?? []), row])
  }
  return [...journals].flatMap(([id, lines]) => new Journal(id, lines).check(settings))
}

class Journal {
  readonly #id: string
  readonly #lines: readonly ParsedRow[]
  readonly #first: ParsedRow
  readonly #findings: Finding[] = []

  constructor(id: string, lines: readonly ParsedRow[]) {
    this.#id = id
    this.#lines = lines
    this.#first = lines[0]!
  }

  check(settings: Settings): Finding[] {
    this.#head(settings)
    for (const line of this.#lines) {
      this.#agrees(line)
      const [debit, credit] = [line.text('debit'), line.text('credit')]
      if ((debit === '') === (credit === '') && !line.faulty) this.#fail('BOOK-063', line, 'debit', debit)
    }
    this.#balances()
    return this.#findings
  }

  #fail(
    code: string,
    row: ParsedRow,
    column: string,
    value: string,
    values: Record<string, string> = {},
  ): void {
    const place = { ...row.place, column, value }
    this.#findings.push(finding(code, 'blocks', place, { id: this.#id, ...values }))
  }

  #head(settings: Settings): void {
    const first = this.#first
    if (first.text('level') === 'entity' && first.text('entity') === '')
      this.#fail('BOOK-060', first, 'entity', '')
    const template = first.text('template')
    if (/^T\d+$/.test(template) && !TEMPLATES[template])
      this.#fail('BOOK-061', first, 'template', template, {
        nearest: nearest(template, Object.keys(TEMPLATES)),
      })
    const approver = first.text('approved_by')
    if (approver !== '' && approver === first.text('author') && settings.approval === 'second-person')
      this.#fail('BOOK-065', first, 'approved_by', approver)
  }

  /** A field of the journal may be left out of later lines, never said otherwise there. */
  #agrees(line: ParsedRow): void {
    for (const column of line.schema.head) {
      const value = line.given.get(column)
      const expected = this.#first.text(column)
      if (value !== undefined && value !== expected)
        this.#fail('BOOK-068', line, column, value, { expected, first: String(this.#first.place.row ?? '') })
    }
  }

  #balances(): void {
    // A line that was refused is missing from the sum: the difference would only repeat its finding.
    if (this.#lines.some((line) => line.faulty)) return
    let [debits, credits] = [ZERO, ZERO]
    for (const line of this.#lines) {
      debits = add(debits, line.fraction('debit') ?? ZERO)
      credits = add(credits, line.fraction('credit') ?? ZERO)
    }
    const difference = subtract(debits, credits)
    if (isZero(difference)) return
    this.#fail('BOOK-064', this.#first, 'debit', this.#id, {
      debits: centsText(debits),
      credits: centsText(credits),
      difference: centsText(difference),
    })
  }
}

/** At least two decimals, so that amounts stand below each other: `1000` is `1000.00`. */
function centsText(amount: Fraction): string {
  const text = fractionText(amount)
  if (!/^-?\d+(\.\d)?$/.test(text)) return text
  return text.includes('.') ? `${text}0` : `${text}.00`
}
