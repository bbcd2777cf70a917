// Outsiders' interests, the second way (accounting-model.md §10): not by what was attributed, but from net assets. Closing =
// opening + what came in (the direct outsiders' share of net assets at acquisition, or their fair value) + the effective
// share of what net assets grew by + their part of goodwill's results − dividends that left the group.

import { exponentOf } from '../../ledger/currency.ts'
import { type FactTable, parseAnalytics } from '../../ledger/facts.ts'
import { decimalText, isZero, minorOf, ONE, powerOfTen, shareOf, subtract } from '../../ledger/fraction.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { compareAmounts, type GroupContext, toPresentation } from './context.ts'
import type { Before } from './goodwill-checks.ts'

interface Nci {
  readonly context: GroupContext
  readonly groupFacts: FactTable
  readonly figures: readonly AcquisitionFigures[]
  readonly code: string
  readonly own: FactTable
}

const LAYER = 'elimination:nci'

export function checkNci(
  context: GroupContext,
  groupFacts: FactTable,
  figures: readonly AcquisitionFigures[],
  before: Before | null,
): void {
  for (const [code, member] of context.members) {
    const outside = subtract(ONE, context.at.effective(code))
    if (isZero(outside) || member.position) continue
    const nci: Nci = { context, groupFacts, figures, code, own: member.translated.presentation }
    const acquisition = figures.find((one) => one.entity.code === code)
    const isNew = acquisition !== undefined && acquisition.acquisition.date >= context.year.from
    const parts = {
      opening: before ? balanceOf(nci, before.facts) : opening(nci, acquisition),
      acquired: acquisition && isNew ? atAcquisition(nci, acquisition) : 0n,
      moved: shareOf(movedNetAssets(context, code, nci.own, groupFacts), outside),
      goodwill: ofGoodwill(nci, (flow) => flow !== 'opening' && flow !== 'scope-in'),
      dividends: -ofDividends(nci),
      // Journals of the group on the account itself are taken as they are.
      adjustments: balanceOf(nci, groupFacts, (row) => isOther(nci, row)),
    }
    const right = Object.values(parts).reduce((sum, part) => sum + part, 0n)
    const texts = Object.entries(parts).map(([name, part]) => [name, decimalText(part, context.exponent)])
    compareAmounts(context, {
      id: 'nci-from-net-assets',
      scope: 'group',
      subject: code,
      left: balanceOf(nci, groupFacts),
      right,
      within: rounded(nci, before === null),
      values: Object.fromEntries(texts),
    })
  }
}

/** Non-controlling interests in the entity among facts, positive as they are. */
function balanceOf(
  { code, context }: Nci,
  facts: FactTable,
  keep: (row: number) => boolean = () => true,
): bigint {
  const accounts = context.chart.byFactCode(facts.codes)
  const entity = facts.codes.entity.find(code)
  return -facts.sum(
    (row) =>
      facts.entity[row] === entity &&
      accounts[facts.account[row]!]?.role === 'non-controlling-interests' &&
      keep(row),
  )
}

const isOther = ({ context, groupFacts }: Nci, row: number): boolean =>
  groupFacts.text('layer', row).startsWith('group-adjustment:') &&
  (context.firstYear || groupFacts.text('flow', row) !== 'opening')

/** The identifiable net assets in one flow: those of its books, with the fair values that the group gives them. */
function netAssetsIn({ code, context, groupFacts, own }: Nci, flow: string): bigint {
  const sum = (facts: FactTable, layer: string): bigint => {
    const accounts = context.chart.byFactCode(facts.codes)
    const { codes } = facts
    const [entity, flowCode, layerCode] = [
      codes.entity.find(code),
      codes.flow.find(flow),
      codes.layer.find(layer),
    ]
    return facts.sum((row) => {
      const kind = accounts[facts.account[row]!]?.class
      const isOf = facts.entity[row] === entity && facts.flow[row] === flowCode
      return (
        isOf && (layer === '' || facts.layer[row] === layerCode) && (kind === 'asset' || kind === 'liability')
      )
    })
  }
  return sum(own, '') + sum(groupFacts, 'elimination:fair-value')
}

