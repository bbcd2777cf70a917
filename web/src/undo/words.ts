// The words of what was written and can be taken back.

import { type Language, useLanguage } from '../words.ts'

const WORDS = {
  label: { ru: 'Последняя запись', en: 'Last edit' },
  wrote: { ru: 'Записано.', en: 'Saved.' },
  undo: { ru: 'Отменить', en: 'Undo' },
  undone: { ru: 'Запись отменена.', en: 'The edit is undone.' },
  redo: { ru: 'Вернуть', en: 'Redo' },
  close: { ru: 'Закрыть', en: 'Close' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useUndoWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
