// The words of the charts.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Графики', en: 'Charts' },
  view: { ru: 'Что показать', en: 'What to show' },
  profit: { ru: 'Прибыль: от РСБУ к МСФО', en: 'Profit: local GAAP to IFRS' },
  equity: { ru: 'Капитал: от РСБУ к МСФО', en: 'Equity: local GAAP to IFRS' },
  years: { ru: 'Прибыль год к году', en: 'Profit year on year' },
  rolls: { ru: 'Движение и доказательства', en: 'Roll-forwards and proofs' },
  company: { ru: 'Компания', en: 'Company' },
  bar: { ru: 'Столбец графика', en: 'Bar' },
  total: { ru: 'Всего', en: 'Total' },
  svg: { ru: 'Скачать SVG', en: 'Download SVG' },
  others: { ru: 'Прочие', en: 'Others' },
  sum: { ru: 'Сумма столбцов', en: 'Sum of the bars' },
  equals: { ru: 'равна показателю отчёта', en: 'equals the figure of the statement' },
  none: { ru: 'Сравнительных данных нет.', en: 'There are no comparatives.' },
  noRolls: {
    ru: 'Движение гудвила, долей и резерва есть у группы: выберите «Группа» вверху.',
    en: 'Goodwill, interests and the reserve are the group’s: choose “Group” above.',
  },
  proof: { ru: 'Доказательство резерва пересчёта', en: 'Proof of the translation reserve' },
  fromEquity: { ru: 'из капитала', en: 'from equity' },
  fromBalances: { ru: 'из остатков', en: 'from balances' },
  check: { ru: 'Проверка', en: 'Check' },
  one: { ru: 'Резерв', en: 'Reserve' },
  other: { ru: 'Выведено', en: 'Derived' },
  difference: { ru: 'Разница', en: 'Difference' },
  keys: { ru: 'Столбец и строка таблицы подсвечивают друг друга', en: 'A bar and its row light each other' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type ChartWord = keyof typeof WORDS

export function useChartWords(): (key: ChartWord) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}
