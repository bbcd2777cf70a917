// Words of what is wrong with a trial balance: its layout, its figures, and of the checks that the file alone
// allows. Where it is wrong (file, sheet, row, column) is printed before the text.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const AGAIN_RU = 'Выгрузите ведомость из 1С заново: «Сохранить как…», Лист Excel (*.xlsx).'
const AGAIN_EN = 'Export the report from 1C again: “Save as…”, Excel sheet (*.xlsx).'

/** What the file is. */
const REPORT: Catalogue = {
  'OSV-001': message(
    'Шапка ведомости не найдена. Ожидаются «Сальдо на начало периода», «Обороты за период», «Сальдо на конец периода», строкой ниже «Дебет» и «Кредит».',
    'Выгрузите отчёт «Оборотно-сальдовая ведомость» целиком, вместе с шапкой, или составьте таблицу в нашем формате: trialbalance format.',
    'No header of a trial balance found. Expected are opening balance, turnovers and closing balance, and debit and credit in the row below.',
    'Export the trial balance as a whole, with its header, or make a table in our format: trialbalance format.',
  ),
  'OSV-002': message(
    'В файле нет ни одной заполненной ячейки.',
    'Сформируйте отчёт в 1С и выгрузите его заново.',
    'The file has no cell with anything in it.',
    'Run the report in 1C and export it again.',
  ),
  'OSV-003': message(
    'Это другой отчёт: «{report}». Ожидается оборотно-сальдовая ведомость.',
    'Выгрузите «Оборотно-сальдовая ведомость» или «Оборотно-сальдовая ведомость по счету» за тот же период.',
    'This is another report: “{report}”. Expected is a trial balance.',
    'Export the trial balance, or the trial balance of an account, for the same period.',
  ),
  'OSV-010': message(
    'В файле начинается ещё одна ведомость: «{title}». В файле может быть одна.',
    'Выгрузите каждую ведомость в свой файл.',
    'Another trial balance begins in the file: “{title}”. A file may hold one.',
    'Export each trial balance to a file of its own.',
  ),
  'OSV-017': message(
    'Под шапкой ведомости нет строк с суммами.',
    'Проверьте период, организацию и отборы отчёта в 1С.',
    'There are no rows with amounts below the header.',
    'Check the period, the organisation and the filters of the report in 1C.',
  ),
  'OSV-020': message(
    'Суммы не в единицах валюты: «{value}» (в {unit} раз крупнее).',
    'Сформируйте отчёт в рублях: настройка «Единица измерения».',
    'The amounts are not in units of the currency: “{value}” ({unit} times larger).',
    'Run the report in roubles: the setting of the unit of measure.',
  ),
  'OSV-021': message(
    'В файле две организации: «{first}» и «{second}». Ожидается одна.',
    'Сформируйте ведомость по каждой организации отдельно.',
    'The file covers two organisations: “{first}” and “{second}”. Expected is one.',
    'Run the report for each organisation by itself.',
  ),
  'OSV-022': message(
    'В файле два периода: {firstPeriod} и {secondPeriod}. Ожидается один.',
    'Выгрузите ведомость за каждый период в свой файл.',
    'The file covers two periods: {firstPeriod} and {secondPeriod}. Expected is one.',
    'Export the report of each period to a file of its own.',
  ),
  'OSV-028': message(
    'Скрытый лист с ведомостью не читается.',
    'Если нужен он, покажите его и удалите остальные.',
    'The hidden sheet with a trial balance is not read.',
    'If it is the one you need, show it and delete the others.',
  ),
  'OSV-030': message(
    'В ведомости нет данных бухгалтерского учёта (БУ).',
    'Отметьте показатель «БУ» в настройках отчёта и выгрузите его заново.',
    'The report has no figures of the books (БУ).',
    'Tick the indicator “БУ” in the settings of the report and export it again.',
  ),
  'OSV-032': message(
    'Период ведомости не понят: «{value}».',
    'Период берётся из имени файла. Проверьте, что ведомость за него.',
    'The period of the report is not understood: “{value}”.',
    'It is taken from the name of the file. Check that the report covers it.',
  ),
  'OSV-035': message(
    'Не видно, по какому счёту ведомость: «{value}».',
    'Выгрузите отчёт «Оборотно-сальдовая ведомость по счету» вместе с заголовком.',
    'It does not show of which account the report is: “{value}”.',
    'Export the trial balance of the account together with its title.',
  ),
  'OSV-039': message(
    'Ведомость сформирована по нескольким организациям: «{value}».',
    'Сформируйте её по каждой организации отдельно.',
    'The report covers several organisations: “{value}”.',
    'Run it for each organisation by itself.',
  ),
}

