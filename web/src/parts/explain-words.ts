// The words of the explanation panel.

import { type Language, useLanguage } from '../words.ts'

const WORDS = {
  explanation: { ru: 'Объяснение', en: 'Explanation' },
  pinned: { ru: 'Закреплено', en: 'Pinned' },
  pin: { ru: 'Закрепить', en: 'Pin' },
  unpin: { ru: 'Открепить', en: 'Unpin' },
  link: { ru: 'Ссылка', en: 'Link' },
  copied: { ru: 'Скопировано', en: 'Copied' },
  close: { ru: 'Закрыть', en: 'Close' },
  agrees: { ru: 'сходится', en: 'agrees' },
  differs: { ru: 'не сходится на', en: 'differs by' },
  source: { ru: 'Источник', en: 'Source' },
  details: { ru: 'Подробно', en: 'Details' },
  end: {
    ru: 'Дальше раскрывать нечего: это исходная запись.',
    en: 'Nothing below: this is the source itself.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useExplainWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

/** «ещё 214» below the largest. */
export const moreWords = (count: number, language: Language): string =>
  language === 'ru' ? `ещё ${count}` : `${count} more`
