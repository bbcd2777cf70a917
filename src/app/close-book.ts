// The use case close: a book read, derived to a reporting date, checked, and what it gives ready to be written,
// explained or kept. Nothing is written here but below the folder that the caller names, whole or not at all.

import { Graph } from '../close/graph.ts'
import { readBook } from '../formats/book/read-book.ts'
import type { Fingerprint } from '../formats/write/machine.ts'
import type { Book } from '../ledger/book.ts'
import { Codes, compareBytes, FactTable } from '../ledger/facts.ts'
import { type Check, type Finding, finding } from '../ledger/finding.ts'
import { type Interval, isDate, parseInterval } from '../ledger/period.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'
import { statementFindings } from '../statements/findings.ts'
import { presentationLayer } from '../statements/presentation-layer.ts'
import type { StatementSet } from '../statements/types.ts'
import type { Closing } from '../store/closes.ts'
import type { Files } from '../store/types.ts'
import { documentsOf, fingerprintOf } from './close-documents.ts'
import type { GroupFigures } from './derivation/group-years.ts'
import { CloseDerivation } from './derive-close.ts'
import { type DerivedStatements, StatementDerivation } from './derive-statements.ts'
import type { Closed, CloseRequest, Progress } from './engine.ts'
import { explainFigure } from './explain-figure.ts'
import { ExplainWords } from './explain-words.ts'
import { checksOfFiles } from './file-checks.ts'
import { membersOfClose } from './members.ts'
import { readBy } from './read-balance.ts'
import { unreachedRules } from './unreached-rules.ts'
import { writeClose } from './write-close.ts'

/** All that a close derives; kept together so that writers and explanations ask one object. */
export interface DerivedClose {
  readonly book: Book
  readonly interval: Interval
  readonly derivation: CloseDerivation
  readonly statements: StatementDerivation
  /** By entity (null: the group) and basis, in the order of the output. */
  readonly derived: readonly {
    readonly entity: string | null
    readonly basis: BasisOfPresentation
    readonly of: DerivedStatements
  }[]
  readonly facts: FactTable
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}

const blocks = (findings: readonly Finding[], checks: readonly Check[]): boolean =>
  findings.some((one) => one.severity === 'blocks') ||
  checks.some((one) => !one.passed && one.severity === 'blocks')

/**
 * Derives one close of a book that was read. The graph may have kept results of an earlier run of the same codes.
 * `ofFiles`: the checks of the files that these entities sent, which belong to reading.
 */
export function deriveClose(
  book: Book,
  interval: Interval,
  graph: Graph,
  codes: Codes,
  progress: Progress = () => {},
  ofFiles?: (entities: readonly string[]) => readonly Check[],
): DerivedClose {
  const steps = closeSteps(book, interval, graph, codes, ofFiles)
  for (;;) {
    const next = steps.next()
    if (next.done) return next.value
    progress(next.value.step, next.value.done, next.value.total)
  }
}

/** How far a close has come: said before the part `done` of `total` begins. */
export interface CloseStep {
  readonly step: 'entities' | 'group' | 'statements'
  readonly done: number
  readonly total: number
}

const GROUP: CloseStep = { step: 'group', done: 0, total: 1 }

/** How many there are is not known before: it is one part of many breaths. */
function* groupSteps(derivation: CloseDerivation, interval: Interval): Generator<CloseStep, GroupFigures> {
  const steps = derivation.groupInSteps(interval)
  for (;;) {
    yield GROUP
    const next = steps.next()
    if (next.done) return next.value
  }
}

/**
 * The same in steps: between two of them its caller may do other work, or leave it there. What was derived stays in the
 * graph, so that going on later costs nothing twice.
 */
