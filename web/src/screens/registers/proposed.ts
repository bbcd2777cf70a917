// Companies that uploaded files speak of and the book does not have.

import type { Uploads } from '../../api.ts'
import type { EditedRow } from './row-edits.ts'

export interface Proposed {
  readonly code: string
  readonly name: string
}

const LEGAL_FORMS = /(^|\s)(ООО|АО|ПАО|ЗАО|ОАО|НАО|ИП|ТОО|LLC|JSC|Ltd)(?=\s|$|[«"])/gi

/** Without quotes, case and legal form, as names are compared elsewhere. */
const bare = (name: string): string =>
  name
    .replace(LEGAL_FORMS, ' ')
    .replace(/[«»"'“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** Each once, those of files that found no company; the code is the first three letters, numbered where it is taken. */
export function proposedCompanies(
  uploads: readonly Pick<Uploads['uploads'][number], 'organisation' | 'entity'>[],
  rows: readonly EditedRow[],
): Proposed[] {
  const names = new Set(rows.map(({ cells }) => bare(cells.name ?? '')))
  const codes = new Set(rows.map(({ cells }) => cells.code ?? ''))
  const proposed: Proposed[] = []
  for (const { entity, organisation } of uploads) {
    const key = bare(organisation)
    if (entity !== '' || key === '' || names.has(key)) continue
    names.add(key)
    const letters = key
      .replace(/[^\p{L}\d]/gu, '')
      .slice(0, 3)
      .toUpperCase()
    let code = letters
    for (let next = 2; codes.has(code); next++) code = `${letters}${next}`
    codes.add(code)
    proposed.push({ code, name: organisation })
  }
  return proposed
}
