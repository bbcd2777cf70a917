// Why signing in with an outside account failed: the server sends the browser back to `/?fault=CODE`
// (src/server/sign-in/oidc-routes.ts), which is a code alone; here it is said in words.

import type { Language } from '../../words.ts'

const FAULTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'PEOPLE-002': {
    ru: 'Слишком много попыток входа. Подождите несколько минут и войдите снова.',
    en: 'Too many attempts to sign in. Wait some minutes and sign in again.',
  },
  'PEOPLE-020': {
    ru: 'Вход через организацию не настроен. Войдите паролем или скажите администратору.',
    en: 'Signing in with your organisation is not set up. Use your password or tell the administrator.',
  },
  'PEOPLE-021': {
    ru: 'Эта учётная запись здесь неизвестна. Войдите по ссылке из приглашения или паролем и свяжите её в своих настройках.',
    en: 'This account is not known here. Use the link of your invitation, or your password, and link it in your settings.',
  },
  'PERSON-007': {
    ru: 'Ссылка недействительна: её уже использовали или её срок истёк. Новую даст администратор.',
    en: 'The link is not valid: it was used or is too old. An administrator gives a new one.',
  },
  'PERSON-009': {
    ru: 'Эта учётная запись уже связана с другим пользователем. Войдите под другой или обратитесь к администратору.',
    en: 'This account is linked to another person already. Use another one or tell the administrator.',
  },
}

const OTHER: Readonly<Record<Language, string>> = {
  ru: 'Войти через организацию не удалось. Начните вход ещё раз; если не поможет, войдите паролем или скажите администратору.',
  en: 'Signing in with your organisation failed. Try once more; if it fails again, use your password or tell the administrator.',
}

/** null: the address tells of no fault. */
export function outsideFault(search: string, language: Language): { code: string; text: string } | null {
  const code = new URLSearchParams(search).get('fault')
  // What is not one of our codes is not shown: anybody can send a link.
  if (code === null) return null
  return { code: /^[A-Z]+-\d{3}$/.test(code) ? code : '', text: (FAULTS[code] ?? OTHER)[language] }
}
