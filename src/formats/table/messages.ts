// Words of what is wrong with a file as a container, before anything in it is understood.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const SAVE_RU = 'Сохраните отчёт из 1С или Excel заново как книгу Excel (.xlsx).'
const SAVE_EN = 'Save the report from 1C or Excel again as an Excel workbook (.xlsx).'
const UNTRUSTED_RU =
  'Так бывает у испорченных и у вредоносных файлов. Возьмите файл заново у того, кто его прислал.'
const UNTRUSTED_EN = 'Broken and hostile files look like this. Take the file again from whoever sent it.'

/** What the file is. */
const KINDS: Catalogue = {
  'FILE-002': message(
    'Содержимое не похоже ни на Excel, ни на HTML, ни на таблицу в тексте.',
    SAVE_RU,
    'The content is neither Excel nor HTML nor a table in text.',
    SAVE_EN,
  ),
  'FILE-026': message(
    'Кодировка текста — не UTF-8 и не windows-1251: по частоте букв это KOI8-R.',
    'Сохраните файл в UTF-8 или windows-1251 (в 1С: Сохранить как, кодировка UTF-8) или выгрузите его в .xlsx.',
    'The encoding of the text is neither UTF-8 nor windows-1251: by the frequency of letters it is KOI8-R.',
    'Save the file in UTF-8 or windows-1251 (in 1C: Save as, encoding UTF-8), or export it as .xlsx.',
  ),
  'FILE-009': message(
    'Файл защищён паролем.',
    'Снимите пароль в Excel (Файл — Сведения — Защита книги) и сохраните файл заново.',
    'The file is protected by a password.',
    'Remove the password in Excel (File — Info — Protect Workbook) and save the file again.',
  ),
  'FILE-010': message(
    'В книге есть макросы; такие файлы не принимаются.',
    'Сохраните её в Excel как книгу без макросов (.xlsx).',
    'The workbook holds macros; such files are not taken.',
    'Save it in Excel as a workbook without macros (.xlsx).',
  ),
  'FILE-011': message(
    'Формат {kind} не читается.',
    'Откройте файл и сохраните его как книгу Excel (.xlsx).',
    'The format {kind} is not read.',
    'Open the file and save it as an Excel workbook (.xlsx).',
  ),
  'FILE-012': message('Это {kind}, а не таблица.', SAVE_RU, 'This is {kind}, not a table.', SAVE_EN),
  'FILE-013': message(
    'Это табличный документ 1С (.mxl), его читает только 1С.',
    'Откройте его в 1С и выберите «Сохранить как…» — «Лист Excel (*.xlsx)».',
    'This is a spreadsheet of 1C (.mxl), which only 1C reads.',
    'Open it in 1C and choose “Save as…” — Excel sheet (*.xlsx).',
  ),
  'FILE-020': message(
    'Это архив ({name}); вложенные файлы не принимаются.',
    'Распакуйте архив и укажите сам файл ведомости.',
    'This is an archive ({name}); files inside it are not taken.',
    'Unpack it and name the trial balance itself.',
  ),
}