/** The direct outsiders' share of net assets at the acquisition, or what the register says their interest is worth. */
function atAcquisition(nci: Nci, figures: AcquisitionFigures): bigint {
  const { context } = nci
  const { acquisition, atFairValue, directOutsiders, entity, rate } = figures
  const [first] = acquisition.rows
  const own = entity.functionalCurrency
  if (atFairValue && first?.nciFairValue) {
    const currency = first.nciFairValueCurrency || first.fairValueCurrency || own
    const amount = minorOf(first.nciFairValue, exponentOf(currency)) ?? 0n
    // Given in a third currency it was brought to that of the operation first.
    return currency === own ? toPresentation(context, amount, own, rate) : figures.nciPresentation
  }
  // Outsiders of the investor bear their part of its price: no share of net assets.
  if (context.book.settings.indirectGoodwill === 'parent-share') return figures.nciPresentation
  const isOfBooks = !figures.history && figures.equity.every(({ row }) => row === null)
  return shareOf(isOfBooks ? netAssetsIn(nci, 'scope-in') : figures.netAssetsPresentation, directOutsiders)
}

/**
 * Of a first year: what history leaves, the share at the acquisition and of what net assets grew by since. Where
 * openings.csv gives figures of the group they hold; `group-openings-given` compares them.
 */
function opening(nci: Nci, figures: AcquisitionFigures | undefined): bigint {
  const { code, context, groupFacts } = nci
  const isOpening = (row: number): boolean =>
    groupFacts.text('flow', row) === 'opening' && groupFacts.text('layer', row) === LAYER
  if (context.book.openings.some(({ entity }) => entity === '')) return balanceOf(nci, groupFacts, isOpening)
  const goodwill = ofGoodwill(nci, (flow) => flow === 'opening')
  if (!figures?.history) return goodwill
  const outside = subtract(ONE, context.at.effective(code))
  const grown = netAssetsIn(nci, 'opening') - figures.netAssetsPresentation + otherOpenings(nci)
  return atAcquisition(nci, figures) + shareOf(grown, outside) + goodwill
}

/** What unrealised profits and journals of the group left of the entity's net assets in the opening. */
function otherOpenings({ code, context, groupFacts }: Nci): bigint {
  const { codes } = groupFacts
  const accounts = context.chart.byFactCode(codes)
  const [entity, flow] = [codes.entity.find(code), codes.flow.find('opening')]
  const apart = new Set(
    ['nci', 'goodwill', 'investment', 'fair-value'].map((layer) => codes.layer.find(`elimination:${layer}`)),
  )
  return -groupFacts.sum((row) => {
    const account = accounts[groupFacts.account[row]!]
    const isOf = groupFacts.entity[row] === entity && groupFacts.flow[row] === flow
    const isEquity = account?.class === 'equity' && account.role !== 'non-controlling-interests'
    return isOf && isEquity && !apart.has(groupFacts.layer[row]!)
  })
}

/** Outsiders' part of what goodwill was impaired and translated by, its own and that which the entity paid as investor. */
function ofGoodwill(nci: Nci, keep: (flow: string) => boolean): bigint {
  const { code, figures } = nci
  let sum = 0n
  for (const one of figures) {
    if (one.entity.code === code) sum += goodwillMoved(nci, one, 'nci', keep)
    if (one.acquisition.rows[0]?.investor === code && !isZero(one.outsidersOfInvestor))
      sum += shareOf(goodwillMoved(nci, one, 'owners', keep), one.outsidersOfInvestor)
  }
  return sum
}

/** By the asset; a bargain, which leaves none, by its gain (IFRS 3.34). What the acquisition itself posted is apart. */
function goodwillMoved(
  { context, groupFacts }: Nci,
  { acquisition, entity, goodwillPresentation: { nci, owners } }: AcquisitionFigures,
  holder: string,
  keep: (flow: string) => boolean,
): bigint {
  const { codes } = groupFacts
  const accounts = context.chart.byFactCode(codes)
  const [layer, bearer] = [codes.layer.find('elimination:goodwill'), codes.entity.find(entity.code)]
  const document = acquisition.rows[0]?.document ?? ''
  let sum = 0n
  for (let row = 0; row < groupFacts.length; row++) {
    if (groupFacts.layer[row] !== layer || groupFacts.entity[row] !== bearer) continue
    if (!keep(groupFacts.text('flow', row))) continue
    const pairs = parseAnalytics(groupFacts.text('analytics', row))
    if (pairs.acquisition !== acquisition.id || pairs.holder !== holder) continue
    const isOfEvent = groupFacts.text('document', row) === document
    const isAsset = accounts[groupFacts.account[row]!]?.role === 'goodwill'
    if (isAsset && !isOfEvent) sum += groupFacts.amount[row]!
    if (!isAsset && isOfEvent && owners + nci < 0n) sum -= groupFacts.amount[row]!
  }
  return sum
}

