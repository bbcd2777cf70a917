// Words of the mapping's findings and checks. The place names file, sheet and row; `subject` is the entity.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const WHAT_RU =
  '{what, select, opening {сальдо на начало} closing {сальдо на конец} debit {дебетовый оборот} credit {кредитовый оборот} turnover {обороты} other {{what}}}'
const WHAT_EN =
  '{what, select, opening {opening balance} closing {closing balance} debit {debit turnover} credit {credit turnover} turnover {turnovers} other {{what}}}'

export const MAP_MESSAGES: Catalogue = {
  'MAP-101': message(
    '{subject}: контрагенту «{value}» подходят несколько компаний: {codes}; ожидается одна.',
    'Назовите нужную строкой counterparties.csv с этим текстом.',
    '{subject}: the counterparty "{value}" fits several entities: {codes}; expected one.',
    'Name the right one by a row of counterparties.csv with this text.',
  ),
  'MAP-102': message(
    '{subject}: контрагент «{value}» похож на компанию группы ({code}), но ею не считается.',
    'Если это она, добавьте строку в counterparties.csv; если нет, вопрос снимет строка, в partner которой стоит название этого постороннего, а не код компании.',
    '{subject}: the counterparty "{value}" resembles a company of the group ({code}) and is not taken for it.',
    'If it is, add a row to counterparties.csv; if not, a row with the name of the outsider, no code of a company, as its partner settles it.',
  ),
  'MAP-103': message(
    '{subject}: счёта {account} нет в плане счетов {chart}.',
    'Добавьте его строкой в charts/{chart}.csv (с типом и видами субконто) или исправьте код в 1С.',
    '{subject}: account {account} is not in the chart {chart}.',
    'Add it as a row of charts/{chart}.csv (with its type and kinds of analytics), or correct the code in 1C.',
  ),
  'MAP-111': message(
    'Правила {first} и {second} одинаково подходят строке «{line}».',
    'Дайте одному из них priority больше нуля или более узкое условие.',
    'The rules {first} and {second} fit the line "{line}" equally.',
    'Give one of them a priority above zero, or a narrower condition.',
  ),
  'MAP-112': message(
    'Доли правил {rules} с одним условием составляют {total}; ожидается 1.',
    'Исправьте колонку share: доли правил одного условия должны в сумме давать единицу.',
    'The shares of the rules {rules}, which have one condition, come to {total}; expected 1.',
    'Correct the column share: the shares of rules with one condition must add up to one.',
  ),
  'MAP-113': message(
    'Правило {rule} {kind, select, none {не называет счёт (target пуст), а под него попал балансовый счёт} other {относит балансовый счёт на «{value}», а это не счёт баланса или результата плана группы}}.',
    'Укажите в target счёт баланса или результата из плана группы. Оставить target пустым или отнести на справочный счёт можно только забалансовый счёт.',
    'The rule {rule} {kind, select, none {names no account (target is empty), and an account of the balance falls under it} other {maps an account of the balance to "{value}", which is no balance or result account of the group chart}}.',
    'Give a balance or result account of the group chart as target. Only off-balance accounts may be left without one, or be statistical.',
  ),
  'MAP-121': message(
    `ОСВ по счёту {account} не равна общей ведомости ({other}): ${WHAT_RU} {detail}, в общей {general}.`,
    'Сформируйте обе заново за один период с одинаковыми отборами.',
    `The balance by account {account} differs from the general one ({other}): ${WHAT_EN} {detail}, there {general}.`,
    'Export both again for one period with the same filters.',
  ),
  'MAP-122': message(
    'Строка «{line}» нарастающей ОСВ не вытекает из предыдущей: остаток и обороты дают {expected}, в файле {closing}.',
    'Прошлый период изменён после выгрузки: сформируйте обе ведомости заново.',
    'The line "{line}" of the cumulative balance does not follow from the earlier one: balance and turnovers come to {expected}, the file says {closing}.',
    'The earlier period was changed after the export: export both again.',
  ),
  'MAP-123': message(
    '{subject}: первая ОСВ начинается {value}; ожидается {expected}.',
    'Загрузите ОСВ с начала финансового года, с даты opens_on или с даты вхождения в группу; компания, основанная в году, может начать с нулевых остатков.',
    '{subject}: the first trial balance starts on {value}; expected {expected}.',
    'Load one from the start of the fiscal year, from opens_on or from the entry into the group; an entity founded in the year may start from nil balances.',
  ),
  'MAP-124': message(
    '{subject}: за {value} есть ОСВ по счетам, но нет общей.',
    'Добавьте общую оборотно-сальдовую ведомость за тот же период.',
    '{subject}: for {value} there are balances by account, but no general one.',
    'Add the general trial balance of the same period.',
  ),
  'MAP-125': message(
    '{subject}: период {value} перекрывает прочитанное до {reached}; ожидается начало {expected}.',
    'Оставьте либо этот файл, либо те, что он перекрывает; нарастающая ОСВ должна начинаться там же, где предыдущая.',
    '{subject}: the period {value} overlaps what was read to {reached}; expected one from {expected}.',
    'Keep either this file or those that it overlaps; a cumulative balance starts where the one before it starts.',
  ),
  'MAP-126': message(
    '{subject}: после {reached} пропуск: следующая ОСВ за {value}, а ожидается с {expected}.',
    'Добавьте недостающую ведомость.',
    '{subject}: there is a gap after {reached}: the next balance is of {value}; expected one from {expected}.',
    'Add the missing trial balance.',
  ),
  'MAP-127': message(
    '{subject}: ОСВ доходят до {value}; отчётная дата {expected}.',
    'Добавьте недостающую ведомость или закройте период до {value}.',
    '{subject}: trial balances reach {value}; the reporting date is {expected}.',
    'Add the missing one, or close the period to {value}.',
  ),
  'MAP-128': message(
    '{subject}: счёт {account}: на {date} исходящее сальдо {closing}, а следующее входящее {opening}.',
    'Прошлый период изменён после выгрузки или настройки отчётов разные: сформируйте обе ведомости заново.',
    '{subject}: account {account}: on {date} the closing balance is {closing}, the next opening {opening}.',
    'The earlier period was changed after the export, or the report settings differ: export both again.',
  ),
  'MAP-131': message(
    '{subject}: учёт ведётся в {books}, функциональная валюта {functional}; пересчёт самого учёта эта версия не выполняет.',
    'Загрузите ОСВ в функциональной валюте или укажите functional_currency равной books_currency, если это так.',
    '{subject}: books are in {books}, the functional currency is {functional}; this version does not remeasure books.',
    'Load balances in the functional currency, or give functional_currency equal to books_currency where that is so.',
  ),
  'MAP-132': message(
    '{subject}: нет ОСВ за {period}.',
    'Положите ОСВ в {file}. Если компания в этом периоде не действовала, отметьте её в entities.csv: dormant = yes. Если нужен другой период, назовите его: --period.',
    '{subject}: there is no trial balance for {period}.',
    'Put the trial balance into {file}. If the company did nothing in the period, mark it in entities.csv: dormant = yes. For another period name it: --period.',
  ),
  'MAP-141': message(
    '{subject}: счёт {account}{side, select, debit { с дебетовым остатком} credit { с кредитовым остатком} other {}} не сопоставлен: начало {opening}, дебет {debit}, кредит {credit}, конец {closing}.',
    'Добавьте в mapping.csv строку с account = {account} и счётом плана группы в target.',
    '{subject}: account {account}{side, select, debit { with a debit balance} credit { with a credit balance} other {}} is not mapped: opening {opening}, debit {debit}, credit {credit}, closing {closing}.',
    'Add a row to mapping.csv with account = {account} and an account of the group chart as target.',
  ),
  'MAP-142': message(
    '{subject}: вспомогательный счёт {account} не закрыт, сальдо {amount}.',
    'Завершите ввод остатков в 1С: счёт 000 должен быть нулевым.',
    '{subject}: the auxiliary account {account} is not closed, balance {amount}.',
    'Finish entering the opening balances in 1C: account 000 must be nil.',
  ),
  'MAP-143': message(
    '{subject}: потоки приняты по умолчанию на {count, plural, one {# счёте} other {# счетах}}: {accounts}.',
    'Уточнить можно колонками flow_debit и flow_credit правил, строками dated_flows.csv, корректировкой.',
    '{subject}: flows are assumed on {count, plural, one {# account} other {# accounts}}: {accounts}.',
    'They can be refined by flow_debit and flow_credit of the rules, by rows of dated_flows.csv, by a journal.',
  ),
  'MAP-144': message(
    '{subject}: счёт {account} показан без субсчетов: доходы и расходы не видны.',
    'В 1С: Показать настройки → Группировка → По субсчётам; сформируйте ОСВ заново.',
    '{subject}: account {account} is shown without subaccounts: income and expenses cannot be seen.',
    'In 1C: Show settings → Grouping → By subaccounts; export the balance again.',
  ),
  'MAP-145': message(
    '{subject}: сальдо счетов {accounts} свёрнуто и без контрагентов: требования зачтены против обязательств (МСФО (IAS) 1.32).',
    'В 1С: настройки отчёта → «Развёрнутое сальдо» для этих счетов, или приложите ОСВ по счёту с контрагентами и договорами.',
    '{subject}: the balances of {accounts} are netted and show no counterparties: receivables are set off against payables (IAS 1.32).',
    'In 1C: settings of the report → "Развёрнутое сальдо" for these accounts, or add the balance by account with counterparties and contracts.',
  ),
  'MAP-146': message(
    '{subject}: счёт 84 к {period} объяснён не полностью: помимо прибыли {profit} он изменился на {moved}, объяснено {explained}, остаётся {amount} {side, select, debit {по дебету} other {по кредиту}}.',
    'Объясните остаток: строкой dated_flows.csv на счёт нераспределённой прибыли (дивиденды, исправления, прочее), правилами на субсчёта 84 с flow_debit и flow_credit или анализом счёта 84. Возврат выручки или отмена расхода в закрытом году уменьшают прочитанную прибыль: их видно в ОСВ за период до реформации.',
    '{subject}: account 84 is not explained in full to {period}: besides the profit of {profit} it moved by {moved}, of which {explained} is explained and {amount} is left {side, select, debit {in debit} other {in credit}}.',
    'Explain the rest: by a row of dated_flows.csv on retained earnings (dividends, corrections, other), by rules on subaccounts of 84 with flow_debit and flow_credit, or by the analysis of account 84. Returns of sales or reversals of expenses in a closed year change the profit that was read: a balance taken before the closing shows them.',
  ),
  'MAP-147': message(
    '{subject}: по «{value}» погашено по 67 и получено по 66 поровну, {amount}: похоже на перевод долга в краткосрочный, а не на деньги.',
    'Если это перевод, дайте правилам этих счетов flow_debit и flow_credit = reclassification.',
    '{subject}: for "{value}" 67 was repaid and 66 borrowed by the same {amount}: this looks like a debt that became short-term, not like money.',
    'If so, give the rules of these accounts flow_debit and flow_credit = reclassification.',
  ),
  'MAP-148': message(
    '{subject}: на 99.01 помимо переносов с 90.09 и 91.09 стоит {amount} {side, select, debit {по дебету} other {по кредиту}} без аналитики.',
    'В 1С: настройки отчёта → Группировка → счёт 99.01 по субконто «Прибыли и убытки», или приложите ОСВ по счёту 99: тогда видно, что это (налоговые санкции и другое).',
    '{subject}: 99.01 shows {amount} {side, select, debit {in debit} other {in credit}} besides the transfers from 90.09 and 91.09, without analytics.',
    'In 1C: settings of the report → Grouping → account 99.01 by "Прибыли и убытки", or add the balance by account 99, which says what it is (tax penalties and the like).',
  ),
  'MAP-149': message(
    '{subject}: не найдено, куда относить нераспределённую прибыль: нет правила для счёта 84.',
    'Добавьте в mapping.csv правило на счёт 84*.',
    '{subject}: there is no target for retained earnings: no rule fits account 84.',
    'Add a rule for account 84* to mapping.csv.',
  ),
  'MAP-150': message(
    'Сумма движения счёта 84 дана в «{value}»; ожидается {currency}, как в учёте.',
    'Укажите сумму в валюте учёта: ею объясняется движение счёта 84.',
    'An amount that explains account 84 is given in "{value}"; expected {currency}, as in the books.',
    'Give the amount in the currency of the books.',
  ),
  'MAP-151': message(
    '{subject}: счёта «{value}» нет в плане счетов группы.',
    'Исправьте код или укажите план счетов компании (chart в entities.csv).',
    '{subject}: there is no account "{value}" in the group chart.',
    'Correct the code, or give the chart of the entity (chart in entities.csv).',
  ),
  'MAP-152': message(
    '{subject}: счёт {value} открывается остатком, а счёта капитала, на который он закрывается, нет.',
    'Задайте equity_component в accounts.csv и один счёт капитала этого компонента с role_write = yes.',
    '{subject}: account {value} opens with a balance, and there is no equity account that it closes to.',
    'Give equity_component in accounts.csv, and one equity account of that component with role_write = yes.',
  ),
  'MAP-154': message(
    'Входящий остаток счёта {account} не прочитан: нет такого счёта в плане группы или знаков больше, чем у валюты.',
    'Исправьте account и amount_functional.',
    'The opening of account {account} cannot be taken: no such account in the group chart, or more decimals than the currency has.',
    'Correct account and amount_functional.',
  ),
  'MAP-155': message(
    `{subject}: ведомость не сбалансирована (${WHAT_RU}), разница {difference}.`,
    'Дебет должен равняться кредиту: сформируйте ведомость заново без отборов.',
    `{subject}: the trial balance does not balance (${WHAT_EN}), difference {difference}.`,
    'Debits must equal credits: export the balance again without filters.',
  ),
  'MAP-156': message(
    '{subject}: счёт {account}: остаток на начало и обороты дают {reached}, а остаток на конец {closing}.',
    'Исправьте строку или сформируйте ведомость заново.',
    '{subject}: account {account}: opening and turnovers come to {reached}, the closing balance is {closing}.',
    'Correct the row, or export the balance again.',
  ),
  'MAP-157': message(
    '{subject}: {type, select, active {активный} other {пассивный}} счёт {account} закончил период с остатком {amount} на противоположной стороне.',
    'Проверьте учёт: так называемое красное сальдо.',
    '{subject}: {type, select, active {the debit} other {the credit}} account {account} ends the period with {amount} on the wrong side.',
    'Check the books.',
  ),
  'MAP-158': message(
    '{subject}: счёт {account} не закрыт на конец периода, остаток {amount}.',
    'Выполните закрытие месяца в 1С и сформируйте ведомость заново.',
    '{subject}: account {account} is not closed at the end of the period, balance {amount}.',
    'Run the closing of the month in 1C and export the balance again.',
  ),
  'MAP-159': message(
    '{subject}: в файле организация «{value}»; ожидается «{name}».',
    'Проверьте, в той ли папке файл; если имя изменилось, добавьте строку в entities.csv.',
    '{subject}: the file is of the organisation "{value}"; expected "{name}".',
    'Check the folder of the file; if the name has changed, add a row to entities.csv.',
  ),
  'MAP-160': message(
    '{subject}: реформация на {date} выполнена не до конца: не закрыты счета {open}.',
    'Выполните реформацию баланса целиком или выгрузите ведомость до неё.',
    '{subject}: the closing of the year on {date} is half done: {open} are open.',
    'Close 90, 91 and 99 all, or export the balance before the closing.',
  ),
  'MAP-161': message(
    'Правил маппинга, до которых не дошла ни одна строка: {count} из {all}: {some}.',
    'Если счёт в книге есть, проверьте условие правила; правила для счетов, которых в книге нет, не мешают.',
    'Rules of the mapping that no line reached: {count} of {all}: {some}.',
    'Where the book has the account, check the condition of its rule; rules for accounts it does not have do no harm.',
  ),
  'MAP-162': message(
    '{subject}: НДС с продаж на {account} ({sales}) больше начисленного на 68.02 ({charged}).',
    'Проверьте книгу продаж.',
    '{subject}: VAT of sales on {account} ({sales}) is more than was charged on 68.02 ({charged}).',
    'Check the sales ledger.',
  ),
  'MAP-163': message(
    '{subject}: на счетах денег {accounts} есть валюта: курсовые разницы на них из ведомости не видны и приняты нулевыми.',
    'Отразите их корректировкой или строкой dated_flows.csv с flow = exchange-difference.',
    '{subject}: the cash accounts {accounts} hold currency: exchange differences on them cannot be seen in a trial balance and are taken as nil.',
    'Record them by a journal, or by a row of dated_flows.csv with flow = exchange-difference.',
  ),
  'MAP-164': message(
    '{subject}: НДС на {account} ({vat}) больше, чем может быть с авансов на {advances} ({advance}).',
    'Проверьте счета-фактуры на аванс.',
    '{subject}: VAT on {account} ({vat}) is more than the advances on {advances} ({advance}) can bear.',
    'Check the VAT invoices on advances.',
  ),
  'MAP-165': message(
    '{subject}: для строки валюты «{line}» нет строки в валюте учёта.',
    'Добавьте строку БУ с той же аналитикой.',
    '{subject}: the currency line "{line}" has no line in the currency of the books.',
    'Add the row with indicator "БУ" and the same analytics.',
  ),
  'MAP-166': message(
    '{subject}: входящие остатки компании не сбалансированы, разница {difference}.',
    'Ведомость не показывает остатков на начало, поэтому строки openings.csv должны давать баланс целиком.',
    '{subject}: the openings of the entity do not balance, difference {difference}.',
    'The trial balance shows no openings, so the rows of openings.csv must give the whole balance.',
  ),
  'source-balances': message(
    '{subject}: дебет ведомости равен кредиту',
    'Сформируйте ведомость заново.',
    '{subject}: debits of the trial balance equal its credits',
    'Export the balance again.',
  ),
  'turnovers-roll': message(
    '{subject}: остатки на начало и обороты приводят к остаткам на конец',
    'Исправьте названные строки или сформируйте ведомость заново.',
    '{subject}: openings and turnovers lead to the closings',
    'Correct the rows that are named, or export the balance again.',
  ),
  'openings-continue': message(
    '{subject}: остатки на начало равны остаткам на конец предыдущего периода',
    'Сформируйте обе ведомости заново: {accounts}.',
    '{subject}: openings are the closings of the period before',
    'Export both balances again: {accounts}.',
  ),
  'periods-continue': message(
    '{subject}: ведомости покрывают каждый день с {from} по {to} ровно один раз, в днях',
    'Слева дни периода, справа дни ведомостей. Добавьте недостающую ведомость или уберите лишнюю.',
    '{subject}: trial balances cover each day from {from} to {to} once, in days',
    'Left days of the period, right days of trial balances. Add the missing one, or remove the one too many.',
  ),
  'organisation-named': message(
    '{subject}: организация в заголовках ведомостей — {name}, число ведомостей',
    'Слева ведомости с организацией в заголовке, справа те, где это {name}. Другие: {others}.',
    '{subject}: the organisation in the titles of trial balances is {name}, number of trial balances',
    'Left those with an organisation in the title, right those where it is {name}. Others: {others}.',
  ),
  'group-counterparties': message(
    '{subject}: контрагенты, которые похожи на компании группы, сопоставлены с ними, число контрагентов',
    'Слева все такие, справа сопоставленные. Добавьте в counterparties.csv: {names}.',
    '{subject}: counterparties that look like companies of the group are mapped to them, number of counterparties',
    'Left all of them, right those that are mapped. Add to counterparties.csv: {names}.',
  ),
  'year-end-closing': message(
    '{subject}: реформация выполнена целиком или ещё не выполнена: 90 и 91 закрыты тогда же, когда 99{open, select, none {} other { (не закрыты {open})}}',
    'Слева 90 и 91, справа 99: 1 — есть остаток, 0 — закрыты. Выполните реформацию целиком или выгрузите ведомость до неё.',
    '{subject}: the year-end closing is done in full, or not yet: 90 and 91 are closed when 99 is{open, select, none {} other { (left open: {open})}}',
    'Left 90 and 91, right 99: 1 where a balance is left, 0 where closed. Close the year in full, or export the balance before it.',
  ),
  'vat-of-sales': message(
    '{subject}: НДС с продаж (90.03) не больше начисленного (68.02, кредит)',
    'Слева 90.03, справа 68.02. Проверьте книгу продаж.',
    '{subject}: VAT of sales (90.03) is no more than what was charged (68.02, credit)',
    'Left 90.03, right 68.02. Look in the sales ledger.',
  ),
  'vat-on-advances': message(
    '{subject}: НДС с авансов не больше {part} авансов на {advances} ({advance})',
    'Слева {account}, справа наибольший НДС с авансов. Проверьте зачёт авансов и счета-фактуры на аванс.',
    '{subject}: VAT on advances is no more than {part} of the advances on {advances} ({advance})',
    'Left {account}, right the most that the advances bear. Look at the offsetting of advances and their invoices.',
  ),
  'mapping-complete': message(
    '{subject}: все счета ведомости сопоставлены, и остатки сопоставленного равны остаткам ведомости{accounts, select, none {} other { ({accounts})}}',
    'Слева ведомость, справа сопоставленное. Добавьте в mapping.csv правила для названных счетов.',
    '{subject}: all accounts of the trial balance are mapped, and what was mapped closes with its balances{accounts, select, none {} other { ({accounts})}}',
    'Left the trial balance, right what was mapped. Add rules to mapping.csv for the accounts that are named.',
  ),
  '84-explained': message(
    '{subject}: движение счёта 84 помимо прибыли {profit} объяснено',
    'См. сообщение о счёте 84.',
    '{subject}: the movement of account 84 besides the profit of {profit} is explained',
    'See the finding on account 84.',
  ),
}
