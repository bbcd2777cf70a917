// Account codes as Excel spoils them, restored: `1` → 01, Latin look-alikes → Cyrillic, what a number format shows.

const LOOKALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
}

const CODE = /^\d{2,4}(\.[0-9A-Za-zА-Яа-яЁё]{1,4})*$/
const NAMED = /^[А-ЯЁA-Z]{1,4}(\.[0-9A-Za-zА-Яа-яЁё]{1,4})*$/

export interface RestoredCode {
  readonly code: string
  /** Latin letters were turned into Cyrillic ones. */
  readonly latin: boolean
  /** A stored number whose format does not show which code it is. */
  readonly ambiguous: boolean
}

/** The account code of a cell, or null where its text is none. */
export function restoreCode(raw: string, stored: string, format: string): RestoredCode | null {
  let text = raw.replace(/[\u200b\u00a0\s]/g, '')
  const number = stored !== ''
  if (number && /^\d$/.test(text)) text = `0${text}`
  else if (number && /^\d\.\d+$/.test(text)) text = `0${text}`
  let latin = false
  const cyrillic = text.replace(/[A-Z]/g, (letter) => {
    const found = LOOKALIKES[letter]
    if (found) latin = true
    return found ?? letter
  })
  if (CODE.test(text)) {
    const code = latin ? cyrillic : text
    // 10.1 as General may be 10.1, 10.10 or 10.01.
    const ambiguous = number && (format === '' || format === 'General') && /^\d+\.\d$/.test(text)
    return { code, latin, ambiguous }
  }
  return NAMED.test(cyrillic) && /^(МЦ|НЕ|ГТД|УСН|РВ|ГК|ОБ|КВ|АП|ЗП)/.test(cyrillic)
    ? { code: cyrillic, latin, ambiguous: false }
    : null
}
