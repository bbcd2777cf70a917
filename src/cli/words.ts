// The words of the command line itself: help, progress, summaries. Findings have theirs in the catalogues of src/app.

import type { Language } from '../app/messages.ts'

/** `--lang`, else the first of LC_ALL, LC_MESSAGES, LANG that names Russian or English, else Russian. */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
  for (const name of [asked, environment.LC_ALL, environment.LC_MESSAGES, environment.LANG]) {
    if (name?.startsWith('ru')) return 'ru'
    if (name?.startsWith('en')) return 'en'
  }
  return 'ru'
}

const RU = {
  about:
    'МСФО-отчётность группы из оборотно-сальдовых ведомостей её компаний; каждая цифра объясняется до ячейки файла.',
  close: 'закрыть книгу за период и записать отчётность',
  check: 'проверить книгу: ошибки ввода и контрольные соотношения, без записи отчётности',
  explain: 'объяснить строку отчётности: из чего она сложена, до строки файла',
  import: 'показать, как понят файл ведомости; ничего не сохраняет',
  format: 'показать формат книги: файлы, колонки, слова, строки отчётности',
  'import-book': 'загрузить папку книги в базу',
  'export-book': 'выгрузить книгу из базы в папку',
  demo: 'загрузить и закрыть книгу-пример «Северный» за 2025 год',
  book: 'папка с файлом book.yaml или имя загруженной книги',
  file: 'файл ведомости: xlsx, xls, csv, txt, html',
  folder: 'папка книги',
  target: 'новая или пустая папка',
  name: 'имя книги в базе',
  'option.name': 'имя книги в базе (иначе имя папки)',
  'option.replace': 'загрузить новую редакцию поверх прежней; прежняя сохраняется',
  'option.period':
    'период: 2025, 2025-H1, 2025-Q3, 2025-07 (иначе последняя дата, на которую есть остатки всех)',
  'option.entity': 'код компании (иначе группа и все компании)',
  'option.entity.explain': 'код компании (иначе группа)',
  'option.basis': 'форма отчётности: ias-1 или ifrs-18 (иначе по book.yaml)',
  'option.out': 'папка для отчётности',
  'option.format': 'форматы через запятую: xlsx, pdf, html, json',
  'option.line': 'строка отчётности: id или отчёт:id, например financial-position:Goodwill',
  'option.depth': 'сколько уровней показать',
  'option.data': 'папка данных со встроенной базой (иначе DATABASE_URL, иначе папка данных пользователя)',
  'option.lang': 'язык: ru или en',
  'option.json': 'результат в JSON',
  'option.quiet': 'без хода работы и предупреждений',
  'option.help': 'показать справку',
  'option.version': 'показать версию',
  helpCommand: 'справка по команде',
  usage: 'Вызов:',
  arguments: 'Аргументы:',
  options: 'Параметры:',
  globalOptions: 'Общие параметры:',
  commands: 'Команды:',
  usageOptions: '[параметры]',
  usageCommand: '[команда]',
  defaultValue: 'иначе',
  examples: 'Примеры:',
  exitCodes:
    'Коды завершения: 0 готово, 1 не прошла блокирующая проверка, 2 ошибка во входных данных, 3 сбой программы.',
  blocks: 'ОШИБКА',
  warns: 'ВНИМАНИЕ',
  counted: 'Ошибок: {blocks}, предупреждений: {warns}.',
  checksPassed: 'Проверки: пройдено {passed} из {all}.',
  checksUntold: 'Не пройдены по тем же причинам и другие проверки: {count}.',
  checkFailed: 'НЕ ПРОЙДЕНА',
  checkDifference: 'слева {left}, справа {right}, разница {difference}',
  noOutput: 'Отчётность не записана: сначала исправьте ошибки.',
  clean: 'Замечаний нет.',
  written: 'Отчётность записана: {folder}',
  writtenMore: '… и ещё {more}: по каждой компании, форме и языку',
  imported: 'Книга «{name}» загружена, файлов: {files}.',
  unchanged: 'Книга «{name}» уже загружена в этой же редакции, файлов: {files}.',
  exported: 'Книга «{name}» выгружена: {folder}, файлов: {files}.',
  user: 'пользователи на этом сервере: список, новый, одноразовая ссылка',
  'user.list': 'показать пользователей и их роли',
  'user.add': 'добавить пользователя и показать ссылку-приглашение',
  'user.link.about': 'показать новую одноразовую ссылку: пароль задаёт по ней сам пользователь',
  'user.administrator': 'администратор',
  'user.disabled': 'отключён',
  'user.none': 'Пользователей пока нет.',
  'user.link': '{login}: {url}\nСсылка действует один раз, до {until}.',
  login: 'имя для входа',
  'option.user.name': 'имя, как его видят другие (иначе имя для входа)',
  'option.user.administrator': 'администратор установки',
  'option.user.prepares': 'также готовит отчётность: становится контролёром книг, которые создаёт',
  'option.user.factor': 'выключить второй фактор: телефон потерян',
  audit: 'журнал действий на этом сервере: проверить, показать',
  'audit.verify': 'проверить цепочку журнала действий',
  'audit.list': 'показать последние записи журнала действий',
  'audit.holds': 'Цепочка цела, записей: {entries}. Конец цепочки: {head}',
  'audit.erase': 'стереть содержание записи (имена, по требованию закона); запись и цепочка остаются',
  'audit.sequence': 'номер записи',
  'audit.erased': 'Содержание записи {sequence} стёрто; это записано в журнал.',
  'option.audit.head': 'конец цепочки, сохранённый раньше вне базы: он должен в ней быть',
  'option.audit.limit': 'сколько записей показать',
  interrupted: 'Прервано.',
  'format.files':
    'Файлы книги и их колонки (* обязательные; обязательны сами book.yaml, entities.csv, план счетов и ведомости):',
  'format.words': 'Слова:',
  'format.lines': 'Строки отчётности:',
  refused: 'Файл не принят.',
  checkPassed: 'пройдена',
  'step.read': 'чтение файлов',
  'step.close': 'расчёт',
  'step.entities': 'компании',
  'step.group': 'группа',
  'step.map': 'маппинг',
  'step.adjust': 'корректировки',
  'step.translate': 'пересчёт валют',
  'step.consolidate': 'консолидация',
  'step.statements': 'отчётность',
  'step.checks': 'проверки',
  'step.write': 'запись файлов',
  'step.store': 'запуск базы',
  'step.import': 'загрузка в базу',
}