/** Rows and account codes. */
const LINES: Catalogue = {
  'OSV-012': message(
    'Счёт {account} уже стоит в строке {first}.',
    'Если в ведомости несколько организаций, сформируйте её по каждой отдельно; иначе удалите лишнюю строку.',
    'Account {account} stands in row {first} already.',
    'If the report covers several organisations, run it for each; else delete the row that is too many.',
  ),
  'OSV-018': message(
    'В коде счета «{value}» латинские буквы; принят счёт {code} с русскими.',
    'Исправьте код в источнике, если имелся в виду другой счёт.',
    'The code “{value}” has Latin letters; account “{code}” with Russian ones was taken.',
    'Correct the code in its source if another account was meant.',
  ),
  'OSV-019': message(
    'Код счёта хранится числом {code}: неясно, это {code} или {other}.',
    'Выгрузите ведомость из 1С заново, не сохраняя её в Excel, или впишите код текстом.',
    'The account code is stored as the number {code}: it is open whether {code} or {other} is meant.',
    'Export the report from 1C again without saving it in Excel, or enter the code as text.',
  ),
  'OSV-025': message(
    'Excel превратил код счёта в дату: «{value}».',
    'Выгрузите ведомость из 1С заново, не сохраняя её в Excel, или впишите код текстом (например, 01.05).',
    'Excel turned the account code into a date: “{value}”.',
    'Export the report from 1C again without saving it in Excel, or enter the code as text (for example 01.05).',
  ),
  'OSV-026': message(
    'Показатель «{value}» неизвестен: его суммы не к чему отнести.',
    'Известны БУ, НУ, ПР, ВР, Вал., Кол. и контроль. Снимите этот показатель в настройках отчёта 1С и выгрузите ведомость заново.',
    'The indicator “{value}” is not known: its amounts belong to nothing.',
    'Known are “БУ, НУ, ПР, ВР, Вал., Кол.” and the control. Take this indicator out of the settings of the report in 1C and export again.',
  ),
  'OSV-027': message(
    'Скрытых строк с суммами: {count}. Они прочитаны.',
    'Покажите их в Excel и проверьте, что они нужны.',
    'Hidden rows with amounts: {count}. They were read.',
    'Show them in Excel and check that they belong.',
  ),
  'OSV-041': message(
    'Скрытые столбцы с суммами: {columns}. Они прочитаны.',
    'Покажите их в Excel и проверьте, что они нужны.',
    'Hidden columns with amounts: {columns}. They were read.',
    'Show them in Excel and check that they belong.',
  ),
  'OSV-029': message(
    'Валюта суммы в строке «{value}» не названа; строка не учитывается.',
    'Включите в отчёте 1С группировку по валюте.',
    'The currency of the amount in the row “{value}” is not named; the row is not counted.',
    'Switch on grouping by currency in the report of 1C.',
  ),
  'OSV-031': message(
    'Аналитика счёта {account} ведётся только по оборотам: остаток взят со строки счёта, строки под ней не складываются.',
    'Ничего делать не нужно, если так настроен план счетов.',
    'The analytics of account {account} cover turnovers only: its balance is taken from the row of the account, the rows below are not added up.',
    'Nothing to do, if the chart of accounts is set up so.',
  ),
  'OSV-033': message(
    'В строке суммы без счёта и без аналитики.',
    AGAIN_RU,
    'The row has amounts, but neither an account nor analytics.',
    AGAIN_EN,
  ),
  'OSV-034': message(
    'Показаны первые {shown} замечаний, ещё: {count}.',
    'Исправьте показанные и проверьте файл снова.',
    'The first {shown} findings are shown; there are {count} more.',
    'Mend these and check the file again.',
  ),
  'OSV-040': message(
    'Под счётом {account} несколько уровней аналитики ({levels}), а группировка строк потеряна: их нельзя отличить.',
    'Выгрузите ведомость из 1С в .xlsx и не копируйте её через буфер обмена.',
    'Account {account} has several levels of analytics (“{levels}”) below it, but the grouping of rows is lost: they cannot be told apart.',
    'Export the report from 1C as .xlsx, and do not copy it through the clipboard.',
  ),
  'OSV-037': message(
    'Строка «{value}» не похожа ни на счёт, ни на аналитику, и под ней нет счетов: её суммы некуда отнести.',
    'Исправьте код счёта в первой колонке или удалите строку.',
    'The row “{value}” is neither an account nor analytics, and no accounts stand below it: its amounts belong nowhere.',
    'Correct the account code in the first column, or delete the row.',
  ),
}

