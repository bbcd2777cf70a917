// Words of enumerated columns as accountants call them; a test holds that every word of the schema has its own.

import type { Text } from '../../close/types.ts'
import { FLOW_WORDS } from '../flow-words.ts'
import { wordTable } from './column-words.ts'

const CHOICES: ReadonlyMap<string, Text> = wordTable(`
  yes | да | yes
  no | нет | no
  none | нет | none
  asset | актив | asset
  liability | обязательство | liability
  equity | капитал | equity
  income | доход | income
  expense | расход | expense
  oci | ПСД | OCI
  statistical | статистический | statistical
  current | краткосрочный | current
  non-current | долгосрочный | non-current
  by-due-date | по сроку | by due date
  closing | на дату | closing
  average | средний | average
  historical | исторический | historical
  required | обязателен | required
  optional | по желанию | optional
  settlements | расчёты | settlements
  loans | займы | loans
  dividends | дивиденды | dividends
  leases | аренда | leases
  other | прочее | other
  debit | дебет | debit
  credit | кредит | credit
  БУ | БУ | БУ
  НУ | НУ | НУ
  ПР | ПР | ПР
  ВР | ВР | ВР
  fc | валюта | foreign currency
  qty | количество | quantity
  balance | остаток | balance
  turnover | оборот | turnover
  owners | собственники | owners
  nci | НДУ | NCI
  spot | на дату | spot
  entity | компания | entity
  group | группа | group
  books | валюта учёта | books
  functional | функциональная валюта | functional
  presentation | валюта отчёта | presentation
  manual | вручную | manual
  template | по шаблону | template
  calculator | расчёт программы | calculator
  transition | переход на МСФО | transition
  draft | черновик | draft
  pending | на утверждении | pending
  approved | утверждена | approved
  recorded | записана | recorded
  own | указан в проводке | own
  start | начало дня | start
  end | конец дня | end
  acquire | приобретение | acquisition
  dispose | продажа | disposal
  issue | выпуск | issue
  buy-back | выкуп | buy-back
  contribution | вклад | contribution
  transfer | передача внутри группы | transfer
  merge | присоединение | merger
  liquidate | ликвидация | liquidation
  control-gained | контроль получен | control gained
  control-lost | контроль утрачен | control lost
  method-change | смена метода | change of method
  acquisition | приобретение (IFRS 3) | acquisition (IFRS 3)
  predecessor | по данным предшественника | predecessor
  predecessor-restated | предшественник, с пересмотром | predecessor, restated
  reverse | обратное приобретение | reverse acquisition
  joint-operation | совместная операция | joint operation
  proportionate | пропорционально | proportionate
  fair-value | по справедливой стоимости | fair value
  cash | деньги | cash
  own-shares | собственные акции | own shares
  deferred | отсрочка | deferred
  contingent | условное | contingent
  settlement | зачёт прежних отношений | settlement
  straight-line | равномерно | straight-line
  on-sale | при продаже | on sale
  on-settlement | при погашении | on settlement
  impairment | обесценение | impairment
  disposal | выбытие | disposal
  reallocation | перераспределение | reallocation
  profit | прибыль | profit
  other-equity | прочий капитал | other equity
  dividend | дивиденд | dividend
  obligation | обязательство | obligation
  goods | товары | goods
  services | услуги | services
  assets | активы | assets
  interest | проценты | interest
  rent | аренда | rent
  on-price | от цены | on price
  on-cost | от себестоимости | on cost
  restate | пересчитать прошлое | restate
  current-period | в текущем периоде | current period
  reject | отклонить | reject
  control | контроль | control
  difference | разница | difference
  keep-as-published | оставить опубликованное | keep as published
  accept-warning | принять предупреждение | accept the warning
  active | активный | active
  passive | пассивный | passive
  both | активно-пассивный | both
  investing | инвестиции | investing
  financing | финансирование | financing
  trade-receivables | торговая дебиторская | trade receivables
  trade-payables | торговая кредиторская | trade payables
  other-receivables | прочая дебиторская | other receivables
  other-payables | прочая кредиторская | other payables
  inventories | запасы | inventories
  cost-of-sales | себестоимость продаж | cost of sales
  investment-in-subsidiary | вложение в дочернюю | investment in subsidiary
  investment-impairment | обесценение вложения | investment impairment
  net-investment-loan | заём в составе чистой инвестиции | net investment loan
  loan-loss-allowance | резерв под займы | loan loss allowance
  investment-in-associate | вложение в зависимую | investment in associate
  financial-investment | финансовое вложение | financial investment
  goodwill | гудвил | goodwill
  goodwill-impairment | обесценение гудвила | goodwill impairment
  investment-impairment-expense | расход на обесценение вложений | investment impairment expense
  credit-loss-expense | ожидаемые кредитные убытки | credit loss expense
  bargain-purchase-gain | доход от выгодной покупки | bargain purchase gain
  remeasurement-of-interest-held-before | переоценка прежней доли | remeasurement of interest held before
  gain-on-loss-of-control | результат утраты контроля | gain on loss of control
  gain-on-disposal-of-associate | результат продажи зависимой | gain on disposal of associate
  share-of-profit-of-associates | доля в прибыли зависимых | share of profit of associates
  share-of-oci-of-associates | доля в ПСД зависимых | share of OCI of associates
  impairment-of-associates | обесценение зависимых | impairment of associates
  dividend-income | доход от дивидендов | dividend income
  dividends-payable | дивиденды к уплате | dividends payable
  deferred-consideration | отсроченное возмещение | deferred consideration
  contingent-consideration | условное возмещение | contingent consideration
  contingent-consideration-change | изменение условного возмещения | change of contingent consideration
  unwinding-of-discount | амортизация дисконта | unwinding of discount
  exchange-difference-in-profit-or-loss | курсовая разница в прибыли | exchange difference in profit or loss
  translation-difference | разница от пересчёта | translation difference
  translation-reserve | резерв пересчёта | translation reserve
  deferred-tax-asset | отложенный налоговый актив | deferred tax asset
  deferred-tax-liability | отложенное налоговое обязательство | deferred tax liability
  deferred-tax-expense | расход по отложенному налогу | deferred tax expense
  current-tax-expense | расход по текущему налогу | current tax expense
  current-tax-payable | текущий налог к уплате | current tax payable
  share-capital | уставный капитал | share capital
  share-premium | эмиссионный доход | share premium
  treasury-shares | собственные выкупленные акции | treasury shares
  retained-earnings | нераспределённая прибыль | retained earnings
  transactions-with-nci | операции с НДУ | transactions with NCI
  non-controlling-interests | неконтролирующие доли | non-controlling interests
  intragroup-difference | внутригрупповая разница | intragroup difference
  intragroup-exchange-difference | внутригрупповая курсовая разница | intragroup exchange difference
  rounding | округление | rounding
`)

/** Where a word means one thing as a method and another as a class. */
const BY_COLUMN: ReadonlyMap<string, Text> = wordTable(`
  method equity | долевой метод | equity method
  method none | не консолидируется | not consolidated
  release none | не списывается | not released
`)

/** A word of an enumerated column; what is none stays as it is. */
export const choiceText = (column: string, word: string): Text =>
  BY_COLUMN.get(`${column} ${word}`) ?? knownChoice(column, word) ?? { ru: word, en: word }

export function knownChoice(column: string, word: string): Text | undefined {
  const flows: Readonly<Record<string, Text>> = FLOW_WORDS
  return column.startsWith('flow') ? flows[word] : CHOICES.get(word)
}
