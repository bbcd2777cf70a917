// Small charts and facts for the tests of statements: an account is one line of text, a fact another.

import { bookSettings, entityRow, groupAccount } from '../close/testing.ts'
import type { GroupAccount, Settings } from '../ledger/book.ts'
import { type Codes, FactTable } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { CLASSES, FLOWS, type Flow, ROLES } from '../ledger/words.ts'
import type { PeriodFacts, StatementInput } from './types.ts'

const pick = <T extends string>(words: readonly T[], text: string): T => {
  const word = words.find((candidate) => candidate === text)
  assert(word !== undefined, `no such word: ${text}`)
  return word
}

function pair(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return [text.slice(0, at), text.slice(at + 1)]
}

/**
 * `code class xbrl [role=… component=… current=… ifrs18=… recycles write monetary flow>line]`, one per line.
 */
export function chart(text: string): GroupAccount[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', kind = '', xbrl = '', ...rest] = line.trim().split(/\s+/)
      const options = new Map(rest.filter((word) => word.includes('=')).map((word) => pair(word, '=')))
      const cashFlow = Object.fromEntries(
        rest.filter((word) => word.includes('>')).map((word) => pair(word, '>')),
      )
      const role = options.get('role')
      const current = options.get('current')
      const category = options.get('ifrs18')
      return groupAccount(code, {
        name: `Счёт ${code}`,
        nameEn: `Account ${code}`,
        class: pick(CLASSES, kind),
        current:
          current === undefined ? '' : pick(['current', 'non-current', 'by-due-date'] as const, current),
        monetary: rest.includes('monetary'),
        role: role === undefined ? '' : pick(ROLES, role),
        roleWrite: rest.includes('write'),
        equityComponent: options.get('component') ?? '',
        recycles: rest.includes('recycles'),
        cashFlow,
        ifrs18: Object.fromEntries(
          (category?.split(';') ?? []).map((part) => (part.includes(':') ? pair(part, ':') : ['', part])),
        ),
        xbrl,
      })
    })
}

const isFlow = (text: string): text is Flow => Object.hasOwn(FLOWS, text)

export interface FactLine {
  readonly account: string
  readonly flow: string
  /** Minor units, debit positive. */
  readonly amount: bigint
  readonly layer?: string
  readonly entity?: string
  readonly analytics?: string
}

/** `account flow amount [layer=… entity=… due_on=…]`, one per line; amounts in whole units × `scale`. */
export function facts(codes: Codes, text: string, scale = 100n): FactTable {
  const table = new FactTable(codes)
  for (const line of text.trim().split('\n')) {
    const [account = '', flow = '', amount = '', ...rest] = line.trim().split(/\s+/)
    const options = new Map(rest.map((word) => pair(word, '=')))
    const dueOn = options.get('due_on')
    addFact(table, {
      account,
      flow,
      amount: BigInt(amount) * scale,
      layer: options.get('layer') ?? 'mapped',
      entity: options.get('entity') ?? 'E',
      analytics: dueOn ? `due_on=${dueOn}` : '',
    })
  }
  return table
}

export function addFact(table: FactTable, fact: FactLine): void {
  assert(isFlow(fact.flow), `no such flow: ${fact.flow}`)
  table.addTexts(
    {
      entity: fact.entity ?? 'E',
      account: fact.account,
      flow: fact.flow,
      layer: fact.layer ?? 'mapped',
      analytics: fact.analytics ?? '',
      measure: 'amount',
    },
    fact.amount,
  )
}

export const settings = (changes: Partial<Settings> = {}): Settings =>
  bookSettings('E', '', { name: 'Книга', nameEn: 'Book', languages: ['ru', 'en'], ...changes })

export const year = (name: number, table: FactTable, position = false): PeriodFacts => ({
  interval: { from: `${name}-01-01`, to: `${name}-12-31` },
  facts: table,
  position,
})

/** Statements of an entity E in rubles for 2025, unless changed. */
export function input(
  accounts: readonly GroupAccount[],
  table: FactTable,
  changes: Partial<StatementInput> = {},
): StatementInput {
  return {
    settings: settings(),
    accounts,
    entity: entityRow('E', { name: 'Общество', nameEn: 'Company' }),
    currency: 'RUB',
    basis: 'ias-1',
    current: year(2025, table),
    prior: null,
    priorYear: null,
    layouts: new Map(),
    ...changes,
  }
}
