// Wrong and hostile files, one fault each, with the whole message that a person reads: where, what was found
// and what was expected. A file that is refused gives no figures, costs little, and nothing of it is opened
// or fetched.

import { describe, expect, it } from 'vitest'
import { missingValues, render } from '../../src/app/messages.ts'
import { readTrialBalance } from '../../src/formats/osv/read.ts'
import {
  csvOf,
  type FileRow,
  partsOf,
  withHiddenColumns,
  xlsOf,
  xlsxOf,
  zipOf,
} from '../../src/formats/osv/testing.ts'
import { LIMITS, type Limits } from '../../src/formats/table/limits.ts'
import { type ZipPart, zipByHand } from '../support/zip.ts'

const TITLE = 'Оборотно-сальдовая ведомость за 2025 г.'
const HEAD: readonly FileRow[] = [
  'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const INDICATED: readonly FileRow[] = [
  'Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const report = (...rows: FileRow[]): FileRow[] => ['ООО "Ромашка"', TITLE, ...HEAD, ...rows]
const RIGHT = report('50|#1||||#1|', '80|||#1||||#1')
const SHEET = 'xl/worksheets/sheet1.xml'

/** The parts of a right workbook, changed by the case. */
const parts = (
  change: (all: Record<string, string>) => Record<string, string> = (all) => all,
): Record<string, string> => change(partsOf([{ name: 'TDSheet', rows: RIGHT }]))
const workbook = (change: (all: Record<string, string>) => Record<string, string>): Uint8Array =>
  zipOf(parts(change))
/** The same, written by hand: further parts, and changes of single ones. */
const byHand = (
  more: readonly ZipPart[] = [],
  change: Readonly<Record<string, Partial<ZipPart>>> = {},
): Uint8Array =>
  zipByHand([
    ...Object.entries(parts()).map(([name, content]) => ({ name, content, ...change[name] })),
    ...more,
  ])
const inSheet = (from: string | RegExp, to: string): Uint8Array =>
  workbook((all) => ({ ...all, [SHEET]: (all[SHEET] ?? '').replace(from, to) }))
const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const ole = (stream: string): Uint8Array =>
  Buffer.concat([
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ])
const canonical = (...rows: string[]): Uint8Array =>
  text(['account,name,closing_debit,closing_credit', ...rows].join('\n'))

interface Case {
  readonly fault: string
  readonly file?: string
  readonly bytes: () => Uint8Array
  /** `CODE where: text`, in the order of the findings. */
  readonly says: readonly string[]
  readonly limits?: Partial<Limits>
}

const CONTAINERS: readonly Case[] = [
  { fault: 'an empty file', bytes: () => new Uint8Array(0), says: ['TABLE-001 ОСВ.xlsx: Файл пуст.'] },
  {
    fault: 'a text renamed to .xlsx',
    bytes: () => text('Уважаемые коллеги! Ведомость пришлём завтра.'),
    says: ['FILE-002 ОСВ.xlsx: Содержимое не похоже ни на Excel, ни на HTML, ни на таблицу в тексте.'],
  },
  {
    fault: 'bytes of no kind',
    bytes: () => Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 256),
    says: ['FILE-002 ОСВ.xlsx: Содержимое не похоже ни на Excel, ни на HTML, ни на таблицу в тексте.'],
  },
  {
    fault: 'a truncated zip',
    bytes: () => xlsxOf(RIGHT).subarray(0, 900),
    says: [
      'FILE-003 ОСВ.xlsx: Файл повреждён или не докачан (End of central directory record signature not found. Either not a zip file, or file is truncated.).',
    ],
  },
  {
    fault: 'a part that does not unpack',
    bytes: () => byHand([], { [SHEET]: { deflate: false, method: 8 } }),
    says: ['FILE-003 ОСВ.xlsx: Файл повреждён или не докачан (Z_DATA_ERROR).'],
  },
  {
    fault: 'a part with another check sum',
    bytes: () => byHand([], { [SHEET]: { crc: 1 } }),
    says: [`FILE-003 ОСВ.xlsx: Файл повреждён или не докачан (CRC-32 ${SHEET}).`],
  },
  {
    fault: 'a file above the limit',
    bytes: () => new Uint8Array(3 * 1024 * 1024 + 1).fill(32),
    limits: { fileBytes: 3 * 1024 * 1024 },
    says: ['FILE-004 ОСВ.xlsx: Файл больше 3 МБ.'],
  },
  {
    fault: 'a zip with thousands of parts',
    bytes: () =>
      byHand(
        Array.from({ length: 5_001 }, (_, index) => ({ name: `p/${index}`, content: '', deflate: false })),
      ),
    says: ['FILE-005 ОСВ.xlsx: В файле 5006 частей; в книге Excel их не бывает больше 5000.'],
  },
  {
    fault: 'a part that stands twice',
    bytes: () => byHand([{ name: 'XL/Worksheets/Sheet1.xml', content: '<worksheet/>' }]),
    says: [
      'FILE-006 ОСВ.xlsx: Часть «XL/Worksheets/Sheet1.xml» стоит в архиве дважды, накладывается на другую или не совпадает с оглавлением.',
    ],
  },
  {
    fault: 'parts that overlap',
    bytes: () => overlapping(),
    says: [
      'FILE-006 ОСВ.xlsx: Часть «xl/b.xml» стоит в архиве дважды, накладывается на другую или не совпадает с оглавлением.',
    ],
  },
  {
    fault: 'a local header that says another size',
    bytes: () => byHand([], { [SHEET]: { localSize: 10 } }),
    says: [
      `FILE-006 ОСВ.xlsx: Часть «${SHEET}» стоит в архиве дважды, накладывается на другую или не совпадает с оглавлением.`,
    ],
  },
  {
    fault: 'a part that unpacks to more than the directory says',
    bytes: () => byHand([], { [SHEET]: { size: 10 } }),
    says: [
      `FILE-006 ОСВ.xlsx: Часть «${SHEET}» стоит в архиве дважды, накладывается на другую или не совпадает с оглавлением.`,
    ],
  },
  {
    fault: 'a zip bomb with an honest directory',
    bytes: () => byHand([{ name: 'xl/media/a.bin', content: new Uint8Array(40 * 1024 * 1024) }]),
    says: [
      'FILE-007 ОСВ.xlsx: Часть «xl/media/a.bin» распаковывается в 40 МБ; допустимо 512 МБ на часть, 1024 МБ на файл и сжатие до 200 раз.',
    ],
  },
  {
    fault: 'a zip bomb that says four gigabytes',
    bytes: () => byHand([], { [SHEET]: { size: 0xffff_fff0, localSize: 0xffff_fff0 } }),
    says: [
      `FILE-007 ОСВ.xlsx: Часть «${SHEET}» распаковывается в 4096 МБ; допустимо 512 МБ на часть, 1024 МБ на файл и сжатие до 200 раз.`,
    ],
  },
  {
    fault: 'a path out of the archive',
    bytes: () => byHand([{ name: '../../etc/passwd', content: 'x' }]),
    says: ['FILE-008 ОСВ.xlsx: Недопустимое имя внутри файла: «../../etc/passwd».'],
  },
  {
    fault: 'an absolute path',
    bytes: () => byHand([{ name: '/etc/passwd', content: 'x' }]),
    says: ['FILE-008 ОСВ.xlsx: Недопустимое имя внутри файла: «/etc/passwd».'],
  },
  {
    fault: 'a drive letter',
    bytes: () => byHand([{ name: 'C:\\windows\\x', content: 'x' }]),
    says: ['FILE-008 ОСВ.xlsx: Недопустимое имя внутри файла: «C:/windows/x».'],
  },
  {
    fault: 'a name that turns the writing round',
    bytes: () => byHand([{ name: 'xl/\u202egpj.xml', content: 'x' }]),
    says: ['FILE-008 ОСВ.xlsx: Недопустимое имя внутри файла: «xl/�gpj.xml».'],
  },
  {
    fault: 'a symbolic link',
    bytes: () => byHand([{ name: 'xl/link', content: '/etc/passwd', mode: 0o120_777 }]),
    says: ['FILE-008 ОСВ.xlsx: Недопустимое имя внутри файла: «xl/link».'],
  },
  {
    fault: 'an encrypted part',
    bytes: () => byHand([], { [SHEET]: { flags: 1 } }),
    says: ['FILE-009 ОСВ.xlsx: Файл защищён паролем.'],
  },
  {
    fault: 'a workbook under a password',
    bytes: () => ole('EncryptedPackage'),
    says: ['FILE-009 ОСВ.xlsx: Файл защищён паролем.'],
  },
  {
    fault: 'macros',
    file: 'ОСВ.xlsm',
    bytes: () => workbook((all) => ({ ...all, 'xl/vbaProject.bin': 'x' })),
    says: ['FILE-010 ОСВ.xlsm: В книге есть макросы; такие файлы не принимаются.'],
  },
  {
    fault: 'a binary workbook',
    file: 'ОСВ.xlsb',
    bytes: () => zipOf({ 'xl/workbook.bin': 'x' }),
    says: ['FILE-011 ОСВ.xlsb: Формат .xlsb не читается.'],
  },
  {
    fault: 'a spreadsheet of LibreOffice',
    file: 'ОСВ.ods',
    bytes: () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    says: ['FILE-011 ОСВ.ods: Формат .ods не читается.'],
  },
  {
    fault: 'XML that is no page',
    file: 'ОСВ.xml',
    bytes: () =>
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    says: ['FILE-012 ОСВ.xml: Это XML, а не таблица.'],
  },
  {
    fault: 'a PDF',
    file: 'ОСВ.pdf',
    bytes: () => text('%PDF-1.7\n'),
    says: ['FILE-012 ОСВ.pdf: Это PDF, а не таблица.'],
  },
  {
    fault: 'a spreadsheet of 1C',
    file: 'ОСВ.mxl',
    bytes: () => text('MOXCEL\u0000\u0007\u0000'),
    says: ['FILE-013 ОСВ.mxl: Это табличный документ 1С (.mxl), его читает только 1С.'],
  },
  {
    fault: 'an archive with workbooks in it',
    file: 'ОСВ.zip',
    bytes: () => zipOf({ 'ОСВ 2025.xlsx': 'PK' }),
    says: ['FILE-020 ОСВ.zip: Это архив (осв 2025.xlsx); вложенные файлы не принимаются.'],
  },
  {
    fault: 'a broken .xls',
    file: 'ОСВ.xls',
    bytes: () => xlsOf(RIGHT).subarray(0, 1500),
    says: ['FILE-019 ОСВ.xls: Файл .xls не читается: он повреждён, слишком велик или записан не в Excel.'],
  },
]

