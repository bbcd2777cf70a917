// Words of what is wrong with a file of a trial balance: its container, its layout, its figures, and of the checks that
// the file alone allows. Where it is wrong (file, sheet, row, column) is printed before the text.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const EXPORT_RU = 'Выгрузите ведомость из 1С заново: «Сохранить как…», Лист Excel (*.xlsx).'
const EXPORT_EN = 'Export the report from 1C again: “Save as…”, Excel sheet (*.xlsx).'

/** What the file is, before anything of it is understood. */
const CONTAINERS: Catalogue = {
  'FILE-002': message(
    'Содержимое не похоже на книгу Excel: ожидается .xlsx, .xls, таблица HTML или текст с разделителями.',
    EXPORT_RU,
    'The contents are no Excel workbook: expected .xlsx, .xls, an HTML table or delimited text.',
    EXPORT_EN,
  ),
  'FILE-003': message(
    'Файл повреждён или докачан не до конца: архив внутри .xlsx обрывается.',
    'Скачайте или выгрузите файл ещё раз.',
    'The file is damaged or was not downloaded to the end: the archive inside .xlsx breaks off.',
    'Download or export the file again.',
  ),
  'FILE-004': message(
    'Файл больше предела {limit}.',
    'Выгрузите ведомость по частям: по периодам или по счетам.',
    'The file is larger than the limit of {limit}.',
    'Export the report in parts: by periods or by accounts.',
  ),
  'FILE-005': message(
    'В архиве частей: {count}; книге Excel хватает {limit}.',
    EXPORT_RU,
    'The archive holds {count} parts; a workbook needs no more than {limit}.',
    EXPORT_EN,
  ),
  'FILE-006': message(
    'Часть «{name}» архива противоречит его оглавлению: другой размер, место или имя встречается дважды.',
    EXPORT_RU,
    'Part “{name}” contradicts the directory of the archive: another size or place, or a name that stands twice.',
    EXPORT_EN,
  ),
  'FILE-007': message(
    'Часть «{name}» разворачивается в {size} байт: это больше, чем бывает в книге Excel.',
    'Файл не открыт. Если он настоящий, сохраните его из Excel заново.',
    'Part “{name}” unpacks to {size} bytes: more than a workbook ever holds.',
    'The file was not opened. If it is genuine, save it from Excel again.',
  ),
  'FILE-008': message(
    'В архиве есть путь «{name}», который ведёт за его пределы.',
    `Файл не открыт. ${EXPORT_RU}`,
    'The archive holds the path “{name}”, which leads out of it.',
    `The file was not opened. ${EXPORT_EN}`,
  ),
  'FILE-009': message(
    'Файл защищён паролем.',
    'Снимите пароль в Excel: Файл, Сведения, Защита книги, Зашифровать с паролем (пустой пароль).',
    'The file is protected by a password.',
    'Take the password off in Excel: File, Info, Protect Workbook, Encrypt with Password (empty).',
  ),
  'FILE-010': message(
    'В книге есть макросы; такие файлы не принимаются.',
    'Сохраните её в Excel как «Книга Excel (*.xlsx)» без макросов.',
    'The workbook has macros; such files are not taken.',
    'Save it in Excel as “Excel Workbook (*.xlsx)”, without macros.',
  ),
  'FILE-011': message(
    'Формат {kind} не читается.',
    'Сохраните файл как .xlsx.',
    'The format {kind} is not read.',
    'Save the file as .xlsx.',
  ),
  'FILE-012': message(
    'В файле разметка, но это не таблица HTML.',
    EXPORT_RU,
    'The file is markup, but no HTML table.',
    EXPORT_EN,
  ),
  'FILE-013': message(
    'Это табличный документ 1С (.mxl); его читает только 1С.',
    'Откройте его в 1С и сохраните: «Сохранить как…», Лист Excel (*.xlsx).',
    'This is a 1C spreadsheet document (.mxl); only 1C reads it.',
    'Open it in 1C and save it: “Save as…”, Excel sheet (*.xlsx).',
  ),
  'FILE-014': message(
    'В части «{part}» объявлен тип документа (DTD); в книге Excel его не бывает.',
    `Файл не открыт. ${EXPORT_RU}`,
    'Part “{part}” declares a document type (DTD); a workbook has none.',
    `The file was not opened. ${EXPORT_EN}`,
  ),
  'FILE-015': message(
    'Часть «{part}» книги не читается: разметка нарушена, вложена слишком глубоко или ссылается на то, чего нет.',
    EXPORT_RU,
    'Part “{part}” of the workbook cannot be read: broken markup, nested too deep, or a reference to nothing.',
    EXPORT_EN,
  ),
  'FILE-016': message(
    'Книга слишком велика: {what, select, cells {больше 5 000 000 ячеек на листе} rows {больше 1 048 576 строк} other {слишком много текста}}.',
    'Выгрузите ведомость по частям: по периодам или по счетам.',
    'The workbook is too large: {what, select, cells {more than 5,000,000 cells in a sheet} rows {more than 1,048,576 rows} other {too much text}}.',
    'Export the report in parts: by periods or by accounts.',
  ),
  'FILE-017': message(
    'Данные стоят в столбце {column}; столбцов не может быть больше {limit}.',
    'Удалите лишние столбцы.',
    'There is data in column {column}; a sheet may have {limit} columns.',
    'Delete the columns that are not needed.',
  ),
  'FILE-018': message(
    'В ячейке формула без сохранённого значения.',
    'Откройте файл в Excel и сохраните его: значения посчитаются.',
    'The cell holds a formula without a stored value.',
    'Open the file in Excel and save it: the values will be computed.',
  ),
  'FILE-019': message(
    'Файл .xls не читается: он повреждён или слишком велик.',
    'Откройте его в Excel и сохраните как .xlsx.',
    'The .xls file cannot be read: it is damaged or too large.',
    'Open it in Excel and save it as .xlsx.',
  ),
}

