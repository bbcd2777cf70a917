// How a company of the sample group is described: what it sells and buys, whom it employs, what it owns and owes.
// Money is in thousands of rubles a month unless a comment says otherwise; everything else follows from bookkeeping.

export interface Customer {
  readonly name: string
  readonly contract: string
  /** Product group of account 90. */
  readonly group: string
  /** Net of VAT, in an average month of 2023. */
  readonly monthly: number
  /** Pays so many months after the sale. */
  readonly lag: 1 | 2 | 3
  /** Percent of a month's sale that is paid in the month before. */
  readonly advance?: number
  /** From this month nothing more is sold and nothing is paid. */
  readonly fallsSilent?: string
  /** The first month of the contract, where it is later than the first of the books. */
  readonly from?: string
}

export interface Supplier {
  readonly name: string
  readonly contract: string
  /** `10.01`, `41.01`, `25`, `26`, `44.01` … */
  readonly account: string
  /** Material, goods or cost item. */
  readonly item: string
  readonly monthly: number
  readonly lag: 1 | 2
  /** Percent paid in the month before. */
  readonly advance?: number
  /** The prices carry no VAT. */
  readonly exempt?: boolean
  readonly steady?: boolean
}

export interface Staff {
  readonly account: string
  readonly monthly: number
}

export interface Asset {
  readonly name: string
  /** Cost and what was written off at the start of 2023, thousands. */
  readonly cost: number
  readonly worn: number
  readonly wornForTax: number
  readonly months: number
  readonly monthsForTax: number
  /** Account of the depreciation: `25`, `26`, `44.01`, `20.01`. */
  readonly expense: string
  readonly intangible?: boolean
}

export interface Purchase extends Omit<Asset, 'worn' | 'wornForTax'> {
  /** Month in which it is bought and put into use. */
  readonly month: string
  readonly supplier: string
  readonly contract: string
}

export interface Building {
  readonly name: string
  readonly contractor: string
  readonly contract: string
  readonly monthly: number
  readonly from: string
  readonly to: string
  /** Put into use at the end of `to` with this life, or still being built. */
  readonly months?: number
  readonly expense?: string
}

export interface Disposal {
  readonly month: string
  readonly asset: string
  /** Net of VAT. */
  readonly price: number
  readonly buyer: string
  readonly contract: string
}

export interface Lease {
  readonly lessor: string
  readonly contract: string
  readonly asset: string
  /** At the start of 2023: right of use, what of it was written off, liability. */
  readonly cost: number
  readonly worn: number
  readonly liability: number
  readonly months: number
  /** Net of VAT. */
  readonly payment: number
  /** Percent a year, in hundredths. */
  readonly rate: number
  readonly expense: string
}

export interface Borrowing {
  readonly account: '66.01' | '67.01' | '66.03' | '67.03'
  readonly lender: string
  readonly contract: string
  /** At the start of 2023. */
  readonly opening: number
  /** Drawn (positive) and repaid (negative), on the 25th of the month. */
  readonly moves: Readonly<Record<string, number>>
  readonly rate: number
}

/** A credit line that the bank fills and empties with what the month needs. */
export interface CreditLine {
  readonly bank: string
  readonly contract: string
  readonly opening: number
  readonly rate: number
  /** The company keeps at least this and at most that on its current account. */
  readonly least: number
  readonly most: number
}

/** An item of 91: each month, or in one month of each year. */
export interface OtherItem {
  readonly item: string
  readonly income: boolean
  readonly monthly: number
  readonly counterparty: string
  readonly contract: string
  /** Never counts for tax. */
  readonly permanent?: boolean
  /** `06`: in June only. */
  readonly only?: string
}

export interface Company {
  readonly code: string
  /** As its 1C prints it. */
  readonly organisation: string
  readonly kind: 'production' | 'trade' | 'services'
  readonly productGroup: string
  readonly bank: string
  /** Percent of 2023 by year. */
  readonly growth: Readonly<Record<string, number>>
  /** Name and share in thousandths. */
  readonly shareholders: readonly (readonly [name: string, share: number])[]
  readonly capital: number
  readonly reserve?: number
  readonly premium?: number
  readonly cash: number
  /** Stock kept of each material, of goods by item, of work in progress and finished goods; thousands. */
  readonly stocks: Readonly<Record<string, number>>
  readonly customers: readonly Customer[]
  readonly suppliers: readonly Supplier[]
  readonly staff: readonly Staff[]
  readonly assets: readonly Asset[]
  readonly purchases: readonly Purchase[]
  readonly buildings: readonly Building[]
  readonly disposals: readonly Disposal[]
  readonly leases: readonly Lease[]
  readonly borrowings: readonly Borrowing[]
  readonly line?: CreditLine
  readonly other: readonly OtherItem[]
  /** Property tax a quarter. */
  readonly propertyTax: number
  /** Doubtful debts: provided at the end of each quarter, up to this part of a silent customer's debt, percent. */
  readonly doubtful: number
  /** Write-down of stock (account 14) at the end of the year, by year; thousands. */
  readonly writeDown: Readonly<Record<string, number>>
  /** Deferred costs (account 97): paid for in January for the year. */
  readonly prepaidCosts?: {
    readonly item: string
    readonly yearly: number
    readonly supplier: string
    readonly contract: string
  }
  /** Financial investments held at the start of 2023: account, counterparty, thousands. */
  readonly investments: readonly (readonly [account: string, name: string, amount: number])[]
  /** Deposits at the bank opened (positive) and returned (negative) on the 25th. */
  readonly deposits?: { readonly rate: number; readonly moves: Readonly<Record<string, number>> }
  readonly dormantFrom?: string
  /** Outside the balance at the start of 2023: account, counterparty, thousands. */
  readonly offBalance?: readonly (readonly [account: string, name: string, amount: number])[]
}
