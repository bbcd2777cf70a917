// Names as the companies' own 1C prints them; entities.csv has them in their usual spelling.

export const NAMES = {
  СЕВ: 'АО "Северный"',
  МЕТ: 'ООО "Северный Металл"',
  КГР: 'АО "Карельский гранит"',
  ЛОГ: 'ООО "Северная Логистика"',
  ТДС: 'ООО "Торговый дом Северный"',
  РЕМ: 'ООО "Северный Ремонт"',
  РЗВ: 'ООО "Северный Резерв"',
  АЗИ: 'Severny Asia Trading Co., Ltd.',
  ПЛД: 'АО "Порт Ладога"',
} as const

export type Code = keyof typeof NAMES

export const isCode = (code: string): code is Code => code in NAMES
