// Words of the consolidation's findings and checks. The register row stands in the place of the finding.

import type { Catalogue } from '../../ledger/finding.ts'
import { REGISTER_MESSAGES } from './register-messages.ts'

export const GROUP_MESSAGES: Catalogue = {
  ...REGISTER_MESSAGES,
  'GRP-101': {
    ru: {
      text: '{what, select, event {Событие} method {Метод} kind {Вид возмещения} currency {Валюту} other {Значение}} «{word}» ({id}) эта версия программы не рассчитывает.',
      advice:
        'Строка не пропущена молча: закрытие остановлено. Отразите событие групповой корректировкой или уберите строку.',
    },
    en: {
      text: '{what, select, event {The event} method {The method} kind {The kind of consideration} currency {The currency} other {The value}} "{word}" ({id}) is not derived by this version of the program.',
      advice:
        'The row is not ignored: the close stops. Record the event by a group journal, or remove the row.',
    },
  },
  'GRP-109': {
    ru: {
      text: 'Этот регистр эта версия программы не рассчитывает.',
      advice: 'Строка не пропущена молча: закрытие остановлено. Отразите её корректировкой и уберите.',
    },
    en: {
      text: 'This register is not derived by this version of the program.',
      advice: 'The row is not ignored: the close stops. Record it by a journal, and remove it.',
    },
  },
  'GRP-102': {
    ru: {
      text: 'У события {id} нет доли: ожидается percent_delta, либо shares_delta и shares_total_after.',
      advice: 'Заполните percent_delta (например, 80%) или число акций.',
    },
    en: {
      text: 'Event {id} gives no share: expected percent_delta, or shares_delta and shares_total_after.',
      advice: 'Fill percent_delta (for example 80%) or the numbers of shares.',
    },
  },
  'GRP-103': {
    ru: {
      text: '{entity} указана и как инвестор, и как объект вложения ({id}).',
      advice: 'Собственные акции отражаются на счёте с ролью treasury-shares, не в ownership.csv.',
    },
    en: {
      text: '{entity} stands both as investor and as investee ({id}).',
      advice: 'Own shares belong on an account of the role treasury-shares, not in ownership.csv.',
    },
  },
  'GRP-104': {
    ru: {
      text: '{investee} уже куплена событием {first}; докупку доли ({id}) эта версия не рассчитывает.',
      advice:
        'Если это одна покупка, дайте строкам одну дату и один moment. Если доля докуплена позже, уберите строку и отразите докупку групповой корректировкой.',
    },
    en: {
      text: '{investee} was already acquired by {first}; step acquisitions ({id}) are not derived by this version.',
      advice:
        'If it is one acquisition, give its rows one date and one moment. If more was bought later, remove the row and record the purchase by a group journal.',
    },
  },
  'GRP-105': {
    ru: {
      text: 'Доли в {entity} на {date} составляют в сумме {total} %, больше 100 %.',
      advice:
        'Проверьте percent_delta строк ownership.csv по этой компании: продажа доли — строка с минусом у продавца.',
    },
    en: {
      text: 'Holdings in {entity} on {date} come to {total} %, more than 100 %.',
      advice:
        'Check percent_delta of the rows of ownership.csv for this company: a sale is a row with a minus for the seller.',
    },
  },
  'GRP-106': {
    ru: {
      text: 'Взаимное владение компаний {subject} на {date} не имеет решения: эффективные доли не определены.',
      advice: 'Проверьте перекрёстные доли: кольцо не может принадлежать само себе целиком.',
    },
    en: {
      text: 'The cross-holdings of {subject} on {date} have no solution: effective shares are not determined.',
      advice: 'Check the holdings in the ring: it cannot own the whole of itself.',
    },
  },
  'GRP-201': {
    ru: {
      text: 'Ни у одного счёта нет роли «{role}»: записывать её суммы некуда.',
      advice: 'Укажите эту роль у нужного счёта.',
    },
    en: {
      text: 'No account has the role "{role}": its amounts have no account to stand on.',
      advice: 'Give the role to the account that it belongs to.',
    },
  },
  'GRP-205': {
    ru: {
      text: 'Роль «{role}» у нескольких счетов: {accounts}; ожидается один с role_write: yes, отмечены: {marked}.',
      advice: 'Поставьте role_write: yes ровно у одного из них.',
    },
    en: {
      text: 'Several accounts have the role "{role}": {accounts}; one with role_write: yes is expected, marked are: {marked}.',
      advice: 'Give role_write: yes to exactly one of them.',
    },
  },
  'GRP-203': {
    ru: {
      text: 'В сумме больше знаков после запятой, чем есть у {currency}.',
      advice: 'Округлите сумму до минимальной единицы валюты.',
    },
    en: {
      text: 'The amount has more decimals than {currency} has.',
      advice: 'Round the amount to the minor unit of the currency.',
    },
  },
  'GRP-204': {
    ru: {
      text: 'Нет ставки налога на прибыль юрисдикции «{jurisdiction}» ({entity}), принятой к {date}.',
      advice: 'Добавьте строку в tax_rates.csv; если налога нет, укажите ставку 0%.',
    },
    en: {
      text: 'There is no income tax rate of jurisdiction "{jurisdiction}" ({entity}) enacted by {date}.',
      advice: 'Add a row to tax_rates.csv; where there is no tax, give the rate 0%.',
    },
  },
  'GRP-215': {
    ru: {
      text: 'Обесценение гудвила {id} на {amount} {currency} больше самого гудвила: {goodwill}.',
      advice:
        'Исправьте amount: гудвил не бывает отрицательным (МСФО (IAS) 36.104). Сумма — в валюте currency, пусто — в валюте купленной компании.',
    },
    en: {
      text: 'The impairment of goodwill {id} by {amount} {currency} is more than the goodwill: {goodwill}.',
      advice:
        'Correct amount: goodwill is never negative (IAS 36.104). It is in currency; where that is empty, in the currency of the acquired company.',
    },
  },
  'GRP-211': {
    ru: {
      text: 'Для равномерного списания «{item}» нужен remaining_life_months больше нуля.',
      advice: 'Укажите оставшийся срок в месяцах или другой способ release.',
    },
    en: {
      text: 'A straight-line release of "{item}" needs remaining_life_months above zero.',
      advice: 'Give the remaining life in months, or another release.',
    },
  },
  'GRP-212': {
    ru: {
      text: 'Счёт {value} («{item}») должен быть активом или обязательством плана группы.',
      advice: 'Для капитала на дату покупки укажите item: equity.',
    },
    en: {
      text: 'Account {value} ("{item}") must be an asset or a liability of the group chart.',
      advice: 'For equity at the acquisition give item: equity.',
    },
  },
  'GRP-213': {
    ru: {
      text: 'Чистые активы {investee} на дату покупки ({id}) неизвестны.',
      advice:
        'Дайте в acquisitions.csv строки equity с book_amount или все активы и обязательства, либо загрузите ОСВ на эту дату.',
    },
    en: {
      text: 'The net assets of {investee} at the acquisition ({id}) are not known.',
      advice:
        'Give rows with equity and book_amount in acquisitions.csv, or all assets and liabilities, or a trial balance of that date.',
    },
  },
  'GRP-214': {
    ru: {
      text: 'Для оценки неконтролирующих долей по справедливой стоимости ({id}) нужна nci_fair_value.',
      advice: 'Укажите справедливую стоимость долей или nci_measurement: proportionate.',
    },
    en: {
      text: 'Measuring non-controlling interests at fair value ({id}) needs nci_fair_value.',
      advice: 'Give their fair value, or nci_measurement: proportionate.',
    },
  },
  'GRP-221': {
    ru: {
      text: 'На счёте {account} компании {entity} нет этой разницы, или она меньше amount.',
      advice:
        'Укажите счёт, на котором осталась разница (он назван в проверке пары), и сумму не больше разницы; пустой amount — вся разница.',
    },
    en: {
      text: 'Account {account} of {entity} does not bear this difference, or it is less than amount.',
      advice:
        'Give the account on which the difference stands (the check of the pair names it), and no more than the difference; an empty amount is all of it.',
    },
  },
  'GRP-231': {
    ru: {
      text: 'Период {interval} выходит за время, когда обе компании в группе ({from} – {to}).',
      advice: 'Разделите строку по дате вхождения в группу или по отчётной дате.',
    },
    en: {
      text: 'The period {interval} reaches beyond the time in which both belong to the group ({from} – {to}).',
      advice: 'Split the row at the date of entry or at the reporting date.',
    },
  },
  'GRP-232': {
    ru: {
      text: 'Не указан {column}: в ОСВ у доходов и расходов нет контрагента.',
      advice:
        'Укажите счёт плана группы, на котором {column, select, buyer_account {покупатель отразил покупку} other {продавец отразил доход}}.',
    },
    en: {
      text: '{column} is not given: a trial balance shows no partner on income and expenses.',
      advice:
        'Give the account of the group chart on which {column, select, buyer_account {the buyer has its purchase} other {the seller has its income}}.',
    },
  },
  'GRP-233': {
    ru: {
      text: 'Нужны amount_at_transfer_price и margin, либо profit.',
      advice: 'Укажите остаток по цене передачи и маржу (on-price или on-cost), либо саму прибыль.',
    },
    en: {
      text: 'Amount_at_transfer_price and margin are needed, or profit.',
      advice:
        'Give the stock at the transfer price with its margin (on-price or on-cost), or the profit itself.',
    },
  },
  'GRP-234': {
    ru: {
      text: 'Обороты {seller} → {buyer} за {from} – {to} не исключены: в intragroup/turnovers.csv нет строки. Расчёты показывают: {seller}, дебет 62 с {buyer}: {sold} {sellerCurrency}; {buyer}, кредит 60 с {seller}: {bought} {buyerCurrency}. Без НДС ({vat} % выручки {seller}) предлагается {amount} {currency}.{estimated, select, yes { Файл одной из сторон шире этого времени: её обороты взяты по дням.} other {}}',
      advice:
        'Пока строки нет, выручка и расходы группы завышены. Проверьте счета и вставьте в intragroup/turnovers.csv (колонки {columns}): {row}. Вид (goods, services…) и buyer_account — где покупка осталась у покупателя; с accepted = no строка говорит, что исключать нечего.',
    },
    en: {
      text: 'Turnovers {seller} → {buyer} for {from} – {to} are not eliminated: intragroup/turnovers.csv has no row. Settlements show: {seller}, receivables from {buyer} debited: {sold} {sellerCurrency}; {buyer}, payables to {seller} credited: {bought} {buyerCurrency}. Less VAT ({vat} % of the revenue of {seller}), {amount} {currency} is proposed.{estimated, select, yes { The file of one side is longer than this time: its turnovers are taken by days.} other {}}',
      advice:
        'Until the row is there, revenue and expenses of the group are overstated. Check the accounts and paste into intragroup/turnovers.csv (columns {columns}): {row}. Nature (goods, services…) and buyer_account: where the purchase landed at the buyer; with accepted = no the row says that nothing is to be eliminated.',
    },
  },
  'GRP-235': {
    ru: {
      text: 'intragroup/turnovers.csv: по решению (accepted = no) не исключаются обороты, строк {count}: {pairs}.',
      advice: 'Они остаются в доходах и расходах группы. Если решение устарело, поставьте accepted = yes.',
    },
    en: {
      text: 'intragroup/turnovers.csv: by decision (accepted = no) turnovers are not eliminated, {count} rows: {pairs}.',
      advice:
        'They stay in the income and expenses of the group. Where the decision is out of date, put accepted = yes.',
    },
  },
  'GRP-241': {
    ru: {
      text: 'По ассоциированной компании {investee} нет ни строк associates.csv, ни ОСВ: доля в прибыли не рассчитана.',
      advice: 'Добавьте строки profit в associates.csv или загрузите ОСВ компании.',
    },
    en: {
      text: 'There are neither rows of associates.csv nor a trial balance of the associate {investee}: no share of profit was derived.',
      advice: 'Add rows profit to associates.csv, or load its trial balance.',
    },
  },
  'GRP-251': {
    ru: {
      text: 'Групповая корректировка {id} должна быть в валюте представления, а указано «{value}».',
      advice: 'Укажите basis: presentation.',
    },
    en: {
      text: 'The group journal {id} must be in presentation currency, but says "{value}".',
      advice: 'Give basis: presentation.',
    },
  },
  'GRP-252': {
    ru: {
      text: 'Групповую корректировку {id} несёт {value}, а в группе за этот год её нет.',
      advice: 'Укажите в borne_by компанию группы или оставьте его пустым: тогда её несёт материнская.',
    },
    en: {
      text: 'The group journal {id} is borne by {value}, which is not in the group in this year.',
      advice: 'Give a member of the group in borne_by, or leave it empty: then the parent bears it.',
    },
  },
  'GRP-253': {
    ru: {
      text: 'Групповая корректировка {id} до начала книги: счёт {value} закрывается на капитал, а счёта капитала для него нет.',
      advice:
        'Задайте equity_component в accounts.csv и один счёт капитала этого компонента с role_write = yes.',
    },
    en: {
      text: 'The group journal {id} is of before the book opens: account {value} closes to equity, and there is no equity account for it.',
      advice:
        'Give equity_component in accounts.csv, and one equity account of that component with role_write = yes.',
    },
  },
  'GRP-261': {
    ru: {
      text: 'Входящие остатки группы указаны на {value}, а книга открывается остатками на {expected}.',
      advice: 'Дата строки — день перед началом книги.',
    },
    en: {
      text: 'Openings of the group stand at {value}; the book opens with those of {expected}.',
      advice: 'The date of the row is the day before the book opens.',
    },
  },
  'GRP-262': {
    ru: {
      text: 'У входящего остатка группы нет суммы в валюте представления.',
      advice: 'Заполните amount_presentation.',
    },
    en: {
      text: 'An opening of the group gives no amount in presentation currency.',
      advice: 'Fill amount_presentation.',
    },
  },
  'group-openings-given': {
    ru: {
      text: 'Входящий остаток группы {subject}: openings.csv против истории покупок',
      advice: 'Верна строка openings.csv; разница отнесена на нераспределённую прибыль.',
    },
    en: {
      text: 'Opening of the group {subject}: openings.csv against the history of acquisitions',
      advice: 'The row of openings.csv holds; the difference is in retained earnings.',
    },
  },
  'turnovers-in-accounts': {
    ru: {
      text: '{subject}: внутригрупповая выручка не больше дохода на этом счёте',
      advice:
        'Слева исключено по intragroup/turnovers.csv, справа доход {entity} на счёте {account}. Проверьте seller_account и сумму (без НДС).',
    },
    en: {
      text: '{subject}: intragroup sales are no more than the income on this account',
      advice:
        'Left what intragroup/turnovers.csv eliminates, right the income of {entity} on account {account}. Check seller_account and the amount (net of VAT).',
    },
  },
  'group-layer-balances': {
    ru: { text: 'Слой {subject} в сумме равен нулю', advice: 'Сообщите в поддержку: ошибка расчёта.' },
    en: { text: 'The layer {subject} sums to zero', advice: 'Report it: the derivation is wrong.' },
  },
  'group-journals-balance': {
    ru: {
      text: 'Корректировки уровня группы: дебет равен кредиту в каждой из них (их {count})',
      advice: 'Слева дебет, справа кредит по adjustments.csv. Не сходятся: {journals}.',
    },
    en: {
      text: 'Journals of the group: debits equal credits in each of them (there are {count})',
      advice: 'Left debits, right credits of adjustments.csv. Out of balance: {journals}.',
    },
  },
  'ownership-within-whole': {
    ru: {
      text: 'Доли в {subject}, принадлежащие {investors}, не превышают 100 %, в процентах',
      advice: 'Лишнее: {difference}. Исправьте percent_delta или количество акций в ownership.csv.',
    },
    en: {
      text: 'The shares of {subject} held by {investors} are no more than 100 %, in per cent',
      advice: 'Above it: {difference}. Correct percent_delta or the shares in ownership.csv.',
    },
  },
  'effective-and-nci': {
    ru: {
      text: '{subject}: эффективная доля собственников {effective} % и доля внешних акционеров, прямая и через компании группы, {outsiders} % вместе составляют целое, в процентах',
      advice: 'Ищите в ownership.csv круговое владение, у которого нет решения.',
    },
    en: {
      text: "{subject}: the owners' effective share of {effective} % and that of outsiders, direct and through companies of the group, of {outsiders} % come to the whole, in per cent",
      advice: 'Look in ownership.csv for holdings in a circle that have no solution.',
    },
  },
  'investment-eliminated': {
    ru: {
      text: 'Вложение в {subject} исключено полностью',
      advice:
        'Слева — что осталось на счетах вложений. Сверьте счёт вложения с контрагентом {subject} у инвестора с considerations.csv: цена и балансовая сумма расходятся.',
    },
    en: {
      text: 'The investment in {subject} is eliminated in full',
      advice: 'Compare the investment account of the investor with considerations.csv.',
    },
  },
  'consideration-in-books': {
    ru: {
      text: 'Вложение в {subject} по учёту инвестора равно возмещению по considerations.csv',
      advice:
        'Слева учёт, справа considerations.csv. Исправьте возмещение или счёт вложения с контрагентом {subject}.',
    },
    en: {
      text: 'The investment in {subject} in the books of the investor is the consideration of considerations.csv',
      advice:
        'Left the books, right considerations.csv. Correct the consideration, or the investment account with the partner {subject}.',
    },
  },
  'net-assets-at-acquisition': {
    ru: {
      text: 'Чистые активы {subject} на дату покупки: acquisitions.csv против ОСВ',
      advice: 'Верны строки acquisitions.csv; проверьте, почему ОСВ даёт другое.',
    },
    en: {
      text: 'Net assets of {subject} at the acquisition: acquisitions.csv against the trial balance',
      advice: 'The rows of acquisitions.csv hold; see why the trial balance differs.',
    },
  },
  'goodwill-roll-forward': {
    ru: {
      text: 'Гудвил {subject} на конец: на начало {opening}, приобретено {acquired}, пересчёт {translation}, обесценение {impairment}',
      advice:
        'Слева баланс, справа остаток прошлого года и регистры (ownership, considerations, acquisitions, goodwill). Ищите проводку по гудвилу без строки регистра.',
    },
    en: {
      text: 'Goodwill of {subject} at the end: opening {opening}, acquired {acquired}, translation {translation}, impairment {impairment}',
      advice:
        'Left the balance, right the closing of the year before and the registers (ownership, considerations, acquisitions, goodwill). Look for a posting to goodwill without a row of a register.',
    },
  },
  'goodwill-at-closing-rate': {
    ru: {
      text: 'Гудвил {subject} пересчитан по курсу на отчётную дату',
      advice: 'Сообщите в поддержку: ошибка расчёта.',
    },
    en: {
      text: 'Goodwill of {subject} stands at the closing rate',
      advice: 'Report it: the derivation is wrong.',
    },
  },
  'nci-from-net-assets': {
    ru: {
      text: 'Неконтролирующие доли в {subject} на конец: на начало {opening}, при покупке {acquired}, доля прироста чистых активов {moved}, гудвил {goodwill}, дивиденды внешним акционерам {dividends}, корректировки группы {adjustments}',
      advice:
        'Слева баланс, справа сумма названного. Проверьте движения капитала {subject}, у которых нет события или результата, и dividends.csv.',
    },
    en: {
      text: 'Non-controlling interests in {subject} at the end: opening {opening}, at acquisition {acquired}, share of what net assets grew by {moved}, goodwill {goodwill}, dividends to outsiders {dividends}, journals of the group {adjustments}',
      advice:
        'Left the balance, right the sum of these. Look for movements of equity of {subject} that have neither an event nor a result, and in dividends.csv.',
    },
  },
  'group-opening': {
    ru: {
      text: 'Входящий остаток группы равен исходящему прошлого года ({subject})',
      advice: 'Сравните состав группы и остатки названного счёта на границе лет.',
    },
    en: {
      text: 'The opening of the group is the closing of the year before ({subject})',
      advice: 'Compare the composition of the group and the named account at the turn of the year.',
    },
  },
  'dividends-to-outsiders': {
    ru: {
      text: 'Дивиденды {subject} посторонним: строки dividends.csv без receiver равны тому, что объявлено в учёте сверх дивидендов группе',
      advice: 'Верен учёт; исправьте gross или укажите receiver.',
    },
    en: {
      text: 'Dividends of {subject} to outsiders: rows of dividends.csv without a receiver = what the books declared besides those to members',
      advice: 'The books hold; correct gross, or give the receiver.',
    },
  },
  'intragroup-cash-flows': {
    ru: {
      text: '{subject}: внутригрупповые потоки в отчёте о движении денежных средств дают в сумме ноль',
      advice:
        'Одна сторона показывает движение, которого нет у другой, или другим потоком. Частые причины: дивиденды в intragroup/dividends.csv, которых нет у плательщика или получателя; разные flow_debit и flow_credit правил.',
    },
    en: {
      text: '{subject}: intragroup flows sum to nil in the cash flow statement',
      advice:
        'One side shows a movement that the other has not, or in another flow. Look for dividends of intragroup/dividends.csv that the payer or the receiver did not book, and for different flow_debit and flow_credit of the rules.',
    },
  },
  'group-effective-tax-rate': {
    ru: {
      text: 'Группа: налог на прибыль {left} {currency}, {effective} % прибыли до налога {profit}. Объяснено {right}: по ставке материнской {rate} % — {expected}, другие юрисдикции {jurisdictions}, разницы внутри компаний {companies}, исключения, гудвил и доли в прибыли {eliminations}, без отложенного налога {untaxed}, изменение ставки {rateChange}.',
      advice:
        'Без объяснения {difference} {currency} (IAS 12.81(c)): смотрите налог в слоях группы. Разницы внутри компаний раскрывает проверка effective-tax-rate каждой.',
    },
    en: {
      text: 'Group: income tax {left} {currency}, {effective} % of profit before tax {profit}. Explained {right}: at the rate of the parent {rate} % {expected}, other jurisdictions {jurisdictions}, differences within companies {companies}, eliminations, goodwill and shares of profit {eliminations}, without deferred tax {untaxed}, change of rate {rateChange}.',
      advice:
        'Not explained {difference} {currency} (IAS 12.81(c)): look at the tax in the layers of the group. Differences within companies are shown by the check effective-tax-rate of each.',
    },
  },
  'intragroup-pair': {
    ru: {
      text: 'Внутригрупповые остатки совпадают: {subject} (допуск {tolerance})',
      advice:
        'Слева остаток по учёту {first}, справа по учёту {second}. Разница осталась у {bearer} на счёте {account}. Сверьте расчёты; отнести разницу на другой счёт можно строкой intragroup/differences.csv.',
    },
    en: {
      text: 'Intragroup balances agree: {subject} (tolerance {tolerance})',
      advice:
        'Left by the books of {first}, right by those of {second}. The difference stands with {bearer} on account {account}. Reconcile the two; a row of intragroup/differences.csv can move it to another account.',
    },
  },
}
