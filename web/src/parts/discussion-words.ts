// The words of comments and attachments.

import { type Language, useLanguage } from '../words.ts'

const WORDS = {
  discussion: { ru: 'Обсуждение', en: 'Discussion' },
  write: { ru: 'Комментарий', en: 'Comment' },
  ask: { ru: 'Напишите, что выяснили или о чём спросить', en: 'Write what you found, or what to ask' },
  send: { ru: 'Отправить', en: 'Send' },
  none: { ru: 'Комментариев нет.', en: 'No comments.' },
  attach: { ru: 'Приложить файлы', en: 'Attach files' },
  attachments: { ru: 'Вложения', en: 'Attachments' },
  noFiles: { ru: 'Файлов нет.', en: 'No files.' },
  drop: { ru: 'или перетащите их сюда', en: 'or drop them here' },
  take: { ru: 'Убрать', en: 'Remove' },
  putBack: { ru: 'Вернуть', en: 'Put back' },
  taken: { ru: 'убран', en: 'removed' },
  sending: { ru: 'отправляется', en: 'being sent' },
  tooLarge: { ru: 'больше 25 МБ и не отправлен', en: 'larger than 25 MB and not sent' },
  kept: { ru: 'сохранено', en: 'saved' },
  lost: { ru: 'не сохранено: сервер не отвечает', en: 'not saved: the server does not answer' },
  saveFirst: {
    ru: 'Файлы прикладываются к записанной корректировке.',
    en: 'Save the adjustment to attach files.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export function useDiscussionWords(): (key: keyof typeof WORDS) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

const UNITS = { ru: ['Б', 'КБ', 'МБ'], en: ['B', 'KB', 'MB'] } as const

/** 1 234 567 bytes as «1,2 МБ». */
export function sizeText(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const digits = step === 0 || bytes >= 10 * 1000 ** step ? 0 : 1
  const text = (bytes / 1000 ** step).toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', {
    maximumFractionDigits: digits,
  })
  return `${text}\u00a0${UNITS[language][step]}`
}

export const momentText = (at: string, language: Language): string =>
  new Date(at).toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  })
