// Words of what is wrong with a book's files.

import type { Catalogue } from '../../ledger/finding.ts'

/** `file, строка 5, колонка «rate»` built from the place. */
const RU =
  '{file}{row, select, undefined {} other {, строка {row}}}{column, select, undefined {} other {, колонка {column}}}'
const EN =
  '{file}{row, select, undefined {} other {, row {row}}}{column, select, undefined {} other {, column {column}}}'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: `${RU}: ${ru}`, advice: ruAdvice },
  en: { text: `${EN}: ${en}`, advice: enAdvice },
})

export const BOOK_MESSAGES: Catalogue = {
  'BOOK-001': message(
    'неизвестная колонка «{value}».',
    'Ближайшая известная: «{nearest}». Список колонок: trialbalance format.',
    'unknown column "{value}".',
    'The nearest known one is "{nearest}". All columns: trialbalance format.',
  ),
  'BOOK-002': message(
    'колонка «{value}» стоит дважды.',
    'Оставьте одну.',
    'column "{value}" stands twice.',
    'Keep one.',
  ),
  'BOOK-003': message(
    'нет обязательной колонки «{column}».',
    'Добавьте её в заголовок.',
    'the needed column "{column}" is missing.',
    'Add it to the header.',
  ),
  'BOOK-004': message(
    'в строке {found} ячеек, а в заголовке {expected}.',
    'Проверьте разделитель и кавычки в строке.',
    'the row has {found} cells, the header {expected}.',
    'Check the delimiter and the quotes of the row.',
  ),
  'BOOK-005': message(
    'значение обязательно, а ячейка пуста.',
    'Заполните её.',
    'a value is needed, the cell is empty.',
    'Fill it.',
  ),
  'BOOK-011': message(
    '«{value}» — не дата; ожидается ГГГГ-ММ-ДД.',
    'Например: 2025-12-31.',
    '"{value}" is not a date; expected YYYY-MM-DD.',
    'For example: 2025-12-31.',
  ),
  'BOOK-012': message(
    '«{value}» — не день года; ожидается ММ-ДД.',
    'Например: 01-01.',
    '"{value}" is not a day of the year; expected MM-DD.',
    'For example: 01-01.',
  ),
  'BOOK-013': message(
    '«{value}» — не период.',
    'Например: 2025, 2025-H1, 2025-Q3, 2025-07 или 2025-01-01/2025-06-30.',
    '"{value}" is not an interval.',
    'For example: 2025, 2025-H1, 2025-Q3, 2025-07, or 2025-01-01/2025-06-30.',
  ),
  'BOOK-014': message(
    '«{value}» — не сумма.',
    'Пишите число с точкой или запятой, без пробелов и валюты: 1234.56.',
    '"{value}" is not an amount.',
    'Write a number with a point or a comma, without spaces and currency: 1234.56.',
  ),
  'BOOK-015': message(
    '«{value}» — не доля и не курс.',
    'Пишите 0.8, 80% или 4/5.',
    '"{value}" is neither a share nor a rate.',
    'Write 0.8, 80% or 4/5.',
  ),
  'BOOK-016': message(
    '«{value}» — не целое число.',
    'Пишите число без дробной части.',
    '"{value}" is not a whole number.',
    'Write a number without decimals.',
  ),
  'BOOK-017': message(
    '«{value}»: ожидается yes или no.',
    'Напишите yes или no.',
    '"{value}": expected yes or no.',
    'Write yes or no.',
  ),
  'BOOK-018': message(
    'неизвестное слово «{value}»; ближайшее известное — «{nearest}».',
    'Возможные слова: {words}.',
    'unknown word "{value}"; the nearest known one is "{nearest}".',
    'The words are: {words}.',
  ),
  'BOOK-021': message(
    'файла плана счетов «{value}» нет в книге.',
    'Положите файл в книгу или укажите accounts: standard.',
    'the chart file "{value}" is not in the book.',
    'Put it there, or give accounts: standard.',
  ),
  'BOOK-031': message(
    'папка ОСВ «{value}» не соответствует ни одной компании.',
    'Ближайшая компания: «{nearest}». Переименуйте папку или добавьте компанию в entities.csv.',
    'the folder "{value}" of trial balances fits no entity.',
    'The nearest entity is "{nearest}". Rename the folder, or add the entity to entities.csv.',
  ),
  'BOOK-032': message(
    'имя файла ОСВ «{value}» не называет период.',
    'Ожидается ‹с›_‹по›, например 2025-01-01_2025-12-31.xlsx; для ОСВ по счету — 2025-01-01_2025-12-31_60.xlsx.',
    'the file name "{value}" gives no period.',
    'Expected ‹from›_‹to›, for example 2025-01-01_2025-12-31.xlsx; by account 2025-01-01_2025-12-31_60.xlsx.',
  ),
  'BOOK-033': message(
    'в заголовке ОСВ период {found}, а имя файла говорит {expected}.',
    'Переименуйте файл или выгрузите ОСВ за нужный период.',
    'the title of the trial balance says {found}, the file name {expected}.',
    'Rename the file, or export the period that is needed.',
  ),
  'BOOK-034': message(
    'файл книге неизвестен и не читается.',
    'Ближайший известный: {nearest}. Переименуйте его или уберите.',
    'the file is not known to a book and is not read.',
    'The nearest known one is {nearest}. Rename or remove it.',
  ),
  'BOOK-035': message(
    'файл в balances/ не похож на ОСВ.',
    'Ожидается balances/‹компания›/‹с›_‹по›.xlsx (xls, csv, txt, html).',
    'the file in balances/ is not a trial balance.',
    'Expected balances/‹entity›/‹from›_‹to›.xlsx (xls, csv, txt, html).',
  ),
  'BOOK-040': message(
    'файла нет.',
    'Книга — папка с book.yaml; проверьте путь.',
    'there is no such file.',
    'A book is a folder with book.yaml; check the path.',
  ),
  'BOOK-041': message(
    'обязательная настройка не задана.',
    'Нужны format, name, parent, presentation_currency.',
    'a needed setting is not given.',
    'Needed are format, name, parent, presentation_currency.',
  ),
  'BOOK-042': message(
    'не читается как YAML ({error}).',
    'Проверьте отступы и двоеточия.',
    'cannot be read as YAML ({error}).',
    'Check indents and colons.',
  ),
  'BOOK-043': message(
    'неизвестная настройка «{column}».',
    'Ближайшая известная: «{nearest}».',
    'unknown setting "{column}".',
    'The nearest known one is "{nearest}".',
  ),
  'BOOK-044': message(
    'другие корни группы (hierarchies) эта версия не рассчитывает.',
    'Уберите настройку: закрывается группа parent.',
    'other roots (hierarchies) are not derived by this version.',
    'Remove the setting: the group of parent is closed.',
  ),
  'BOOK-045': message(
    'формат книги «{value}» неизвестен.',
    'Эта версия читает format: 1.',
    'the format "{value}" of the book is not known.',
    'This version reads format: 1.',
  ),
  'BOOK-046': message(
    '«{value}» — не код валюты.',
    'Ожидаются три буквы ISO 4217, например RUB.',
    '"{value}" is not a currency code.',
    'Expected three letters of ISO 4217, for example RUB.',
  ),
  'BOOK-051': message(
    'компании «{value}» нет в entities.csv.',
    'Ближайшая: «{nearest}».',
    'there is no entity "{value}" in entities.csv.',
    'The nearest is "{nearest}".',
  ),
  'BOOK-052': message(
    'счета «{value}» нет в плане группы.',
    'Ближайший: «{nearest}».',
    'there is no account "{value}" in the group chart.',
    'The nearest is "{nearest}".',
  ),
  'BOOK-053': message(
    '«{value}» уже есть в строке {first}.',
    'Ключ строки должен быть единственным.',
    '"{value}" already stands in row {first}.',
    'The key of a row must be single.',
  ),
  'BOOK-054': message(
    'у суммы {value} больше знаков, чем у валюты {currency}.',
    'Округлите до минимальной единицы валюты.',
    'the amount {value} has more decimals than {currency} has.',
    'Round it to the minor unit of the currency.',
  ),
  'BOOK-055': message(
    'значение {value} должно быть больше нуля.',
    'Проверьте знак и порядок.',
    'the value {value} must be above zero.',
    'Check its sign and magnitude.',
  ),
  'BOOK-056': message(
    'доля {value} больше единицы.',
    'Доля пишется как 0.8, 80% или 4/5 и не превышает 100 %.',
    'the share {value} is above one.',
    'Shares are written 0.8, 80% or 4/5 and do not pass 100 %.',
  ),
  'BOOK-057': message(
    'плана счетов «{value}» нет.',
    'Известны: {known}. Свой план кладут в charts/‹имя›.csv.',
    'there is no chart "{value}".',
    'Known are: {known}. A chart of your own goes to charts/‹name›.csv.',
  ),
  'BOOK-058': message(
    'у счета {value} не указан элемент xbrl: неизвестна строка отчётности.',
    'Укажите имя элемента таксономии МСФО, например Inventories.',
    'account {value} has no xbrl element: its statement line is not known.',
    'Give the name of an element of the IFRS taxonomy, for example Inventories.',
  ),
  'BOOK-059': message(
    'доли правила в сумме дают {value}, а не единицу.',
    'Строки с одним условием делят сумму: их share должны дать 1.',
    'the shares of the rule come to {value}, not to one.',
    'Rows with one condition divide it: their share must make 1.',
  ),
  'BOOK-060': message(
    'у корректировки {id} не указана компания.',
    'Заполните entity или укажите level: group.',
    'the journal {id} names no entity.',
    'Fill entity, or give level: group.',
  ),
  'BOOK-061': message(
    'шаблона «{value}» нет.',
    'Ближайший: {nearest}; свой шаблон назовите словом, не T с числом.',
    'there is no template "{value}".',
    'The nearest is {nearest}; name a template of your own by a word, not T and a number.',
  ),
  'BOOK-062': message(
    'отрицательная сумма {value}.',
    'Поставьте положительную сумму в другую колонку: debit или credit.',
    'a negative amount {value}.',
    'Put the positive amount into the other column: debit or credit.',
  ),
  'BOOK-063': message(
    'в строке корректировки {id} должна быть заполнена ровно одна из колонок debit и credit.',
    'Разделите строку на две.',
    'a line of journal {id} must fill exactly one of debit and credit.',
    'Split the line into two.',
  ),
  'BOOK-064': message(
    'корректировка {id} не сбалансирована: дебет минус кредит = {difference}.',
    'Сумма дебетов должна равняться сумме кредитов до копейки.',
    'journal {id} does not balance: debit less credit = {difference}.',
    'Debits must equal credits to the kopeck.',
  ),
  'BOOK-065': message(
    'корректировку {id} утвердил её автор ({value}).',
    'Утверждает второй человек; или в book.yaml approval: none.',
    'journal {id} was approved by its author ({value}).',
    'A second person approves; or approval: none in book.yaml.',
  ),
  'BOOK-066': message(
    'конец {value} раньше начала {from}.',
    'Проверьте даты.',
    'the end {value} is before the start {from}.',
    'Check the dates.',
  ),
  'BOOK-067': message(
    'события «{value}» нет в ownership.csv.',
    'Ближайшее: «{nearest}».',
    'there is no event "{value}" in ownership.csv.',
    'The nearest is "{nearest}".',
  ),
  'TABLE-001': message('файл пуст.', 'Выгрузите его заново.', 'the file is empty.', 'Export it again.'),
  'TABLE-002': message(
    'незакрытая кавычка: таблица не читается дальше.',
    'Закройте кавычку в этой строке.',
    'an unclosed quote: the table cannot be read on.',
    'Close the quote in this row.',
  ),
}
