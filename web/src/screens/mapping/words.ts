// The words of the mapping.

import type { Mapping } from '../../api.ts'
import { type Language, useLanguage } from '../../words.ts'

export const MAPPING_WORDS = {
  title: { ru: 'Соответствие счетов', en: 'Mapping of accounts' },
  lines: { ru: 'Строки и правила', en: 'Lines and rules' },
  flows: { ru: 'Потоки', en: 'Flows' },
  rule: { ru: 'Правило', en: 'Rule' },
  newRule: { ru: 'Новое правило', en: 'New rule' },
  unmapped: { ru: 'Без строки МСФО', en: 'No IFRS line' },
  linesWord: { ru: 'строк', en: 'lines' },
  mapped: { ru: 'сопоставлено строк', en: 'lines mapped' },
  of: { ru: 'из', en: 'of' },
  allMapped: {
    ru: 'У каждой строки с суммами есть строка МСФО.',
    en: 'Every line with amounts has its IFRS line.',
  },
  company: { ru: 'Компания', en: 'Company' },
  everyCompany: { ru: 'все', en: 'all' },
  account: { ru: 'Счёт', en: 'Account' },
  analytics: { ru: 'Субконто', en: 'Analytics' },
  amount: { ru: 'Сумма', en: 'Amount' },
  suggestion: { ru: 'Предложение', en: 'Suggestion' },
  why: { ru: 'Почему', en: 'Why' },
  noSuggestion: { ru: 'нет предложения', en: 'no suggestion' },
  noneAlike: { ru: 'нет похожих', en: 'none is alike' },
  check: { ru: 'Проверить', en: 'Look' },
  choose: { ru: 'Выбрать', en: 'Choose' },
  rules: { ru: 'Правила', en: 'Rules' },
  all: { ru: 'Все', en: 'All' },
  shadowed: { ru: 'Перекрытые', en: 'Shadowed' },
  unused: { ru: 'Не работают', en: 'Unused' },
  find: { ru: 'Счёт, строка или код', en: 'Account, line or code' },
  code: { ru: 'Код', en: 'Code' },
  condition: { ru: 'Условие', en: 'Condition' },
  target: { ru: 'Строка МСФО', en: 'IFRS line' },
  excluded: { ru: 'исключено', en: 'left out' },
  count: { ru: 'Строк', en: 'Lines' },
  state: { ru: 'Состояние', en: 'State' },
  'state-works': { ru: 'работает', en: 'works' },
  'state-earlier': { ru: 'работало в прошлых годах', en: 'worked in earlier years' },
  'state-shadowed': { ru: 'перекрыто', en: 'shadowed by' },
  'state-unused': { ru: 'нет строк', en: 'no lines' },
  'state-not-in-force': { ru: 'не действует', en: 'not in force' },
  noRules: { ru: 'Правил нет.', en: 'There are no rules.' },
  more: { ru: 'ещё', en: 'more' },
  forRow: { ru: 'для строки', en: 'for the row' },
  notApplied: { ru: 'Предложено, не применено.', en: 'Suggested, not applied.' },
  take: { ru: 'Взять', en: 'Take' },
  validFrom: { ru: 'Действует с', en: 'Valid from' },
  validTo: { ru: 'Действует по', en: 'Valid to' },
  side: { ru: 'Сторона', en: 'Side' },
  bothSides: { ru: 'любая', en: 'either' },
  debit: { ru: 'дебет', en: 'debit' },
  credit: { ru: 'кредит', en: 'credit' },
  partner: { ru: 'Контрагент', en: 'Partner' },
  partnerHint: { ru: 'код, member или outside', en: 'code, member or outside' },
  measure: { ru: 'Мера', en: 'Measure' },
  balance: { ru: 'сальдо', en: 'balance' },
  turnover: { ru: 'оборот', en: 'turnover' },
  priority: { ru: 'Приоритет', en: 'Priority' },
  share: { ru: 'Доля', en: 'Share' },
  note: { ru: 'Примечание', en: 'Note' },
  furtherConditions: { ru: 'Прочие условия', en: 'Further conditions' },
  trial: { ru: 'Что изменится в отчётах', en: 'What would change in the statements' },
  trialAsks: { ru: 'Выберите строку МСФО.', en: 'Choose the IFRS line.' },
  counting: { ru: 'считается', en: 'being counted' },
  was: { ru: 'Было', en: 'Was' },
  becomes: { ru: 'Станет', en: 'Becomes' },
  difference: { ru: 'Разница', en: 'Difference' },
  nothingMoves: { ru: 'ни одна строка не меняется', en: 'no line changes' },
  totalsStay: {
    ru: 'Прибыль, капитал и другие итоги не меняются ни в одном периоде',
    en: 'Profit, equity and the other totals change in no period',
  },
  totalsMove: { ru: 'Меняются итоги', en: 'Totals change' },
  unmappedAfter: { ru: 'без строки МСФО останется', en: 'without an IFRS line there stay' },
  incomplete: {
    ru: 'Пока у компании есть строки без строки МСФО, её показателей в отчётах нет, и двигаться нечему.',
    en: 'While a company has lines without an IFRS line, it has no figures in the statements, and none can move.',
  },
  groupLevel: { ru: 'Группа', en: 'Group' },
  switchOn: { ru: 'Включить правило', en: 'Switch the rule on' },
  save: { ru: 'Записать правило', en: 'Save the rule' },
  remove: { ru: 'Удалить правило', en: 'Remove the rule' },
  removeSure: { ru: 'Удалить: да', en: 'Remove: yes' },
  overwrite: { ru: 'Записать поверх', en: 'Save over it' },
  nowIs: { ru: 'Сейчас в правиле', en: 'The rule now says' },
  mayNot: {
    ru: 'Правила всех компаний меняет контролёр группы.',
    en: 'Rules of all companies are the group controller’s to change.',
  },
  flowsLead: {
    ru: 'Сколько строк ведомостей идёт с каждого счёта в каждую строку МСФО.',
    en: 'How many lines of the trial balances go from each account to each IFRS line.',
  },
  flowsRest: {
    ru: 'На схеме крупнейшие потоки; в таблице все.',
    en: 'The diagram shows the largest flows; the table shows all.',
  },
  keys: {
    ru: 'Enter открыть · ↑↓ по строкам · F4 строка МСФО · Ins правило',
    en: 'Enter opens · ↑↓ along the rows · F4 IFRS line · Ins rule',
  },
} as const

export type MappingWord = keyof typeof MAPPING_WORDS

export function useMappingWords(): (word: MappingWord) => string {
  const language = useLanguage()
  return (word) => MAPPING_WORDS[word][language]
}

type Suggestion = Mapping['unmapped'][number]['suggestions'][number]

/** Why a line is suggested, as a sentence. */
export function reasonText(
  { account, entity, kind, like, name, rule }: Suggestion,
  language: Language,
): string {
  const by = rule ? ` (${rule})` : ''
  if (language === 'ru') {
    if (kind === 'other-entity') return `так у ${entity}: ${account} «${name}»${by}`
    if (kind === 'shipped') return `так в соответствии плана счетов, что поставляется с программой${by}`
    if (kind === 'similar-name') return `похоже на ${account} «${name}» у ${entity}${by}: совпадает ${like} %`
    return `строка называется похоже: «${name}», совпадает ${like} %`
  }
  if (kind === 'other-entity') return `${entity} does so: ${account} “${name}”${by}`
  if (kind === 'shipped') return `so in the mapping that ships with the program${by}`
  if (kind === 'similar-name') return `like ${account} “${name}” of ${entity}${by}: ${like} % alike`
  return `the line is called alike: “${name}”, ${like} %`
}
