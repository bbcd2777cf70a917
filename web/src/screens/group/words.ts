// The words of the screen of the group.

import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  title: { ru: 'Структура группы', en: 'Structure of the group' },
  scheme: { ru: 'Схема', en: 'Scheme' },
  table: { ru: 'Таблица', en: 'Table' },
  events: { ru: 'События', en: 'Events' },
  view: { ru: 'Вид', en: 'View' },
  date: { ru: 'Дата структуры', en: 'Date of the structure' },
  earlier: { ru: '‹ событие', en: '‹ event' },
  later: { ru: 'событие ›', en: 'event ›' },
  slider: { ru: 'События по датам', en: 'Events by date' },
  legend: {
    ru: 'пунктир: долевой метод · на линии прямая доля, в рамке эффективная',
    en: 'dashed: equity method · on the line the direct share, in the box the effective one',
  },
  parent: { ru: 'головная', en: 'parent' },
  full: { ru: 'полная', en: 'full' },
  equity: { ru: 'долевая', en: 'equity' },
  none: { ru: 'вне группы', en: 'outside' },
  cycle: { ru: 'цикл', en: 'cycle' },
  code: { ru: 'Код', en: 'Code' },
  company: { ru: 'Компания', en: 'Company' },
  method: { ru: 'Метод', en: 'Method' },
  direct: { ru: 'Прямо, %', en: 'Direct, %' },
  groupShare: { ru: 'Доля группы, %', en: 'Group share, %' },
  voting: { ru: 'Голоса, %', en: 'Votes, %' },
  effective: { ru: 'Эффективная, %', en: 'Effective, %' },
  outsiders: { ru: 'НДУ, %', en: 'NCI, %' },
  goodwill: { ru: 'Гудвил', en: 'Goodwill' },
  howShare: { ru: 'Как получена доля', en: 'How the share comes about' },
  directly: { ru: 'Прямо', en: 'Directly' },
  through: { ru: 'Через', en: 'Through' },
  effectiveShare: { ru: 'Эффективная доля', en: 'Effective share' },
  acquisition: { ru: 'Приобретение', en: 'Acquisition' },
  consideration: { ru: 'Возмещение', en: 'Consideration' },
  nciShare: { ru: 'НДУ, доля чистых активов', en: 'NCI, share of net assets' },
  nciFair: { ru: 'НДУ, справедливая стоимость', en: 'NCI at fair value' },
  netAssets: { ru: 'Чистые активы, справедливые', en: 'Net assets at fair value' },
  ofOwners: { ru: 'в том числе собственников', en: 'of which owners' },
  rateAt: { ru: 'Курс при приобретении', en: 'Rate at the acquisition' },
  uplifts: { ru: 'Переоценка при приобретении', en: 'Fair value adjustments' },
  event: { ru: 'Событие', en: 'Event' },
  investor: { ru: 'Кто', en: 'Investor' },
  investee: { ru: 'В ком', en: 'Investee' },
  percent: { ru: 'Изменение доли, %', en: 'Change of share, %' },
  reason: { ru: 'Основание', en: 'Reason' },
  noEvents: { ru: 'Событий владения нет.', en: 'There are no ownership events.' },
  keys: {
    ru: 'Tab по компаниям · Enter карточка · ползунок ←/→ событие',
    en: 'Tab walks companies · Enter opens the card · slider ←/→ by event',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type GroupWord = keyof typeof WORDS

export function useGroupWords(): (key: GroupWord) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

const EVENTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  acquire: { ru: 'приобретение', en: 'acquisition' },
  dispose: { ru: 'продажа', en: 'disposal' },
  issue: { ru: 'выпуск', en: 'issue' },
  'buy-back': { ru: 'выкуп', en: 'buy-back' },
  contribution: { ru: 'вклад', en: 'contribution' },
  transfer: { ru: 'передача', en: 'transfer' },
  merge: { ru: 'слияние', en: 'merger' },
  liquidate: { ru: 'ликвидация', en: 'liquidation' },
  'control-gained': { ru: 'получен контроль', en: 'control gained' },
  'control-lost': { ru: 'утрачен контроль', en: 'control lost' },
  'method-change': { ru: 'смена метода', en: 'change of method' },
}

export const eventWords = (event: string, language: Language): string => EVENTS[event]?.[language] ?? event

/** `97.5` → «97,5 %». */
export const percentText = (percent: string, language: Language): string =>
  language === 'ru' ? `${percent.replace('.', ',')} %` : `${percent}%`
