// The words of the screen of checks.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Проверки', en: 'Checks' },
  all: { ru: 'Все', en: 'All' },
  failed: { ru: 'Не пройдены', en: 'Failed' },
  warned: { ru: 'Внимание', en: 'Attention' },
  passed: { ru: 'Пройдены', en: 'Passed' },
  blocking: { ru: 'Мешают закрыть', en: 'Block the close' },
  attention: { ru: 'Требуют внимания', en: 'Want attention' },
  findings: { ru: 'Замечания', en: 'Findings' },
  where: { ru: 'Где', en: 'Where' },
  everywhere: { ru: 'Группа и компании', en: 'Group and companies' },
  group: { ru: 'Группа', en: 'Group' },
  state: { ru: 'Состояние', en: 'State' },
  check: { ru: 'Проверка', en: 'Check' },
  one: { ru: 'Одна сторона', en: 'One side' },
  other: { ru: 'Другая сторона', en: 'Other side' },
  difference: { ru: 'Разница', en: 'Difference' },
  open: { ru: 'Открыть', en: 'Open' },
  showAll: { ru: 'Показать все', en: 'Show all' },
  'done-word': { ru: 'пройдена', en: 'passed' },
  'warns-word': { ru: 'внимание', en: 'attention' },
  'blocks-word': { ru: 'не пройдена', en: 'failed' },
  nothing: { ru: 'Здесь ничего нет.', en: 'There is nothing here.' },
  keys: { ru: 'Enter раскрыть сторону', en: 'Enter opens a side' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useCheckWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

export const leadWords = (
  passed: number,
  all: number,
  blocked: number,
  language: Language,
): [string, string] =>
  language === 'ru'
    ? [
        `Пройдено ${passed} из ${all}. `,
        blocked > 0 ? `Закрыть мешают: ${blocked}.` : 'Закрыть ничего не мешает.',
      ]
    : [
        `${passed} of ${all} passed. `,
        blocked > 0 ? `${blocked} block the close.` : 'Nothing blocks the close.',
      ]
