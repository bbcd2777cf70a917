// Wrong registers, rows and settings, one fault each, with the whole message that a person reads: where, what was found
// and what was expected. The rest of the book is right, so that nothing else may be said.

import { describe, expect, it } from 'vitest'
import { missingValues, render } from '../../src/app/messages.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { bookOf, SMALL } from '../../src/formats/book/testing.ts'

const OWNERSHIP =
  'id,date,event,investor,investee,percent_delta,votes_delta\nOWN-1,2024-01-01,acquire,SEV,TOK,80%,80%\n'
const JOURNAL = 'id,date,entity,account,debit,credit,template,author,approved_by,text\n'

interface Case {
  readonly fault: string
  readonly files: Readonly<Record<string, string | null>>
  readonly says: readonly string[]
}

const CASES: readonly Case[] = [
  {
    fault: 'an unknown column',
    files: { 'rates.csv': 'currency,type,from,rates\nJPY,spot,2025-12-31,0.52\n' },
    says: [
      'BOOK-001 rates.csv, строка 1, столбец rates: Неизвестная колонка «rates»; ближайшая известная — «rate».',
      'BOOK-003 rates.csv, строка 1, столбец rate: Нет обязательной колонки «rate».',
    ],
  },
  {
    fault: 'a column that stands twice',
    files: {
      'tax_rates.csv': 'jurisdiction,enacted_on,effective_from,rate,rate\nRU,2024-07-12,2025-01-01,25%,\n',
    },
    says: ['BOOK-002 tax_rates.csv, строка 1, столбец rate: Колонка «rate» стоит дважды.'],
  },
  {
    fault: 'a needed column that is missing',
    files: { 'mapping.csv': 'account,target\n01*,110300\n' },
    says: ['BOOK-003 mapping.csv, строка 1, столбец id: Нет обязательной колонки «id».'],
  },
  {
    fault: 'a cell beyond the header',
    files: { 'decisions.csv': 'id,date,kind,subject\nD-1,2025-12-31,control,TOK,забытое\n' },
    says: ['BOOK-004 decisions.csv, строка 2: В ячейке 5 стоит «забытое», а над ней нет заголовка.'],
  },
  {
    fault: 'a needed cell that is empty',
    files: { 'goodwill.csv': 'acquisition,date,event,amount\nOWN-1,2025-12-31,impairment,\n' },
    says: ['BOOK-005 goodwill.csv, строка 2, столбец amount: Ячейка пуста, а значение обязательно.'],
  },
  {
    fault: 'a day that does not exist',
    files: { 'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-02-29,0.52\n' },
    says: [
      'BOOK-011 rates.csv, строка 2, столбец from: «2025-02-29» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    ],
  },
  {
    fault: 'a date in the Russian manner',
    files: { 'decisions.csv': 'id,date,kind,subject\nD-1,31.12.2025,control,TOK\n' },
    says: [
      'BOOK-011 decisions.csv, строка 2, столбец date: «31.12.2025» — не дата; ожидается существующий день в виде ГГГГ-ММ-ДД.',
    ],
  },
  {
    fault: 'a start of the fiscal year that is no day',
    files: {
      'entities.csv': `${SMALL['entities.csv']}`
        .replace(/chart,/, 'fiscal_year_start,chart,')
        .replace('RU,ru', 'RU,13-01,ru')
        .replace('JP,', 'JP,04-01,'),
    },
    says: [
      'BOOK-012 entities.csv, строка 2, столбец fiscal_year_start: «13-01» — не день года; ожидается ММ-ДД.',
    ],
  },
  {
    fault: 'an interval that is none',
    files: { 'intragroup/turnovers.csv': 'seller,buyer,period,nature,amount\nSEV,TOK,2025-Q5,goods,100\n' },
    says: ['BOOK-013 intragroup/turnovers.csv, строка 2, столбец period: «2025-Q5» — не период.'],
  },
  {
    fault: 'an amount with its currency',
    files: { 'openings.csv': 'date,entity,account,amount_functional\n2024-12-31,SEV,124100,100 руб.\n' },
    says: ['BOOK-014 openings.csv, строка 2, столбец amount_functional: «100 руб.» — не сумма.'],
  },
  {
    fault: 'a decimal comma in a column of points',
    files: {
      'openings.csv':
        'date;entity;account;amount_functional\n2024-12-31;SEV;124100;1.50\n2024-12-31;SEV;310100;-1,50\n',
    },
    says: ['BOOK-014 openings.csv, строка 3, столбец amount_functional: «-1,50» — не сумма.'],
  },
  {
    fault: 'a share in words',
    files: { 'ownership.csv': OWNERSHIP.replace('80%,80%', 'восемьдесят,80%') },
    says: ['BOOK-015 ownership.csv, строка 2, столбец percent_delta: «восемьдесят» — не доля и не курс.'],
  },
  {
    fault: 'a share that is divided by zero',
    files: { 'ownership.csv': OWNERSHIP.replace('80%,80%', '1/0,80%') },
    says: ['BOOK-015 ownership.csv, строка 2, столбец percent_delta: «1/0» — не доля и не курс.'],
  },
  {
    fault: 'a number of months with decimals',
    files: {
      'acquisitions.csv':
        'acquisition,date,item,account,fair_value,remaining_life_months\nOWN-1,2024-01-01,Товарный знак,114100,100,7.5\n',
    },
    says: ['BOOK-016 acquisitions.csv, строка 2, столбец remaining_life_months: «7.5» — не целое число.'],
  },
  {
    fault: 'a yes that is neither yes nor no',
    files: {
      'considerations.csv': 'event,kind,date,currency,amount,in_books\nOWN-1,cash,2024-01-01,RUB,100,да\n',
    },
    says: ['BOOK-017 considerations.csv, строка 2, столбец in_books: «да»: ожидается yes или no.'],
  },
  {
    fault: 'an unknown word',
    files: { 'ownership.csv': OWNERSHIP.replace('acquire', 'aquire') },
    says: [
      'BOOK-018 ownership.csv, строка 2, столбец event: Неизвестное слово «aquire»; ближайшее известное — «acquire».',
    ],
  },
  {
    fault: 'an unknown flow of a journal',
    files: {
      'adjustments.csv':
        'id,date,entity,account,flow,debit,credit\nADJ-1,2025-12-31,SEV,110300,addition,10,\nADJ-1,2025-12-31,SEV,510300,,,10\n',
    },
    says: [
      'BOOK-018 adjustments.csv, строка 2, столбец flow: Неизвестное слово «addition»; ближайшее известное — «addition-paid».',
    ],
  },
  {
    fault: 'a translation that the class does not have',
    files: {
      'book.yaml': `${SMALL['book.yaml']}accounts: accounts.csv\n`,
      'accounts.csv':
        'code,name,class,translation,role,xbrl\n110300,Машины,asset,historical,,PropertyPlantAndEquipment\n310100,Капитал,equity,historical,share-capital,IssuedCapital\n350100,НКД,equity,closing,non-controlling-interests,NoncontrollingInterests\n',
    },
    says: [
      'BOOK-076 accounts.csv, строка 2, столбец translation: Пересчёт «historical» для счёта класса asset не действует: такие счета пересчитываются как closing, движения — по своим потокам (IAS 21.39).',
    ],
  },
  {
    fault: 'an unknown flow in the cash flow lines of an account',
    files: {
      'book.yaml': `${SMALL['book.yaml']}accounts: accounts.csv\n`,
      'accounts.csv':
        'code,name,class,cash_flow,xbrl\n110300,Машины,asset,adition-paid=PurchaseOfPropertyPlantAndEquipment,PropertyPlantAndEquipment\n',
    },
    says: [
      'BOOK-018 accounts.csv, строка 2, столбец cash_flow: Неизвестное слово «adition-paid»; ближайшее известное — «addition-paid».',
    ],
  },
  {
    fault: 'a chart that is not there',
    files: { 'book.yaml': `${SMALL['book.yaml']}accounts: charts/group.csv\n` },
    says: ['BOOK-021 book.yaml, столбец accounts: Файла плана счетов «charts/group.csv» нет в книге.'],
  },
  {
    fault: 'a folder of balances of an unknown company',
    files: { 'balances/SVE/2025-01-01_2025-12-31.csv': 'account\n' },
    says: [
      'BOOK-031 balances/SVE/2025-01-01_2025-12-31.csv: Папка ОСВ «SVE» не соответствует ни одной компании; ближайшая — «SEV».',
    ],
  },
  {
    fault: 'a balance file that names no period',
    files: { 'balances/SEV/ОСВ за 2025.csv': 'account\n' },
    says: ['BOOK-032 balances/SEV/ОСВ за 2025.csv: Имя файла ОСВ «ОСВ за 2025» не называет период.'],
  },
  {
    fault: 'a register with a misspelt name',
    files: { 'adjustment.csv': 'id\n' },
    says: [
      'BOOK-034 adjustment.csv: Такой таблицы в формате книги нет; ближайшее известное имя — «adjustments.csv».',
    ],
  },
  {
    fault: 'a file in balances that is no balance',
    files: { 'balances/SEV/note.docx': 'x' },
    says: ['BOOK-035 balances/SEV/note.docx: Файл в balances/ не похож на ОСВ.'],
  },
  {
    fault: 'a group chart beside the standard one',
    files: { 'accounts.csv': 'code,name,class,xbrl\n1,Касса,asset,CashAndCashEquivalents\n' },
    says: ['BOOK-036 accounts.csv: План счетов группы не читается: book.yaml берёт план «standard».'],
  },
  {
    fault: 'no book.yaml',
    files: { 'book.yaml': null },
    says: ['BOOK-040 book.yaml: Файла нет.'],
  },
  {
    fault: 'a needed setting that is missing',
    files: { 'book.yaml': 'format: 1\nname: Север\nparent: SEV\n' },
    says: [
      'BOOK-041 book.yaml, столбец presentation_currency: Обязательная настройка «presentation_currency» не задана.',
    ],
  },
  {
    fault: 'a book.yaml that is no YAML',
    files: { 'book.yaml': `${SMALL['book.yaml']}unit: "1000\n` },
    says: ['BOOK-042 book.yaml, строка 6: Файл не читается как YAML (MISSING_CHAR).'],
  },
  {
    fault: 'an unknown setting',
    files: { 'book.yaml': `${SMALL['book.yaml']}tolerence: 10\n` },
    says: [
      'BOOK-043 book.yaml, строка 5, столбец tolerence: Неизвестная настройка «tolerence»; ближайшая известная — «tolerance».',
    ],
  },
  {
    fault: 'hierarchies, which this version does not derive',
    files: { 'book.yaml': `${SMALL['book.yaml']}hierarchies:\n  - TOK\n` },
    says: [
      'BOOK-044 book.yaml, строка 5, столбец hierarchies: Другие корни группы (hierarchies) эта версия не рассчитывает.',
    ],
  },
  {
    fault: 'a format of another version',
    files: { 'book.yaml': `${SMALL['book.yaml']}`.replace('format: 1', 'format: 2') },
    says: ['BOOK-018 book.yaml, строка 1, столбец format: Неизвестное слово «2»; ближайшее известное — «1».'],
  },
  {
    fault: 'a word of a setting that is not known',
    files: { 'book.yaml': `${SMALL['book.yaml']}frequency: yearly\n` },
    says: [
      'BOOK-018 book.yaml, строка 5, столбец frequency: Неизвестное слово «yearly»; ближайшее известное — «year».',
    ],
  },
  {
    fault: 'a currency that is no code',
    files: { 'rates.csv': 'currency,type,from,rate\nиена,spot,2025-12-31,0.52\n' },
    says: ['BOOK-046 rates.csv, строка 2, столбец currency: «иена» — не код валюты.'],
  },
  {
    fault: 'an unknown parent',
    files: { 'book.yaml': `${SMALL['book.yaml']}`.replace('parent: SEV', 'parent: SEW') },
    says: ['BOOK-051 book.yaml, столбец parent: Компании «SEW» нет в entities.csv; ближайшая — «SEV».'],
  },
  {
    fault: 'an unknown entity',
    files: { 'associates.csv': 'investee,date,event,amount\nTOL,2025-12-31,profit,100\n' },
    says: [
      'BOOK-051 associates.csv, строка 2, столбец investee: Компании «TOL» нет в entities.csv; ближайшая — «TOK».',
    ],
  },
  {
    fault: 'an unknown account as a target of mapping',
    files: { 'mapping.csv': 'id,account,target\nM-1,01*,11030\n' },
    says: [
      'BOOK-052 mapping.csv, строка 2, столбец target: Счёта «11030» нет в плане счетов группы; ближайший — «110300».',
    ],
  },
  {
    fault: 'an id that stands twice',
    files: { 'ownership.csv': `${OWNERSHIP}OWN-1,2025-01-01,acquire,SEV,TOK,5%,5%\n` },
    says: [
      'BOOK-053 ownership.csv, строка 3, столбец id: «OWN-1» уже есть в строке 2; у каждой строки свой ключ (id).',
    ],
  },
  {
    fault: 'a rate of one day that stands twice',
    files: { 'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-12-31,0.52\nJPY,spot,2025-12-31,0.53\n' },
    says: [
      'BOOK-053 rates.csv, строка 3, столбец currency: «JPY spot 2025-12-31» уже есть в строке 2; у каждой строки свой ключ (currency, type, from).',
    ],
  },
  {
    fault: 'kopecks with three decimals',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,10.005,,,,,\nADJ-1,2025-12-31,SEV,510300,,10.005,,,,\n`,
    },
    says: [
      'BOOK-054 adjustments.csv, строка 2, столбец debit: У суммы 10.005 больше знаков после запятой, чем есть у RUB (2).',
      'BOOK-054 adjustments.csv, строка 3, столбец credit: У суммы 10.005 больше знаков после запятой, чем есть у RUB (2).',
    ],
  },
  {
    fault: 'a part of a yen',
    files: {
      'dated_flows.csv': 'entity,date,account,flow,amount\nTOK,2025-06-30,330100,dividends-declared,100.5\n',
    },
    says: [
      'BOOK-054 dated_flows.csv, строка 2, столбец amount: У суммы 100.5 больше знаков после запятой, чем есть у JPY (0).',
    ],
  },
  {
    fault: 'a rate of zero',
    files: { 'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-12-31,0\n' },
    says: ['BOOK-055 rates.csv, строка 2, столбец rate: Значение 0 должно быть больше нуля.'],
  },
  {
    fault: 'a negative rate',
    files: { 'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-12-31,-0.52\n' },
    says: ['BOOK-055 rates.csv, строка 2, столбец rate: Значение -0.52 должно быть больше нуля.'],
  },
  {
    fault: 'a nominal of zero',
    files: { 'rates.csv': 'currency,type,from,rate,nominal\nJPY,spot,2025-12-31,52,0\n' },
    says: ['BOOK-055 rates.csv, строка 2, столбец nominal: Значение 0 должно быть больше нуля.'],
  },
  {
    fault: 'an average rate without an end',
    files: { 'rates.csv': 'currency,type,from,rate\nJPY,average,2025-01-01,0.55\n' },
    says: ['BOOK-005 rates.csv, строка 2, столбец to: Ячейка пуста, а значение обязательно.'],
  },
  {
    fault: 'a share over 100 %',
    files: { 'ownership.csv': OWNERSHIP.replace('80%,80%', '180%,80%') },
    says: ['BOOK-056 ownership.csv, строка 2, столбец percent_delta: Доля 1.8 больше единицы.'],
  },
  {
    fault: 'a percent written as a number',
    files: { 'tax_rates.csv': 'jurisdiction,enacted_on,effective_from,rate\nRU,2024-07-12,2025-01-01,25\n' },
    says: ['BOOK-056 tax_rates.csv, строка 2, столбец rate: Доля 25 больше единицы.'],
  },
  {
    fault: 'a company on a chart that is not there',
    files: { 'entities.csv': `${SMALL['entities.csv']}`.replace('ru-94n', 'ru-94') },
    says: ['BOOK-057 entities.csv, строка 2, столбец chart: Плана счетов «ru-94» нет; ближайший — «ru-94n».'],
  },
  {
    fault: 'an account without a statement line',
    files: {
      'book.yaml': `${SMALL['book.yaml']}accounts: accounts.csv\n`,
      'accounts.csv': 'code,name,class,xbrl\n1,Касса,asset,\n',
    },
    says: [
      'BOOK-058 accounts.csv, строка 2, столбец xbrl: У счёта 1 не указан элемент xbrl: неизвестна строка отчётности.',
    ],
  },
  {
    fault: 'shares of one condition over one',
    files: { 'mapping.csv': 'id,account,target,share\nM-1,26,630200,60%\nM-2,26,620100,1/2\n' },
    says: [
      'BOOK-059 mapping.csv, строка 2, столбец share: У правил M-1, M-2 одно условие, а их доли в сумме дают 1.1, а не 1.',
    ],
  },
  {
    fault: 'a journal of no company',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,,110300,10,,,,,\nADJ-1,2025-12-31,,510300,,10,,,,\n`,
    },
    says: ['BOOK-060 adjustments.csv, строка 2, столбец entity: У корректировки ADJ-1 не указана компания.'],
  },
  {
    fault: 'a template that does not ship',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,10,,T77,,,\nADJ-1,2025-12-31,SEV,510300,,10,,,,\n`,
    },
    says: ['BOOK-061 adjustments.csv, строка 2, столбец template: Шаблона «T77» нет; ближайший — «T07».'],
  },
  {
    fault: 'a negative debit',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,-10,,,,,\nADJ-1,2025-12-31,SEV,510300,,-10,,,,\n`,
    },
    says: [
      'BOOK-062 adjustments.csv, строка 2, столбец debit: Значение -10 отрицательно, а колонка «debit» принимает только положительные.',
      'BOOK-062 adjustments.csv, строка 3, столбец credit: Значение -10 отрицательно, а колонка «credit» принимает только положительные.',
    ],
  },
  {
    fault: 'a line of a journal with both sides',
    files: { 'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,10,10,,,,\n` },
    says: [
      'BOOK-063 adjustments.csv, строка 2, столбец debit: В строке корректировки ADJ-1 должна быть заполнена ровно одна из колонок debit и credit.',
    ],
  },
  {
    fault: 'a journal off by one kopeck',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,1000.01,,,,,\nADJ-1,2025-12-31,SEV,510300,,1000,,,,\n`,
    },
    says: [
      'BOOK-064 adjustments.csv, строка 2, столбец debit: Корректировка ADJ-1 не сбалансирована: дебет 1 000,01, кредит 1 000,00, разница 0,01.',
    ],
  },
  {
    fault: 'a journal approved by its author',
    files: {
      'book.yaml': `${SMALL['book.yaml']}approval: second-person\n`,
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,10,,,А,А,\nADJ-1,2025-12-31,SEV,510300,,10,,,,\n`,
    },
    says: [
      'BOOK-065 adjustments.csv, строка 2, столбец approved_by: Корректировку ADJ-1 утвердил её автор (А).',
    ],
  },
  {
    fault: 'an interval that ends before it starts',
    files: { 'rates.csv': 'currency,type,from,to,rate\nJPY,average,2025-12-31,2025-01-01,0.55\n' },
    says: [
      'BOOK-066 rates.csv, строка 2, столбец to: Дата в колонке to (01.01.2025) раньше, чем 31.12.2025 в колонке from.',
    ],
  },
  {
    fault: 'an event that is not in ownership.csv',
    files: {
      'considerations.csv': 'event,kind,date,currency,amount,in_books\nOWN-2,cash,2024-01-01,RUB,100,yes\n',
    },
    says: [
      'BOOK-067 considerations.csv, строка 2, столбец event: События «OWN-2» нет в ownership.csv; ближайшее — «OWN-1».',
    ],
  },
  {
    fault: 'rows of one journal that disagree',
    files: {
      'adjustments.csv': `${JOURNAL}ADJ-1,2025-12-31,SEV,110300,10,,T01,,,\nADJ-1,2025-12-30,SEV,510300,,10,,,,\n`,
    },
    says: [
      'BOOK-068 adjustments.csv, строка 3, столбец date: Строки корректировки ADJ-1 расходятся: здесь date = «2025-12-30», а в строке 2 — «2025-12-31».',
    ],
  },
  {
    fault: 'two accounts to write one role',
    files: {
      'book.yaml': `${SMALL['book.yaml']}accounts: accounts.csv\n`,
      'accounts.csv':
        'code,name,class,role,role_write,xbrl\n1,Касса,asset,cash,yes,CashAndCashEquivalents\n2,Банк,asset,cash,yes,CashAndCashEquivalents\n',
    },
    says: [
      'BOOK-069 accounts.csv, строка 3, столбец role_write: Для записи роли cash отмечены два счёта: 1 и 2.',
    ],
  },
  {
    fault: 'a company that is called group',
    files: { 'entities.csv': `${SMALL['entities.csv']}group,Группа,RU,group,RUB\n` },
    says: [
      'BOOK-070 entities.csv, строка 4, столбец code: Код компании не может быть «group»: так в отчётности называется группа.',
    ],
  },
  {
    fault: 'a register of no bytes',
    files: { 'rates.csv': '' },
    says: ['TABLE-001 rates.csv: Файл пуст.'],
  },
  {
    fault: 'an unclosed quote',
    files: { 'counterparties.csv': 'text,partner\n"ООО Ромашка,ROM\n' },
    says: ['TABLE-002 counterparties.csv, строка 2: Незакрытая кавычка: таблица дальше не читается.'],
  },
]

async function messages(files: Readonly<Record<string, string | null>>): Promise<string[]> {
  const { findings } = await readBook(bookOf({ ...SMALL, 'ownership.csv': OWNERSHIP, ...files }))
  expect(findings.flatMap(missingValues)).toEqual([])
  return findings.map((one) => {
    const { code, text, where } = render(one, 'ru')
    return `${code} ${where}: ${text}`
  })
}

describe('a wrong register', () => {
  it('is told from a right one: the book without a fault gives no finding', async () => {
    expect(await messages({})).toEqual([])
  })

  it.each(CASES)('names $fault', async ({ files, says }) => {
    expect(await messages(files)).toEqual(says)
  })

  it('gives all of its faults at once, those of other files too', async () => {
    const said = await messages({
      'rates.csv': 'currency,type,from,rate\nJPY,spot,2025-02-29,0\nиена,spot,2025-12-31,0.52\n',
      'mapping.csv': 'id,account,target\nM-1,01*,11030\n',
    })
    expect(said.map((text) => text.slice(0, 8)).sort()).toEqual([
      'BOOK-011',
      'BOOK-046',
      'BOOK-052',
      'BOOK-055',
    ])
  })
})