const EN: Record<keyof typeof RU, string> = {
  about:
    "IFRS statements of a group from its companies' trial balances; every figure explained down to the file's cell.",
  close: 'close a book for a period and write the statements',
  check: 'check a book: errors of input and controls, without writing statements',
  explain: 'explain a line of the statements: what it is made of, down to the row of a file',
  import: 'show how a trial-balance file is understood; keeps nothing',
  format: 'show the format of a book: files, columns, words, statement lines',
  'import-book': 'import the folder of a book into the database',
  'export-book': 'export a book from the database to a folder',
  demo: 'import and close the sample book “Severny” for 2025',
  book: 'a folder with book.yaml, or the name of an imported book',
  file: 'a trial-balance file: xlsx, xls, csv, txt, html',
  folder: 'the folder of a book',
  target: 'a new or an empty folder',
  name: 'the name of the book in the database',
  'option.name': 'the name of the book in the database (else the name of the folder)',
  'option.replace': 'import a new revision over the former one, which is kept',
  'option.period': 'period: 2025, 2025-H1, 2025-Q3, 2025-07 (else the last date at which all have balances)',
  'option.entity': 'code of a company (else the group and all companies)',
  'option.entity.explain': 'code of a company (else the group)',
  'option.basis': 'basis of presentation: ias-1 or ifrs-18 (else as book.yaml says)',
  'option.out': 'folder for the statements',
  'option.format': 'formats with commas between: xlsx, pdf, html, json',
  'option.line': 'line of the statements: id or statement:id, for example financial-position:Goodwill',
  'option.depth': 'how many levels to show',
  'option.data': "data folder with the embedded database (else DATABASE_URL, else the user's data folder)",
  'option.lang': 'language: ru or en',
  'option.json': 'result as JSON',
  'option.quiet': 'no progress and no warnings',
  'option.help': 'show help',
  'option.version': 'show the version',
  helpCommand: 'help for a command',
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  globalOptions: 'Global options:',
  commands: 'Commands:',
  usageOptions: '[options]',
  usageCommand: '[command]',
  defaultValue: 'default',
  examples: 'Examples:',
  exitCodes: 'Exit codes: 0 done, 1 a blocking check failed, 2 the input is wrong, 3 the program failed.',
  blocks: 'ERROR',
  warns: 'WARNING',
  counted: 'Errors: {blocks}, warnings: {warns}.',
  checksPassed: 'Checks: {passed} of {all} passed.',
  checksUntold: 'Further checks failed for the same reasons: {count}.',
  checkFailed: 'FAILED',
  checkDifference: 'left {left}, right {right}, difference {difference}',
  noOutput: 'No statements were written: mend the errors first.',
  clean: 'Nothing to remark.',
  written: 'The statements are in {folder}',
  writtenMore: '… and {more} more: by company, form and language',
  imported: 'The book “{name}” is imported, files: {files}.',
  unchanged: 'The book “{name}” is there already in this revision, files: {files}.',
  exported: 'The book “{name}” is exported to {folder}, files: {files}.',
  user: 'people on this server: list, add, one-time link',
  'user.list': 'show people and their roles',
  'user.add': 'add a person and show the link of the invitation',
  'user.link.about': 'show a new one-time link, by which the person sets a password',
  'user.administrator': 'administrator',
  'user.disabled': 'disabled',
  'user.none': 'There are no people yet.',
  'user.link': '{login}: {url}\nThe link is good once, until {until}.',
  login: 'login',
  'option.user.name': 'the name that others see (else the login)',
  'option.user.administrator': 'administrator of the installation',
  'option.user.prepares': 'also prepares statements: becomes controller of the books that they create',
  'option.user.factor': 'remove the second factor: the telephone is lost',
  audit: 'the audit trail of this server: verify, list',
  'audit.verify': 'verify the chain of the audit trail',
  'audit.list': 'show the latest entries of the audit trail',
  'audit.holds': 'The chain holds, entries: {entries}. Head of the chain: {head}',
  'audit.erase': 'erase the contents of an entry (names, where the law asks for it); entry and chain stay',
  'audit.sequence': 'number of the entry',
  'audit.erased': 'The contents of entry {sequence} are erased; that stands in the trail.',
  'option.audit.head': 'a head kept outside the database before: it must be in the chain',
  'option.audit.limit': 'how many entries to show',
  interrupted: 'Interrupted.',
  'format.files':
    'Files of a book and their columns (* needed; the files needed are book.yaml, entities.csv, a chart and balances):',
  'format.words': 'Words:',
  'format.lines': 'Lines of the statements:',
  refused: 'The file is refused.',
  checkPassed: 'passed',
  'step.read': 'reading files',
  'step.close': 'computing',
  'step.entities': 'companies',
  'step.group': 'group',
  'step.map': 'mapping',
  'step.adjust': 'adjustments',
  'step.translate': 'translation',
  'step.consolidate': 'consolidation',
  'step.statements': 'statements',
  'step.checks': 'checks',
  'step.write': 'writing files',
  'step.store': 'starting the database',
  'step.import': 'importing into the database',
}

export type Word = keyof typeof RU

export function say(
  language: Language,
  word: Word,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = language === 'ru' ? RU[word] : EN[word]
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** What a step of the work is called; a step without a name of its own is shown as it is. */
export function stepName(language: Language, step: string): string {
  const words: Readonly<Record<string, string>> = language === 'ru' ? RU : EN
  return words[`step.${step}`] ?? step
}

/** `-1234567.89` as a person reads it: `-1 234 567,89`, `-1,234,567.89`. Works on the text: no figure passes a float. */
export function amountText(amount: string, language: Language): string {
  const [, sign = '', whole = '', part] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  if (whole === '') return amount
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'ru' ? '\u00a0' : ',')
  return `${sign}${grouped}${part === undefined ? '' : `${language === 'ru' ? ',' : '.'}${part}`}`
}