const MARKUP: readonly Case[] = [
  {
    fault: 'a document type with an entity of a file',
    bytes: () =>
      inSheet('<worksheet', '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'),
    says: [`FILE-014 ОСВ.xlsx: В части «${SHEET}» есть DOCTYPE или ENTITY; в книгах Excel их не бывает.`],
  },
  {
    fault: 'entities that multiply',
    bytes: () =>
      workbook((all) => ({
        ...all,
        'xl/sharedStrings.xml':
          '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>',
      })),
    says: [
      'FILE-014 ОСВ.xlsx: В части «xl/sharedStrings.xml» есть DOCTYPE или ENTITY; в книгах Excel их не бывает.',
    ],
  },
  {
    fault: 'markup nested a hundred thousand deep',
    bytes: () => inSheet('<sheetData>', `<sheetData>${'<x>'.repeat(100_000)}`),
    says: [`FILE-015 ОСВ.xlsx: Часть «${SHEET}» не читается: depth > 64.`],
  },
  {
    fault: 'markup that breaks off',
    bytes: () => inSheet(/<\/sheetData>[\s\S]*/, ''),
    says: [`FILE-015 ОСВ.xlsx: Часть «${SHEET}» не читается: unclosed tag: sheetData.`],
  },
  {
    fault: 'a sheet that is not there',
    bytes: () => workbook(({ [SHEET]: _, ...all }) => all),
    says: [`FILE-015 ОСВ.xlsx: Часть «${SHEET}» не читается: not in the archive.`],
  },
  {
    fault: 'a text that never ends',
    bytes: () =>
      byHand([
        { name: 'xl/sharedStrings.xml', content: `<sst><si><t>${randomText(3_000_000)}`, deflate: false },
      ]),
    says: [
      'FILE-016 ОСВ.xlsx: Слишком много данных в «xl/sharedStrings.xml»: предел — 5 млн заполненных ячеек, 1 048 576 строк, 2 млн строк текста.',
    ],
  },
  {
    fault: 'more cells than are read',
    bytes: () => xlsxOf(RIGHT),
    limits: { cells: 12 },
    says: [
      `FILE-016 ОСВ.xlsx, лист «TDSheet», строка 5: Слишком много данных в «${SHEET}»: предел — 5 млн заполненных ячеек, 1 048 576 строк, 2 млн строк текста.`,
    ],
  },
  {
    fault: 'a sheet of a million columns',
    bytes: () => inSheet('</row>', '<c r="XFD1"><v>1</v></c></row>'),
    says: ['FILE-017 ОСВ.xlsx, лист «TDSheet», строка 1: Занят столбец XFD; ведомость не шире 512 столбцов.'],
  },
  {
    fault: 'rows out of order',
    bytes: () => inSheet('<row r="5"', '<row r="3"'),
    says: [
      'FILE-023 ОСВ.xlsx, лист «TDSheet», строка 4: Адрес «3» стоит после строки 4: строки или ячейки идут не по порядку или повторяются.',
    ],
  },
  {
    fault: 'a cell that stands twice',
    bytes: () => inSheet('</row>', '<c r="A1"><v>1</v></c></row>'),
    says: [
      'FILE-023 ОСВ.xlsx, лист «TDSheet», строка 1: Адрес «A1» стоит после строки 1: строки или ячейки идут не по порядку или повторяются.',
    ],
  },
  {
    fault: 'a formula that was never computed',
    bytes: () => xlsxOf(report('50|=A1||||#1|', '80|||#1||||#1')),
    says: [
      'FILE-018 ОСВ.xlsx, лист «TDSheet», строка 5, столбец B: В ячейке формула без значения: файл не пересчитан.',
    ],
  },
  {
    fault: 'a formula with a cached error',
    bytes: () => xlsxOf(report('50|!#REF!||||#1|', '80|||#1||||#1')),
    says: [
      'OSV-014 ОСВ.xlsx, лист «TDSheet», строка 5, столбец B: В ячейке ошибка Excel #REF! вместо суммы.',
    ],
  },
]

