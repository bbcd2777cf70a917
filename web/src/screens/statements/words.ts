// The words of the statements screen.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  statement: { ru: 'Отчёт', en: 'Statement' },
  compare: { ru: 'Сравнение', en: 'Compare' },
  'compare-change': { ru: 'прошлый и изменение', en: 'prior and change' },
  'compare-prior': { ru: 'прошлый период', en: 'prior period' },
  'compare-none': { ru: 'без сравнения', en: 'no comparison' },
  reading: { ru: 'Чтение', en: 'Reading' },
  table: { ru: 'Таблица', en: 'Table' },
  view: { ru: 'Вид', en: 'View' },
  print: { ru: 'Печать', en: 'Print' },
  change: { ru: 'Изменение', en: 'Change' },
  note: { ru: 'Прим.', en: 'Note' },
  line: { ru: 'Строка', en: 'Line' },
  exact: { ru: 'Точные суммы', en: 'Exact amounts' },
  sum: { ru: 'Сумма', en: 'Sum' },
  keys: {
    ru: 'Стрелки: по числам · Enter раскрыть · P закрепить · Backspace шаг назад · Esc закрыть',
    en: 'Arrows move · Enter opens a figure · P pins · Backspace one step back · Esc closes',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useStatementWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
