// Words of the mapping's findings and checks.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const MAP_MESSAGES: Catalogue = {
  'MAP-101': message(
    '{subject}: контрагенту «{value}» ({file}) подходят несколько компаний: {codes}.',
    'Уточните его строкой counterparties.csv.',
    '{subject}: several entities fit the counterparty "{value}" ({file}): {codes}.',
    'Name it by a row of counterparties.csv.',
  ),
  'MAP-102': message(
    '{subject}: контрагент «{value}» ({file}) похож на компанию группы ({code}), но ею не считается.',
    'Если это она, добавьте строку в counterparties.csv; если нет — ничего не нужно.',
    '{subject}: the counterparty "{value}" ({file}) resembles a company of the group ({code}) and is not taken for it.',
    'If it is, add a row to counterparties.csv; if not, nothing is needed.',
  ),
  'MAP-111': message(
    '{file}, строка {row}: правила {first} и {second} одинаково подходят счету {account}.',
    'Задайте одному из них priority или уточните условие.',
    '{file}, row {row}: the rules {first} and {second} fit account {account} equally.',
    'Give one of them a priority, or a narrower condition.',
  ),
  'MAP-121': message(
    '{file}: ОСВ по счету {account} не равна общей ведомости ({what}): {detail} против {general}.',
    'Выгрузите обе за один период с одними настройками.',
    '{file}: the balance by account {account} differs from the general one ({what}): {detail} against {general}.',
    'Export both for one period with the same settings.',
  ),
  'MAP-122': message(
    '{file}: счет {account} в нарастающей ОСВ не вытекает из предыдущей.',
    'Перевыгрузите обе ведомости: обороты первой изменились.',
    '{file}: account {account} of the cumulative balance does not follow from the earlier one.',
    'Export both again: the turnovers of the first have changed.',
  ),
  'MAP-123': message(
    '{subject}: первая ОСВ начинается {value}, а ожидается {expected}.',
    'Загрузите ОСВ с начала года (или с даты вхождения в группу).',
    '{subject}: the first trial balance starts on {value}; expected {expected}.',
    'Load one from the start of the year (or from the entry into the group).',
  ),
  'MAP-124': message(
    '{subject}: за период {value} есть ОСВ по счетам, но нет общей.',
    'Добавьте общую оборотно-сальдовую ведомость за тот же период.',
    '{subject}: for {value} there are balances by account and no general one.',
    'Add the general trial balance of the same period.',
  ),
  'MAP-125': message(
    '{subject}: период {value} ({file}) перекрывает уже прочитанный до {reached}.',
    'Ожидается следующий период с {expected} или нарастающий с начала года.',
    '{subject}: the period {value} ({file}) overlaps what was read to {reached}.',
    'Expected is the next period from {expected}, or a cumulative one.',
  ),
  'MAP-126': message(
    '{subject}: между {reached} и периодом {value} ({file}) пропуск.',
    'Добавьте ОСВ, которая начинается {expected}.',
    '{subject}: there is a gap between {reached} and {value} ({file}).',
    'Add the trial balance that starts on {expected}.',
  ),
  'MAP-127': message(
    '{subject}: ОСВ доходят до {value}, а отчетная дата {expected}.',
    'Добавьте недостающую ОСВ или закройте период до {value}.',
    '{subject}: trial balances reach {value}; the reporting date is {expected}.',
    'Add the missing one, or close the period to {value}.',
  ),
  'MAP-128': message(
    '{subject}: счет {account}: исходящее сальдо {closing} не равно следующему входящему {opening} ({file}).',
    'Перевыгрузите ОСВ: прошлый период изменён после выгрузки, или настройки отчёта разные.',
    '{subject}: account {account}: the closing {closing} is not the next opening {opening} ({file}).',
    'Export again: the earlier period was changed after the export, or the report settings differ.',
  ),
  'MAP-131': message(
    '{subject}: учет в {books}, функциональная валюта {functional}: пересчёт учёта эта версия не выполняет.',
    'Укажите functional_currency равной books_currency или загрузите ОСВ в функциональной валюте.',
    '{subject}: books in {books}, functional currency {functional}: this version does not remeasure books.',
    'Give functional_currency equal to books_currency, or load balances in the functional currency.',
  ),
  'MAP-132': message(
    '{subject}: нет ОСВ за {period}.',
    'Положите файл в {file} или отметьте компанию dormant: yes.',
    '{subject}: there is no trial balance for {period}.',
    'Put the file into {file}, or mark the entity dormant: yes.',
  ),
  'MAP-141': message(
    '{subject}: счет {account} не сопоставлен, сумма {amount}.',
    'Добавьте правило в mapping.csv.',
    '{subject}: account {account} is not mapped, amount {amount}.',
    'Add a rule to mapping.csv.',
  ),
  'MAP-142': message(
    '{file}, строка {row}: вспомогательный счет {account} не закрыт, сальдо {amount}.',
    'Завершите ввод остатков в 1С: счет 000 должен быть нулевым.',
    '{file}, row {row}: the auxiliary account {account} is not closed, balance {amount}.',
    'Finish entering the opening balances in 1C: account 000 must be nil.',
  ),
  'MAP-143': message(
    '{subject}: потоки {count} счетов приняты по умолчанию: {accounts}.',
    'Уточнить: flow_debit и flow_credit правил, dated_flows.csv, корректировка.',
    '{subject}: the flows of {count} accounts are assumed: {accounts}.',
    'To refine: flow_debit and flow_credit of the rules, dated_flows.csv, a journal.',
  ),
  'MAP-144': message(
    '{file}, строка {row}: счет {account} без субсчетов: доходы и расходы не видны.',
    'В 1С: Показать настройки → Группировка → По субсчетам.',
    '{file}, row {row}: account {account} has no subaccounts: income and expenses cannot be seen.',
    'In 1C: settings of the report → Grouping → By subaccounts.',
  ),
  'MAP-145': message(
    '{subject}: сальдо счетов {accounts} свёрнуто, контрагентов нет: требования и обязательства зачтены (IAS 1.32).',
    'В 1С: настройка «Развернутое сальдо» или ОСВ по счету с контрагентами.',
    '{subject}: the balances of {accounts} are netted without counterparties (IAS 1.32).',
    'In 1C: the setting "Развернутое сальдо", or the balance by account with counterparties.',
  ),
  'MAP-146': message(
    '{subject}: движение счета 84 за {period} не объяснено на {amount}.',
    'Объясните его: правила на субсчета 84 с flow_debit и flow_credit, строка dated_flows.csv (дивиденды, прочее) на счет нераспределенной прибыли.',
    '{subject}: the movement of account 84 in {period} is not explained by {amount}.',
    'Explain it: rules on subaccounts of 84 with flow_debit and flow_credit, or a row of dated_flows.csv on retained earnings.',
  ),
  'MAP-151': message(
    '{file}, строка {row}: счета «{value}» нет в плане группы.',
    'Проверьте код или укажите chart компании.',
    '{file}, row {row}: there is no account "{value}" in the group chart.',
    'Check the code, or give the chart of the entity.',
  ),
  'MAP-152': message(
    '{file}: счет {account}: входящее и обороты дают {left}, а исходящее {right}.',
    'Исправьте строку: остаток должен вытекать из оборотов.',
    '{file}: account {account}: opening and turnovers come to {left}, the closing is {right}.',
    'Correct the row: the closing must follow from the turnovers.',
  ),
  'MAP-153': message(
    '{file}: ведомость не сбалансирована ({what}), разница {difference}.',
    'Дебет должен равняться кредиту.',
    '{file}: the balance does not balance ({what}), difference {difference}.',
    'Debits must equal credits.',
  ),
  'MAP-161': message(
    'Правил маппинга, до которых не дошла ни одна строка: {count} из {all}: {rules}.',
    'Если счёт в книге есть, проверьте условие правила; правила для счетов, которых в книге нет, не мешают.',
    'Rules of the mapping that no line reached: {count} of {all}: {rules}.',
    'Where the book has the account, check the condition of its rule; rules for accounts it does not have do no harm.',
  ),
  'mapping-complete': message(
    '{subject}: всё сопоставлено, сумма нулевая',
    'Сопоставьте названные счета.',
    '{subject}: everything is mapped and sums to zero',
    'Map the accounts that are named.',
  ),
  '84-explained': message(
    '{subject}: движение счета 84 объяснено',
    'См. сообщение о счете 84.',
    '{subject}: the movement of account 84 is explained',
    'See the finding on account 84.',
  ),
}