/** The layout of a 1C trial balance. */
const LAYOUT: Catalogue = {
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
    'Это другой отчёт: «{value}». Ожидается оборотно-сальдовая ведомость.',
    'Выгрузите «Оборотно-сальдовая ведомость» или «Оборотно-сальдовая ведомость по счету» за тот же период.',
    'This is another report: “{value}”. Expected is a trial balance.',
    'Export the trial balance, or the trial balance of an account, for the same period.',
  ),
  'OSV-010': message(
    'На листе начинается ещё одна ведомость: «{value}». В файле может быть одна.',
    'Выгрузите каждую ведомость в свой файл.',
    'Another trial balance begins in the sheet: “{value}”. A file may hold one.',
    'Export each trial balance to a file of its own.',
  ),
  'OSV-011': message(
    'Ведомости стоят на нескольких листах: {sheets}. В файле может быть одна.',
    'Оставьте в файле один лист с ведомостью.',
    'Several sheets hold trial balances: {sheets}. A file may hold one.',
    'Keep one sheet with a trial balance in the file.',
  ),
  'OSV-012': message(
    'Счет {value} уже стоит в строке {first}.',
    'Если в ведомости несколько организаций, сформируйте её по каждой отдельно; иначе удалите лишнюю строку.',
    'Account {value} stands in row {first} already.',
    'If the report covers several organisations, run it for each; else delete the row that is too many.',
  ),
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
    '«{value}» — не сумма.',
    'Ожидается число: 1234,56; отрицательное — со знаком минус или в скобках; нет суммы — пустая ячейка или прочерк.',
    '“{value}” is not an amount.',
    'Expected is a number: 1234.56; a negative one with a minus or in brackets; none as an empty cell or a dash.',
  ),
  'OSV-017': message(
    'Под шапкой ведомости нет строк со счетами.',
    'Проверьте период, организацию и отборы отчёта в 1С.',
    'There are no rows of accounts below the header.',
    'Check the period, the organisation and the filters of the report in 1C.',
  ),
  'OSV-018': message(
    'В коде счета «{value}» латинские буквы; принят счет {code} с русскими.',
    'Исправьте код в источнике, если имелся в виду другой счет.',
    'The code “{value}” has Latin letters; account {code} with Russian ones was taken.',
    'Correct the code in its source if another account was meant.',
  ),
  'OSV-019': message(
    'Код счета хранится числом {value}: неясно, это {value} или {value}0.',
    'Выгрузите ведомость из 1С заново, не сохраняя её в Excel, или впишите код текстом.',
    'The account code is stored as the number {value}: it is open whether {value} or {value}0 is meant.',
    'Export the report from 1C again without saving it in Excel, or enter the code as text.',
  ),
  'OSV-020': message(
    'Суммы не в единицах валюты: «{value}».',
    'Сформируйте отчёт в рублях: настройка «Единица измерения».',
    'The amounts are not in units of the currency: “{value}”.',
    'Run the report in roubles: the setting of the unit of measure.',
  ),
}

