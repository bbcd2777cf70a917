// What the store says of people, their roles and links.

import type { Catalogue } from '../ledger/finding.ts'

export const PERSON_MESSAGES: Catalogue = {
  'PERSON-001': {
    ru: { text: 'Имя для входа «{login}» уже занято.', advice: 'Выберите другое имя для входа.' },
    en: { text: 'The login “{login}” is taken.', advice: 'Choose another login.' },
  },
  'PERSON-002': {
    ru: {
      text: 'Такого пользователя нет: {person}.',
      advice: 'Список пользователей: trialbalance user list.',
    },
    en: { text: 'There is no such person: {person}.', advice: 'List of people: trialbalance user list.' },
  },
  'PERSON-003': {
    ru: {
      text: 'Пока вы правили, данные пользователя {person} изменили.',
      advice: 'Обновите страницу и внесите правку снова.',
    },
    en: {
      text: 'The person {person} was changed while you were editing.',
      advice: 'Reload the page and make the edit again.',
    },
  },
  'PERSON-004': {
    ru: {
      text: 'Последнего администратора нельзя отключить или лишить прав.',
      advice: 'Сначала назначьте другого администратора.',
    },
    en: {
      text: 'The last administrator cannot be disabled or lose the right.',
      advice: 'Make another person an administrator first.',
    },
  },
  'PERSON-005': {
    ru: { text: 'Книги «{book}» нет.', advice: 'Выберите книгу из списка.' },
    en: { text: 'There is no book “{book}”.', advice: 'Choose a book from the list.' },
  },
  'PERSON-006': {
    ru: {
      text: 'Роль в книге «{book}» задана неверно: компания «{entity}».',
      advice: 'Бухгалтеру укажите компанию из этой книги; остальные роли даются на всю книгу, без компании.',
    },
    en: {
      text: 'The role in the book “{book}” is not right: company “{entity}”.',
      advice:
        'An accountant needs a company of this book; other roles are for the whole book, without a company.',
    },
  },
  'PERSON-007': {
    ru: {
      text: 'Ссылка недействительна: её уже использовали, её срок истёк или она неполная.',
      advice: 'Попросите администратора о новой ссылке. На сервере её даёт trialbalance user link <имя>.',
    },
    en: {
      text: 'The link is not valid: it was used, it is too old, or it is not whole.',
      advice: 'Ask an administrator for a new one. On the server: trialbalance user link <login>.',
    },
  },
  'PERSON-008': {
    ru: { text: 'Администратор уже есть.', advice: 'Попросите его пригласить вас.' },
    en: { text: 'There is an administrator already.', advice: 'Ask them to invite you.' },
  },
  'PERSON-009': {
    ru: {
      text: 'Эта учётная запись ({issuer}) уже связана с другим пользователем.',
      advice: 'Войдите под другой учётной записью или обратитесь к администратору.',
    },
    en: {
      text: 'This account ({issuer}) is linked to another person already.',
      advice: 'Use another account, or ask an administrator.',
    },
  },
}
