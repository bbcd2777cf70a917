// The words of the worksheets.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  rows: { ru: 'Строки', en: 'Rows' },
  columns: { ru: 'Столбцы', en: 'Columns' },
  line: { ru: 'Строка отчёта', en: 'Line' },
  entity: { ru: 'Компании', en: 'Companies' },
  layer: { ru: 'Исключения', en: 'Eliminations' },
  layers: { ru: 'Корректировки', en: 'Adjustments' },
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
    ru: 'Enter раскрыть · Shift+стрелки выделить · Ctrl+C копировать · 1 2 3 уровни',
    en: 'Enter opens · Shift+arrows select · Ctrl+C copies · 1 2 3 levels',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useWorksheetWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
