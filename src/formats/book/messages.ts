// Words of what is wrong with a book's files. Where it is wrong (file, sheet, row, column) is printed before the text.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

/** Tables and their cells. */
const TABLES: Catalogue = {
  'BOOK-001': message(
    'Неизвестная колонка «{value}»{nearest, select, none {} other {; ближайшая известная — «{nearest}»}}.',
    'Исправьте заголовок или уберите колонку. Список колонок: trialbalance format.',
    'Unknown column "{value}"{nearest, select, none {} other {; the nearest known one is "{nearest}"}}.',
    'Correct the header, or remove the column. All columns: trialbalance format.',
  ),
  'BOOK-002': message(
    'Колонка «{value}» стоит дважды.',
    'Оставьте одну.',
    'Column "{value}" stands twice.',
    'Keep one.',
  ),
  'BOOK-003': message(
    'Нет обязательной колонки «{column}».',
    'Добавьте её в заголовок.',
    'The needed column "{column}" is missing.',
    'Add it to the header.',
  ),
  'BOOK-004': message(
    'В ячейке {position} стоит «{value}», а над ней нет заголовка.',
    'Проверьте разделитель и кавычки в строке или назовите колонку.',
    'Cell {position} holds "{value}" under no header.',
    'Check the delimiter and the quotes of the row, or name the column.',
  ),
  'BOOK-005': message(
    'Ячейка пуста, а значение обязательно.',
    'Заполните её.',
    'The cell is empty, and a value is needed.',
    'Fill it.',
  ),
  'BOOK-011': message(
    '«{value}» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    'Например: 2025-12-31.',
    '"{value}" is not a date; expected an existing day written YYYY-MM-DD.',
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
    'Пишите число без валюты, во всей колонке либо с точкой, либо с запятой: 1234.56.',
    '"{value}" is not an amount.',
    'Write a number without its currency, in the whole column either with a point or with a comma: 1234.56.',
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
    'Неизвестное слово «{value}»{nearest, select, none {} other {; ближайшее известное — «{nearest}»}}.',
    'Возможные слова: {words}.',
    'Unknown word "{value}"{nearest, select, none {} other {; the nearest known one is "{nearest}"}}.',
    'The words are: {words}.',
  ),
}