/** The canonical trial balance (book-format.md §3). */
const CANONICAL: Catalogue = {
  'CANON-001': message(
    'Неизвестная колонка «{value}»; ближайшая известная — «{nearest}».',
    'Исправьте заголовок или уберите колонку. Список колонок: trialbalance format.',
    'Unknown column “{value}”; the nearest known one is “{nearest}”.',
    'Correct the header, or remove the column. All columns: trialbalance format.',
  ),
  'CANON-002': message(
    'В строке нет счета.',
    'Впишите код счета или удалите строку.',
    'The row has no account.',
    'Enter the account code, or delete the row.',
  ),
  'CANON-003': message(
    'Неизвестное слово «{value}»; ближайшее известное — «{nearest}».',
    'Допустимы: {words}.',
    'Unknown word “{value}”; the nearest known one is “{nearest}”.',
    'The words are: “{words}”.',
  ),
  'CANON-004': message(
    '«{value}» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    'Например: 2025-12-31.',
    '“{value}” is not a date; expected an existing day written YYYY-MM-DD.',
    'For example: 2025-12-31.',
  ),
  'CANON-005': message(
    'В строке с суммами в валюте (indicator = fc) валюта «{value}»; ожидается код из трёх букв.',
    'Например: USD, CNY.',
    'The row has amounts in foreign currency (indicator = fc) and the currency “{value}”; expected a three-letter code.',
    'For example: USD, CNY.',
  ),
  'CANON-006': message(
    '«{value}» — не сумма.',
    'Ожидается число: 1234.56 или 1234,56, знак минус впереди, нет суммы — пустая ячейка.',
    '“{value}” is not an amount.',
    'Expected is a number: 1234.56 or 1234,56, the minus in front, none as an empty cell.',
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
}

/** What the file alone allows to check (domain: C1–C18). */
const CHECKS: Catalogue = {
  C1: message(
    'Остатки на начало: дебет {left}, кредит {right}.',
    'Дебет должен равняться кредиту. Проверьте, что ведомость сформирована по всем счетам и без отборов.',
    'Opening balances: debit {left}, credit {right}.',
    'Debit must equal credit. Check that the report covers all accounts and has no filters.',
  ),
  C2: message(
    'Обороты за период: дебет {left}, кредит {right}.',
    'Дебет должен равняться кредиту. Проверьте, что ведомость сформирована по всем счетам и без отборов.',
    'Turnovers of the period: debit {left}, credit {right}.',
    'Debit must equal credit. Check that the report covers all accounts and has no filters.',
  ),
  C3: message(
    'Остатки на конец: дебет {left}, кредит {right}.',
    'Дебет должен равняться кредиту. Проверьте, что ведомость сформирована по всем счетам и без отборов.',
    'Closing balances: debit {left}, credit {right}.',
    'Debit must equal credit. Check that the report covers all accounts and has no filters.',
  ),
  C4: message(
    'Остаток на начало с оборотами {left}, остаток на конец {right}. {place}',
    'Найдите исправленную вручную строку или выгрузите ведомость заново.',
    'Opening with turnovers {left}, closing {right}. {place}',
    'Find the row that was changed by hand, or export the report again.',
  ),
  C5: message(
    'Счет {left}, сумма строк под ним {right}. {place}',
    'Проверьте, не удалены ли строки и не нарушена ли группировка.',
    'The account {left}, the rows below it {right}. {place}',
    'Check whether rows were deleted or the grouping was lost.',
  ),
  C6: message(
    '«Итого» ведомости {left}, сумма строк {right}. {place}',
    'Проверьте, не удалены ли строки и не добавлены ли лишние.',
    'The total of the report {left}, the sum of its rows {right}. {place}',
    'Check whether rows were deleted or added.',
  ),
  C8: message(
    'Счета нет в плане счетов компании. {place}',
    'Добавьте его в план счетов (charts/) или исправьте код.',
    'The account is not in the chart of the company. {place}',
    'Add it to the chart (charts/), or correct the code.',
  ),
  C9: message(
    'Остаток {left} стоит не на своей стороне: так называемое красное сальдо. {place}',
    'Проверьте проводки по счету; при переносе остаток сохранит свой знак.',
    'The balance {left} is on the side that the account does not have. {place}',
    'Check the entries of the account; the balance keeps its sign.',
  ),
  C11: message(
    'Вспомогательный счет 000 имеет остаток {left}.',
    'Завершите ввод начальных остатков в 1С: остаток счета 000 должен быть нулевым.',
    'The auxiliary account 000 has the balance {left}.',
    'Finish entering the opening balances in 1C: account 000 must be nil.',
  ),
  C16: message(
    'БУ {left}, НУ + ПР + ВР {right}. {place}',
    'Проверьте разницы по счету в 1С: они нужны для отложенного налога.',
    'Books {left}, tax base with permanent and temporary differences {right}. {place}',
    'Check the differences of the account in 1C: deferred tax is computed from them.',
  ),
}

export const OSV_MESSAGES: Catalogue = { ...CONTAINERS, ...LAYOUT, ...CANONICAL, ...CHECKS }
