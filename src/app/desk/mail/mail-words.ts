// Words of the letters that mail itself makes necessary, and of what is told beside a letter's text.

import type { KeptOut, KeptOutReason } from './attachments.ts'

export type Language = 'ru' | 'en'
type Text = Readonly<Record<Language, string>>

const REASONS: Readonly<Record<KeptOutReason, Text>> = {
  program: { ru: 'программа', en: 'a program' },
  macros: { ru: 'документ с макросами', en: 'a document with macros' },
  'too-large': { ru: 'больше 25 МБ', en: 'over 25 MB' },
  'too-many': { ru: 'больше 50 файлов в письме', en: 'more than 50 files in a letter' },
  empty: { ru: 'пустой файл', en: 'an empty file' },
}

const KEPT_OUT: Text = { ru: 'Не приложено', en: 'Not attached' }

/** `Не приложено: act.exe (программа)`; '' when nothing was kept out. */
export function keptOutText(files: readonly KeptOut[], language: Language): string {
  if (files.length === 0) return ''
  const named = files.map(({ name, reason }) => `${name} (${REASONS[reason][language]})`)
  return `${KEPT_OUT[language]}: ${named.join(', ')}.`
}

export const NO_SUBJECT: Text = { ru: 'Без темы', en: 'No subject' }
export const NO_TEXT: Text = { ru: '(без текста)', en: '(no text)' }

export const ASK_MORE: Text = {
  ru:
    'Письмо пришло без темы или без текста. Мы зарегистрировали его под номером {number}. Чтобы помочь быстрее, ' +
    'ответьте на это письмо: что случилось, в каком месте программы и что вы ожидали увидеть.',
  en:
    'Your letter came without a subject or without a text. It is registered as {number}. To be helped sooner, answer ' +
    'this letter: what happened, where in the program, and what you expected to see.',
}

export const FILES_KEPT_OUT: Text = {
  ru: 'Обращение {number} получено, но приложено не всё. {files} Пришлите это в другом виде, например в архиве zip.',
  en: 'Request {number} was received, but not all of its files. {files} Send them in another form, a zip archive for one.',
}

export const TOO_LARGE_SUBJECT: Text = { ru: 'Письмо слишком большое', en: 'The letter is too large' }
export const TOO_LARGE: Text = {
  ru:
    'Ваше письмо «{subject}» больше, чем мы принимаем (40 МБ), поэтому обращение не зарегистрировано. Пришлите письмо ' +
    'без больших вложений или приложите файл к обращению в программе.',
  en:
    'Your letter “{subject}” is larger than we accept (40 MB), so no request was registered. Send it without large ' +
    'files, or attach the file to a request in the program.',
}

/** Of a letter of ours: which files were too large for it. '' when none was. */
export const leftOutText = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `Не поместились в письмо, они в самом обращении / Too large for a letter, they stand in the request: ${names.join(', ')}`