export function* closeSteps(
  book: Book,
  interval: Interval,
  graph: Graph,
  codes: Codes,
  ofFiles: (entities: readonly string[]) => readonly Check[] = () => [],
): Generator<CloseStep, DerivedClose> {
  const derivation = new CloseDerivation(book, graph, codes)
  const statements = new StatementDerivation(derivation)
  const entities = derivation.entityCodes(interval)
  for (const [index, code] of entities.entries()) {
    yield { step: 'entities', done: index, total: entities.length }
    derivation.entity(code, interval)
  }
  const group = yield* groupSteps(derivation, interval)
  yield GROUP
  const { findings, checks } = derivation.outcome(interval)
  findings.push(...unreachedRules(book, derivation, interval))
  checks.push(...ofFiles(entities))
  const derived: DerivedClose['derived'][number][] = []
  const bases = statements.bases(interval)
  const total = bases.length * (entities.length + 1)
  for (const basis of bases) {
    findings.push(
      ...statementFindings({
        settings: book.settings,
        accounts: book.accounts,
        basis,
        layouts: book.layouts,
      }),
    )
    for (const entity of [null, ...entities]) {
      yield { step: 'statements', done: derived.length, total }
      const of = statements.statements(entity, interval, basis)?.value
      if (of) derived.push({ entity, basis, of })
    }
  }
  for (const { of } of derived) checks.push(...of.checks)
  let facts: FactTable | undefined
  return {
    book,
    interval,
    derivation,
    statements,
    derived,
    // Statements do not stand on it: it is put together when a file or an explanation asks.
    get facts() {
      facts ??= factsOfClose(
        derivation,
        group.facts,
        interval,
        codes,
        presentationLayers(derivation, derived, interval),
      )
      return facts
    },
    findings: unique(findings),
    checks: checks.sort(byIdentity),
  }
}

const byIdentity = (a: Check, b: Check): number =>
  compareBytes(a.scope, b.scope) || compareBytes(a.id, b.id) || compareBytes(a.subject, b.subject)

/** Each finding once. */
export function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [JSON.stringify([one.code, one.place, one.values]), one]))
  const row = ({ place }: Finding): string => `${place.file} ${place.row}`
  // A journal that reading found unbalanced is refused by its entity too: one fault is said once.
  const unbalanced = new Set(findings.flatMap((one) => (one.code === 'BOOK-064' ? [row(one)] : [])))
  return [...seen.values()].filter((one) => one.code !== 'ENT-101' || !unbalanced.has(row(one)))
}

/** facts.csv: functional facts of every entity, all measures, and the presentation facts of the close. */
function factsOfClose(
  derivation: CloseDerivation,
  group: FactTable,
  interval: Interval,
  codes: Codes,
  layers: readonly FactTable[],
): FactTable {
  const all = new FactTable(codes)
  for (const code of derivation.entityCodes(interval)) {
    const figures = derivation.entity(code, interval)
    if (!figures) continue
    for (const stage of [figures.mapped, figures.adjusted, figures.deferredTax]) all.append(stage.value.facts)
  }
  const translated = [...derivation.group(interval).input.associates.values()]
  for (const associate of translated) if (associate) all.append(associate.translated.presentation)
  all.append(group)
  for (const layer of layers) all.append(layer)
  return all
    .groupBy([
      'entity',
      'period',
      'account',
      'flow',
      'partner',
      'analytics',
      'layer',
      'basis',
      'measure',
      'document',
    ])
    .sorted()
}

/** The layer presentation of the group, of every basis of presentation that the close derives (§3, §9). */
function presentationLayers(
  derivation: CloseDerivation,
  derived: DerivedClose['derived'],
  interval: Interval,
): FactTable[] {
  const { facts } = derivation.group(interval)
  const members = membersOfClose({ book: derivation.book, derivation, interval })
  return derived.flatMap(({ entity, of }) =>
    entity === null ? [presentationLayer(of.input, members, facts)] : [],
  )
}

/** The interval that was asked for: a close is named by its reporting date. */
function intervalOf(
  book: Book,
  derivation: CloseDerivation,
  request: CloseRequest,
  findings: Finding[],
): Interval | null {
  const { fiscalYearStart } = book.settings
  if (request.period === undefined || request.period === '') {
    const date = derivation.lastCompleteDate()
    if (date === '') {
      findings.push(finding('CLO-003', 'blocks', { file: 'balances/' }))
      return null
    }
    return derivation.intervalTo(date)
  }
  const named =
    parseInterval(request.period, fiscalYearStart) ??
    (isDate(request.period) ? { from: request.period, to: request.period } : null)
  if (!named) {
    findings.push(finding('CLO-004', 'blocks', { value: request.period }))
    return null
  }
  return derivation.intervalTo(named.to)
}

