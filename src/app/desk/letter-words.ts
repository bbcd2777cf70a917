// Words of the letters that the program writes by itself, in both languages.

export type Occasion =
  | 'receipt'
  | 'answer'
  | 'question'
  | 'state'
  | 'reminder'
  | 'given-up'
  | 'closed'
  | 'original'

type Language = 'ru' | 'en'

interface Filling {
  readonly number: string
  readonly text?: string
  readonly reason?: string
  readonly state?: Readonly<Record<Language, string>>
}

const OPENING: Readonly<Record<Occasion, Readonly<Record<Language, string>>>> = {
  receipt: {
    ru: 'Ваше обращение зарегистрировано под номером {number}. Ответим на него в рабочее время линии поддержки.',
    en: 'Your request is registered as {number}. It will be answered within the working hours of the support line.',
  },
  answer: { ru: 'Ответ по обращению {number}:', en: 'An answer to request {number}:' },
  question: {
    ru: 'По обращению {number} нужен ваш ответ. До него срок решения не идёт.',
    en: 'Request {number} needs your answer. Until then its clock stands still.',
  },
  state: { ru: 'Обращение {number}: {state}.', en: 'Request {number}: {state}.' },
  reminder: {
    ru: 'Напоминаем: обращение {number} ждёт вашего ответа.',
    en: 'A reminder: request {number} waits for your answer.',
  },
  'given-up': {
    ru: 'Мы долго ждали ответа по обращению {number}. Теперь: {state}. Если вопрос остался, ответьте на это письмо.',
    en: 'Request {number} has waited long for an answer. Now: {state}. If the question stands, answer this letter.',
  },
  closed: {
    ru: 'Обращение {number} закрыто: после решения возражений не было. Если вопрос остался, откройте его снова.',
    en: 'Request {number} is closed: nobody objected to the solution. If the question stands, open it again.',
  },
  original: {
    ru: 'Обращение, повтором которого признано ваше {number}: {state}.',
    en: 'The request of which yours, {number}, is a duplicate: {state}.',
  },
}

const REASON: Readonly<Record<Language, string>> = { ru: 'Причина: ', en: 'Reason: ' }

export function letterText(
  occasion: Occasion,
  language: Language,
  { number, reason = '', state, text = '' }: Filling,
): string {
  const opening = OPENING[occasion][language]
    .replace('{number}', number)
    .replace('{state}', () => state?.[language].toLowerCase() ?? '')
  return [opening, text, reason && `${REASON[language]}${reason}`].filter((part) => part !== '').join('\n\n')
}
