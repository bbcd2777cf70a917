// What is said of journals, rates and drafts that cannot be changed as asked.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

const STATE_RU =
  '{state, select, draft {черновик} pending {на утверждении} approved {утверждена} other {записана}}'
const STATE_EN =
  '{state, select, draft {a draft} pending {awaiting approval} approved {approved} other {recorded}}'

export const JOURNAL_MESSAGES: Catalogue = {
  'JRN-001': message(
    'Корректировка {id} уже есть.',
    'Укажите другой номер или оставьте его пустым: программа даст следующий.',
    'There is an adjustment {id} already.',
    'Give it another number, or none: the program takes the next.',
  ),
  'JRN-002': message(
    'Корректировка {id} утверждена и не правится.',
    'Отмените её сторно или попросите утверждающего вернуть её с причиной.',
    'Adjustment {id} is approved and cannot be edited.',
    'Reverse it, or ask the approver to return it with a reason.',
  ),
  'JRN-003': message(
    `Корректировка {id} — ${STATE_RU}; {act, select, submit {отправить на утверждение можно черновик} approve {утвердить можно только то, что на утверждении} return {вернуть можно то, что на утверждении или утверждено} withdraw {отозвать можно то, что на утверждении} delete {удалить можно черновик} other {записать без утверждения можно черновик книги, где утверждения нет}}.`,
    'Обновите страницу: состояние могло измениться.',
    `Adjustment {id} is ${STATE_EN}; {act, select, submit {a draft is what can be sent for approval} approve {only what awaits approval can be approved} return {what awaits approval or is approved can be returned} withdraw {what awaits approval can be withdrawn} delete {a draft can be deleted} other {a draft is recorded without approval only in a book that has none}}.`,
    'Reload the page: its state may have changed.',
  ),
  'JRN-004': message(
    'Утвердить и вернуть корректировку {id} может утверждающий, и не тот, кто её написал.',
    'Попросите о том другого утверждающего этой книги.',
    'Adjustment {id} can be approved or returned by an approver who is not its author.',
    'Ask another approver of this book.',
  ),
  'JRN-005': message(
    'Править {subject, select, group {групповые корректировки может контролёр группы} rates {курсы может контролёр группы} other {корректировки компании {subject} могут её бухгалтер и контролёр группы}}.',
    'Попросите администратора о роли в этой книге.',
    '{subject, select, group {Group adjustments are edited by a group controller} rates {Rates are edited by a group controller} other {Adjustments of {subject} are edited by its accountant and by a group controller}}.',
    'Ask an administrator for a role in this book.',
  ),
  'JRN-006': message(
    'Курс {pair} на {from} стоял бы в двух строках.',
    'Исправьте строку, которая уже есть, или удалите её.',
    'The rate {pair} of {from} would stand in two rows.',
    'Edit the row that is there, or remove it.',
  ),
  'CAL-001': message(
    'По «{value}» рассчитать нельзя.',
    'Нужно число не меньше нуля, а для дисконтирования — и срок позже отчётной даты.',
    'Nothing can be computed from “{value}”.',
    'It takes a number that is not negative; discounting also a due date after the reporting date.',
  ),
  'CAL-002': message(
    'У компании {entity} нет цифр за этот период.',
    'Загрузите её ОСВ или выберите другой период.',
    '{entity} has no figures in this period.',
    'Upload its trial balance, or choose another period.',
  ),
  'CAL-003': message(
    'Счета {account} в плане счетов группы нет.',
    'Выберите счёт из списка.',
    'The group chart has no account {account}.',
    'Choose an account from the list.',
  ),
}
