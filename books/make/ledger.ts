// The general journal of one made-up company: postings with analytics and with the three amounts of PBU 18/02 beside
// the book amount. Every trial balance of the sample books is computed from such a journal, so that debit equals credit
// and one period opens where the last closed because the bookkeeping says so, not because a figure was typed.

/** Book amount, tax amount, permanent and temporary difference, in kopecks: bu = nu + pr + vr. */
export interface Amounts {
  readonly bu: bigint
  readonly nu: bigint
  readonly pr: bigint
  readonly vr: bigint
}

/** An account with its analytics from the outermost: `{ account: '62.01', sub: ['ООО "Балтика"', 'Договор № 5'] }`. */
export interface Side {
  readonly account: string
  readonly sub?: readonly string[]
  /** Amount in a foreign currency, positive, in its minor units. */
  readonly currency?: string
  readonly foreign?: bigint
}

export interface Posting {
  readonly date: string
  /** null: an entry of tax accounting alone, which 1C posts on one side. */
  readonly debit: Side | null
  readonly credit: Side | null
  readonly amounts: Amounts
}

export const NOTHING: Amounts = { bu: 0n, nu: 0n, pr: 0n, vr: 0n }

export const plus = (a: Amounts, b: Amounts): Amounts => ({
  bu: a.bu + b.bu,
  nu: a.nu + b.nu,
  pr: a.pr + b.pr,
  vr: a.vr + b.vr,
})

export const negate = (a: Amounts): Amounts => ({ bu: -a.bu, nu: -a.nu, pr: -a.pr, vr: -a.vr })

/** The same in the books and for tax. */
export const taxed = (bu: bigint): Amounts => ({ bu, nu: bu, pr: 0n, vr: 0n })
/** Never counts for tax. */
export const permanent = (bu: bigint): Amounts => ({ bu, nu: 0n, pr: bu, vr: 0n })
/** Counts for tax at another time. */
export const temporary = (bu: bigint, nu: bigint = 0n): Amounts => ({ bu, nu, pr: 0n, vr: bu - nu })

/** VAT inside a price: an amount of the books that tax accounting does not see (it stands on 90 and 91 alone). */
export const outsideTax = (bu: bigint): Amounts => ({ bu, nu: 0n, pr: 0n, vr: 0n })
export const agrees = (a: Amounts): boolean => a.bu === a.nu + a.pr + a.vr
const SALES = /^9[019]/

const keyOf = (side: Side): string => [side.account, ...(side.sub ?? [])].join('\u0001')

/** One line of the ledger with its movements within an interval; debit positive. */
export interface Line {
  readonly account: string
  readonly sub: readonly string[]
  readonly currency: string
  opening: Amounts
  debit: Amounts
  credit: Amounts
  foreignOpening: bigint
  foreignDebit: bigint
  foreignCredit: bigint
}

export class Ledger {
  readonly postings: Posting[] = []
  readonly #balances = new Map<string, { readonly side: Side; amounts: Amounts; foreign: bigint }>()

  /** Debit `debit`, credit `credit`; a plain number of kopecks is the same for tax. */
  post(date: string, debit: Side, credit: Side, amount: bigint | Amounts): void {
    const amounts = typeof amount === 'bigint' ? taxed(amount) : amount
    if (!agrees(amounts) && !SALES.test(debit.account) && !SALES.test(credit.account))
      throw new Error(`${date} ${debit.account} ${credit.account}: BU`)
    if (amounts.bu === 0n && amounts.nu === 0n && amounts.vr === 0n && amounts.pr === 0n) return
    this.#enter({ date, debit, credit, amounts })
  }