/** Damage and danger. */
const SAFETY: Catalogue = {
  'FILE-003': message(
    'Файл повреждён или не докачан ({reason}).',
    'Скачайте или выгрузите его заново.',
    'The file is damaged or was cut off ({reason}).',
    'Download or export it again.',
  ),
  'FILE-004': message(
    'Файл больше {limit} МБ.',
    'Выгрузите ведомость без картинок и лишних листов или разделите её по счетам.',
    'The file is larger than {limit} MB.',
    'Export it without pictures and spare sheets, or divide it by account.',
  ),
  'FILE-005': message(
    'В файле {count} частей; в книге Excel их не бывает больше {limit}.',
    UNTRUSTED_RU,
    'The file has {count} parts; a workbook never has more than {limit}.',
    UNTRUSTED_EN,
  ),
  'FILE-006': message(
    'Часть «{name}» стоит в архиве дважды, накладывается на другую или не совпадает с оглавлением.',
    UNTRUSTED_RU,
    'The part “{name}” stands in the archive twice, overlaps another, or differs from the directory.',
    UNTRUSTED_EN,
  ),
  'FILE-007': message(
    'Часть «{name}» распаковывается в {size} МБ; допустимо {part} МБ на часть, {all} МБ на файл и сжатие до {ratio} раз.',
    UNTRUSTED_RU,
    'The part “{name}” unpacks to {size} MB; allowed are {part} MB a part, {all} MB a file and a ratio of {ratio}.',
    UNTRUSTED_EN,
  ),
  'FILE-008': message(
    'Недопустимое имя внутри файла: «{name}».',
    UNTRUSTED_RU,
    'A name inside the file is not allowed: “{name}”.',
    UNTRUSTED_EN,
  ),
  'FILE-014': message(
    'В части «{part}» есть DOCTYPE или ENTITY; в книгах Excel их не бывает.',
    UNTRUSTED_RU,
    'The part “{part}” has a DOCTYPE or an ENTITY, which workbooks never have.',
    UNTRUSTED_EN,
  ),
  'FILE-015': message(
    'Часть «{part}» не читается: {reason}.',
    'Откройте файл в Excel и сохраните его заново как .xlsx.',
    'The part “{part}” cannot be read: {reason}.',
    'Open the file in Excel and save it again as .xlsx.',
  ),
  'FILE-016': message(
    'Слишком много данных в «{what}»: предел — 5 млн заполненных ячеек, 1 048 576 строк, 2 млн строк текста.',
    'Выгрузите ведомость за меньший период или по одному счёту.',
    'Too much in “{what}”: at most 5 million filled cells, 1,048,576 rows and 2 million texts are read.',
    'Export a shorter period, or one account.',
  ),
  'FILE-017': message(
    'Занят столбец {column}; ведомость не шире {limit} столбцов.',
    'Уберите лишние столбцы. Если их нет, выделите пустое справа и удалите столбцы целиком.',
    'Column {column} is in use; a trial balance has at most {limit} columns.',
    'Remove what does not belong there; if nothing is to be seen, delete the empty columns on the right.',
  ),
  'FILE-019': message(
    'Файл .xls не читается: он повреждён, слишком велик или записан не в Excel.',
    SAVE_RU,
    'The .xls file cannot be read: it is damaged, too large, or not of Excel.',
    SAVE_EN,
  ),
  'FILE-023': message(
    'Адрес «{found}» стоит после строки {after}: строки или ячейки идут не по порядку или повторяются.',
    'Откройте файл в Excel и сохраните его заново как .xlsx.',
    'The address “{found}” stands after row {after}: rows or cells are out of order or repeated.',
    'Open the file in Excel and save it again as .xlsx.',
  ),
  'FILE-024': message(
    'Строка длиннее миллиона знаков: это не таблица.',
    SAVE_RU,
    'A line is longer than a million characters: this is no table.',
    SAVE_EN,
  ),
}

/** Cells. */
const CELLS: Catalogue = {
  'FILE-018': message(
    'В ячейке формула без значения: файл не пересчитан.',
    'Откройте файл в Excel, дайте ему пересчитаться и сохраните.',
    'The cell holds a formula without a value: the file was never computed.',
    'Open the file in Excel, let it compute, and save it.',
  ),
  'FILE-021': message(
    'В книге есть внешние ссылки или вложенные объекты ({count}: {names}). Они не открывались.',
    'Ничего делать не нужно, если значения в ячейках верны.',
    'The workbook has external links or embedded objects ({count}: {names}). They were not opened.',
    'Nothing to do, if the values in the cells are right.',
  ),
  'FILE-022': message(
    'Тексты длиннее {limit} знаков обрезаны (их {count}).',
    'Ничего делать не нужно: в ведомости таких наименований не бывает.',
    'Texts longer than {limit} characters were cut ({count} of them).',
    'Nothing to do: a trial balance has no such names.',
  ),
  'FILE-025': message(
    'В ячейке ошибка Excel {value}.',
    'Исправьте формулу или впишите значение.',
    'The cell holds the error {value} of Excel.',
    'Correct the formula, or write the value.',
  ),
}

export const FILE_MESSAGES: Catalogue = { ...KINDS, ...SAFETY, ...CELLS }
