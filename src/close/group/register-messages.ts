// Words about rows of registers that no derivation takes.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const WHY_RU = `{why, select,
  kind {к этому виду возмещения оно не относится}
  due {срок due_on не указан или не позже покупки: дисконтировать не на что}
  release {эта строка не списывается равномерно или не списывается вовсе: release её не называет}
  equity {строка equity даёт капитал по учёту, он не переоценивается и не списывается}
  equityAccount {строка equity ожидает счёт капитала}
  investee {событие о другой компании}
  measurement {неконтролирующие доли этой покупки оцениваются пропорционально}
  firstRow {у одной покупки это говорит её первая строка, и она говорит иное}
  shares {percent_delta той же строки говорит иное}
  givenUp {доля не больше нуля, а событие acquire — покупка}
  item {такой статьи в acquisitions.csv нет}
  releaseByRows {статья не списывается по строкам: её release не on-sale и не on-settlement}
  before {это раньше покупки}
  over {больше, чем осталось списать}
  twoWays {в той же строке дана сама прибыль, profit}
  capitalised {покупка капитализирована, cost_of_sales, и исключается по сумме продавца}
  opening {входящий остаток стоит в потоке opening}
  holder {владелец называется в строках группы, а это строка компании}
  groupFunctional {строка группы даётся в валюте представления}
  itemUnknown {это не первая строка покупки и не компания группы}
  other {оно противоречит остальной строке}}`
const WHY_EN = `{why, select,
  kind {it does not belong to this kind of consideration}
  due {due_on is not given, or not after the acquisition: there is nothing to discount}
  release {the row is not released straight-line, or not at all: release does not say so}
  equity {a row equity gives the equity in the books, which is neither revalued nor released}
  equityAccount {a row equity expects an account of equity}
  investee {the event is about another company}
  measurement {the non-controlling interests of this acquisition are measured in proportion}
  firstRow {the first row of an acquisition says it, and says otherwise}
  shares {percent_delta of the row says otherwise}
  givenUp {the share is not above zero, and acquire is a purchase}
  item {acquisitions.csv has no such item}
  releaseByRows {the item is not released by rows: its release is neither on-sale nor on-settlement}
  before {that is before the acquisition}
  over {it is more than is left to release}
  twoWays {the row gives the profit itself}
  capitalised {the purchase was capitalised, cost_of_sales, and goes at the seller's amount}
  opening {an opening stands in flow opening}
  holder {the holder is named in rows of the group, and this is one of an entity}
  groupFunctional {a row of the group is in presentation currency}
  itemUnknown {it is neither the first row of an acquisition nor an entity of the group}
  other {it contradicts the rest of the row}}`

export const REGISTER_MESSAGES: Catalogue = {
  'GRP-271': message(
    '{entity} на {date} не входила в группу: строка ничего не исключает.',
    'Исправьте код или дату, добавьте событие в ownership.csv, либо уберите строку. Дивиденды посторонним — строка без receiver.',
    '{entity} was not a member of the group on {date}: the row eliminates nothing.',
    'Correct the code or the date, add the event to ownership.csv, or remove the row. Dividends to outsiders are a row without receiver.',
  ),
  'GRP-272': message(
    '{entity} стоит с обеих сторон.',
    'Укажите вторую компанию.',
    '{entity} stands on both sides.',
    'Give the other company.',
  ),
  'GRP-273': message(
    '{value} — ассоциированная компания: её дивиденд уменьшает вложение, а не исключается.',
    'Перенесите его в associates.csv, событие dividend, суммой группы.',
    '{value} is an associate: its dividend lowers the investment and is not eliminated.',
    'Move it to associates.csv, event dividend, at the amount of the group.',
  ),
  'GRP-274': message(
    '{value} — не конец месяца: на эту дату группа не закрывается, и прибыль в запасах не исключается.',
    'Укажите отчётную дату, на которую запас ещё у покупателя.',
    '{value} is not the end of a month: the group is not closed at that date, and the profit is not eliminated.',
    'Give the reporting date at which the buyer still holds the stock.',
  ),
  'GRP-275': message(
    '{value} на {date} не была ассоциированной компанией: строка ничего не даёт.',
    'Исправьте код или дату; дочерняя компания консолидируется по ОСВ.',
    '{value} was not an associate on {date}: the row gives nothing.',
    'Correct the code or the date; a subsidiary is consolidated from its trial balance.',
  ),
  'GRP-276': message(
    'Покупка названа «{value}», а её имя — id первой строки: {expected}.',
    'Укажите {expected}.',
    'The acquisition is named "{value}"; its name is the id of its first row: {expected}.',
    'Give {expected}.',
  ),
  'GRP-277': message(
    `{column} «{value}» ни на что не действует: ${WHY_RU}.`,
    'Значение не пропущено молча: закрытие остановлено. Исправьте или очистите его.',
    `{column} "{value}" has no effect: ${WHY_EN}.`,
    'The value is not ignored: the close stops. Correct or clear it.',
  ),
  'GRP-278': message(
    'Решение {id} вида «{value}» эта версия не рассчитывает: она ничего не публикует, и решать об опубликованном нечего.',
    'Строка не пропущена молча: закрытие остановлено. Отразите решение корректировкой и уберите строку.',
    'Decision {id} of kind "{value}" is not derived by this version: nothing is published by it, so there is nothing published to decide on.',
    'The row is not ignored: the close stops. Record the decision by a journal, and remove the row.',
  ),
  'GRP-279': message(
    'Решение {id} о контроле над «{value}» ни на что не действует: её долей ни у кого нет, или method в ownership.csv говорит иное.',
    'Укажите код компании, которой владеет группа, или исправьте method.',
    'Decision {id} on control of "{value}" has no effect: nobody holds it, or method in ownership.csv says otherwise.',
    'Give the code of a company that the group holds, or correct method.',
  ),
  'GRP-280': message(
    'Решение {id} принял и утвердил один человек, {value}; книга требует второго.',
    'Утвердить должен другой человек.',
    'Decision {id} was taken and approved by one person, {value}; the book demands a second.',
    'Another person approves it.',
  ),
  'GRP-281': message(
    'Дивиденд {gross}, налог по ставке {rate} оставляет {expected} {currency}, а получатель отразил {booked}.',
    'Исправьте withholding_rate или receiver_booked_amount: всё, чего нет у получателя, считается удержанным налогом.',
    'Of a dividend of {gross} the tax at {rate} leaves {expected} {currency}, and the receiver booked {booked}.',
    'Correct withholding_rate or receiver_booked_amount: what the receiver has not is taken as tax withheld.',
  ),
  'GRP-283': message(
    'Покупка стоит на балансовом счёте {account}, а cost_of_sales не указана: исключить вместо прибыли всю цену нельзя.',
    'Укажите себестоимость продавца (cost_of_sales) или счёт расхода, на котором отражена покупка.',
    'The purchase stands on the balance sheet account {account}, and cost_of_sales is not given: the whole price cannot be taken out of it.',
    "Give the seller's cost (cost_of_sales), or the expense account on which the purchase stands.",
  ),
  'GRP-282': message(
    'Решение о разнице {entity} с {partner} на счёте {account} не понадобилось: разницы на нём нет или она у другой стороны.',
    'Уберите строку или укажите ту сторону и тот счёт, которые называет проверка пары.',
    'The decision on a difference of {entity} with {partner} on account {account} moved nothing: there is none, or the other side bears it.',
    'Remove the row, or give the side and the account that the check of the pair names.',
  ),
}
