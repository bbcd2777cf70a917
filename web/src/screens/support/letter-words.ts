import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  letters: { ru: 'Письма', en: 'Letters' },
  waiting: { ru: 'Ждут решения', en: 'Wait' },
  all: { ru: 'Все', en: 'All' },
  unsent: { ru: 'Не ушли', en: 'Not sent' },
  which: { ru: 'Какие письма', en: 'Which letters' },
  noWaiting: { ru: 'Ни одно письмо не ждёт решения.', en: 'No letter waits.' },
  noLetters: { ru: 'Писем пока нет.', en: 'There are no letters yet.' },
  noUnsent: { ru: 'Все письма ушли.', en: 'All letters were sent.' },
  noSender: { ru: 'отправитель не указан', en: 'no sender' },
  noSubject: { ru: 'без темы', en: 'no subject' },
  came: { ru: 'Получено', en: 'Received' },
  from: { ru: 'От', en: 'From' },
  to: { ru: 'Кому', en: 'To' },
  why: { ru: 'Почему ждёт', en: 'Why it waits' },
  looksLike: { ru: 'похоже на ответ по', en: 'looks like an answer to' },
  claims: { ru: 'Пишет о себе', en: 'Says of itself' },
  claimsHint: { ru: 'это не доказательство', en: 'which proves nothing' },
  files: { ru: 'Файлы', en: 'Files' },
  keptOut: { ru: 'Не приняты', en: 'Kept out' },
  source: { ru: 'Исходное письмо (.eml)', en: 'The letter as it came (.eml)' },
  settle: { ru: 'Что это', en: 'What it is' },
  asRequest: { ru: 'Новое обращение', en: 'A new request' },
  asMessage: { ru: 'Сообщение в обращении', en: 'A message in a request' },
  rejected: { ru: 'Отклонить', en: 'Reject' },
  organisation: { ru: 'Организация', en: 'Organisation' },
  kind: { ru: 'Вид', en: 'Kind' },
  remember: { ru: 'Запомнить этот адрес за организацией', en: 'Remember the address as the organisation’s' },
  number: { ru: 'Номер обращения', en: 'Number of the request' },
  reason: { ru: 'Причина', en: 'Reason' },
  do: { ru: 'Записать', en: 'Save' },
  outcome: { ru: 'Чем стало', en: 'What it became' },
  request: { ru: 'обращение', en: 'request' },
  message: { ru: 'сообщение', en: 'message' },
  grey: { ru: 'автоматическое', en: 'automatic' },
  quarantine: { ru: 'ждёт решения', en: 'waits' },
  same: { ru: 'уже было', en: 'came already' },
  refused: { ru: 'отклонено', en: 'rejected' },
  notFound: { ru: 'Такого обращения не видно.', en: 'No such request is seen.' },
  again: { ru: 'Отправить снова', en: 'Send again' },
  fault: { ru: 'Что сказал сервер', en: 'What the server said' },
  tries: { ru: 'попыток', en: 'tries' },
  choose: { ru: 'Выберите письмо слева.', en: 'Choose a letter on the left.' },
  'same-letter': { ru: 'это же письмо уже пришло', en: 'the same letter came before' },
  automatic: { ru: 'автоматический ответ', en: 'an automatic answer' },
  bounce: { ru: 'отчёт о недоставке', en: 'a delivery report' },
  'own-letter': { ru: 'наше собственное письмо', en: 'a letter of our own' },
  'too-large': { ru: 'слишком большое', en: 'too large' },
  'sender-unclear': { ru: 'неясно, кто отправитель', en: 'the sender is not clear' },
  'looks-like-answer': {
    ru: 'похоже на ответ, но отправитель в обращении не участвует',
    en: 'looks like an answer, but the sender takes no part in the request',
  },
  'unknown-sender': { ru: 'отправитель неизвестен', en: 'the sender is unknown' },
  'known-sender': { ru: 'отправитель известен', en: 'the sender is known' },
  empty: { ru: 'нет темы или текста', en: 'no subject or no text' },
  answer: { ru: 'ответ участника', en: 'an answer of a participant' },
  unreadable: { ru: 'не читается', en: 'cannot be read' },
  'forwarded-again': {
    ru: 'уже передавалось из другой установки',
    en: 'was forwarded from another installation before',
  },
  'not-registered': { ru: 'не удалось зарегистрировать', en: 'could not be registered' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type LetterKey = keyof typeof WORDS

const isWord = (text: string): text is LetterKey => text in WORDS

export function useLetterWords(): (key: LetterKey) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

/** A code; behind a colon what a machine or the operator said. */
export function reasonText(reason: string, language: Language): string {
  const [code = '', ...said] = reason.split(':')
  const word = isWord(code) ? WORDS[code][language] : code
  const rest = said.join(':').trim()
  return rest === '' ? word : `${word}: ${rest}`
}
