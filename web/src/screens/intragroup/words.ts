// The words of the screen of intragroup balances.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Внутригрупповые расчёты', en: 'Intragroup balances' },
  heads: { ru: 'Строки: кредитор, столбцы: должник', en: 'Rows: creditor, columns: debtor' },
  kind: { ru: 'Вид расчётов', en: 'Kind of balances' },
  settlements: { ru: 'Расчёты', en: 'Settlements' },
  loans: { ru: 'Займы', en: 'Loans' },
  dividends: { ru: 'Дивиденды', en: 'Dividends' },
  leases: { ru: 'Аренда', en: 'Leases' },
  other: { ru: 'Прочее', en: 'Other' },
  owedToUs: { ru: 'Нам должны', en: 'Owed to us' },
  byCreditors: { ru: 'По данным кредиторов', en: 'By the creditors' },
  byDebtors: { ru: 'По данным должников', en: 'By the debtors' },
  difference: { ru: 'Разница', en: 'Difference' },
  agrees: { ru: 'сходится', en: 'agrees' },
  'state-done': { ru: 'сходится', en: 'agrees' },
  'state-warns': { ru: 'в пределах допуска или решено', en: 'within tolerance or decided' },
  'state-blocks': { ru: 'мешает закрыть', en: 'blocks the close' },
  tolerance: { ru: 'допуск', en: 'tolerance' },
  movement: { ru: 'Движение за год', en: 'Movement of the year' },
  accounts: { ru: 'Счета', en: 'Accounts' },
  amount: { ru: 'Сумма', en: 'Amount' },
  turnovers: { ru: 'Обороты', en: 'Turnovers' },
  unrealised: { ru: 'Нереализованная прибыль в запасах', en: 'Unrealised profit in inventory' },
  dividendsOfYear: { ru: 'Дивиденды года', en: 'Dividends of the year' },
  decisions: { ru: 'Решения о разницах', en: 'Decisions on differences' },
  findings: { ru: 'Замечания', en: 'Findings' },
  proposals: { ru: 'Предложенные обороты', en: 'Proposed turnovers' },
  who: { ru: 'Кто → кому', en: 'From → to' },
  when: { ru: 'Когда', en: 'When' },
  what: { ru: 'Что', en: 'What' },
  currency: { ru: 'Валюта', en: 'Currency' },
  otherSide: { ru: 'У другой стороны', en: 'By the other side' },
  profit: { ru: 'Прибыль', en: 'Profit' },
  place: { ru: 'Где записано', en: 'Recorded at' },
  adjust: { ru: 'Создать корректировку', en: 'Create an adjustment' },
  accept: { ru: 'Признать', en: 'Accept' },
  acceptHint: {
    ru: 'Разница уйдёт с расчётов на счёт, который вы назовёте. Решение встанет в регистр разниц под вашим именем.',
    en: 'The difference leaves the balances for the account that you name. The decision stands in its register under your name.',
  },
  target: { ru: 'Отнести на счёт', en: 'To the account' },
  noAccount: { ru: 'Такого счёта нет', en: 'No such account' },
  reason: { ru: 'Причина', en: 'Reason' },
  nothing: {
    ru: 'Расчётов внутри группы нет.',
    en: 'Companies of the group have nothing with each other.',
  },
  keys: {
    ru: 'Стрелки по матрице · Enter раскрыть пару · Shift+C комментарий',
    en: 'Arrows walk the matrix · Enter opens the pair · Shift+C comment',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type IntragroupWord = keyof typeof WORDS

export function useIntragroupWords(): (key: IntragroupWord) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

const NATURES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  goods: { ru: 'товары', en: 'goods' },
  services: { ru: 'услуги', en: 'services' },
  assets: { ru: 'основные средства', en: 'fixed assets' },
  interest: { ru: 'проценты', en: 'interest' },
  rent: { ru: 'аренда', en: 'rent' },
  other: { ru: 'прочее', en: 'other' },
}

/** `goods · Договор 17/24` with its kind in words. */
export const natureWords = (what: string, language: Language): string =>
  what.replace(/^[a-z]+(?= ·|$)/, (nature) => NATURES[nature]?.[language] ?? nature)

/** `Settlements` of a word of the format that is known here; others as they are. */
export const KINDS = ['settlements', 'loans', 'dividends', 'leases', 'other'] as const
