// Mapping and aggregation of 10 million trial-balance lines (1,000 entities × 12 periods) by 2,800 rules, 2,000 of which
// look at analytics, beside the plain loop that adds the same three columns into sums by a ready-made key. Limit: 4×.
// Estimate before the code: 10M lines × 28 bytes in one pass; decisions for 200,000 keys once.

import type { LineKey } from '../src/close/map/lines.ts'
import { Rules } from '../src/close/map/rules.ts'
import type { MappingRule } from '../src/ledger/book.ts'
import { ONE } from '../src/ledger/fraction.ts'
import { bookRow } from './rows.ts'
import { median, numbers, row, say } from './say.ts'

const [LINES, KEYS, TARGETS, ENTITIES, PERIODS] = [10_000_000, 200_000, 300, 1_000, 12]
const [ACCOUNT_RULES, ANALYTIC_RULES, VALUES] = [800, 2_000, 5_000]
/** A target account has its opening, a flow for increases and one for decreases. */
const FLOWS = [
  'opening',
  'working-capital',
  'proceeds',
  'repayment',
  'charge',
  'addition-paid',
  'disposal-receipt',
  'unspecified',
] as const

const accountCode = (index: number): string =>
  `${10 + (index % 80)}.${String(Math.floor(index / 80) + 1).padStart(2, '0')}`
const targetCode = (index: number): string => `T${index}`

function rulesOf(next: (below: number) => number): MappingRule[] {
  const make = (id: number, account: string, value: string, target = next(TARGETS)): MappingRule => ({
    ...bookRow,
    id: `R${id}`,
    priority: 0,
    validFrom: '',
    validTo: '',
    entity: '',
    account,
    analytics: value === '' ? [] : [value],
    partner: '',
    side: '',
    corrAccount: '',
    indicator: '',
    measure: 'balance',
    target: targetCode(target),
    flowDebit: FLOWS[1 + (target % 7)]!,
    flowCredit: FLOWS[1 + ((target + 3) % 7)]!,
    share: ONE,
    note: '',
  })
  const plain = Array.from({ length: ACCOUNT_RULES }, (_, i) => make(i, accountCode(i), ''))
  const seen = new Set<string>()
  const narrow: MappingRule[] = []
  while (narrow.length < ANALYTIC_RULES) {
    const [account, value] = [accountCode(next(ACCOUNT_RULES)), `V${next(VALUES)}`]
    if (seen.has(`${account} ${value}`)) continue
    seen.add(`${account} ${value}`)
    narrow.push(make(ACCOUNT_RULES + narrow.length, account, value))
  }
  return [...plain, ...narrow]
}

/** Per line key in one integer: place of its target within a chunk's sums, and the slots of its two flows. */
type Decided = Int32Array

const SLOTS = 3

/** Place of a flow among those of its target; the opening is the first. */
function slotOf(slots: Map<string, number>, target: string, flow: string): number {
  const known = slots.get(`${target} ${flow}`)
  if (known !== undefined) return known
  const slot = (slots.get(target) ?? 0) + 1
  if (slot >= SLOTS) throw new Error(`more flows than slots on ${target}`)
  slots.set(target, slot)
  slots.set(`${target} ${flow}`, slot)
  return slot
}

/** For each line key its target and flows, decided once. */
function decide(rules: readonly MappingRule[], keys: readonly LineKey[]): Decided {
  const mapping = new Rules(rules, 'E', '2025-12-31', () => false)
  const places = new Int32Array(keys.length)
  const targets = new Map(Array.from({ length: TARGETS }, (_, i) => [targetCode(i), i * SLOTS]))
  const slots = new Map<string, number>()
  const ofRule = new Map(
    rules.map((rule) => {
      const at = targets.get(rule.target)!
      const [up, down] = [
        slotOf(slots, rule.target, rule.flowDebit),
        slotOf(slots, rule.target, rule.flowCredit),
      ]
      return [rule, (at << 4) | (up << 2) | down]
    }),
  )
  for (let index = 0; index < keys.length; index++) {
    const rule = mapping.decide(keys[index]!, 'debit').rules[0]
    const at = rule && ofRule.get(rule)
    if (at === undefined) throw new Error(`no rule for ${keys[index]!.account}`)
    places[index] = at
  }
  return places
}

export async function bench(): Promise<void> {
  const next = numbers(42)
  const rules = rulesOf(next)
  const keys: LineKey[] = Array.from({ length: KEYS }, () => ({
    account: accountCode(next(ACCOUNT_RULES)),
    indicator: 'БУ',
    analytics: [`V${next(VALUES)}`],
    partner: '',
    contract: '',
    corrAccount: '',
    flow: '',
    dueOn: '',
    currency: '',
    side: '',
  }))
  const key = new Int32Array(LINES)
  const [opening, debit, credit] = [
    new BigInt64Array(LINES),
    new BigInt64Array(LINES),
    new BigInt64Array(LINES),
  ]
  for (let i = 0; i < LINES; i++) {
    // A company's lines are its own accounts, partners and contracts: 1,000 of the keys, the same every month.
    const entity = Math.floor(i / (LINES / ENTITIES))
    key[i] = (entity * 199 + next(1_000)) % KEYS
    opening[i] = BigInt(next(1_000_000) - 500_000)
    debit[i] = BigInt(next(1_000_000))
    credit[i] = BigInt(next(1_000_000))
  }
  const ready = decide(rules, keys)
  const lineTarget = Int32Array.from(key, (k) => (ready[k]! >> 4) / SLOTS)
  const plain = await median(5, () => {
    const sums = new BigInt64Array(TARGETS * 3)
    for (let i = 0; i < LINES; i++) {
      const at = lineTarget[i]! * 3
      sums[at] = sums[at]! + opening[i]!
      sums[at + 1] = sums[at + 1]! + debit[i]!
      sums[at + 2] = sums[at + 2]! + credit[i]!
    }
    return sums
  })
  row('plain loop by a ready-made key', plain)
  const chunk = Math.ceil(LINES / (ENTITIES * PERIODS))
  const width = TARGETS * SLOTS
  const out = new BigInt64Array(ENTITIES * PERIODS * width)
  const ours = await median(5, () => {
    const decided = decide(rules, keys)
    out.fill(0n)
    aggregate({ key, opening, debit, credit, out }, decided, chunk, width)
  })
  row(
    'rules decided, lines added by entity, period, account, flow',
    ours,
    `${(ours / plain).toFixed(2)}× the loop; limit 4×`,
  )
  const decisions = await median(5, () => decide(rules, keys))
  row('  of which: 200,000 keys decided by 2,800 rules', decisions)
  let sum = 0n
  for (const amount of out) sum += amount
  say(`control sum ${sum}`)
}

interface Columns {
  readonly key: Int32Array
  readonly opening: BigInt64Array
  readonly debit: BigInt64Array
  readonly credit: BigInt64Array
  readonly out: BigInt64Array
}

/** One pass over the lines, chunk by chunk of entity × period; each chunk has its own sums. */
function aggregate(
  { key, opening, debit, credit, out }: Columns,
  places: Decided,
  chunk: number,
  width: number,
): void {
  for (let from = 0, base = 0; from < LINES; from += chunk, base += width) {
    const to = Math.min(LINES, from + chunk)
    for (let i = from; i < to; i++) {
      const place = places[key[i]!]!
      const at = base + (place >> 4)
      out[at] = out[at]! + opening[i]!
      const up = at + ((place >> 2) & 3)
      out[up] = out[up]! + debit[i]!
      const down = at + (place & 3)
      out[down] = out[down]! - credit[i]!
    }
  }
}