const CONTENT: readonly Case[] = [
  {
    fault: 'a table without the header of a trial balance',
    bytes: () => xlsxOf(['ООО "Ромашка"', 'Счет|Дебет|Кредит', '50|#1|']),
    says: [
      'OSV-001 ОСВ.xlsx: Шапка ведомости не найдена. Ожидаются «Сальдо на начало периода», «Обороты за период», «Сальдо на конец периода», строкой ниже «Дебет» и «Кредит».',
    ],
  },
  {
    fault: 'a sheet without a cell',
    bytes: () => xlsxOf(['']),
    says: ['OSV-002 ОСВ.xlsx: В файле нет ни одной заполненной ячейки.'],
  },
  {
    fault: 'a card of an account',
    bytes: () =>
      xlsxOf([
        'ООО "Ромашка"',
        'Карточка счета 51 за Июнь 2026 г.',
        'Период|Документ|Аналитика Дт|Аналитика Кт',
      ]),
    says: ['OSV-003 ОСВ.xlsx: Это другой отчёт: «Карточка счета». Ожидается оборотно-сальдовая ведомость.'],
  },
  {
    fault: 'two organisations on one sheet',
    bytes: () => xlsxOf([...RIGHT, 'АО "Лютик"', TITLE, ...HEAD, '51|#1||||#1|']),
    says: [
      'OSV-021 ОСВ.xlsx, лист «TDSheet», строка 7: В файле две организации: «ООО "Ромашка"» и «АО "Лютик"». Ожидается одна.',
    ],
  },
  {
    fault: 'two organisations in the title',
    bytes: () => xlsxOf(['ООО "Ромашка", АО "Лютик"', ...RIGHT.slice(1)]),
    says: [
      'OSV-039 ОСВ.xlsx, лист «TDSheet»: Ведомость сформирована по нескольким организациям: «ООО "Ромашка", АО "Лютик"».',
    ],
  },
  {
    fault: 'two periods',
    bytes: () => xlsxOf([...RIGHT, 'Оборотно-сальдовая ведомость за 2024 г.', ...HEAD, '51|#1||||#1|']),
    says: [
      'OSV-022 ОСВ.xlsx, лист «TDSheet», строка 7: В файле два периода: 01.01.2025 – 31.12.2025 и 01.01.2024 – 31.12.2024. Ожидается один.',
    ],
  },
  {
    fault: 'two trial balances',
    bytes: () =>
      xlsxOf([...RIGHT, 'Оборотно-сальдовая ведомость по счёту 50 за 2025 г.', ...HEAD, '50|#1||||#1|']),
    says: [
      'OSV-010 ОСВ.xlsx, лист «TDSheet», строка 7: В файле начинается ещё одна ведомость: «Оборотно-сальдовая ведомость по счёту 50 за 2025 г.». В файле может быть одна.',
    ],
  },
  {
    fault: 'an account twice',
    bytes: () => xlsxOf(report('50|#1||||#1|', '51|#2||||#2|', '50|#3||||#3|')),
    says: ['OSV-012 ОСВ.xlsx, лист «TDSheet», строка 7: Счёт 50 уже стоит в строке 5.'],
  },
  {
    fault: 'amounts that can be read in two ways',
    bytes: () => csvOf(report('50|1,234||||1,234|', '80|||1,234||||1,234')),
    file: 'ОСВ.csv',
    says: [
      'OSV-013 ОСВ.csv, строка 5, столбец B: Суммы можно прочесть по-разному: «1,234» — с дробной частью или с тысячами?',
    ],
  },
  {
    fault: 'a tenth of a kopeck',
    bytes: () => xlsxOf(report('50|#1.005||||#1.005|')),
    says: [
      'OSV-015 ОСВ.xlsx, лист «TDSheet», строка 5, столбец B: Сумма 1.005 не выражается в копейках.',
      'OSV-015 ОСВ.xlsx, лист «TDSheet», строка 5, столбец F: Сумма 1.005 не выражается в копейках.',
    ],
  },
  {
    fault: 'a word for an amount',
    bytes: () => xlsxOf(report('50|н/д||||1,50|')),
    says: [
      'OSV-016 ОСВ.xlsx, лист «TDSheet», строка 5, столбец B: «н/д» — не сумма; знак дробной части в этом файле — «,».',
    ],
  },
  {
    fault: 'nothing below the header',
    bytes: () => xlsxOf(report('Итого|||||| ')),
    says: ['OSV-017 ОСВ.xlsx, лист «TDSheet», строка 4: Под шапкой ведомости нет строк с суммами.'],
  },
  {
    fault: 'Latin letters in 76.AB',
    bytes: () => xlsxOf(report('76.AB|#1||||#1|', '80|||#1||||#1')),
    says: [
      'OSV-018 ОСВ.xlsx, лист «TDSheet», строка 5: В коде счета «76.AB» латинские буквы; принят счёт 76.АВ с русскими.',
    ],
  },
  {
    fault: 'the number 10.1 beside 10.10',
    bytes: () => xlsxOf(report('#10.1|#1||||#1|', '10.10|#2||||#2|')),
    says: [
      'OSV-019 ОСВ.xlsx, лист «TDSheet», строка 5: Код счёта хранится числом 10.1: неясно, это 10.1 или 10.10.',
    ],
  },
  {
    fault: 'thousands of rubles',
    bytes: () => xlsxOf(['ООО "Ромашка"', TITLE, 'Единица измерения: тыс. руб.', ...HEAD, '50|#1||||#1|']),
    says: [
      'OSV-020 ОСВ.xlsx, лист «TDSheet»: Суммы не в единицах валюты: «Единица измерения: тыс. руб.» (в 1000 раз крупнее).',
    ],
  },
  {
    fault: 'an amount beyond what is kept exactly',
    bytes: () => xlsxOf(report('50|12345678901234567890,12||||1,00|')),
    says: [
      'OSV-023 ОСВ.xlsx, лист «TDSheet», строка 5, столбец B: Сумма 12345678901234567890,12 больше, чем программа хранит точно (92 233 720 368 547 758,07).',
    ],
  },
  {
    fault: 'a number too long for Excel',
    bytes: () => xlsxOf(report('50|#123456789012345.67||||#123456789012345.67|')),
    says: ['B', 'F'].map(
      (column) =>
        `OSV-024 ОСВ.xlsx, лист «TDSheet», строка 5, столбец ${column}: Сумма 123456789012345.67 больше, чем Excel хранит с копейками: последние знаки могли потеряться.`,
    ),
  },
  {
    fault: 'a code that Excel took for a day',
    bytes: () => xlsxOf(report(['#45778|#1||||#1|', { format: 'dd.mm' }])),
    says: ['OSV-025 ОСВ.xlsx, лист «TDSheet», строка 5: Excel превратил код счёта в дату: «2025-05-01».'],
  },
  {
    fault: 'an indicator that nobody knows',
    bytes: () => xlsxOf(['ООО "Ромашка"', TITLE, ...INDICATED, '50|БУ|#1||||#1|', '|УУ|#1||||#1|']),
    says: [
      'OSV-026 ОСВ.xlsx, лист «TDSheet», строка 6: Показатель «УУ» неизвестен: его суммы не к чему отнести.',
    ],
  },
  {
    fault: 'rows that a filter hides',
    bytes: () => xlsxOf(report(['50|#1||||#1|', { hidden: true }], '51|#1||||#1|')),
    says: ['OSV-027 ОСВ.xlsx, лист «TDSheet»: Скрытых строк с суммами: 1. Они прочитаны.'],
  },
  {
    fault: 'columns of amounts that are hidden',
    bytes: () => withHiddenColumns(report('50|#1||||#1|', '51|#1||||#1|'), 6, 16384),
    says: ['OSV-041 ОСВ.xlsx, лист «TDSheet»: Скрытые столбцы с суммами: F. Они прочитаны.'],
  },
  {
    fault: 'tax figures alone',
    bytes: () => xlsxOf(['ООО "Ромашка"', TITLE, ...INDICATED, '50|НУ|#1||||#1|']),
    says: ['OSV-030 ОСВ.xlsx, лист «TDSheet»: В ведомости нет данных бухгалтерского учёта (БУ).'],
  },
  {
    fault: 'a title without a period',
    bytes: () => xlsxOf(['ООО "Ромашка"', 'Оборотно-сальдовая ведомость', ...HEAD, '50|#1||||#1|']),
    says: ['OSV-032 ОСВ.xlsx, лист «TDSheet»: Период ведомости не понят: «Оборотно-сальдовая ведомость».'],
  },
  {
    fault: 'amounts that belong to nothing',
    bytes: () => xlsxOf(report('|#1||||#1|', '50|#1||||#1|')),
    says: ['OSV-033 ОСВ.xlsx, лист «TDSheet», строка 5: В строке суммы без счёта и без аналитики.'],
  },
  {
    fault: 'a name where an account should stand',
    bytes: () =>
      xlsxOf(report('50|#1||||#1|', ['50.01|#1||||#1|', { outline: 1 }], 'Касса филиала|#1||||#1|')),
    says: [
      'OSV-037 ОСВ.xlsx, лист «TDSheet», строка 7: Строка «Касса филиала» не похожа ни на счёт, ни на аналитику, и под ней нет счетов: её суммы некуда отнести.',
    ],
  },
  {
    fault: 'a grouping that was lost on the way',
    bytes: () =>
      xlsxOf([
        'ООО "Ромашка"',
        'Оборотно-сальдовая ведомость по счёту 60 за 2025 г.',
        HEAD[0] ?? '',
        'Контрагенты|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
        'Договоры',
        '60||#5||||#5',
        'ООО "Лютик"||#5||||#5',
        'Договор № 1||#5||||#5',
      ]),
    says: [
      'OSV-040 ОСВ.xlsx, лист «TDSheet», строка 6: Под счётом 60 несколько уровней аналитики (Контрагенты, Договоры), а группировка строк потеряна: их нельзя отличить.',
    ],
  },
]