const nothing = (findings: readonly Finding[]): Closed => ({
  findings,
  checks: [],
  blocked: true,
  reportingDate: '',
  fingerprint: '',
  closing: null,
  write: null,
  explain: () => ({ findings, explained: null }),
})

/** Reads, derives and checks a book; never throws for the user's data. */
export async function closeBook(files: Files, request: CloseRequest, progress: Progress): Promise<Closed> {
  let read = 0
  const total = files.list().filter((path) => path.startsWith('balances/')).length
  progress('read', 0, total)
  const codes = new Codes()
  const graph = new Graph()
  const told = (): void => progress('read', ++read, total)
  const { book, findings: readFindings } = await readBook(files, told, readBy(graph))
  if (!book) return nothing(readFindings)
  const findings = [...readFindings]
  const derivation = new CloseDerivation(book, graph, codes)
  const interval = intervalOf(book, derivation, request, findings)
  if (!interval) return nothing(findings)
  const codesKnown = new Set(book.entities.map((row) => row.code))
  if (request.entity && request.entity !== 'group' && !codesKnown.has(request.entity)) {
    return nothing([
      ...findings,
      finding('CLO-005', 'blocks', { value: request.entity }, { known: [...codesKnown].sort().join(', ') }),
    ])
  }
  const close = deriveClose(book, interval, graph, codes, progress, (entities) =>
    checksOfFiles(book, entities, interval),
  )
  findings.push(...notSaidByReading(readFindings, close.findings))
  return closed(close, unique(findings), request)
}

/**
 * A row that reading found wrong is wrong for all that stands on it: what a derivation says of that row, or misses in
 * that register, is said by reading already, nearer to the cause.
 */
function notSaidByReading(read: readonly Finding[], derived: readonly Finding[]): Finding[] {
  const places = read
    .filter(
      ({ severity, place }) => severity === 'blocks' && place.file && !place.file.startsWith('balances/'),
    )
    .map(({ place }) => place)
  const isOwnershipWrong = places.some(({ file }) => file === 'ownership.csv')
  return derived.filter(
    ({ code, place }) =>
      !(isOwnershipWrong && ofMembership(code, place.column ?? '')) &&
      !places.some(({ file, row }) => file === place.file && (place.row === undefined || place.row === row)),
  )
}

/** Whose cause is that a company is not in the group: nothing to say while rows of ownership.csv are refused. */
const ofMembership = (code: string, column: string): boolean =>
  ['CLO-001', 'CLO-011', 'GRP-271', 'GRP-275'].includes(code) ||
  (code === 'GRP-277' && ['acquisition', 'event', 'investee'].includes(column))

/** What the store keeps of a close. */
export const closingOf = (
  { book, checks, interval }: DerivedClose,
  inputs: Closing['inputs'],
  fingerprint: Fingerprint,
  blocked: boolean,
  findings: readonly Finding[],
): Closing => ({
  rootEntity: book.settings.parent,
  hierarchy: '',
  presentationCurrency: book.settings.presentationCurrency,
  scenario: 'actual',
  reportingDate: interval.to,
  inputs,
  inputsHash: fingerprint.inputs,
  figuresHash: fingerprint.figures,
  fingerprint: fingerprint.root,
  blocked,
  checks,
  findings,
})

function closed(close: DerivedClose, findings: readonly Finding[], request: CloseRequest): Closed {
  const { book, interval, checks } = close
  const date = interval.to
  const documents = documentsOf(book, date)
  const sets: StatementSet[] = close.derived.map(({ of }) => of.set)
  const fingerprint = fingerprintOf(book, date, documents, { facts: close.facts, sets, checks })
  const blocked = blocks(findings, checks)
  return {
    findings,
    checks,
    blocked,
    reportingDate: date,
    fingerprint: fingerprint.root,
    closing: closingOf(close, documents, fingerprint, blocked, findings),
    // An input that is wrong leaves nothing behind; a check that fails leaves a draft to look at.
    write: findings.some((one) => one.severity === 'blocks')
      ? null
      : (folder, formats) => writeClose({ close, findings, fingerprint, request }, folder, formats),
    explain: (line, depth, place) => {
      const { explained, findings: refused } = explainFigure(close, request, line, depth, place)
      const words = new ExplainWords(book, date)
      return { findings: refused, explained: explained && words.tree(explained) }
    },
  }
}
