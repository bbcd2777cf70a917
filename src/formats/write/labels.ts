// Words of the documents for people that no statement brings with it.

import type { Language } from './types.ts'

interface Labels {
  readonly basis: Readonly<Record<'ias-1' | 'ifrs-18', string>>
  readonly amounts: readonly string[]
  readonly cover: string
  readonly transformation: string
  readonly consolidation: string
  readonly checks: string
  readonly findings: string
  readonly rollForwards: string
  readonly rows: string
  readonly rowsTitle: string
  readonly fingerprint: string
  readonly book: string
  readonly reportingDate: string
  readonly program: string
  readonly draft: string
  readonly draftText: string
  readonly defaults: string
  readonly moved: string
  readonly passed: string
  readonly failed: string
  readonly warning: string
  readonly state: string
  readonly check: string
  readonly subject: string
  readonly left: string
  readonly right: string
  readonly difference: string
  readonly code: string
  readonly finding: string
  readonly advice: string
  readonly file: string
  readonly sheet: string
  readonly row: string
  readonly account: string
  readonly name: string
  readonly subconto: string
  readonly indicator: string
  readonly kind: string
  readonly component: string
  readonly currency: string
  readonly movement: string
  readonly amount: string
  readonly signatures: string
  readonly page: string
  readonly contents: string
}

export const LABELS: Readonly<Record<Language, Labels>> = {
  ru: {
    basis: {
      'ias-1': 'Финансовая отчетность по МСФО (формы по МСФО (IAS) 1)',
      'ifrs-18': 'Финансовая отчетность по МСФО (формы по МСФО (IFRS) 18)',
    },
    amounts: [
      'Сальдо на начало Дт',
      'Сальдо на начало Кт',
      'Оборот Дт',
      'Оборот Кт',
      'Сальдо на конец Дт',
      'Сальдо на конец Кт',
    ],
    cover: 'Обложка',
    transformation: 'Трансформация',
    consolidation: 'Консолидация',
    checks: 'Проверки',
    findings: 'Замечания',
    rollForwards: 'Движение',
    rows: 'ОСВ',
    rowsTitle: 'Строки ведомостей, как прочитаны:',
    fingerprint: 'Отпечаток',
    book: 'Книга',
    reportingDate: 'Отчетная дата',
    program: 'Версия программы',
    draft: 'Состояние',
    draftText: 'Черновик: не издано',
    defaults: 'Приняты по умолчанию настройки',
    moved: 'Сдвинуто на единицу при округлении для печати',
    passed: 'сошлось',
    failed: 'не сошлось',
    warning: 'внимание',
    state: 'Состояние',
    check: 'Проверка',
    subject: 'Предмет',
    left: 'Слева',
    right: 'Справа',
    difference: 'Разница',
    code: 'Код',
    finding: 'Замечание',
    advice: 'Что сделать',
    file: 'Файл',
    sheet: 'Лист',
    row: 'Строка',
    account: 'Счет',
    name: 'Наименование',
    subconto: 'Аналитика',
    indicator: 'Показ.',
    kind: 'Что',
    component: 'Часть',
    currency: 'Валюта',
    movement: 'Движение',
    amount: 'Сумма',
    signatures: 'Руководитель ____________________     Главный бухгалтер ____________________',
    page: 'Страница',
    contents: 'Содержание',
  },
  en: {
    basis: {
      'ias-1': 'IFRS financial statements (IAS 1 form)',
      'ifrs-18': 'IFRS financial statements (IFRS 18 form)',
    },
    amounts: [
      'Opening debit',
      'Opening credit',
      'Turnover debit',
      'Turnover credit',
      'Closing debit',
      'Closing credit',
    ],
    cover: 'Cover',
    transformation: 'Transformation',
    consolidation: 'Consolidation',
    checks: 'Checks',
    findings: 'Findings',
    rollForwards: 'Roll-forwards',
    rows: 'TB',
    rowsTitle: 'Rows of the trial balances as read:',
    fingerprint: 'Fingerprint',
    book: 'Book',
    reportingDate: 'Reporting date',
    program: 'Program version',
    draft: 'State',
    draftText: 'Draft: not published',
    defaults: 'Settings taken by default',
    moved: 'Moved by one unit in print rounding',
    passed: 'agrees',
    failed: 'differs',
    warning: 'attention',
    state: 'State',
    check: 'Check',
    subject: 'Subject',
    left: 'Left',
    right: 'Right',
    difference: 'Difference',
    code: 'Code',
    finding: 'Finding',
    advice: 'What to do',
    file: 'File',
    sheet: 'Sheet',
    row: 'Row',
    account: 'Account',
    name: 'Name',
    subconto: 'Analytics',
    indicator: 'Ind.',
    kind: 'What',
    component: 'Part',
    currency: 'Currency',
    movement: 'Movement',
    amount: 'Amount',
    signatures: 'Chief executive ____________________     Chief accountant ____________________',
    page: 'Page',
    contents: 'Contents',
  },
}