/** Amounts. */
const AMOUNTS: Catalogue = {
  'OSV-013': message(
    'Суммы можно прочесть по-разному: «{value}» — с дробной частью или с тысячами?',
    'Выгрузите ведомость в .xlsx (там суммы хранятся числами) или приведите суммы к виду 1234,56.',
    'The amounts can be read in two ways: has “{value}” decimals or thousands?',
    'Export to .xlsx (amounts are stored as numbers there), or write all amounts like 1234.56.',
  ),
  'OSV-014': message(
    'В ячейке ошибка Excel {value} вместо суммы.',
    'Исправьте формулу в файле или выгрузите ведомость из 1С заново.',
    'The cell holds the Excel error {value} instead of an amount.',
    'Correct the formula in the file, or export the report from 1C again.',
  ),
  'OSV-015': message(
    'Сумма {value} не выражается в {decimals, plural, =0 {целых единицах валюты} =2 {копейках} other {единицах с # знаками после запятой}}.',
    'Проверьте ячейку: в ведомости 1С таких сумм не бывает.',
    'The amount {value} is not a whole number of {decimals, plural, =0 {units of the currency} =2 {kopecks} other {units with # decimals}}.',
    'Check the cell: a trial balance of 1C holds no such amounts.',
  ),
  'OSV-016': message(
    '«{value}» — не сумма; знак дробной части в этом файле — «{sign}».',
    'Ожидается число: 1234,56; отрицательное — со знаком минус или в скобках; нет суммы — пустая ячейка или прочерк.',
    '“{value}” is not an amount; the decimal sign of this file is “{sign}”.',
    'Expected is a number: 1234.56; a negative one with a minus or in brackets; none as an empty cell or a dash.',
  ),
  'OSV-023': message(
    'Сумма {value} больше, чем программа хранит точно (92 233 720 368 547 758,07).',
    'Проверьте ячейку: такой суммы у компании быть не может.',
    'The amount {value} is larger than the program keeps exactly (92,233,720,368,547,758.07).',
    'Check the cell: no company has such an amount.',
  ),
  'OSV-024': message(
    'Сумма {value} больше, чем Excel хранит с копейками: последние знаки могли потеряться.',
    'Сверьте её с 1С.',
    'The amount {value} is larger than Excel keeps to the kopeck: its last digits may be lost.',
    'Compare it with 1C.',
  ),
  'OSV-036': message(
    'Суммы ведомости вместе больше, чем программа складывает точно.',
    'Проверьте единицы измерения и самые большие суммы.',
    'The amounts of the report together are larger than the program adds up exactly.',
    'Check the unit of measure and the largest amounts.',
  ),
  'OSV-038': message(
    'Под одним заголовком шапки стоят две суммы.',
    AGAIN_RU,
    'Two amounts stand under one head of the header.',
    AGAIN_EN,
  ),
}

