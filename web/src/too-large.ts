// A 413 that bears none of our words is a proxy's (operations.md §5): whose limit it was is said, and what to change.

const OURS = 'urn:trialbalance:'

const WORDS = {
  ru: 'Файл не пропустил прокси перед программой: он больше предела прокси (в nginx — client_max_body_size). Сама программа принимает ОСВ до 100 МБ; предел прокси меняет администратор.',
  en: 'The proxy in front of the program did not let the file through: it is above the limit of the proxy (client_max_body_size in nginx). The program itself takes trial balances up to 100 MB; an administrator changes the limit of the proxy.',
} as const

/** The words for an answer that is not ours; null: the answer has its own words, or is about something else. */
export function tooLargeForProxy(status: number, answer: string, language: string): string | null {
  return status === 413 && !answer.includes(OURS) ? WORDS[language === 'en' ? 'en' : 'ru'] : null
}
