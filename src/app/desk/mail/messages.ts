// What the desk's mail says when something cannot be done.

import type { Catalogue } from '../../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const MAIL_MESSAGES: Catalogue = {
  'MAIL-001': message(
    'Такого почтового ящика нет, или он вам не виден.',
    'Ящики линии видны администратору и руководителю поддержки.',
    'There is no such mailbox, or you may not see it.',
    'Mailboxes of a line are seen by an administrator and by its head of support.',
  ),
  'MAIL-002': message(
    'Ящик {address} уже заведён.',
    'Измените существующий или укажите другой адрес.',
    'The mailbox {address} is there already.',
    'Change that one, or give another address.',
  ),
  'MAIL-003': message(
    'Через ящик {address} уже шли письма: удалить его нельзя.',
    'Отключите ящик: письма и обращения останутся.',
    'Letters have gone through the mailbox {address}: it cannot be deleted.',
    'Switch it off: letters and requests stay.',
  ),
  'MAIL-004': message(
    'Такого письма нет, или оно вам не видно.',
    'Письма видны операторам и руководителю своей линии.',
    'There is no such letter, or you may not see it.',
    'Letters are seen by operators and the head of their line.',
  ),
  'MAIL-005': message(
    'По этому письму решение уже принято.',
    'Обновите страницу.',
    'This letter is settled already.',
    'Reload the page.',
  ),
  'MAIL-006': message(
    'Пароль ящика {address} не прочитать: он запечатан другим ключом.',
    'Введите пароль заново.',
    'The password of the mailbox {address} cannot be read: it was sealed with another key.',
    'Give the password anew.',
  ),
}
