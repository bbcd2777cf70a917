// The opening in presentation currency (accounting-model.md §2a, §6): as the year before was last translated. In the
// first year: at what the entity's rows of openings.csv say, account by account, else at the rate of the day before;
// what then does not sum to zero is the opening translation reserve.

import type { OpeningRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { convert, fraction, minorOf, ZERO } from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import { exactAmount } from './dated.ts'
import { divideRounded, spreadByPartner } from './division.ts'
import { compared, type EntityYear } from './entity-year.ts'
import type { Origin, TranslatedFacts } from './translated-facts.ts'
import type { RateDesk } from './translation-rates.ts'

export interface FirstOpeningInput extends EntityYear {
  readonly desk: RateDesk
  /** Functional facts of the year, sorted. */
  readonly facts: FactTable
  readonly openings: readonly OpeningRow[]
  readonly period: string
}

export interface FirstOpening {
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}

interface Group {
  readonly account: number
  readonly layer: number
  readonly rows: number[]
}

/** Translates the opening facts of an entity's first year into `made`. */
export function translateFirstOpening(input: FirstOpeningInput, made: TranslatedFacts): FirstOpening {
  return new FirstYear(input, made).derive()
}

class FirstYear {
  readonly #input: FirstOpeningInput
  readonly #made: TranslatedFacts
  readonly #findings: Finding[] = []
  readonly #checks: Check[] = []
  readonly #from: number
  readonly #to: number
  readonly #date: string

  constructor(input: FirstOpeningInput, made: TranslatedFacts) {
    this.#input = input
    this.#made = made
    this.#from = exponentOf(input.entity.functionalCurrency)
    this.#to = exponentOf(input.settings.presentationCurrency)
    this.#date = dayBefore(input.interval.from)
  }

  derive(): FirstOpening {
    const given = this.#givenByAccount()
    const groups = this.#groups()
    for (const [code, row] of given) this.#take(code, row, groups)
    for (const group of groups) {
      const { codes } = this.#input
      if (!given.has(codes.account.text(group.account))) this.#atRate(group)
    }
    this.#reserve(given)
    return { findings: this.#findings, checks: this.#checks }
  }

  /** By account: presentation amount, with the row. */
  #givenByAccount(): Map<string, { amount: bigint; row: OpeningRow }> {
    const given = new Map<string, { amount: bigint; row: OpeningRow }>()
    for (const row of this.#input.openings) {
      if (row.amountPresentation === null || row.date !== this.#date) continue
      const amount = minorOf(row.amountPresentation, this.#to)
      const place = { ...row.place, column: 'amount_presentation' }
      if (amount === null) {
        const currency = this.#input.settings.presentationCurrency
        this.#findings.push(finding('ENT-304', 'blocks', place, { currency }))
      } else if (!this.#input.chart.get(row.account)) {
        this.#findings.push(
          finding('ENT-308', 'blocks', { ...row.place, column: 'account', value: row.account }),
        )
      } else {
        const known = given.get(row.account)
        given.set(row.account, { amount: amount + (known?.amount ?? 0n), row: known?.row ?? row })
      }
    }
    return given
  }

  #groups(): Group[] {
    const { facts } = this.#input
    const opening = facts.codes.flow.find('opening')
    const groups = new Map<string, Group>()
    for (let row = 0; row < facts.length; row++) {
      if (facts.flow[row] !== opening) continue
      const key = `${facts.account[row]},${facts.layer[row]}`
      const group = groups.get(key)
      if (group) group.rows.push(row)
      else groups.set(key, { account: facts.account[row]!, layer: facts.layer[row]!, rows: [row] })
    }
    return [...groups.values()]
  }

  /** A given amount is divided over layers and detail as the functional opening is. */
  #take(code: string, { amount, row }: { amount: bigint; row: OpeningRow }, groups: readonly Group[]): void {
    const { chart, entity, facts } = this.#input
    if (chart.get(code)?.role === 'translation-reserve') return
    const rows = groups
      .filter((group) => facts.codes.account.text(group.account) === code)
      .flatMap((group) => group.rows)
    const weights = rows.map((at) => facts.amount[at]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const origin: Origin = { kind: 'given', place: row.place, document: row.document }
    if (total === 0n) {
      if (amount === 0n) return
      const texts = {
        entity: entity.code,
        period: this.#input.period,
        account: code,
        flow: 'opening',
        layer: 'mapped',
      }
      this.#made.addTexts({ ...texts, measure: 'amount', document: row.document }, amount, origin)
      return
    }
    const sign = total < 0n ? -1n : 1n
    const numerators = weights.map((weight) => weight * amount * sign)
    const parts = divideRounded(numerators, total * sign, amount)
    for (const [index, at] of rows.entries()) this.#made.copy(facts, at, {}, parts[index]!, origin)
  }

  #atRate({ rows, account }: Group): void {
    const { desk, entity, facts } = this.#input
    const found = desk.spot(this.#date, `${entity.code} ${facts.codes.account.text(account)} opening`)
    if (!found) return
    const weights = rows.map((at) => facts.amount[at]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const shift = exactAmount(1n, found.rate, this.#from, this.#to)
    const partners = rows.map((at) => facts.partner[at]!)
    const rounded = convert(total, found.rate, this.#from, this.#to)
    const parts = spreadByPartner(partners, weights, shift, ZERO, rounded)
    for (const [index, at] of rows.entries()) {
      const origin: Origin = {
        kind: 'rate',
        functional: weights[index]!,
        rate: found.rate,
        rows: found.rows,
        when: this.#date,
        how: 'opening',
      }
      this.#made.copy(facts, at, {}, parts[index]!, origin)
    }
  }

  /**
   * What the opening leaves, layer by layer. Where the files gave no opening of assets and liabilities (a position),
   * these are the net assets that the equity shows, at the opening rate.
   */
  #reserve(given: ReadonlyMap<string, { amount: bigint; row: OpeningRow }>): void {
    const { chart, codes, desk, entity, facts, settings } = this.#input
    const account = chart.toWrite('translation-reserve')
    const opening = facts.codes.flow.find('opening')
    const made = this.#made.facts
    const layers = new Set([...facts.layer.subarray(0, facts.length), ...made.layer.subarray(0, made.length)])
    let reserve = 0n
    for (const layer of layers) {
      const functional = facts.sum((row) => facts.layer[row] === layer && facts.flow[row] === opening)
      const found = functional === 0n ? null : desk.spot(this.#date, `${entity.code} opening`)
      if (functional !== 0n && !found) continue
      const netAssets = found ? convert(functional, found.rate, this.#from, this.#to) : 0n
      const left = netAssets - this.#made.sumOfLayer(layer, opening)
      if (left === 0n) continue
      if (!account) {
        this.#findings.push(missingAccount('translation-reserve', entity.code))
        return
      }
      reserve += left
      this.#made.add(
        {
          entity: codes.entity.code(entity.code),
          period: codes.period.code(this.#input.period),
          account: codes.account.code(account.code),
          flow: codes.flow.code('opening'),
          layer,
          measure: codes.measure.code('amount'),
          document: codes.document.code(`derived/translate/${entity.code}`),
        },
        left,
        { kind: 'opening-reserve' },
      )
    }
    const row = account && given.get(account.code)
    if (!row) return
    const currency = settings.presentationCurrency
    const check = { id: 'opening-translation-reserve', subject: entity.code, currency } as const
    this.#checks.push(compared({ ...check, severity: 'warns', left: reserve, right: row.amount }))
  }
}

export function missingAccount(role: string, entity: string): Finding {
  return finding('ENT-202', 'blocks', { file: 'accounts.csv', column: 'role', value: role }, { role, entity })
}

/** Presentation ÷ functional of an amount in whole units, as the rate at which it stands. */
export function rateOfAmounts(
  presentation: bigint,
  functional: bigint,
  fromExponent: number,
  toExponent: number,
) {
  return fraction(presentation * 10n ** BigInt(fromExponent), functional * 10n ** BigInt(toExponent))
}
