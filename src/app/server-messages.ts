// What the server says beside the words of the use cases.

import type { Catalogue } from '../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const SERVER_MESSAGES: Catalogue = {
  'SRV-400': message(
    'Запрос не понят: {column} {reason}',
    'Обновите страницу и повторите; если не поможет, обратитесь в поддержку.',
    'The request was not understood: {column} {reason}',
    'Reload the page and try again; if that does not help, ask the service desk.',
  ),
  'SRV-401': message(
    'Вы не вошли в программу, или время сеанса истекло.',
    'Войдите; введённое на странице сохранено.',
    'You are not signed in, or your session has ended.',
    'Sign in; what you typed on the page is kept.',
  ),
  'SRV-403': message(
    'На это у вас нет прав: {act}.',
    'Попросите контролёра группы или администратора дать вам роль.',
    'You have no right to this: {act}.',
    'Ask a group controller or an administrator for the role.',
  ),
  'SRV-404': message(
    'Здесь ничего нет: {value}.',
    'Проверьте адрес; возможно, объект удалён или вам не виден.',
    'There is nothing here: {value}.',
    'Check the address; it may have been removed, or you may not see it.',
  ),
  'SRV-412': message(
    'Пока вы правили, {value} изменили.',
    'Сравните обе версии и запишите снова.',
    '{value} was changed while you were editing it.',
    'Compare both versions and save again.',
  ),
  'SRV-413': message(
    'Файл больше, чем программа принимает.',
    'ОСВ — до 100 МБ, вложение — до 25 МБ.',
    'The file is larger than the program accepts.',
    'Up to 100 MB for a trial balance, 25 MB for an attachment.',
  ),
  'SRV-421': message(
    'Программа открыта под чужим именем: {value}.',
    'Откройте её по адресу, который она печатает при запуске.',
    'The program was reached under a name that is not its own: {value}.',
    'Open it at the address that it prints when it starts.',
  ),
  'SRV-428': message(
    'Правка без указания версии, с которой она начата.',
    'Обновите страницу и внесите правку снова.',
    'An edit that does not say which version it began from.',
    'Reload the page and make the edit again.',
  ),
  'SRV-429': message(
    'Слишком много попыток подряд.',
    'Подождите минуту и повторите.',
    'Too many attempts in a row.',
    'Wait a minute and try again.',
  ),
  'JOB-001': message(
    'Из тех же документов программа даёт теперь другой расчёт: {is} вместо {was}.',
    'Программа с тех пор обновлена. Рассчитайте закрытие снова и скачайте документы нового расчёта.',
    'From the same documents the program now gives another close: {is} in place of {was}.',
    'The program was updated since. Run the close again and download the documents of the new one.',
  ),
  'REG-001': message(
    'Файл «{name}» не подходит: регистр загружается из csv или xlsx, план счетов группы — из csv.',
    'Сохраните таблицу в Excel как csv (UTF-8) или xlsx.',
    'The file “{name}” does not fit: a register is taken from csv or xlsx, the group chart from csv.',
    'Save the table in Excel as csv (UTF-8) or xlsx.',
  ),
  'UNDO-001': message(
    'После вашей записи {what} изменено; изменил(а): {who}.',
    'Отменить запись уже нельзя: внесите правку заново с того, что есть теперь.',
    '{what} was changed after you saved it, by {who}.',
    'It cannot be undone any more: make another edit, from what is there now.',
  ),
  'UNDO-002': message(
    'После вашей записи {what} изменено.',
    'Отменить запись уже нельзя: внесите правку заново с того, что есть теперь.',
    '{what} was changed after you saved it.',
    'It cannot be undone any more: make another edit, from what is there now.',
  ),
  'UNDO-003': message(
    'Отменить можно только свою запись.',
    'Попросите того, кто её сделал, или внесите правку заново.',
    'Only an edit of your own can be undone.',
    'Ask who made it, or make another edit.',
  ),
  'UNDO-004': message(
    'Это действие не отменяют: {action}.',
    'Отправленное отзывают, утвержденное возвращают или сторнируют, загруженную книгу загружают заново.',
    'This is not undone: {action}.',
    'What was sent is withdrawn, what was approved is returned or reversed, a book is imported anew.',
  ),
  'UNDO-005': message(
    'Эта запись уже отменена.',
    'Обновите страницу; отмену тоже можно отменить.',
    'This edit is undone already.',
    'Reload the page; an undo can be undone as well.',
  ),
  'UNDO-006': message(
    'Отменить запись нельзя: {what} вы править больше не можете.',
    'Попросите контролера группы или администратора вернуть вам роль.',
    'The edit cannot be undone: {what} is no longer yours to edit.',
    'Ask a group controller or an administrator for the role.',
  ),
}
