// Movements of accounts as accountants call them (book-format.md §4 has the words of the format).

import type { Text } from '../close/types.ts'
import { type Flow, isFlow } from '../ledger/words.ts'

const words = (ru: string, en: string): Text => ({ ru, en })

export const FLOW_WORDS: Readonly<Record<Flow, Text>> = {
  opening: words('остаток на начало', 'opening balance'),
  restatement: words('пересмотр начала', 'restatement of the opening'),
  'scope-in': words('вошло с компанией', 'came in with a company'),
  'scope-out': words('вышло с компанией', 'left with a company'),
  'addition-paid': words('поступление за деньги', 'additions paid'),
  'disposal-receipt': words('выбытие за деньги', 'disposals for cash'),
  'addition-non-cash': words('поступление без денег', 'additions without cash'),
  'share-of-result': words('доля в результате', 'share of the result'),
  proceeds: words('получено', 'proceeds'),
  repayment: words('погашено', 'repayments'),
  'working-capital': words('оборотный капитал', 'working capital'),
  unspecified: words('движение без вида', 'movement of no kind'),
  charge: words('начислено', 'charge'),
  utilisation: words('использовано', 'utilisation'),
  impairment: words('обесценение', 'impairment'),
  'impairment-reversal': words('восстановление обесценения', 'reversal of impairment'),
  'interest-accrued': words('проценты начислены', 'interest accrued'),
  'interest-paid': words('проценты уплачены', 'interest paid'),
  'interest-received': words('проценты получены', 'interest received'),
  'dividends-received': words('дивиденды получены', 'dividends received'),
  revaluation: words('переоценка', 'revaluation'),
  'tax-profit-or-loss': words('налог в прибыли или убытке', 'tax in profit or loss'),
  'tax-oci': words('налог в ПСД', 'tax in OCI'),
  'tax-equity': words('налог в капитале', 'tax in equity'),
  'tax-paid': words('налог уплачен', 'tax paid'),
  'dividends-declared': words('дивиденды объявлены', 'dividends declared'),
  'dividends-paid': words('дивиденды уплачены', 'dividends paid'),
  contribution: words('вклад собственников', 'contribution of owners'),
  issue: words('выпуск акций', 'issue of shares'),
  'own-shares': words('собственные акции', 'own shares'),
  'change-of-interest': words('изменение доли', 'change of interest'),
  'equity-transfer': words('перенос внутри капитала', 'transfer within equity'),
  reclassification: words('реклассификация', 'reclassification'),
  'exchange-difference': words('курсовая разница', 'exchange difference'),
  'translation-difference': words('разница от пересчёта', 'translation difference'),
  'profit-attributed': words('прибыль, отнесённая на доли', 'profit attributed'),
  'oci-attributed': words('ПСД, отнесённый на доли', 'OCI attributed'),
  hyperinflation: words('гиперинфляция', 'hyperinflation'),
}

/** A movement in words; '' and words that are none stay as they are. */
export const flowWords = (flow: string): Text => (isFlow(flow) ? FLOW_WORDS[flow] : { ru: flow, en: flow })