/** Files of the book. */
const FILES: Catalogue = {
  'BOOK-021': message(
    'Файла плана счетов «{value}» нет в книге.',
    'Положите файл в книгу или укажите accounts: standard.',
    'The chart file "{value}" is not in the book.',
    'Put it there, or give accounts: standard.',
  ),
  'BOOK-022': message(
    'Регистр уже прочитан из {other}; двух файлов одного регистра не бывает.',
    'Оставьте один: csv или xlsx.',
    'The register is already read from {other}; one register has one file.',
    'Keep one of them: csv or xlsx.',
  ),
  'BOOK-023': message(
    'Лист не читается: регистр взят с листа «{read}».',
    'Перенесите строки на один лист, если они нужны.',
    'The sheet is not read: the register is taken from sheet "{read}".',
    'Move its rows to one sheet if they are needed.',
  ),
  'BOOK-031': message(
    'Папка ОСВ «{value}» не соответствует ни одной компании{nearest, select, none {} other {; ближайшая — «{nearest}»}}.',
    'Переименуйте папку или добавьте компанию в entities.csv.',
    'The folder "{value}" of trial balances fits no entity{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Rename the folder, or add the entity to entities.csv.',
  ),
  'BOOK-032': message(
    'Имя файла ОСВ «{value}» не называет период.',
    'Ожидается ‹с›_‹по›, например 2025-01-01_2025-12-31.xlsx; для ОСВ по счёту — 2025-01-01_2025-12-31_60.xlsx.',
    'The file name "{value}" gives no period.',
    'Expected ‹from›_‹to›, for example 2025-01-01_2025-12-31.xlsx; by account 2025-01-01_2025-12-31_60.xlsx.',
  ),
  'BOOK-033': message(
    'В заголовке ОСВ период {found}, а имя файла говорит {expected}.',
    'Переименуйте файл или выгрузите ОСВ за нужный период.',
    'The title of the trial balance says {found}, the file name {expected}.',
    'Rename the file, or export the period that is needed.',
  ),
  'BOOK-034': message(
    'Такой таблицы в формате книги нет{nearest, select, none {} other {; ближайшее известное имя — «{nearest}»}}.',
    'Переименуйте файл или уберите его из папки книги.',
    'The format of a book has no such table{nearest, select, none {} other {; the nearest known name is "{nearest}"}}.',
    'Rename the file, or remove it from the folder of the book.',
  ),
  'BOOK-035': message(
    'Файл в balances/ не похож на ОСВ.',
    'Ожидается balances/‹компания›/‹с›_‹по›.xlsx (xls, csv, txt, html).',
    'The file in balances/ is not a trial balance.',
    'Expected balances/‹entity›/‹from›_‹to›.xlsx (xls, csv, txt, html).',
  ),
  'BOOK-071': message(
    'Папка {file}: опубликованные закрытия эта версия не читает; остатки на начало и сравнительные данные она берёт только из документов.',
    'Перенесите её из папки книги и сверьте остатки на начало и сравнительные данные с опубликованными.',
    'The folder {file}: published closes are not read by this version; it takes openings and comparatives from documents alone.',
    'Move it out of the folder of the book, and compare openings and comparatives with what was published.',
  ),
  'BOOK-072': message(
    'ОСВ переходит через конец финансового года, {end}: в цепочку года она не входит.',
    'Выгрузите отдельные ведомости до {end} и после него.',
    'The trial balance reaches beyond the end of the fiscal year, {end}: it belongs to the chain of no year.',
    'Export one to {end} and one after it.',
  ),
  'BOOK-073': message(
    'За тот же период уже есть ОСВ: {other}; какая из двух верна, по папке не видно.',
    'Оставьте одну.',
    'There is a trial balance of the same period already: {other}; the folder does not tell which of the two holds.',
    'Keep one of them.',
  ),
  'BOOK-075': message(
    '{of, select, chart {План счетов «{value}» не назван ни у одной компании} other {Макет «{value}» не назван в book.yaml}} и не действует.',
    '{of, select, chart {Укажите его в колонке chart entities.csv} other {Укажите его в layouts}} или уберите файл.',
    '{of, select, chart {No entity names the chart "{value}"} other {book.yaml does not name the layout "{value}"}}, and it has no effect.',
    '{of, select, chart {Name it in the column chart of entities.csv} other {Name it in layouts}}, or remove the file.',
  ),
  'BOOK-036': message(
    'План счетов группы не читается: book.yaml берёт план «{value}».',
    'Укажите в book.yaml accounts: accounts.csv или уберите файл.',
    'The group chart is not read: book.yaml takes the chart "{value}".',
    'Give accounts: accounts.csv in book.yaml, or remove the file.',
  ),
  'BOOK-040': message(
    'Файла нет.',
    'Книга — папка с book.yaml; проверьте путь.',
    'There is no such file.',
    'A book is a folder with book.yaml; check the path.',
  ),
  'BOOK-041': message(
    'Обязательная настройка «{column}» не задана.',
    'Нужны format, name, parent, presentation_currency.',
    'The needed setting "{column}" is not given.',
    'Needed are format, name, parent, presentation_currency.',
  ),
  'BOOK-042': message(
    'Файл не читается как YAML ({error}).',
    'Проверьте отступы, двоеточия и кавычки в этой строке.',
    'The file cannot be read as YAML ({error}).',
    'Check indents, colons and quotes in this row.',
  ),
  'BOOK-043': message(
    'Неизвестная настройка «{value}»{nearest, select, none {} other {; ближайшая известная — «{nearest}»}}.',
    'Исправьте имя или уберите строку. Список настроек: trialbalance format.',
    'Unknown setting "{value}"{nearest, select, none {} other {; the nearest known one is "{nearest}"}}.',
    'Correct the name, or remove the row. All settings: trialbalance format.',
  ),
  'BOOK-044': message(
    'Другие корни группы (hierarchies) эта версия не рассчитывает.',
    'Уберите настройку: закрывается группа parent.',
    'Other roots (hierarchies) are not derived by this version.',
    'Remove the setting: the group of parent is closed.',
  ),
  'BOOK-046': message(
    '«{value}» — не код валюты.',
    'Ожидаются три буквы ISO 4217, например RUB.',
    '"{value}" is not a currency code.',
    'Expected three letters of ISO 4217, for example RUB.',
  ),
  'BOOK-047': message(
    'Файл не в кодировке UTF-8.',
    'Сохраните его в UTF-8.',
    'The file is not in UTF-8.',
    'Save it in UTF-8.',
  ),
  'BOOK-048': message(
    'Настройка «{column}» записана не так; ожидается {expected}.',
    'Образец: books/severny/book.yaml.',
    'The setting "{column}" has another form; expected {expected}.',
    'An example: books/severny/book.yaml.',
  ),
}

