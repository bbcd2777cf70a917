// An entry of the audit trail in words: who, did what, to which thing. Keys of the database are no names: what has only such
// a key is told by what was done with it.

import type { Language } from '../words.ts'

const ACTIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'edit.undo': { ru: 'отменена запись', en: 'undid an edit' },
  'adjustment.create': { ru: 'создана корректировка', en: 'created an adjustment' },
  'adjustment.submit': { ru: 'корректировка на утверждении', en: 'sent an adjustment for approval' },
  'adjustment.withdraw': { ru: 'корректировка отозвана', en: 'withdrew an adjustment' },
  'adjustment.approve': { ru: 'утверждена корректировка', en: 'approved an adjustment' },
  'adjustment.return': { ru: 'возвращена корректировка', en: 'returned an adjustment' },
  'adjustment.record': { ru: 'проведена корректировка', en: 'recorded an adjustment' },
  'adjustment.reverse': { ru: 'сторнирована корректировка', en: 'reversed an adjustment' },
  'adjustment.copy': { ru: 'скопирована корректировка', en: 'copied an adjustment' },
  'mapping.create': { ru: 'создано правило соответствия', en: 'created a mapping rule' },
  'mapping.remove': { ru: 'удалено правило соответствия', en: 'removed a mapping rule' },
  'register.change': { ru: 'изменён регистр', en: 'changed a register' },
  'register.upload': { ru: 'загружен регистр', en: 'uploaded a register' },
  'settings.change': { ru: 'изменены параметры книги', en: 'changed the settings' },
  'adjustment.change': { ru: 'изменена корректировка', en: 'changed an adjustment' },
  'adjustment.delete': { ru: 'удалена корректировка', en: 'deleted an adjustment' },
  'balance.accept': { ru: 'принята ОСВ', en: 'accepted a trial balance' },
  'book.create': { ru: 'создана книга', en: 'created the book' },
  'book.export': { ru: 'выгружена книга', en: 'exported the book' },
  'book.import': { ru: 'загружена книга', en: 'imported the book' },
  'close.keep': { ru: 'сохранено закрытие', en: 'kept a close' },
  'journal.write': { ru: 'записана корректировка', en: 'wrote an adjustment' },
  'mapping.change': { ru: 'изменено соответствие', en: 'changed the mapping' },
  'rate.change': { ru: 'изменён курс', en: 'changed a rate' },
  'comment.add': { ru: 'комментарий', en: 'commented' },
  'attachment.add': { ru: 'приложен файл', en: 'attached a file' },
  'attachment.remove': { ru: 'убран файл', en: 'removed a file' },
  'attachment.restore': { ru: 'возвращён файл', en: 'put a file back' },
  'difference.accept': { ru: 'признана разница', en: 'accepted a difference' },
  'rates.change': { ru: 'изменены курсы', en: 'changed rates' },
  'roles.set': { ru: 'изменены роли', en: 'set roles' },
  'audit.erase': { ru: 'стёрто содержание записей', en: 'erased the content of entries' },
  'identity.link': { ru: 'связан вход через организацию', en: 'linked a sign-in of the organisation' },
  'identity.unlink': { ru: 'отвязан вход через организацию', en: 'unlinked a sign-in of the organisation' },
  'link.make': { ru: 'выдана ссылка для входа', en: 'made a sign-in link' },
  'password.set': { ru: 'задан пароль', en: 'set a password' },
  'person.add': { ru: 'добавлен человек', en: 'added a person' },
  'person.change': { ru: 'изменены данные человека', en: 'changed a person' },
  'recovery.set': { ru: 'выданы коды восстановления', en: 'made recovery codes' },
  'recovery.use': { ru: 'вход по коду восстановления', en: 'signed in by a recovery code' },
  'session.start': { ru: 'вход', en: 'signed in' },
  'session.refuse': { ru: 'вход отклонён', en: 'was refused to sign in' },
  'session.end': { ru: 'выход', en: 'signed out' },
  'session.end-all': { ru: 'завершены все сеансы', en: 'ended all sessions' },
  'token.make': { ru: 'выдан токен', en: 'made a token' },
  'token.revoke': { ru: 'отозван токен', en: 'revoked a token' },
  'totp.set': { ru: 'включён второй фактор', en: 'set the second factor' },
  'totp.remove': { ru: 'снят второй фактор', en: 'removed the second factor' },
  'desk-roles.set': { ru: 'изменены роли на линии поддержки', en: 'set roles at a service line' },
  'calendar.set': { ru: 'изменён календарь линии', en: 'set the calendar of a line' },
  'line.add': { ru: 'добавлена линия поддержки', en: 'added a service line' },
  'line.change': { ru: 'изменена линия поддержки', en: 'changed a service line' },
  'line.forward': { ru: 'задана передача обращений', en: 'set where requests are forwarded' },
  'organisation.add': { ru: 'добавлена организация', en: 'added an organisation' },
  'organisation.change': { ru: 'изменена организация', en: 'changed an organisation' },
  'mailbox.add': { ru: 'добавлен почтовый ящик', en: 'added a mailbox' },
  'mailbox.change': { ru: 'изменён почтовый ящик', en: 'changed a mailbox' },
  'mailbox.remove': { ru: 'удалён почтовый ящик', en: 'removed a mailbox' },
  'template.add': { ru: 'добавлен шаблон ответа', en: 'added an answer template' },
  'template.change': { ru: 'изменён шаблон ответа', en: 'changed an answer template' },
  'template.remove': { ru: 'удалён шаблон ответа', en: 'removed an answer template' },
  'article.add': { ru: 'добавлена статья', en: 'added an article' },
  'article.change': { ru: 'изменена статья', en: 'changed an article' },
  'article.remove': { ru: 'удалена статья', en: 'removed an article' },
  'letter.again': { ru: 'письмо отправлено ещё раз', en: 'sent a letter again' },
  'letter.settle': { ru: 'разобрано письмо', en: 'settled a letter' },
  'consent.give': { ru: 'дано согласие на просмотр', en: 'gave consent to look' },
  'consent.withdraw': { ru: 'отозвано согласие на просмотр', en: 'withdrew consent to look' },
  'consent.end': { ru: 'закончилось согласие на просмотр', en: 'consent to look ended' },
  'request.register': { ru: 'зарегистрировано обращение', en: 'registered a request' },
  'request.edit': { ru: 'изменено обращение', en: 'edited a request' },
  'request.note': { ru: 'заметка к обращению', en: 'noted on a request' },
  'request.attach': { ru: 'приложен файл к обращению', en: 'attached a file to a request' },
  'request.link': { ru: 'связаны обращения', en: 'linked requests' },
  'request.unlink': { ru: 'разъединены обращения', en: 'unlinked requests' },
  'request.participant': { ru: 'изменены участники обращения', en: 'changed who takes part in a request' },
  'request.rate': { ru: 'оценено обращение', en: 'rated a request' },
  'request.forward': { ru: 'обращение передано дальше', en: 'forwarded a request' },
  'request.follow-up': { ru: 'продолжено закрытое обращение', en: 'followed up a closed request' },
  'request.vendor-answer': { ru: 'ответ поставщика на обращение', en: 'the vendor answered a request' },
}

