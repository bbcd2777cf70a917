// What is said of comments and attachments that cannot be taken as asked.

import type { Catalogue } from '../../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const DISCUSSION_MESSAGES: Catalogue = {
  'ATT-001': message(
    'Файл «{name}» не приложен: файлы вида {kind} не принимаются.',
    'Принимаются: {known}. Остальное сложите в zip.',
    'The file “{name}” was not attached: files of the kind {kind} are not taken.',
    'Taken are: {known}. Put anything else into a zip.',
  ),
  'ATT-002': message(
    'Файл «{name}» не приложен: внутри не {kind}.',
    'Откройте файл и сохраните его в том виде, который назван в имени.',
    'The file “{name}” was not attached: it is not {kind} inside.',
    'Open it and save it as the kind that its name says.',
  ),
  'ATT-003': message(
    'Файл «{name}» пуст.',
    'Проверьте, что он сохранён до конца.',
    'The file “{name}” is empty.',
    'See that it was saved whole.',
  ),
  'ATT-004': message(
    'Файл «{name}» не убран: корректировка {id} уже не черновик.',
    'Отзовите корректировку с утверждения или попросите вернуть её; к утверждённой файлы только добавляются.',
    'The file “{name}” was not removed: adjustment {id} is no draft any more.',
    'Withdraw the adjustment, or ask for it to be returned; files are only added to what is approved.',
  ),
  'PAR-001': message(
    'Разница {pair} не признана: по виду расчётов «{group}» разницы нет.',
    'Обновите страницу: обороты могли измениться.',
    'The difference of {pair} was not accepted: there is none in {group}.',
    'Reload the page: the balances may have changed.',
  ),
  'PAR-002': message(
    'Разница {pair} не признана: счёт {account} нельзя назвать в решении.',
    'Выберите счёт группы, на который отнести разницу, и сам счёт расчётов другим не указывайте.',
    'The difference of {pair} was not accepted: account {account} cannot be named in a decision.',
    'Choose the group account that takes the difference; it cannot be the account of the balance itself.',
  ),
  'PAR-003': message(
    'Разница {pair} по виду расчётов «{group}» уже признана.',
    'Решение стоит в регистре «Согласованные разницы»; изменить его можно там.',
    'The difference of {pair} in {group} is accepted already.',
    'The decision stands in the register “Agreed differences”, and is changed there.',
  ),
}