/**
 * The direct outsiders' part of the dividends that the entity declared. A register rounds what each holder gets to whole
 * units of the currency, and rows of dividends.csv without a receiver say that outsiders took another part: then it is
 * what is left when dividends among members are taken out, which `dividends-to-outsiders` compares with the rows.
 */
function ofDividends(nci: Nci): bigint {
  const { code, context, groupFacts, own } = nci
  const outsiders = context.at.directOutsiders(code)
  if (isZero(outsiders)) return 0n
  const { from, to } = context.year
  const rows = context.book.dividends.filter(
    ({ declaredOn, payer }) => payer === code && declaredOn >= from && declaredOn <= to,
  )
  const all = declared(nci, own)
  // What the outsiders' interests bear of them moves within equity, and is nil here.
  const left = all + declared(nci, groupFacts)
  const share = shareOf(all, outsiders)
  const rounding = BigInt(rows.length) * wholeUnit(nci)
  const isRounded = left - share <= rounding && share - left <= rounding
  return isRounded || rows.some(({ receiver }) => receiver === '') ? left : share
}

/** One unit of the entity's currency, in presentation currency. */
function wholeUnit({ code, context }: Nci): bigint {
  const currency = context.members.get(code)?.entity.functionalCurrency ?? context.currency
  const rate =
    currency === context.currency
      ? ONE
      : context.rates.spot(currency, context.currency, context.year.to)?.rate
  return rate ? toPresentation(context, powerOfTen(exponentOf(currency)), currency, rate) : 0n
}

function declared({ code, context }: Nci, facts: FactTable): bigint {
  const { codes } = facts
  const accounts = context.chart.byFactCode(codes)
  const entity = codes.entity.find(code)
  const [flow, layer] = [codes.flow.find('dividends-declared'), codes.layer.find(LAYER)]
  return facts.sum(
    (row) =>
      facts.entity[row] === entity &&
      facts.flow[row] === flow &&
      facts.layer[row] !== layer &&
      accounts[facts.account[row]!]?.class === 'equity',
  )
}

/** Each part that was attributed was rounded by itself, and each of the few here: so many units they may differ by. */
function rounded(nci: Nci, isFirst: boolean): bigint {
  const { code, figures, groupFacts } = nci
  const { codes } = groupFacts
  const [entity, layer, opening] = [
    codes.entity.find(code),
    codes.layer.find(LAYER),
    codes.flow.find('opening'),
  ]
  let count = 4
  for (let row = 0; row < groupFacts.length; row++) {
    if (groupFacts.entity[row] !== entity || groupFacts.layer[row] !== layer) continue
    if (isFirst || groupFacts.flow[row] !== opening) count++
  }
  const items = figures.flatMap((one) => (one.entity.code === code ? one.items : []))
  return BigInt(count + 2 * items.length)
}

/** Movement of the member's net assets in the year without openings, scope-in and dividends among members and out. */
function movedNetAssets(context: GroupContext, code: string, own: FactTable, groupFacts: FactTable): bigint {
  let moved = 0n
  const apartLayers = new Set([
    'elimination:nci',
    'elimination:goodwill',
    'elimination:investment',
    'elimination:turnovers',
  ])
  for (const facts of [own, groupFacts]) {
    for (let row = 0; row < facts.length; row++) {
      if (facts.text('entity', row) !== code) continue
      const flow = facts.text('flow', row)
      const layer = facts.text('layer', row)
      if (flow === 'opening' || flow === 'scope-in') continue
      const account = context.chart.get(facts.text('account', row))
      if (!account) continue
      const amount = facts.amount[row]!
      // Pair eliminations move balances between the two sides of the group, not what the member's owners have.
      if (facts === groupFacts) {
        if (apartLayers.has(layer)) continue
        const result = account.class === 'income' || account.class === 'expense' || account.class === 'oci'
        // With what takes out a dividend from another member, which the member's own net assets have received.
        if (result) moved -= amount
        continue
      }
      if (account.class === 'asset' || account.class === 'liability') moved += amount
      if (account.class === 'equity' && flow === 'dividends-declared') moved += amount
    }
  }
  return moved
}
