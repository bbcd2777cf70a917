// The words of the worksheets.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  rows: { ru: 'Строки', en: 'Rows' },
  columns: { ru: 'Столбцы', en: 'Columns' },
  line: { ru: 'Строка отчёта', en: 'Line' },
  entity: { ru: 'Компании', en: 'Companies' },
  layer: { ru: 'Исключения', en: 'Eliminations' },
  layers: { ru: 'Корректировки', en: 'Adjustments' },
  chooseColumns: { ru: 'Настройка столбцов', en: 'Columns to show' },
  hidden: { ru: 'скрыто', en: 'hidden' },
  showAll: { ru: 'Показать все', en: 'Show all' },
  hide: { ru: 'Скрыть столбец', en: 'Hide the column' },
  howComputed: { ru: 'Как рассчитано', en: 'How it was computed' },
  derived: {
    ru: 'Рассчитано программой: сумма открывает исходные данные и формулу.',
    en: 'Computed by the program: an amount opens its inputs and formula.',
  },
  entered: {
    ru: 'Журналы шаблона; сумма открывает, из каких строк она сложилась.',
    en: 'Journals of the template; an amount opens the lines that it is made of.',
  },
  account: { ru: 'Счёт', en: 'Account' },
  debit: { ru: 'Дебет', en: 'Debit' },
  credit: { ru: 'Кредит', en: 'Credit' },
  total: { ru: 'Итого', en: 'Total' },
  save: { ru: 'Сохранить XLSX', en: 'Save XLSX' },
  position: { ru: 'Положение', en: 'Position' },
  profit: { ru: 'Прибыль', en: 'Profit' },
  statement: { ru: 'Отчёт', en: 'Statement' },
  sums: { ru: 'Итоги сходятся', en: 'Totals add up' },
  agrees: { ru: 'сходится', en: 'agrees' },
  rounded: { ru: 'каждое число округлено отдельно', en: 'each figure rounded for itself' },
  sum: { ru: 'Сумма', en: 'Sum' },
  count: { ru: 'Количество', en: 'Count' },
  keys: {
    ru: 'Enter раскрыть · Ctrl+Enter как рассчитан столбец · Shift+стрелки выделить · Ctrl+Shift+←→ ширина · Ctrl+C копировать · 1 2 3 уровни',
    en: 'Enter opens · Ctrl+Enter how the column was computed · Shift+arrows select · Ctrl+Shift+←→ width · Ctrl+C copies · 1 2 3 levels',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useWorksheetWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
