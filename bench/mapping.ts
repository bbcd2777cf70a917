// Mapping and aggregation of 10 million trial-balance lines (1,000 entities × 12 periods): rules decided once per line
// key, then opening and both turnovers added into sums by entity, period, target account and flow. Beside it, in the
// same run, the plain loop that adds the same three columns into sums by a ready-made key, the target account. Line keys
// are interned when a file is read, so their making is not timed; deciding 2,800 rules (2,000 look at analytics) for
// 200,000 keys is. Making mapped facts, with partner and analytics, is timed on its own, without a limit.

import { aggregateLines, type LineColumns, SUMS_PER_KEY } from '../src/close/map/aggregate.ts'
import { Details, Sums } from '../src/close/map/emit.ts'
import { type LineKey, LineKeys } from '../src/close/map/lines.ts'
import { RuleBook, type RuleGroup } from '../src/close/map/rules.ts'
import type { MappingRule } from '../src/ledger/book.ts'
import { Codes, FactTable } from '../src/ledger/facts.ts'
import { ONE } from '../src/ledger/fraction.ts'
import { FLOWS, type Flow } from '../src/ledger/words.ts'
import { bookRow } from './rows.ts'
import { numbers, row, say } from './say.ts'

const ENTITIES = 1_000
const PERIODS = 12
const LINES = 10_000_000
const KEYS = 200_000
const LOCAL_ACCOUNTS = 400
const TARGETS = 300
const KEYS_OF_AN_ACCOUNT = 10
const PLAIN_RULES = 800
const ANALYTICS_RULES = 2_000
const CHUNKS = ENTITIES * PERIODS
/** At most: opening and two flows of each target, and what is not added. */
const SUMS_OF_A_CHUNK = 3 * TARGETS + 1

const FLOW_PAIRS: readonly (readonly [Flow, Flow])[] = [
  ['working-capital', 'working-capital'],
  ['addition-paid', 'disposal-receipt'],
  ['repayment', 'proceeds'],
  ['utilisation', 'charge'],
]

const code = (account: number): string =>
  `${10 + (account % 80)}.${String(Math.floor(account / 80)).padStart(2, '0')}`

function rule(id: number, changes: Partial<MappingRule>): MappingRule {
  const target = id % TARGETS
  const [flowDebit, flowCredit] = FLOW_PAIRS[target % FLOW_PAIRS.length]!
  return {
    ...bookRow,
    id: `R${id}`,
    priority: 0,
    validFrom: '',
    validTo: '',
    entity: '',
    account: '',
    analytics: [],
    partner: '',
    side: '',
    corrAccount: '',
    indicator: '',
    measure: 'balance',
    target: String(target),
    flowDebit,
    flowCredit,
    share: ONE,
    note: '',
    ...changes,
  }
}

/** Two rules per account by the side of its balance; five per account by analytics, equal or by pattern. */
function makeRules(): MappingRule[] {
  const rules: MappingRule[] = []
  for (let id = 0; id < PLAIN_RULES; id++)
    rules.push(
      rule(id, { account: code(id % LOCAL_ACCOUNTS), side: id < LOCAL_ACCOUNTS ? 'debit' : 'credit' }),
    )
  for (let n = 0; n < ANALYTICS_RULES; n++) {
    const [account, which] = [code(n % LOCAL_ACCOUNTS), Math.floor(n / LOCAL_ACCOUNTS)]
    const text = which % 2 === 0 ? `Статья ${which}` : `*вид ${which}*`
    rules.push(rule(PLAIN_RULES + n, { account, analytics: [text] }))
  }
  return rules
}

/** Keys in the order of the files: below an account its analytics, ten on average. */
function makeKeys(): readonly LineKey[] {
  const next = numbers(7)
  const keys = new LineKeys()
  for (let index = 0; index < KEYS; index++) {
    const kind = next(8)
    keys.intern({
      account: code(Math.floor(index / KEYS_OF_AN_ACCOUNT) % LOCAL_ACCOUNTS),
      indicator: 'БУ',
      analytics: [kind % 2 === 0 ? `Статья ${kind}` : `Расход, вид ${kind} (${index})`],
      partner: `Контрагент ${index}`,
      contract: '',
      corrAccount: '',
      flow: '',
      dueOn: '',
      currency: '',
      unit: '',
      side: '',
    })
  }
  return keys.keys
}

/**
 * Lines of one entity and period stand together; each line opens, turns over and closes. Keys are numbered in the order
 * in which files are read, so those of an entity stand near each other.
 */
