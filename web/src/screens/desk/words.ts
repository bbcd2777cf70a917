// The words of the desk.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  close: { ru: 'Закрытие', en: 'Close' },
  nothing: { ru: 'закрыть ничего не мешает.', en: 'nothing blocks the close.' },
  blocks: { ru: 'Что мешает, по порядку', en: 'What blocks, in order' },
  matter: { ru: 'Дело', en: 'Matter' },
  where: { ru: 'Где', en: 'Where' },
  open: { ru: 'Открыть', en: 'Open' },
  allChecks: { ru: 'Все проверки', en: 'All checks' },
  companies: { ru: 'Компании и шаги', en: 'Companies and steps' },
  company: { ru: 'Компания', en: 'Company' },
  done: { ru: 'Шагов', en: 'Steps' },
  tasks: { ru: 'Мои задачи', en: 'My tasks' },
  noTasks: { ru: 'Вас ничего не ждёт.', en: 'Nothing waits for you.' },
  'task-approve': { ru: 'Утвердить', en: 'Approve' },
  'task-returned': { ru: 'Доработать возвращенную', en: 'Rework, sent back:' },
  'task-balance': { ru: 'Загрузить ОСВ', en: 'Upload the trial balance of' },
  'task-rate': { ru: 'Внести курсы', en: 'Enter rates of' },
  'task-unmapped': { ru: 'Сопоставить строки ОСВ', en: 'Map lines of' },
  'task-pair': { ru: 'Согласовать пару', en: 'Agree the pair' },
  changes: { ru: 'Последние изменения', en: 'Last changes' },
  all: { ru: 'Все', en: 'All' },
  undo: { ru: 'отменить', en: 'undo' },
  noChanges: { ru: 'Изменений пока нет.', en: 'No changes yet.' },
  keys: {
    ru: 'Enter открыть · стрелки по клеткам · g и номер: разделы · ? сочетания клавиш',
    en: 'Enter opens · arrows walk the cells · g and a number: sections · ? keys',
  },
  balances: { ru: 'Загрузка', en: 'Balances' },
  mapping: { ru: 'Соответствие', en: 'Mapping' },
  adjustments: { ru: 'Корректировки', en: 'Adjustments' },
  translation: { ru: 'Пересчёт валют', en: 'Translation' },
  intragroup: { ru: 'Внутригрупповые', en: 'Intragroup' },
  checks: { ru: 'Проверки', en: 'Checks' },
  full: { ru: '', en: '' },
  equity: { ru: 'долевой метод', en: 'equity method' },
  none: { ru: 'вне группы', en: 'outside the group' },
  'state-done': { ru: 'готово', en: 'done' },
  'state-warns': { ru: 'внимание', en: 'look' },
  'state-blocks': { ru: 'мешает', en: 'blocks' },
  'state-open': { ru: 'не начато', en: 'not begun' },
  'state-none': { ru: '–', en: '–' },
  notNeeded: { ru: 'не требуется', en: 'not needed' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useDeskWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

/** «Сделано 40 шагов из 53; закрыть мешают дела: 4.» */
export function leadWords(done: number, all: number, stops: number, language: Language): [string, string] {
  if (language === 'ru')
    return [
      `Сделано шагов: ${done} из ${all}; `,
      stops > 0 ? `закрыть мешают дела: ${stops}.` : WORDS.nothing.ru,
    ]
  return [
    `${done} of ${all} steps are done; `,
    stops > 0 ? `matters that block the close: ${stops}.` : WORDS.nothing.en,
  ]
}
