// The words of the journal of closes.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Расчёты закрытия', en: 'Runs of the close' },
  run: { ru: 'Рассчитать', en: 'Run' },
  again: {
    ru: 'С прошлого расчёта ничего не изменилось: вот он.',
    en: 'Nothing has changed since the last run: here it is.',
  },
  none: {
    ru: 'Закрытие ещё не рассчитывали: расчёт сохраняет итоги с проверками и отпечатком.',
    en: 'The close has not been run yet: a run keeps the result with its checks and its fingerprint.',
  },
  keys: {
    ru: 'Enter открыть · ↑↓ по расчётам · Ctrl+Enter рассчитать',
    en: 'Enter opens · ↑↓ along the runs · Ctrl+Enter runs',
  },
  outcomeKeys: { ru: 'Backspace к журналу расчётов', en: 'Backspace to the journal of runs' },
  when: { ru: 'Когда', en: 'When' },
  who: { ru: 'Кто', en: 'Who' },
  date: { ru: 'На дату', en: 'At' },
  result: { ru: 'Итог', en: 'Outcome' },
  checks: { ru: 'Пройдено', en: 'Passed' },
  attention: { ru: 'Внимание', en: 'Attention' },
  fingerprint: { ru: 'Отпечаток', en: 'Fingerprint' },
  state: { ru: 'Книга', en: 'Book' },
  latest: { ru: 'как сейчас', en: 'as it is now' },
  older: { ru: 'с тех пор изменена', en: 'changed since' },
  console: { ru: 'командная строка', en: 'command line' },
  clear: { ru: 'ничего не мешает', en: 'nothing blocks' },
  stops: { ru: 'мешает', en: 'blocks' },
  open: { ru: 'Открыть расчёт', en: 'Open the run' },
  back: { ru: 'К журналу расчётов', en: 'To the journal of runs' },
  of: { ru: 'Расчёт на {date}', en: 'Run at {date}' },
  inputs: { ru: 'исходных данных', en: 'of inputs' },
  figures: { ru: 'показателей', en: 'of figures' },
  blocking: { ru: 'Мешают закрыть', en: 'Block the close' },
  warning: { ru: 'Требуют внимания', en: 'Want attention' },
  passed: { ru: 'Пройдены', en: 'Passed' },
  check: { ru: 'Проверка', en: 'Check' },
  one: { ru: 'Одна сторона', en: 'One side' },
  other: { ru: 'Другая сторона', en: 'Other side' },
  difference: { ru: 'Разница', en: 'Difference' },
  download: { ru: 'Скачать документы (ZIP)', en: 'Download documents (ZIP)' },
  last: { ru: 'Последний расчёт', en: 'Last run' },
  all: { ru: 'Журнал расчётов', en: 'Journal of runs' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useRunWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

/** «25.11.2026, 10:42» */
export const momentText = (at: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(new Date(at))

/** Enough of it to tell two apart. */
export const shortPrint = (fingerprint: string): string => fingerprint.slice(0, 12)