function makeLines(): LineColumns & { readonly starts: Int32Array } {
  const next = numbers(11)
  const key = new Int32Array(LINES)
  const opening = new BigInt64Array(LINES)
  const debit = new BigInt64Array(LINES)
  const credit = new BigInt64Array(LINES)
  const closing = new BigInt64Array(LINES)
  const starts = Int32Array.from({ length: CHUNKS + 1 }, (_, chunk) => Math.floor((chunk * LINES) / CHUNKS))
  for (let chunk = 0; chunk < CHUNKS; chunk++) {
    const first = Math.floor(chunk / PERIODS) * (KEYS / ENTITIES)
    for (let line = starts[chunk]!; line < starts[chunk + 1]!; line++) {
      key[line] = (first + line - starts[chunk]!) % KEYS
      const [opened, up, down] = [next(2_000_000) - 1_000_000, next(1_000_000), next(1_000_000)]
      opening[line] = BigInt(opened)
      debit[line] = BigInt(up)
      credit[line] = BigInt(down)
      closing[line] = BigInt(opened + up - down)
    }
  }
  return { key, opening, debit, credit, closing, starts }
}

interface Decided {
  readonly sums: Int32Array
  readonly sided: Uint8Array
  readonly table: Sums
}

/** Sums of a group of rules, as three numbers: opening, debit, credit. */
function sumsOf(group: RuleGroup, table: Sums): Int32Array {
  const { flowCredit, flowDebit, target } = group.rules[0]!
  const account = Number.parseInt(target, 10)
  return Int32Array.of(
    table.of(0, account, 'opening'),
    table.of(0, account, flowDebit || 'unspecified'),
    table.of(0, account, flowCredit || 'unspecified'),
  )
}

/** Every key decided on both sides: which sums its opening, debit and credit go to. */
function decide(rules: RuleBook, keys: readonly LineKey[]): Decided {
  const table = new Sums(TARGETS)
  const sums = new Int32Array(keys.length * SUMS_PER_KEY)
  const sided = new Uint8Array(keys.length)
  const known = new Int32Array(rules.groups.length * 3)
  for (const [number, group] of rules.groups.entries()) known.set(sumsOf(group, table), number * 3)
  const found = new Int32Array(2)
  const put = (at: number, number: number): void => {
    if (number < 0) return
    sums[at] = known[number * 3]!
    sums[at + 1] = known[number * 3 + 1]!
    sums[at + 2] = known[number * 3 + 2]!
  }
  for (let index = 0; index < keys.length; index++) {
    rules.decideBoth(keys[index]!, found)
    put(index * SUMS_PER_KEY, found[0]!)
    if (found[0] === found[1]) continue
    put(index * SUMS_PER_KEY + 3, found[1]!)
    sided[index] = 1
  }
  return { sums, sided, table }
}

/** @param space room for the sums; returned cleared and filled */
function mapAll(
  rules: readonly MappingRule[],
  keys: readonly LineKey[],
  lines: ReturnType<typeof makeLines>,
  space: BigInt64Array,
): Decided & { readonly width: number } {
  const decided = decide(new RuleBook([...rules], '', '2025-12-31', new Set()), keys)
  const width = decided.table.detail.length
  const bound = BigInt(LINES) * 4_000_000n
  aggregateLines(lines, lines.starts, decided, space.fill(0n, 0, CHUNKS * width), width, bound)
  return { ...decided, width }
}

/** The plain loop: three columns into sums by a ready-made key. */
function plainLoop(lines: LineColumns, target: Int32Array, sums: BigInt64Array): void {
  const { credit, debit, opening } = lines
  for (let row = 0; row < LINES; row++) {
    const at = target[row]! * 3
    sums[at] = sums[at]! + opening[row]!
    sums[at + 1] = sums[at + 1]! + debit[row]!
    sums[at + 2] = sums[at + 2]! + credit[row]!
  }
}

/** The target account of each line, made beforehand for the plain loop. */
function readyKeys(lines: LineColumns, decided: Decided): Int32Array {
  const targets = new Int32Array(LINES)
  for (let row = 0; row < LINES; row++) {
    const key = lines.key[row]!
    const opening = lines.opening[row]! || lines.closing[row]!
    const side = decided.sided[key] === 1 && opening < 0n ? 3 : 0
    targets[row] = decided.table.account[decided.sums[key * SUMS_PER_KEY + side]!]!
  }
  return targets
}

