import type { Language } from '../words.ts'
import type { PasteFault } from './columns.ts'

const WORDS = {
  ru: {
    keys: 'Enter вниз · Tab вправо · F2 правка · F4 выбор · F9 копия строки · Ctrl+D заполнить вниз · Ctrl+Delete удалить строку',
    paste: 'Вставка из Excel',
    cancel: 'Отменить',
    accept: 'Вставить',
    readAs: 'Читать как',
    mend: 'Исправить',
    skip: 'Пропустить',
    row: 'Строка',
    nothing: 'ничего не подходит',
    number: 'Номер строки',
    unread: 'Не прочитано',
  },
  en: {
    keys: 'Enter down · Tab right · F2 edit · F4 choose · F9 copy row · Ctrl+D fill down · Ctrl+Delete remove row',
    paste: 'Pasted from Excel',
    cancel: 'Cancel',
    accept: 'Paste',
    readAs: 'Read as',
    mend: 'Correct',
    skip: 'Leave empty',
    row: 'Row',
    nothing: 'nothing fits',
    number: 'Row number',
    unread: 'Not read',
  },
} as const

export const gridWords = (language: Language) => WORDS[language]

/** Why a cell could not be read. */
export function faultText(
  { at, kind, text }: Pick<PasteFault, 'at' | 'kind' | 'text'>,
  language: Language,
): string {
  const russian = language === 'ru'
  switch (kind) {
    case 'letter':
      return russian
        ? `В «${text}» буква «${text[at] ?? ''}» вместо цифры.`
        : `“${text}” has the letter “${text[at] ?? ''}” in place of a digit.`
    case 'sign':
      return russian
        ? `В «${text}» запятые и точки стоят не как в числе.`
        : `In “${text}” commas and points do not stand as in a number.`
    case 'number':
      return russian ? `«${text}» — не число.` : `“${text}” is no number.`
    case 'date':
      return russian ? `«${text}» — не дата.` : `“${text}” is no date.`
    case 'choice':
      return russian ? `«${text}» в списке нет.` : `“${text}” is not in the list.`
  }
}
