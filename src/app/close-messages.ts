// What closing and explaining say beside the words of the stages.

import type { Catalogue } from '../ledger/finding.ts'

const message = (ru: string, ruAdvice: string, en: string, enAdvice: string): Catalogue[string] => ({
  ru: { text: ru, advice: ruAdvice },
  en: { text: en, advice: enAdvice },
})

export const CLOSE_MESSAGES: Catalogue = {
  'CLO-001': message(
    '{subject}: есть ОСВ, но никто в группе не владеет этой компанией: в консолидацию она не входит.',
    'Добавьте событие acquire в ownership.csv или уберите ОСВ.',
    '{subject} has trial balances, but nobody of the group holds it: it is not consolidated.',
    'Add an event acquire to ownership.csv, or remove the balances.',
  ),
  'CLO-002': message(
    'У компании {entity} {column, select, fiscal_year_start {отчётный год начинается {value}: свой отчётный год} other {отчётность отстаёт на {value} мес.: лаг отчётности}} эта версия не рассчитывает.',
    'Загрузите ОСВ за год группы и уберите значение.',
    '{entity} {column, select, fiscal_year_start {starts its year on {value}: a year of its own} other {reports {value} months late: a reporting lag}} is not derived by this version.',
    'Load trial balances for the year of the group, and remove the value.',
  ),
  'CLO-013': message(
    'Показатели НУ, ПР, ВР прочитаны, но отложенный налог по ним эта версия не считает: {entities}.',
    'Действует отложенный налог учёта (09, 77, 99.02) и налог с корректировок; остальное внесите корректировкой.',
    'The tax figures "НУ", "ПР", "ВР" are read, and deferred tax is not derived from them by this version: {entities}.',
    'The deferred tax of the books (09, 77, 99.02) and that of journals holds; record the rest by a journal.',
  ),
  'CLO-003': message(
    'В книге нет ни одной ОСВ.',
    'Положите файлы в balances/‹компания›/‹с›_‹по›.xlsx.',
    'The book has no trial balance.',
    'Put files into balances/‹entity›/‹from›_‹to›.xlsx.',
  ),
  'CLO-004': message(
    '«{value}» — не период.',
    'Например: 2025, 2025-H1, 2025-Q3, 2025-07 или 2025-01-01/2025-06-30.',
    '"{value}" is not an interval.',
    'For example: 2025, 2025-H1, 2025-Q3, 2025-07, or 2025-01-01/2025-06-30.',
  ),
  'CLO-005': message(
    'Компании «{value}» в книге нет.',
    'Есть: {known}; группа целиком — group.',
    'There is no entity "{value}" in the book.',
    'There are: {known}; the whole group is group.',
  ),
  'CLO-006': message(
    'У «{value}» нет отчётности за этот период.',
    'Проверьте компанию, формы отчётов и период (--entity, --basis, --period).',
    '"{value}" has no statements for this period.',
    'Check the company, the framework and the period (--entity, --basis, --period).',
  ),
  'CLO-007': message(
    'Строки «{value}» в отчётности нет.',
    'Есть, например: {known}. Все строки: trialbalance format.',
    'There is no line "{value}" in the statements.',
    'There are, for example: {known}. All lines: trialbalance format.',
  ),
  'CLO-008': message(
    'Строка «{value}» стоит в нескольких отчётах.',
    'Укажите отчёт: {choices}.',
    'The line "{value}" stands in several statements.',
    'Name the statement: {choices}.',
  ),
  'CLO-009': message(
    'Строка «{value}» не складывается из фактов.',
    'Выберите строку с суммой.',
    'The line "{value}" is not made of facts.',
    'Choose a line with an amount.',
  ),
  'CLO-010': message(
    'Такого шага объяснения больше нет: {value}.',
    'Откройте объяснение показателя заново: книга с тех пор изменилась.',
    'There is no such step of the explanation any more: {value}.',
    'Open the explanation of the figure again: the book has changed since.',
  ),
  'CLO-014': message(
    '{column, select, column {В отчёте} other {В таблице}} нет {column, select, row {счёта} other {столбца}} «{value}».',
    'Есть: {known}.{column, select, column { Другой период: --period.} other {}}',
    'The {column, select, column {statement} other {worksheet}} has no {column, select, row {account} other {column}} "{value}".',
    'There are: {known}.{column, select, column { Another period: --period.} other {}}',
  ),
  'CLO-011': message(
    'Корректировка {id} не применена: компания {entity} в этом периоде не входит в группу и не имеет ОСВ.',
    'Проверьте entity; если компания должна входить в группу, добавьте её событие в ownership.csv.',
    'Journal {id} is not applied: {entity} neither belongs to the group in this period nor has a trial balance.',
    'Check entity; if it should belong to the group, add its event to ownership.csv.',
  ),
}
