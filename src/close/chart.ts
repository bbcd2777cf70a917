// The group chart as derivations ask it: by code, by role to read (a set) and by role to write (exactly one account).

import type { GroupAccount } from '../ledger/book.ts'
import type { Codes } from '../ledger/facts.ts'
import type { Role } from '../ledger/words.ts'

export class GroupChart {
  readonly accounts: readonly GroupAccount[]
  readonly #byCode: ReadonlyMap<string, GroupAccount>

  constructor(accounts: readonly GroupAccount[]) {
    this.accounts = accounts
    this.#byCode = new Map(accounts.map((account) => [account.code, account]))
  }

  get(code: string): GroupAccount | undefined {
    return this.#byCode.get(code)
  }

  /** Every account that bears the role. */
  withRole(role: Role): readonly GroupAccount[] {
    return this.accounts.filter((account) => account.role === role)
  }

  /** The accounts of a role, of one equity component where it is named. */
  bearing(role: Role, component?: string): GroupAccount[] {
    return this.withRole(role).filter(
      (account) => component === undefined || account.equityComponent === component,
    )
  }

  /**
   * The one account to write a role to (`role_write`; an only account needs no mark), of one equity component where
   * given. null: none or two — a blocking finding of the caller.
   */
  toWrite(role: Role, component?: string): GroupAccount | null {
    const bearing = this.bearing(role, component)
    const marked = bearing.filter((account) => account.roleWrite)
    if (marked.length === 1) return marked[0]!
    return marked.length === 0 && bearing.length === 1 ? bearing[0]! : null
  }

  /** The equity account to which income, expense and OCI accounts of a component close. */
  closesTo(component: string): GroupAccount | null {
    const equity = this.accounts.filter(
      (account) => account.class === 'equity' && account.equityComponent === component,
    )
    const marked = equity.filter((account) => account.roleWrite)
    if (marked.length === 1) return marked[0]!
    return marked.length === 0 && equity.length === 1 ? equity[0]! : null
  }

  /** Component of an account: as given; income and expense without one close to retained earnings. */
  componentOf(account: GroupAccount): string {
    if (account.equityComponent) return account.equityComponent
    if (account.class !== 'income' && account.class !== 'expense') return ''
    return this.toWrite('retained-earnings')?.equityComponent ?? 'retained-earnings'
  }

  /** Accounts of income, expense and OCI: equity not yet closed. */
  static isResult(account: GroupAccount): boolean {
    return account.class === 'income' || account.class === 'expense' || account.class === 'oci'
  }

  /** For each account code of the dictionary its account, for passes over columns. */
  byFactCode(codes: Codes): (GroupAccount | undefined)[] {
    return codes.account.texts.map((code) => this.#byCode.get(code))
  }
}