export const actionWords = (action: string, language: Language): string =>
  ACTIONS[action]?.[language] ?? action

const ACTORS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  console: { ru: 'командная строка сервера', en: 'command line of the server' },
  'sign-in': { ru: 'вход в программу', en: 'sign-in' },
  link: { ru: 'ссылка для входа', en: 'sign-in link' },
  mail: { ru: 'почта', en: 'mail' },
  person: { ru: 'человек, которого больше нет', en: 'a person who is no more' },
}

/** The person's name; of the program's own doors, what they are. */
export function actorWords({ actor, actorName }: Entry, language: Language): string {
  if (actorName !== '') return actorName
  return ACTORS[actor.split(':')[0] ?? '']?.[language] ?? actor
}

interface Entry {
  readonly actor: string
  readonly actorName: string
  readonly action: string
  readonly objectKind: string
  readonly object: string
  readonly book: string
}

const KEY = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** «К-118», «МЕТ – ТДС», «Курсы валют»; '' where the action says it, or only the database has a name for it. */
export function objectWords(
  { book, object, objectKind }: Entry,
  nameOf: (register: string) => string,
): string {
  if (object === book || KEY.test(object) || ['close', 'revision', 'settings'].includes(objectKind)) return ''
  if (objectKind === 'register') return nameOf(object)
  return objectKind === 'pair' ? object.split('|').slice(0, 2).join(' – ') : object
}