/** Rows against each other and against other registers. */
const ROWS: Catalogue = {
  'BOOK-051': message(
    'Компании «{value}» нет в entities.csv{nearest, select, none {} other {; ближайшая — «{nearest}»}}.',
    'Исправьте код или добавьте компанию.',
    'There is no entity "{value}" in entities.csv{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Correct the code, or add the entity.',
  ),
  'BOOK-052': message(
    'Счёта «{value}» нет в плане счетов группы{nearest, select, none {} other {; ближайший — «{nearest}»}}.',
    'Исправьте код или добавьте счёт.',
    'There is no account "{value}" in the group chart{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Correct the code, or add the account.',
  ),
  'BOOK-053': message(
    '«{value}» уже есть в строке {first}; у каждой строки свой ключ ({key}).',
    'Уберите повтор или сделайте ключ другим.',
    '"{value}" already stands in row {first}; every row has a key of its own ({key}).',
    'Remove the repetition, or make the key another.',
  ),
  'BOOK-054': message(
    'У суммы {value} больше знаков после запятой, чем есть у {currency} ({allowed}).',
    'Округлите до минимальной единицы валюты.',
    'The amount {value} has more decimals than {currency} has ({allowed}).',
    'Round it to the minor unit of the currency.',
  ),
  'BOOK-055': message(
    'Значение {value} должно быть больше нуля.',
    'Проверьте знак и порядок числа.',
    'The value {value} must be above zero.',
    'Check its sign and magnitude.',
  ),
  'BOOK-056': message(
    'Доля {value} больше единицы.',
    'Доля пишется как 0.8, 80% или 4/5 и не превышает 100 %.',
    'The share {value} is above one.',
    'Shares are written 0.8, 80% or 4/5 and do not pass 100 %.',
  ),
  'BOOK-057': message(
    'Плана счетов «{value}» нет{nearest, select, none {} other {; ближайший — «{nearest}»}}.',
    'Известны: {known}. Свой план кладут в charts/‹имя›.csv.',
    'There is no chart "{value}"{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Known are: {known}. A chart of your own goes to charts/‹name›.csv.',
  ),
  'BOOK-058': message(
    'У счёта {value} не указан элемент xbrl: неизвестна строка отчётности.',
    'Укажите имя элемента таксономии МСФО, например Inventories.',
    'Account {value} has no xbrl element: its statement line is not known.',
    'Give the name of an element of the IFRS taxonomy, for example Inventories.',
  ),
  'BOOK-059': message(
    'У правил {rules} одно условие, а их доли в сумме дают {value}, а не 1.',
    'Правила с одним условием делят сумму между собой по share (пусто — вся сумма): исправьте доли, или условие одного из правил, или уберите лишнее.',
    'The rules {rules} have one condition, and their shares come to {value}, not to 1.',
    'Rules with one condition divide the amount among them by share (empty: the whole): correct the shares, or the condition of one, or remove what is too much.',
  ),
  'BOOK-060': message(
    'У корректировки {id} не указана компания.',
    'Заполните entity или укажите level: group.',
    'Journal {id} names no entity.',
    'Fill entity, or give level: group.',
  ),
  'BOOK-061': message(
    'Шаблона «{value}» нет{nearest, select, none {} other {; ближайший — «{nearest}»}}.',
    'Свой шаблон назовите словом, не T с числом.',
    'There is no template "{value}"{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Name a template of your own by a word, not T and a number.',
  ),
  'BOOK-062': message(
    'Значение {value} отрицательно, а колонка «{column}» принимает только положительные.',
    'Сумму журнала поставьте в другую колонку: debit или credit; в остальном проверьте знак.',
    'The value {value} is negative, and column "{column}" takes positive ones only.',
    'Put the amount of a journal into the other column, debit or credit; else check the sign.',
  ),
  'BOOK-063': message(
    'В строке корректировки {id} должна быть заполнена ровно одна из колонок debit и credit.',
    'Разделите строку на две или заполните одну из колонок.',
    'A line of journal {id} must fill exactly one of debit and credit.',
    'Split the line into two, or fill one of the columns.',
  ),
  'BOOK-064': message(
    'Корректировка {id} не сбалансирована: дебет {debits}, кредит {credits}, разница {difference}.',
    'Сумма дебетов должна равняться сумме кредитов до копейки: исправьте строки с этим id.',
    'Journal {id} does not balance: debit {debits}, credit {credits}, difference {difference}.',
    'Debits must equal credits to the last unit: correct the rows with this id.',
  ),
  'BOOK-065': message(
    'Корректировку {id} утвердил её автор ({value}).',
    'Утверждает второй человек; или в book.yaml approval: none.',
    'Journal {id} was approved by its author ({value}).',
    'A second person approves; or approval: none in book.yaml.',
  ),
  'BOOK-066': message(
    'Дата в колонке {column} ({value}) раньше, чем {from} в колонке {start}.',
    'Исправьте одну из двух дат.',
    'The date in column {column} ({value}) is before {from} in column {start}.',
    'Correct one of the two dates.',
  ),
  'BOOK-067': message(
    'События «{value}» нет в ownership.csv{nearest, select, none {} other {; ближайшее — «{nearest}»}}.',
    'Укажите id строки ownership.csv.',
    'There is no event "{value}" in ownership.csv{nearest, select, none {} other {; the nearest is "{nearest}"}}.',
    'Give the id of a row of ownership.csv.',
  ),
  'BOOK-068': message(
    'Строки корректировки {id} расходятся: здесь {column} = «{value}», а в строке {first} — «{expected}».',
    'Поля корректировки одинаковы во всех её строках; другая корректировка — другой id.',
    'The rows of journal {id} disagree: {column} is "{value}" here, and "{expected}" in row {first}.',
    'The fields of a journal are the same in all its rows; another journal has another id.',
  ),
  'BOOK-069': message(
    'Для записи роли {role} отмечены два счёта: {first} и {value}.',
    'Оставьте role_write: yes у одного.',
    'Two accounts are marked to write the role {role}: {first} and {value}.',
    'Keep role_write: yes on one of them.',
  ),
  'BOOK-070': message(
    'Код компании не может быть «{value}»: так в отчётности называется группа.',
    'Дайте компании другой код.',
    'The code of an entity cannot be "{value}": the group is called so in the statements.',
    'Give the entity another code.',
  ),
  'BOOK-076': message(
    'Пересчёт «{value}» для счёта класса {class} не действует: такие счета пересчитываются как {expected}, движения — по своим потокам (IAS 21.39).',
    'Очистите translation; операцию по курсу дня назовите в dated_flows.csv.',
    'Translation "{value}" of an account of class {class} has no effect: such accounts stand at {expected}, their movements by flow (IAS 21.39).',
    'Clear translation; a transaction at the rate of its day belongs in dated_flows.csv.',
  ),
  'BOOK-074': message(
    'Правило {id}: для счёта {account} measure «{value}» эта версия не рассчитывает: по 90, 91 и 99 берутся обороты, по остальным — остаток с движением.',
    'Очистите measure.',
    'Rule {id}: measure "{value}" on account {account} is not derived by this version: 90, 91 and 99 are read from turnovers, the others as a balance with its movements.',
    'Clear measure.',
  ),
}

export const BOOK_MESSAGES: Catalogue = {
  ...TABLES,
  ...FILES,
  ...ROWS,
  'TABLE-001': message('Файл пуст.', 'Выгрузите его заново.', 'The file is empty.', 'Export it again.'),
  'TABLE-002': message(
    'Незакрытая кавычка: таблица дальше не читается.',
    'Закройте кавычку в этой строке.',
    'An unclosed quote: the table cannot be read on.',
    'Close the quote in this row.',
  ),
}
