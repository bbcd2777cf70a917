// The words that 1C prints around the figures of a trial balance (domain §5.1, §5.3): titles, settings,
// totals, services, reports that look alike, and units. Russian and English.

/** Lower case, ё as е, every kind of space and line end as one space. */
export const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[\s\u00a0\u202f\u2009\u200b\ufeff]+/g, ' ')
    .trim()

/** Letters alone: «Показа-\nтели» → показатели. */
export const tight = (text: string): string => flat(text).replace(/[^а-яa-z]/g, '')

/** The text with single spaces, as it is shown. */
export const oneLine = (text: string): string =>
  /\s\s|[^\S ]|^\s|\s$/.test(text) ? text.replace(/\s+/g, ' ').trim() : text

export const isTitle = (text: string): boolean =>
  /ведомость|balance/i.test(text) &&
  /оборотно ?[-–—]? ?сальдовая ведомость|^trial balance\b|\baccount trial balance\b/.test(flat(text))

/** «Период: 2026 г.» stands in a line of its own in some reports. */
export const isPeriodLine = (text: string): boolean => /^(период|period) ?:/.test(flat(text))

const SETTING =
  /^(выводимые данные|отбор|сортировка|дополнительные поля|единица измерения|единицы измерения|группировк|показатели|детализация|развернутое сальдо|параметры|валюта|data displayed|filter|sorting|units?)\b ?.*:|^(выводимые данные|отбор|сортировка)/
export const isSetting = (text: string): boolean => SETTING.test(flat(text)) || unitOf(text) !== null

/** How many rubles one printed ruble stands for, where a line says so: `тыс. руб.` → 1000. */
export function unitOf(text: string): number | null {
  const line = flat(text)
  if (
    /(^|[^а-яa-z])(тыс\.?|тысяч[а-я]*|thousands?( of)?) ?(руб|р\.|rub|тенге|₽|евро|долл)|в тысячах/.test(line)
  )
    return 1_000
  if (
    /(^|[^а-яa-z])(млн\.?|миллион[а-я]*|millions?( of)?) ?(руб|р\.|rub|тенге|₽|евро|долл)|в миллионах/.test(
      line,
    )
  )
    return 1_000_000
  if (!/единиц[аы] измерения/.test(line)) return null
  return /тыс/.test(line) ? 1_000 : /млн|миллион/.test(line) ? 1_000_000 : null
}

/**
 * Words that services of a page and totals begin with: most labels begin otherwise, and need no closer look.
 */
const SERVICE = /^[\s\u00a0]*(?:итого|всего|total|grand|page|страница|лист|стр)/i

/** «Итого», «Итого развернутое»: the totals of the file. */
export const isTotal = (text: string): boolean =>
  SERVICE.test(text) &&
  /^(итого|всего|total|grand total)( (развернутое|свернутое|развернуто|по счету|по счетам|по ведомости|оборот|обороты|сальдо)[^а-я]?.*)?:?$/.test(
    flat(text),
  )

export const isExpandedTotal = (text: string): boolean => isTotal(text) && /разв[её]рнут/i.test(text)

/** What a printed page adds: «Итого по странице», «Страница 2 из 5». */
export const isPageService = (text: string): boolean =>
  SERVICE.test(text) &&
  /^(итого|всего) (по|на) (странице|листу|стр\.?)|^page total|^(страница|лист|стр\.?|page) ?№? ?\d+( ?(из|of) ?\d+)?$/.test(
    flat(text),
  )

/** A row that repeats the balance of the row above on both sides. */
export const isExpandedRow = (text: string): boolean =>
  /разв/i.test(text) && /^(в т(ом)? ?\.? ?ч(исле)?\.? )?развернут(ое|о)( сальдо)?:?$/.test(flat(text))

/** An analytics that is not filled in 1C, in one writing. */
export const MISSING = '<...>'
export const isMissing = (text: string): boolean =>
  text.startsWith('<') && /^<(\.\.\.|…|не заполнено|пустое значение|not filled|empty)>$/.test(flat(text))

/** Titles of other reports of 1C, and cells that only their headers have. */
const OTHER_TITLES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^карточка (счета|субконто)|^account card/, 'Карточка счета'],
  [/^анализ (счета|субконто)|^account analysis/, 'Анализ счета'],
  [/^обороты (счета|между субконто)|^account turnovers?/, 'Обороты счета'],
  [/^отчет по проводкам|^(сводные )?проводки|^posting report/, 'Отчет по проводкам'],
  [/^шахматная ведомость|^сводная шахматка/, 'Шахматная ведомость'],
  [/^главная книга|^general ledger/, 'Главная книга'],
  [/^журнал[- ]ордер/, 'Журнал-ордер'],
  [/^ведомость амортизации/, 'Ведомость амортизации ОС'],
  [/^акт сверки/, 'Акт сверки'],
  [/^(дебиторская|кредиторская)? ?задолженность|^расчеты с контрагентами/, 'Задолженность контрагентов'],
  [/^бухгалтерский баланс|^отчет о финансовых результатах/, 'Бухгалтерская отчетность'],
]
const OTHER_HEADERS: readonly (readonly [cells: readonly string[], name: string])[] = [
  [['период', 'документ', 'аналитика дт', 'аналитика кт', 'текущее сальдо'], 'Карточка счета'],
  [['период', 'документ', 'аналитика дт', 'аналитика кт'], 'Отчет по проводкам'],
  [['дата', 'документ', 'операция', 'текущее сальдо'], 'Карточка счета'],
  [['счет', 'кор. счет', 'дебет', 'кредит'], 'Анализ счета'],
  [['кор.счет', 'с кред. счетов', 'в дебет счетов'], 'Анализ счета'],
]

/** The name of another report that these first cells belong to, or null. */
export function otherReport(cells: readonly string[]): string | null {
  const texts = cells.map(flat)
  for (const text of texts) {
    const found = OTHER_TITLES.find(([pattern]) => pattern.test(text))
    if (found) return found[1]
  }
  const known = new Set(texts)
  return OTHER_HEADERS.find(([header]) => header.every((cell) => known.has(cell)))?.[1] ?? null
}

const FORM =
  /общество с ограниченной ответственностью|(?:публичное |непубличное |закрытое |открытое )?акционерное общество|товарищество с ограниченной ответственностью|индивидуальный предприниматель|(?<![а-яa-z])(?:ооо|оао|зао|пао|нао|ао|тоо|ип|фгуп|муп|гуп)(?![а-яa-z])/g

/** Two companies in one line: «ООО "А", ООО "Б"». */
export const namesTwoOrganisations = (line: string): boolean => (flat(line).match(FORM) ?? []).length > 1

/** A name that begins or ends with the form of a company. */
export function isCompany(text: string): boolean {
  const line = flat(text)
    .replace(/[«»"“”]/g, '')
    .trim()
  const forms = [...line.matchAll(FORM)]
  return forms.some(({ index, 0: form }) => index === 0 || index + form.length === line.length)
}
