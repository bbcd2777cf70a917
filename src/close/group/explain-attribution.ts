// The inverse of attribution.ts (accounting-model.md §11): what outsiders were given is their share × the facts
// attributed, account by account, fact by fact. What rounding gave or took is a part of its own, so that the parts of
// each step sum exactly to the figure.

import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, FactTable, type FactTexts, parseAnalytics } from '../../ledger/facts.ts'
import {
  compare,
  decimalText,
  type Fraction,
  fractionText,
  isZero,
  ONE,
  shareOf,
  subtract,
} from '../../ledger/fraction.ts'
import { roundingPart } from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import { type AttributedRow, equityMoves, goodwillRows, resultRows } from './attribution.ts'
import type { GroupInput, GroupYear } from './consolidate.ts'

/** Facts whose sum was attributed, and rounded, at once. */
interface Sum {
  readonly share: Fraction
  readonly component: string
  readonly facts: FactTable
}

type Year = Pick<GroupYear, 'facts' | 'figures'>

/** Parts of a fact of a document `derived/nci/…`, debit positive; none where it is of another kind. */
export function explainAttributed(
  input: GroupInput,
  year: Year,
  line: FactTexts,
  amount: bigint,
): Explained[] {
  const { chart } = input
  const account = chart.get(line.account ?? '')
  if (!account) return []
  const nci = account.role === 'non-controlling-interests'
  const own = parseAnalytics(line.analytics ?? '').component
  const retained = chart.toWrite('retained-earnings')?.code
  const sums = sumsOf(input, year, line).filter(({ component }) =>
    nci ? component === own : (chart.closesTo(component)?.code ?? retained) === account.code,
  )
  const sign = nci ? 1n : -1n
  const came = sums.reduce((sum, one) => sum + sign * shareOf(one.facts.sum(), one.share), 0n)
  return came === amount ? sums.flatMap((one) => partsOf(input, one, sign)) : []
}

function sumsOf(input: GroupInput, year: Year, line: FactTexts): Sum[] {
  const subject = (line.document ?? '').replace(/^derived\/nci\//, '')
  const figures = year.figures.find((one) => one.acquisition.id === subject)
  if (figures) {
    return (['owners', 'nci'] as const).flatMap((holder) => {
      const bears = holder === 'nci' ? figures.entity.code : figures.acquisition.rows[0]!.investor
      const share = holder === 'nci' ? ONE : figures.outsidersOfInvestor
      if (bears !== line.entity || isZero(share)) return []
      return byComponent([[year.facts, goodwillRows(input, year.facts, subject, holder)]], line, share)
    })
  }
  const member = input.members.get(subject)
  if (!member || line.entity !== subject) return []
  const share = subtract(ONE, input.ownership.on(input.year.to).effective(subject))
  const { presentation } = member.translated
  const attributed = line.flow === 'profit-attributed' || line.flow === 'oci-attributed'
  if (!attributed) return ofEquity(input, presentation, line, share)
  const tables = [presentation, year.facts]
  return byComponent(
    tables.map((table) => [table, resultRows(input, subject, table)]),
    line,
    share,
  )
}

function byComponent(
  tables: readonly (readonly [facts: FactTable, rows: readonly AttributedRow[]])[],
  line: FactTexts,
  share: Fraction,
): Sum[] {
  const sums = new Map<string, FactTable[]>()
  for (const [facts, rows] of tables) {
    const kept = rows.filter(({ flow }) => flow === line.flow)
    for (const component of new Set(kept.map((one) => one.component))) {
      const chosen = new Set(kept.flatMap((one) => (one.component === component ? [one.row] : [])))
      sums.set(component, [...(sums.get(component) ?? []), facts.where((row) => chosen.has(row))])
    }
  }
  return [...sums].map(([component, parts]) => ({
    share,
    component,
    facts: FactTable.of(parts[0]!.codes, ...parts),
  }))
}

/** Other movements of equity are attributed account by account. */
function ofEquity(input: GroupInput, facts: FactTable, line: FactTexts, share: Fraction): Sum[] {
  const moves = equityMoves(input, facts)
  const ofFlow = moves.where((row) => moves.text('flow', row) === line.flow)
  const accounts = new Set(Array.from({ length: ofFlow.length }, (_, row) => ofFlow.text('account', row)))
  return [...accounts].map((account) => ({
    share,
    component: input.chart.get(account)?.equityComponent ?? '',
    facts: ofFlow.where((row) => ofFlow.text('account', row) === account),
  }))
}

/** Share × each account, flow and layer; below, share × each fact. */
function partsOf(input: GroupInput, { share, facts }: Sum, sign: bigint): Explained[] {
  const currency = input.book.settings.presentationCurrency
  const part = (texts: FactTexts, label: Text, of: bigint): Explained & { readonly minor: bigint } => {
    const minor = shareOf(of, share)
    const { entity = '', account = '', flow = '', layer = '', document = '' } = texts
    const detail = { share: fractionText(share), of: decimalText(of, exponentOf(currency)), entity, account }
    const rest = { flow, layer, ...(document === '' ? {} : { document }) }
    const amount = decimalText(minor, exponentOf(currency))
    return { label, kind: 'attribution', amount, currency, detail: { ...detail, ...rest }, minor }
  }
  const rounded = (
    parts: readonly (Explained & { readonly minor: bigint })[],
    total: bigint,
  ): Explained[] => {
    const over = total - parts.reduce((sum, one) => sum + one.minor, 0n)
    const shown: Explained[] = parts.map(({ minor: _, ...one }) => one)
    if (over === 0n) return shown
    return [...shown, roundingPart(over, currency)]
  }
  const groups = facts.groupBy(['entity', 'account', 'flow', 'layer']).sorted()
  const all = Array.from({ length: groups.length }, (_, row) => {
    const texts = groups.texts(row)
    const account = input.chart.get(texts.account)
    const name = { ru: account?.name ?? texts.account, en: account?.nameEn || account?.name || texts.account }
    const words = `${texts.flow} · ${texts.layer}`
    const times = compare(share, ONE) === 0 ? '' : `${fractionText(share)} × `
    const label = { ru: `${times}${name.ru} · ${words}`, en: `${times}${name.en} · ${words}` }
    const own = part(texts, label, sign * groups.amount[row]!)
    const inside = facts.where(
      (at) =>
        facts.text('account', at) === texts.account &&
        facts.text('flow', at) === texts.flow &&
        facts.text('layer', at) === texts.layer,
    )
    const each = inside.groupBy(COLUMNS).sorted()
    const parts = Array.from({ length: each.length }, (_, at) => {
      const one = each.texts(at)
      const text = [one.document, one.partner, one.analytics].filter((name) => name !== '').join(' · ')
      return {
        ...part(one, { ru: text, en: text }, sign * each.amount[at]!),
        fact: { texts: one, year: input.year },
      }
    })
    return { ...own, parts: rounded(parts, own.minor) }
  })
  return rounded(all, shareOf(sign * facts.sum(), share))
}