  /** An entry of tax accounting on one account: the book amount is nil. */
  postTax(date: string, side: 'debit' | 'credit', account: Side, nu: bigint): void {
    const amounts = { bu: 0n, nu, pr: 0n, vr: -nu }
    this.#enter({
      date,
      debit: side === 'debit' ? account : null,
      credit: side === 'credit' ? account : null,
      amounts,
    })
  }

  /** An account outside the balance (001, 009): one side alone. */
  register(date: string, side: 'debit' | 'credit', account: Side, amount: bigint): void {
    const amounts = outsideTax(amount)
    this.#enter({
      date,
      debit: side === 'debit' ? account : null,
      credit: side === 'credit' ? account : null,
      amounts,
    })
  }

  #enter(posting: Posting): void {
    const last = this.postings.at(-1)
    if (last && posting.date < last.date) throw new Error(`${posting.date} is before ${last.date}`)
    this.postings.push(posting)
    if (posting.debit) this.#move(posting.debit, posting.amounts, 1n)
    if (posting.credit) this.#move(posting.credit, negate(posting.amounts), -1n)
  }

  #move(side: Side, amounts: Amounts, sign: bigint): void {
    const key = keyOf(side)
    const held = this.#balances.get(key)
    const foreign = sign * (side.foreign ?? 0n)
    if (held) {
      held.amounts = plus(held.amounts, amounts)
      held.foreign += foreign
    } else this.#balances.set(key, { side, amounts, foreign })
  }

  /** What an account holds now, with all analytics below it and all subaccounts; debit positive. */
  balance(account: string, sub: readonly string[] = []): Amounts {
    let sum = NOTHING
    for (const { side, amounts } of this.#balances.values()) {
      if (side.account !== account && !side.account.startsWith(`${account}.`)) continue
      if (sub.some((value, index) => side.sub?.[index] !== value)) continue
      sum = plus(sum, amounts)
    }
    return sum
  }

  /** Foreign currency on an account now. */
  foreign(account: string, sub: readonly string[] = []): bigint {
    let sum = 0n
    for (const { side, foreign } of this.#balances.values())
      if (side.account === account && sub.every((value, index) => side.sub?.[index] === value)) sum += foreign
    return sum
  }

  /** Every line below an account that is not at nil, in the order in which they came up. */
  open(account: string): { side: Side; amounts: Amounts }[] {
    const lines: { side: Side; amounts: Amounts }[] = []
    for (const { side, amounts } of this.#balances.values()) {
      if (side.account !== account && !side.account.startsWith(`${account}.`)) continue
      if (amounts.bu !== 0n || amounts.nu !== 0n || amounts.pr !== 0n || amounts.vr !== 0n)
        lines.push({ side, amounts })
    }
    return lines
  }

  /** Closes every line of `account` to `target` with all four amounts, as the end of a month or year does. */
  close(date: string, account: string, target: (from: Side) => Side): void {
    for (const { side, amounts } of this.open(account)) {
      const from: Side = { account: side.account, sub: side.sub ?? [] }
      const debit = amounts.bu > 0n || (amounts.bu === 0n && amounts.nu > 0n)
      if (debit) this.post(date, target(from), from, amounts)
      else this.post(date, from, target(from), negate(amounts))
    }
  }

  /** Lines from `from` to `to`, both included; lines without balance and movement are left out. */
  lines(from: string, to: string): Line[] {
    const lines = new Map<string, Line>()
    const lineOf = (side: Side): Line => {
      const key = keyOf(side)
      const known = lines.get(key)
      if (known) return known
      const line: Line = {
        account: side.account,
        sub: side.sub ?? [],
        currency: side.currency ?? '',
        opening: NOTHING,
        debit: NOTHING,
        credit: NOTHING,
        foreignOpening: 0n,
        foreignDebit: 0n,
        foreignCredit: 0n,
      }
      lines.set(key, line)
      return line
    }
    for (const { date, debit, credit, amounts } of this.postings) {
      if (date > to) break
      if (debit) enter(lineOf(debit), 'debit', amounts, debit.foreign ?? 0n, date < from)
      if (credit) enter(lineOf(credit), 'credit', amounts, credit.foreign ?? 0n, date < from)
    }
    const moved = (a: Amounts): boolean => a.bu !== 0n || a.nu !== 0n || a.pr !== 0n || a.vr !== 0n
    return [...lines.values()].filter(
      (line) => moved(line.opening) || moved(line.debit) || moved(line.credit),
    )
  }
}

function enter(
  line: Line,
  side: 'debit' | 'credit',
  amounts: Amounts,
  foreign: bigint,
  before: boolean,
): void {
  if (before) {
    line.opening = plus(line.opening, side === 'debit' ? amounts : negate(amounts))
    line.foreignOpening += side === 'debit' ? foreign : -foreign
  } else if (side === 'debit') {
    line.debit = plus(line.debit, amounts)
    line.foreignDebit += foreign
  } else {
    line.credit = plus(line.credit, amounts)
    line.foreignCredit += foreign
  }
}
