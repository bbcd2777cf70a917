// Who a letter says it is from: organisation and registration number of the licence agreement, in the lines that our own
// heading of a letter has (line-card.ts), or as people write them. A proposal to the operator, never a proof
// (operations.md §10); the number is free text and neither ОГРН nor ИНН.

export interface Claims {
  /** '' where it does not say. */
  readonly organisation: string
  readonly licenceNumber: string
}

const NAME =
  /^[\s>*-]*(?:наименование организации|название организации|организация|компания|organi[sz]ation|company)\s*[:—–-]\s*(.+)$/imu
const NUMBER =
  /^[\s>*-]*(?:регистрационный номер|рег\.\s*(?:номер|№)|рег\s*№|номер (?:лицензии|лицензионного договора)|лицензи(?:я|онный договор)(?:\s*№)?|registration number|licen[cs]e (?:number|agreement|no\.?))[^:№\n]{0,60}(?:[:№—–]|\s-\s)\s*(.+)$/imu
const LEGAL_FORM = /(?:ООО|АО|ПАО|ЗАО|ОАО|НКО|АНО|ФГУП|ГУП|МУП|ИП)\s+[«"“„]([^»"”“\n]{1,150})[»"”“]/u

const LONGEST = 200

const tidy = (text: string | undefined): string =>
  (text ?? '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/[\s.,;]+$/u, '')
    .trim()
    .slice(0, LONGEST)

export function claimsOf(text: string): Claims {
  const named = tidy(NAME.exec(text)?.[1])
  return {
    organisation: named === '' ? tidy(LEGAL_FORM.exec(text)?.[0]) : named,
    licenceNumber: tidy(NUMBER.exec(text)?.[1]?.replace(/^№\s*/, '')),
  }
}