/** The canonical trial balance (book-format.md §3). */
const CANONICAL: Catalogue = {
  'CANON-001': message(
    'Неизвестная колонка «{value}»{nearest, select, none {} other {; ближайшая известная — «{nearest}»}}.',
    'Исправьте заголовок или уберите колонку. Список колонок: trialbalance format.',
    'Unknown column “{value}”{nearest, select, none {} other {; the nearest known one is “{nearest}”}}.',
    'Correct the header, or remove the column. All columns: trialbalance format.',
  ),
  'CANON-002': message(
    'В строке нет счёта.',
    'Впишите код счёта или удалите строку.',
    'The row has no account.',
    'Enter the account code, or delete the row.',
  ),
  'CANON-003': message(
    'Неизвестное слово «{value}»{nearest, select, none {} other {; ближайшее известное — «{nearest}»}}.',
    'Допустимы: {words}.',
    'Unknown word “{value}”{nearest, select, none {} other {; the nearest known one is “{nearest}”}}.',
    'The words are: “{words}”.',
  ),
  'CANON-004': message(
    '«{value}» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    'Например: 2025-12-31.',
    '“{value}” is not a date; expected an existing day written YYYY-MM-DD.',
    'For example: 2025-12-31.',
  ),
  'CANON-005': message(
    'Валюта «{value}» не понята; ожидается код из трёх букв.',
    'Например: USD, CNY. В строке с суммами в валюте (indicator = fc) она обязательна.',
    'The currency “{value}” is not understood; expected a three-letter code.',
    'For example: USD, CNY. A row with amounts in currency (indicator = fc) needs it.',
  ),
  'CANON-006': message(
    '«{value}» — не сумма.',
    'Знак дробной части этой колонки — «{sign}». Минус стоит впереди, нет суммы — пустая ячейка.',
    '“{value}” is not an amount.',
    'The decimal sign of this column is “{sign}”. A minus stands in front; no amount is an empty cell.',
  ),
  'CANON-007': message(
    'Сумма {value} не выражается в единицах с {decimals, plural, one {# знаком} few {# знаками} other {# знаками}} после запятой.',
    'Округлите её в источнике: программа сама не округляет.',
    'The amount {value} is not a whole number of units with {decimals, plural, one {# decimal} other {# decimals}}.',
    'Round it in its source: the program does not round it.',
  ),
  'CANON-008': message(
    'Под заголовком нет ни одной строки.',
    'Проверьте выгрузку.',
    'There are no rows below the header.',
    'Check the export.',
  ),
  'CANON-009': message(
    'Колонку {column} можно прочесть по-разному: «{value}» — с дробной частью или с тысячами?',
    'Пишите все суммы колонки одинаково, без разделителя тысяч: 1234.56 или 1234,56.',
    'The column {column} can be read in two ways: has “{value}” decimals or thousands?',
    'Write all amounts of the column alike and without a sign between thousands: 1234.56 or 1234,56.',
  ),
  'CANON-010': message(
    'Одна и та же линия с остатками стоит ещё раз (первый раз в строке {first}); повторов: {count}. Суммы сложены.',
    'Если это повтор, удалите его; если разные линии, различите их: partner, contract, analytics_1.',
    'The same line with balances stands again (first in row {first}); repetitions: {count}. The amounts are added up.',
    'If it is a repetition, delete it; if the lines differ, tell them apart: partner, contract, analytics_1.',
  ),
  'CANON-011': message(
    'В ячейке {position} стоит «{value}», а над ней нет заголовка.',
    'Проверьте разделитель и кавычки в строке или назовите колонку.',
    'Cell {position} holds “{value}” under no header.',
    'Check the delimiter and the quotes of the row, or name the column.',
  ),
  'CANON-012': message(
    'Сумма больше, чем программа хранит точно: {value}.',
    'Проверьте единицы измерения и самые большие суммы.',
    'An amount is larger than the program keeps exactly: {value}.',
    'Check the unit of measure and the largest amounts.',
  ),
  'CANON-013': message(
    'У счёта {value} есть сумма в валюте {currency}, но нет строки БУ с той же аналитикой.',
    'Добавьте строку с суммой в валюте учёта (indicator пуст или БУ).',
    'Account {value} has an amount in {currency}, but no row of the books with the same analytics.',
    'Add the row with the amount in the books currency (indicator empty or “БУ”).',
  ),
  'CANON-014': message(
    'Колонка «{value}» стоит дважды.',
    'Оставьте одну.',
    'Column “{value}” stands twice.',
    'Keep one.',
  ),
}

