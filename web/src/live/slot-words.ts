import type { Language } from '../words.ts'

export const SLOT_WORDS = {
  noLine: { ru: 'Нет связи', en: 'No connection' },
  noLineMore: {
    ru: ': сервер не отвечает, введённое сохранено на странице',
    en: ': the server does not answer, what you typed is kept on the page',
  },
  signedOut: { ru: 'Сеанс закончился', en: 'Your session has ended' },
  signedOutMore: { ru: ': войдите, введённое сохранено', en: ': sign in, what you typed is kept' },
  readOnly: { ru: 'Только чтение', en: 'Read only' },
  readOnlyMore: {
    ru: ': на диске сервера мало места, введённое остаётся на странице',
    en: ': the server is short of disk space, what you typed stays on the page',
  },
  ending: { ru: 'Сеанс закончится', en: 'Session ends' },
  endingMore: { ru: ' в {time}', en: ' at {time}' },
  copy: { ru: 'Скопировать', en: 'Copy' },
  copied: { ru: 'Скопировано', en: 'Copied' },
  keepOpen: {
    ru: 'Не закрывайте страницу: введённое запишется, как только это станет возможно. «Скопировать» даёт его текстом.',
    en: 'Keep the page open: what you typed is kept as soon as that is possible. “Copy” gives it as text.',
  },
  stay: { ru: 'Остаться', en: 'Stay' },
  stale: { ru: 'Черновик устарел', en: 'Draft out of date' },
  recalculate: { ru: 'Пересчитать', en: 'Recalculate' },
  running: { ru: 'Идёт работа', en: 'Working' },
  cancel: { ru: 'Отменить', en: 'Cancel' },
  draft: { ru: 'Черновик', en: 'Draft' },
  draftMore: { ru: ', пересчитано в {time}', en: ', recalculated at {time}' },
  mine: { ru: 'вы, в другом окне', en: 'you, in another window' },
  others: { ru: 'другие компании', en: 'other companies' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

const STEPS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  read: { ru: 'чтение файлов', en: 'reading files' },
  unpack: { ru: 'распаковка', en: 'unpacking' },
  entities: { ru: 'компании', en: 'companies' },
  group: { ru: 'группа', en: 'the group' },
  statements: { ru: 'отчёты', en: 'statements' },
  documents: { ru: 'документы', en: 'documents' },
  keep: { ru: 'сохранение', en: 'keeping' },
}

export const stepWord = (step: string, language: Language): string => STEPS[step]?.[language] ?? ''

const FORMS = { one: 'изменение', few: 'изменения', many: 'изменений' } as const

/** «1 изменение после 10:42» */
export function changesText(count: number, time: string, language: Language): string {
  if (language === 'en') return `: ${count} change${count === 1 ? '' : 's'} since ${time}`
  const form = new Intl.PluralRules('ru').select(count)
  const word = form === 'one' || form === 'few' ? FORMS[form] : FORMS.many
  return `: ${count} ${word} после ${time}`
}

export const timeText = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