const CANONICAL: readonly Case[] = [
  {
    fault: 'an unknown column',
    bytes: () => text('account,closing_debet,closing_credit\n51,1,\n'),
    says: [
      'CANON-001 ОСВ.csv, строка 1, столбец closing_debet: Неизвестная колонка «closing_debet»; ближайшая известная — «closing_debit».',
    ],
  },
  {
    fault: 'a row without an account',
    bytes: () => canonical(',Касса,1,'),
    says: ['CANON-002 ОСВ.csv, строка 2, столбец account: В строке нет счёта.'],
  },
  {
    fault: 'an unknown flow',
    bytes: () => text('account,flow,closing_debit,closing_credit\n51,proceed,1,\n80,,,1\n'),
    says: [
      'CANON-003 ОСВ.csv, строка 2, столбец flow: Неизвестное слово «proceed»; ближайшее известное — «proceeds».',
    ],
  },
  {
    fault: 'a day that does not exist',
    bytes: () => text('account,due_on,closing_debit,closing_credit\n51,2025-02-30,1,\n80,,,1\n'),
    says: [
      'CANON-004 ОСВ.csv, строка 2, столбец due_on: «2025-02-30» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    ],
  },
  {
    fault: 'an amount in no currency',
    bytes: () => text('account,indicator,currency,closing_debit\n52,,,1\n52,fc,доллар,1\n'),
    says: [
      'CANON-005 ОСВ.csv, строка 3, столбец currency: Валюта «доллар» не понята; ожидается код из трёх букв.',
    ],
  },
  {
    fault: 'a word for an amount',
    bytes: () => canonical('51,Касса,много,'),
    says: ['CANON-006 ОСВ.csv, строка 2, столбец closing_debit: «много» — не сумма.'],
  },
  {
    fault: 'a third decimal',
    bytes: () => canonical('51,Касса,1.2345,', '80,Капитал,,1.25'),
    says: [
      'CANON-007 ОСВ.csv, строка 2, столбец closing_debit: Сумма 1.2345 не выражается в единицах с 2 знаками после запятой.',
    ],
  },
  {
    fault: 'a header alone',
    bytes: () => canonical(),
    says: ['CANON-008 ОСВ.csv: Под заголовком нет ни одной строки.'],
  },
  {
    fault: 'points and commas in one column',
    bytes: () => canonical('51,Касса,1.5,', '52,Валюта,"2,5",'),
    says: [
      'CANON-009 ОСВ.csv, строка 3, столбец closing_debit: Колонку closing_debit можно прочесть по-разному: «2,5» — с дробной частью или с тысячами?',
    ],
  },
  {
    fault: 'a line that stands twice',
    bytes: () => canonical('51,Касса,1,', '51,Касса,2,'),
    says: [
      'CANON-010 ОСВ.csv, строка 3: Одна и та же линия с остатками стоит ещё раз (первый раз в строке 2); повторов: 1. Суммы сложены.',
    ],
  },
  {
    fault: 'a cell beyond the header',
    bytes: () => canonical('51,Касса,1,,забытое'),
    says: ['CANON-011 ОСВ.csv, строка 2: В ячейке 5 стоит «забытое», а над ней нет заголовка.'],
  },
  {
    fault: 'an amount beyond 64 bits',
    bytes: () => canonical('51,Касса,99999999999999999999,'),
    says: [
      'CANON-012 ОСВ.csv, строка 2, столбец closing_debit: Сумма больше, чем программа хранит точно: 99999999999999999999.',
    ],
  },
  {
    fault: 'an amount in currency without its row of the books',
    bytes: () => text('account,indicator,currency,closing_debit\n51,,,1\n52,fc,USD,1\n'),
    says: [
      'CANON-013 ОСВ.csv, строка 3: У счёта 52 есть сумма в валюте USD, но нет строки БУ с той же аналитикой.',
    ],
  },
  {
    fault: 'a column that stands twice',
    bytes: () => text('account,closing_debit,closing_debit\n51,1,2\n'),
    says: ['CANON-014 ОСВ.csv, строка 1, столбец closing_debit: Колонка «closing_debit» стоит дважды.'],
  },
  {
    fault: 'a quote that is never closed',
    bytes: () => canonical('51,"Касса,1,', '80,Капитал,,1'),
    says: ['TABLE-002 ОСВ.csv, строка 2: Незакрытая кавычка: таблица дальше не читается.'],
  },
]

/**
 * The second part stands within the packed bytes of the first, header and all, as a quoted-overlap bomb has
 * it.
 */
function overlapping(): Uint8Array {
  const inner = { name: 'xl/b.xml', content: 'x', deflate: false }
  // A zip of one part begins with its local header; what follows it is not looked at.
  const quoted = zipByHand([inner]).subarray(0, 30 + inner.name.length + 1)
  const before = Object.entries(parts()).map(([name, content]) => ({ name, content }))
  const start = zipByHand(before).length - directoryLength(before)
  const outer = { name: 'xl/a.xml', content: quoted, deflate: false }
  return zipByHand([...before, outer, { ...inner, offset: start + 30 + outer.name.length }])
}

/** Bytes of the directory and the end record. */
const directoryLength = (all: readonly ZipPart[]): number =>
  all.reduce((sum, { name }) => sum + 46 + new TextEncoder().encode(name).length, 22)

/** Letters that do not compress to nothing, so that the ratio is not what is refused. */
function randomText(length: number): string {
  let seed = 1
  return Array.from({ length }, () => {
    seed = (seed * 16_807) % 2_147_483_647
    return String.fromCharCode(97 + (seed % 26))
  }).join('')
}

async function messages({ bytes, file, limits }: Case, usual: string): Promise<string[]> {
  const { findings } = await readTrialBalance(bytes(), file ?? usual, { limits: { ...LIMITS, ...limits } })
  expect(findings.flatMap(missingValues)).toEqual([])
  return findings.map((one) => {
    const { code, text: said, where } = render(one, 'ru')
    return `${code} ${where}: ${said}`
  })
}

describe('a wrong file', () => {
  it('is told from a right one', async () => {
    expect(await messages({ fault: '', bytes: () => xlsxOf(RIGHT), says: [] }, 'ОСВ.xlsx')).toEqual([])
    expect(await messages({ fault: '', bytes: () => byHand(), says: [] }, 'ОСВ.xlsx')).toEqual([])
    expect(
      await messages({ fault: '', bytes: () => canonical('51,,1,', '80,,,1'), says: [] }, 'ОСВ.csv'),
    ).toEqual([])
  })

  it.each([...CONTAINERS, ...MARKUP, ...CONTENT])('names $fault', async (one) => {
    expect(await messages(one, 'ОСВ.xlsx')).toEqual(one.says)
  })

  it.each(CANONICAL)('in the format of a book: names $fault', async (one) => {
    expect(await messages(one, 'ОСВ.csv')).toEqual(one.says)
  })

  it('with several faults gives all of them at once', async () => {
    const bytes = xlsxOf(report('76.AB|!#REF!||||н/д|', '50|#1.005||||#1|', '50|#1||||#1|'))
    const said = await messages({ fault: '', bytes: () => bytes, says: [] }, 'ОСВ.xlsx')
    expect(said.map((line) => line.slice(0, 7)).sort()).toEqual([
      'OSV-012',
      'OSV-014',
      'OSV-015',
      'OSV-016',
      'OSV-018',
    ])
  })

  it('beyond a thousand findings counts the rest', async () => {
    const bytes = xlsxOf(report(...Array.from({ length: 600 }, (_, index) => `${10 + (index % 80)}|х||||х|`)))
    const said = await messages({ fault: '', bytes: () => bytes, says: [] }, 'ОСВ.xlsx')
    expect(said).toHaveLength(1001)
    expect(said.at(-1)).toMatch(/^OSV-034 ОСВ.xlsx: Показаны первые 1000 замечаний, ещё: \d+\.$/)
  })
})
