// What signing in and the administration of people say.

import type { Catalogue } from '../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const PEOPLE_MESSAGES: Catalogue = {
  'PEOPLE-001': message(
    'Имя, пароль или код не подходят.',
    'Проверьте раскладку клавиатуры и Caps Lock. Если пароль забыт, новую ссылку даст администратор.',
    'Login, password or code is not right.',
    'Check the keyboard layout and Caps Lock. An administrator gives a new link when the password is forgotten.',
  ),
  'PEOPLE-002': message(
    'Слишком много попыток входа.',
    'Повторите через {minutes} минут.',
    'Too many attempts to sign in.',
    'Try again in {minutes} minutes.',
  ),
  'PEOPLE-004': message(
    'Для этого нужно войти заново: прошло больше {minutes} минут с последнего входа.',
    'Введите пароль ещё раз; введённое на странице сохранено.',
    'This needs a fresh sign-in: more than {minutes} minutes have passed since the last one.',
    'Enter the password once more; what you typed on the page is kept.',
  ),
  'PEOPLE-005': message(
    'На это у вас нет прав.',
    'Роли и права даёт администратор.',
    'You have no right to this.',
    'Roles and rights are given by an administrator.',
  ),
  'PEOPLE-006': message(
    'Запрос пришёл не со страницы программы.',
    'Откройте программу по её обычному адресу и повторите. Программам нужен токен в заголовке Authorization.',
    'The request did not come from a page of this program.',
    'Open the program at its usual address and try again. Programs need a token in the header Authorization.',
  ),
  'PEOPLE-008': message(
    'Пароль короче {least} знаков: сейчас {length}.',
    'Возьмите несколько слов подряд: так легче запомнить и труднее угадать.',
    'The password is shorter than {least} characters: it has {length}.',
    'Take several words in a row: easier to remember and harder to guess.',
  ),
  'PEOPLE-009': message(
    'Такой пароль угадывают первым.',
    'Возьмите несколько слов, не связанных между собой.',
    'This password is among the first to be guessed.',
    'Take several words that have nothing to do with each other.',
  ),
  'PEOPLE-010': message(
    'Пароль повторяет имя для входа.',
    'Возьмите несколько слов, не связанных с именем.',
    'The password repeats the login.',
    'Take several words that have nothing to do with the login.',
  ),
  'PEOPLE-015': message(
    'Код не подходит.',
    'Проверьте, что часы телефона идут верно, и введите следующий код.',
    'The code does not fit.',
    'Check that the clock of your telephone is right and enter the next code.',
  ),
  'PEOPLE-016': message(
    'Второй фактор уже включён.',
    'Чтобы завести его заново, сначала выключите его.',
    'The second factor is on already.',
    'To set it up anew, remove it first.',
  ),
  'PEOPLE-017': message(
    'Второй фактор не начат.',
    'Начните заново: получите код для приложения и введите первый код из него.',
    'The second factor was not begun.',
    'Begin anew: get the code for your application and enter its first code.',
  ),
  'PEOPLE-018': message(
    'Второй фактор не читается: его ключа в secrets.json больше нет.',
    'Войдите кодом восстановления или попросите администратора выключить второй фактор.',
    'The second factor cannot be read: its key is no longer in secrets.json.',
    'Sign in with a recovery code, or ask an administrator to remove the second factor.',
  ),
  'PEOPLE-019': message(
    'Вход через внешнюю учётную запись не удался: {reason}.',
    'Начните вход заново на этой же странице. Если не поможет, проверьте настройки провайдера.',
    'Signing in with the outside account failed: {reason}.',
    'Begin again on this page. If it does not help, check the settings of the provider.',
  ),
  'PEOPLE-020': message(
    'Вход через внешнюю учётную запись не настроен.',
    'Администратору: TRIALBALANCE_OIDC_ISSUER, TRIALBALANCE_OIDC_CLIENT_ID, TRIALBALANCE_OIDC_CLIENT_SECRET.',
    'Signing in with an outside account is not set up.',
    'For the administrator: TRIALBALANCE_OIDC_ISSUER, TRIALBALANCE_OIDC_CLIENT_ID, TRIALBALANCE_OIDC_CLIENT_SECRET.',
  ),
  'PEOPLE-021': message(
    'Эта учётная запись здесь неизвестна.',
    'Войдите по ссылке из приглашения или войдите паролем и свяжите учётную запись в своих настройках.',
    'This account is not known here.',
    'Use the link of your invitation, or sign in by password and link the account in your own settings.',
  ),
  'PEOPLE-022': message(
    'Нужен код второго фактора.',
    'Введите код из приложения или код восстановления.',
    'The code of the second factor is needed.',
    'Enter the code from your application, or a recovery code.',
  ),
  'PEOPLE-026': message(
    'Имя для входа «{value}» не подходит.',
    'Буквы, цифры и знаки . _ - @ +, до 64 знаков, в начале буква или цифра.',
    'The login “{value}” does not fit.',
    'Letters, digits and . _ - @ +, up to 64 characters, a letter or a digit first.',
  ),
  'PEOPLE-027': message(
    'По этой ссылке создаётся администратор: нужны имя для входа и имя.',
    'Заполните оба поля.',
    'This link makes an administrator: a login and a name are needed.',
    'Fill in both.',
  ),
  'PEOPLE-028': message(
    'Это делается в браузере, после входа, а не токеном.',
    'Войдите в программу в браузере.',
    'This is done in a browser after signing in, not with a token.',
    'Sign in to the program in a browser.',
  ),
  'PEOPLE-029': message(
    'Пользователя «{login}» нет, или он отключён.',
    'Список пользователей: trialbalance user list.',
    'There is no person “{login}”, or they are disabled.',
    'List of people: trialbalance user list.',
  ),
  'PEOPLE-030': message(
    'Цепочка журнала действий нарушена на записи {sequence}: {fault, select, missing {записи нет} changed {запись изменена} content {содержание изменено} erased {содержание стёрто без записи об этом} head {конец цепочки не там, где указано} other {сохранённой раньше записи в ней нет}}.',
    'Сохраните базу как есть и сверьте с резервной копией: кто-то писал в неё мимо программы.',
    'The chain of the audit trail is broken at entry {sequence}: {fault, select, missing {the entry is not there} changed {the entry was changed} content {the content was changed} erased {the content was erased without an entry of it} head {the chain does not end where its head says} other {the entry kept elsewhere is not in it}}.',
    'Keep the database as it is and compare it with a backup: somebody wrote to it past the program.',
  ),
  'PEOPLE-031': message(
    'Записи {sequence} в журнале действий нет.',
    'Номера записей показывает trialbalance audit list.',
    'There is no entry {sequence} in the audit trail.',
    'Numbers of entries: trialbalance audit list.',
  ),
  'PEOPLE-032': message(
    'Это ваш единственный способ входа.',
    'Сначала задайте пароль: ссылку даст администратор.',
    'This is your only way to sign in.',
    'Set a password first: an administrator gives the link.',
  ),
}
