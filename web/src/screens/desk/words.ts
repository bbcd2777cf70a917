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

const ACTIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'edit.undo': { ru: 'отменена запись', en: 'undid an edit' },
  'adjustment.create': { ru: 'создана корректировка', en: 'created an adjustment' },
  'adjustment.submit': { ru: 'корректировка на утверждении', en: 'sent an adjustment for approval' },
  'adjustment.withdraw': { ru: 'корректировка отозвана', en: 'withdrew an adjustment' },
  'adjustment.approve': { ru: 'утверждена корректировка', en: 'approved an adjustment' },
  'adjustment.return': { ru: 'возвращена корректировка', en: 'returned an adjustment' },
  'adjustment.record': { ru: 'проведена корректировка', en: 'recorded an adjustment' },
  'adjustment.reverse': { ru: 'сторнирована корректировка', en: 'reversed an adjustment' },
  'adjustment.copy': { ru: 'скопирована корректировка', en: 'copied an adjustment' },
  'mapping.create': { ru: 'создано правило соответствия', en: 'created a mapping rule' },
  'mapping.remove': { ru: 'удалено правило соответствия', en: 'removed a mapping rule' },
  'register.change': { ru: 'изменён регистр', en: 'changed a register' },
  'register.upload': { ru: 'загружен регистр', en: 'uploaded a register' },
  'settings.change': { ru: 'изменены параметры книги', en: 'changed the settings' },
  'adjustment.change': { ru: 'изменена корректировка', en: 'changed an adjustment' },
  'adjustment.delete': { ru: 'удалена корректировка', en: 'deleted an adjustment' },
  'balance.accept': { ru: 'принята ОСВ', en: 'accepted a trial balance' },
  'book.create': { ru: 'создана книга', en: 'created the book' },
  'book.export': { ru: 'выгружена книга', en: 'exported the book' },
  'book.import': { ru: 'загружена книга', en: 'imported the book' },
  'close.keep': { ru: 'сохранено закрытие', en: 'kept a close' },
  'journal.write': { ru: 'записана корректировка', en: 'wrote an adjustment' },
  'mapping.change': { ru: 'изменено соответствие', en: 'changed the mapping' },
  'rate.change': { ru: 'изменён курс', en: 'changed a rate' },
  'comment.add': { ru: 'комментарий', en: 'commented' },
  'attachment.add': { ru: 'приложен файл', en: 'attached a file' },
  'attachment.remove': { ru: 'убран файл', en: 'removed a file' },
  'attachment.restore': { ru: 'возвращён файл', en: 'put a file back' },
  'difference.accept': { ru: 'признана разница', en: 'accepted a difference' },
  'rates.change': { ru: 'изменены курсы', en: 'changed rates' },
  'roles.set': { ru: 'изменены роли', en: 'set roles' },
}

export const actionWords = (action: string, language: Language): string =>
  ACTIONS[action]?.[language] ?? action
