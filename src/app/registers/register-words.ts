// What each register is for, in one line: titles of the list and of the editor.

import type { Text } from '../../close/types.ts'

export interface RegisterWords {
  readonly title: Text
  readonly lead: Text
}

const words = (ru: string, en: string, ruLead: string, enLead: string): RegisterWords => ({
  title: { ru, en },
  lead: { ru: ruLead, en: enLead },
})

/** In the order in which a book is filled. */
export const REGISTER_WORDS: Readonly<Record<string, RegisterWords>> = {
  'entities.csv': words(
    'Компании',
    'Companies',
    'Компании группы: название, ИНН, валюта, план счетов. Изменение с даты — новая строка с тем же кодом.',
    'Companies of the group: name, tax id, currency, chart. A change from a date is a new row of the same code.',
  ),
  'ownership.csv': words(
    'События владения',
    'Ownership',
    'Кто кем владеет: каждое событие меняет долю с его даты.',
    'Who owns whom: each event changes the interest from its date.',
  ),
  'considerations.csv': words(
    'Возмещения',
    'Considerations',
    'Чем и сколько заплачено за приобретение.',
    'What was paid for an acquisition, and how.',
  ),
  'acquisitions.csv': words(
    'Приобретённые активы',
    'Net assets acquired',
    'Что куплено: балансовая и справедливая стоимость по статьям.',
    'What was bought: book amounts and fair values by item.',
  ),
  'acquisition_releases.csv': words(
    'Списание разниц',
    'Releases of fair values',
    'Сколько разницы списано при продаже или погашении.',
    'How much of a difference went with a sale or a settlement.',
  ),
  'goodwill.csv': words(
    'События гудвила',
    'Goodwill events',
    'Обесценение и выбытие гудвила.',
    'Impairment and disposal of goodwill.',
  ),
  'associates.csv': words(
    'Зависимые компании',
    'Associates',
    'Прибыль, дивиденды и обесценение там, где нет ОСВ.',
    'Profit, dividends, impairment where there is no trial balance.',
  ),
  'accounts.csv': words(
    'План счетов группы',
    'Group chart of accounts',
    'Читается, когда в настройках книги план счетов: accounts.csv.',
    'Read where the settings of the book say accounts.csv.',
  ),
  'mapping.csv': words(
    'Правила соответствия',
    'Mapping rules',
    'Как счета компаний ложатся на план группы; подбор — в разделе «Соответствие».',
    'How local accounts go to the group chart; suggestions are in Mapping.',
  ),
  'counterparties.csv': words(
    'Контрагенты',
    'Counterparties',
    'Чьё имя стоит в ОСВ: компания группы или внешний контрагент.',
    'Whose name stands in a trial balance: a member or an outsider.',
  ),
  'openings.csv': words(
    'Входящие остатки',
    'Openings',
    'Остатки на день перед началом книги.',
    'Balances on the day before the book opens.',
  ),
  'rates.csv': words(
    'Курсы валют',
    'Exchange rates',
    'Курсы на дату и средние; недостающие — в разделе «Курсы валют».',
    'Spot and average rates; missing ones are in Rates.',
  ),
  'tax_rates.csv': words(
    'Ставки налога',
    'Tax rates',
    'Ставка налога на прибыль по странам; 0% — налога нет.',
    'Income tax by jurisdiction; 0% says that there is none.',
  ),
  'dated_flows.csv': words(
    'Датированные движения',
    'Dated flows',
    'Вид и дата сумм, которые уже есть в ОСВ.',
    'Kind and date of amounts that a trial balance already has.',
  ),
  'adjustments.csv': words(
    'Корректировки',
    'Adjustments',
    'Пишутся и утверждаются в разделе «Корректировки».',
    'Written and approved in Adjustments.',
  ),
  'intragroup/turnovers.csv': words(
    'Внутригрупповые обороты',
    'Intragroup turnovers',
    'Продажи между компаниями без НДС.',
    'Sales between members, net of VAT.',
  ),
  'intragroup/inventory_profit.csv': words(
    'Прибыль в запасах',
    'Profit in inventory',
    'Непроданные остатки, купленные внутри группы.',
    'What was bought within the group and is still held.',
  ),
  'intragroup/asset_profit.csv': words(
    'Прибыль в основных средствах',
    'Profit in assets',
    'Основные средства, проданные внутри группы.',
    'Fixed assets sold within the group.',
  ),
  'intragroup/dividends.csv': words(
    'Внутригрупповые дивиденды',
    'Intragroup dividends',
    'Объявленные внутри группы дивиденды и налог с них.',
    'Dividends declared within the group, and tax on them.',
  ),
  'intragroup/differences.csv': words(
    'Согласованные разницы',
    'Agreed differences',
    'Куда отнести разницу пары.',
    'Where the difference of a pair goes.',
  ),
  'components.csv': words(
    'Прекращаемая деятельность',
    'Discontinued operations',
    'Компоненты для продажи и прекращаемые.',
    'Components held for sale or discontinued.',
  ),
  'decisions.csv': words(
    'Решения',
    'Decisions',
    'Суждения, на которых стоит закрытие. Утверждение ставит второй человек.',
    'Judgements on which the close stands. A second person approves.',
  ),
}

/** Of a chart of the book's own. */
export const chartWords = (name: string): RegisterWords =>
  words(
    `План счетов «${name}»`,
    `Chart of accounts “${name}”`,
    'Счета компании; субконто — в порядке 1С.',
    'Accounts of a company, with the kinds of their analytics.',
  )