const WHAT_RU =
  '{what, select, opening {остаток на начало} closing {остаток на конец} turnover_debit {оборот по дебету} other {оборот по кредиту}}'
const WHAT_EN =
  '{what, select, opening {opening balance} closing {closing balance} turnover_debit {debit turnover} other {credit turnover}}'

/** A check in words: what was compared when it passed, what differs and where when it failed. */
const check = (
  passedRu: string,
  failedRu: string,
  adviceRu: string,
  passedEn: string,
  failedEn: string,
  adviceEn: string,
): Catalogue[string] =>
  message(
    `{outcome, select, passed {${passedRu}} other {${failedRu}}}`,
    adviceRu,
    `{outcome, select, passed {${passedEn}} other {${failedEn}}}`,
    adviceEn,
  )

const FILTERS_RU = 'Проверьте, что ведомость сформирована по всем счетам и без отборов.'
const FILTERS_EN = 'Check that the report covers all accounts and has no filters.'
const MANUAL_RU = 'Найдите исправленную вручную строку или выгрузите ведомость заново.'
const MANUAL_EN = 'Find the row that was changed by hand, or export the report again.'

/** What the file alone allows to check (C1–C18). */
const CHECKS: Catalogue = {
  C1: check(
    'Остатки на начало: дебет равен кредиту, {left}.',
    'Остатки на начало: дебет {left}, кредит {right}, разница {difference}.',
    FILTERS_RU,
    'Opening balances: debit equals credit, {left}.',
    'Opening balances: debit {left}, credit {right}, difference {difference}.',
    FILTERS_EN,
  ),
  C2: check(
    'Обороты за период: дебет равен кредиту, {left}.',
    'Обороты за период: дебет {left}, кредит {right}, разница {difference}.',
    FILTERS_RU,
    'Turnovers of the period: debit equals credit, {left}.',
    'Turnovers of the period: debit {left}, credit {right}, difference {difference}.',
    FILTERS_EN,
  ),
  C3: check(
    'Остатки на конец: дебет равен кредиту, {left}.',
    'Остатки на конец: дебет {left}, кредит {right}, разница {difference}.',
    FILTERS_RU,
    'Closing balances: debit equals credit, {left}.',
    'Closing balances: debit {left}, credit {right}, difference {difference}.',
    FILTERS_EN,
  ),
  C4: check(
    'В каждой строке остаток на начало с оборотами равен остатку на конец (строк: {count}).',
    'Строка {row}, счёт {account}: остаток на начало с оборотами {left}, остаток на конец {right}, разница {difference}.',
    MANUAL_RU,
    'In each row the opening balance with turnovers equals the closing balance (rows: {count}).',
    'Row {row}, account “{account}”: opening balance with turnovers {left}, closing balance {right}, difference {difference}.',
    MANUAL_EN,
  ),
  C5: check(
    'Каждая строка равна сумме строк под ней (строк: {count}).',
    `Строка {row}, счёт {account}: ${WHAT_RU} {left}, сумма строк под ней {right}, разница {difference}.`,
    'Проверьте, не удалены ли строки и не нарушена ли группировка.',
    'Each row equals the sum of the rows below it (rows: {count}).',
    `Row {row}, account “{account}”: ${WHAT_EN} {left}, sum of the rows below it {right}, difference {difference}.`,
    'Check whether rows were deleted or the grouping was lost.',
  ),
  C6: check(
    '«Итого» ведомости равно сумме строк.',
    '«Итого» в строке {row}, столбец {column}: {left}, сумма строк {right}, разница {difference}.',
    'Проверьте, не удалены ли строки и не добавлены ли лишние.',
    'The total of the report equals the sum of its rows.',
    'Total in row {row}, column {column}: {left}, sum of the rows {right}, difference {difference}.',
    'Check whether rows were deleted or added.',
  ),
  C8: check(
    'Все счета есть в плане счетов компании (счетов: {count}).',
    'Строка {row}: счёта {account} нет в плане счетов компании.',
    'Добавьте его в план счетов (charts/) или исправьте код.',
    'All accounts are in the chart of the company (accounts: {count}).',
    'Row {row}: account “{account}” is not in the chart of the company.',
    'Add it to the chart (charts/), or correct the code.',
  ),
  C9: check(
    'Остатки счетов стоят на своих сторонах (счетов: {count}).',
    'Строка {row}: остаток счёта {account} ({left}, дебет со знаком плюс) стоит не на своей стороне.',
    'Проверьте проводки по счёту; при переносе остаток сохранит свой знак.',
    'The balances of all accounts are on their own sides (accounts: {count}).',
    'Row {row}: the balance of account “{account}” ({left}, debit positive) is on the side that the account does not have.',
    'Check the entries of the account; the balance keeps its sign.',
  ),
  C10: check(
    'Счета 25, 26, 90 и 91 закрыты.',
    'Счёт {account} не закрыт: остаток на конец {left}.',
    'Выполните закрытие месяца в 1С и выгрузите ведомость заново.',
    'Accounts 25, 26, 90 and 91 are closed.',
    'Account {account} is not closed: its closing balance is {left}.',
    'Run the closing of the month in 1C and export the report again.',
  ),
  C11: check(
    'Вспомогательный счёт 000 пуст.',
    'Вспомогательный счёт 000 имеет остаток {left}.',
    'Завершите ввод начальных остатков в 1С: остаток счёта 000 должен быть нулевым.',
    'The auxiliary account 000 is nil.',
    'The auxiliary account 000 has the balance {left}.',
    'Finish entering the opening balances in 1C: account 000 must be nil.',
  ),
  C14: check(
    'Суммы в единицах валюты.',
    'Суммы не в единицах валюты: одна единица ведомости — {left}.',
    'Сформируйте отчёт в рублях: настройка «Единица измерения».',
    'The amounts are in units of the currency.',
    'The amounts are not in units of the currency: one unit of the report is {left}.',
    'Run the report in roubles: the setting of the unit of measure.',
  ),
  C16: check(
    'БУ = НУ + ПР + ВР (строк: {count}).',
    `Строка {row}, счёт {account}, ${WHAT_RU}: БУ {left}, НУ + ПР + ВР {right}, разница {difference}.`,
    'Проверьте разницы по счёту в 1С: они нужны для отложенного налога.',
    'Books = tax base + permanent + temporary differences (rows: {count}).',
    `Row {row}, account “{account}”, ${WHAT_EN}: books {left}, tax base with differences {right}, difference {difference}.`,
    'Check the differences of the account in 1C: deferred tax is computed from them.',
  ),
}

export const OSV_MESSAGES: Catalogue = { ...REPORT, ...LINES, ...AMOUNTS, ...CANONICAL, ...CHECKS }