/** Partner and analytics of each key as codes, as a run has them once its lines are read. */
function codesOf(keys: readonly LineKey[]): { codes: Codes; partner: Int32Array; analytics: Int32Array } {
  const codes = new Codes()
  return {
    codes,
    partner: Int32Array.from(keys, (key) => codes.partner.code(key.partner)),
    analytics: Int32Array.from(keys, (key) => codes.analytics.code(`analytics_1=${key.analytics[0]}`)),
  }
}

/** Facts of the first chunks: rows with one key added up, then written with partner and analytics. */
function makeFacts(
  { codes, partner, analytics }: ReturnType<typeof codesOf>,
  lines: ReturnType<typeof makeLines>,
  decided: Decided,
  chunks: number,
): number {
  const { account, flow } = decided.table
  const facts = new FactTable(codes, 1024)
  const flows = [...Object.keys(FLOWS)] as Flow[] // the keys of an object literal are exactly these
  for (let chunk = 0; chunk < chunks; chunk++) {
    const details = new Details()
    const sums = new Sums(TARGETS)
    const add = (detail: number, at: number, amount: bigint): void => {
      const sum = sums.of(detail, account[at]!, flows[flow[at]!]!)
      sums.amounts[sum] = sums.amounts[sum]! + amount
    }
    for (let line = lines.starts[chunk]!; line < lines.starts[chunk + 1]!; line++) {
      const key = lines.key[line]!
      const opening = lines.opening[line]! || lines.closing[line]!
      const at = key * SUMS_PER_KEY + (decided.sided[key] === 1 && opening < 0n ? 3 : 0)
      const detail = details.of(partner[key]!, analytics[key]!, 0, 0)
      add(detail, decided.sums[at]!, lines.opening[line]!)
      add(detail, decided.sums[at + 1]!, lines.debit[line]!)
      add(detail, decided.sums[at + 2]!, -lines.credit[line]!)
    }
    for (let sum = 1; sum < sums.detail.length; sum++) {
      const detail = sums.detail[sum]!
      const key = { entity: chunk, account: sums.account[sum]!, flow: sums.flow[sum]! }
      const [own, texts] = [details.partner[detail]!, details.analytics[detail]!]
      facts.add({ ...key, partner: own, analytics: texts }, sums.amounts[sum]!)
    }
  }
  return facts.length
}

const ROUNDS = 7

/** The plain loop and ours in turn, seven rounds after a warm-up, so that what else the machine does meets both alike. */
export async function bench(): Promise<void> {
  const [rules, keys, lines] = [makeRules(), makeKeys(), makeLines()]
  const space = new BigInt64Array(CHUNKS * SUMS_OF_A_CHUNK)
  const first = mapAll(rules, keys, lines, space)
  const targets = readyKeys(lines, first)
  const plainSums = new BigInt64Array(TARGETS * 3)
  plainLoop(lines, targets, plainSums)
  const runs = [
    () => plainLoop(lines, targets, plainSums.fill(0n)),
    () => mapAll(rules, keys, lines, space),
    () => decide(new RuleBook([...rules], '', '2025-12-31', new Set()), keys),
  ]
  const best = runs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, run] of runs.entries()) {
      const start = performance.now()
      run()
      best[index] = Math.min(best[index]!, performance.now() - start)
    }
  }
  const [plain = 0, mapping = 0, deciding = 0] = best
  row('plain loop by a ready-made key', plain)
  row(
    'rules decided, lines added by entity, period, account, flow',
    mapping,
    `${(mapping / plain).toFixed(2)}× the loop; limit 4×`,
  )
  row('  of which: 200,000 keys decided by 2,800 rules', deciding)
  say(agrees(space, first.width, plainSums) ? 'both come to the same sum' : 'the two sums DIFFER')
  const coded = codesOf(keys)
  const start = performance.now()
  const made = makeFacts(coded, lines, first, FACT_CHUNKS)
  const perMillion = ((performance.now() - start) * 1_000_000) / lines.starts[FACT_CHUNKS]!
  row('  apart: facts with partner and analytics, per million lines', perMillion, `${made} facts`)
}

/** Chunks of which facts are made. */
const FACT_CHUNKS = 240

/** All that was added, whichever way, is openings + debits − credits. */
function agrees(space: BigInt64Array, width: number, plain: BigInt64Array): boolean {
  let ours = 0n
  for (let at = 0; at < CHUNKS * width; at++) if (at % width !== 0) ours += space[at]!
  let theirs = 0n
  for (let at = 0; at < plain.length; at++) theirs += at % 3 === 2 ? -plain[at]! : plain[at]!
  return ours === theirs
}
