// Where everything of a workbook will stand, decided before the first cell is written: sheets link to each other in both
// directions.

import type { BalanceFile } from '../../ledger/book.ts'
import type { Worksheet } from '../../statements/types.ts'
import type { Language } from './amount-text.ts'
import { LABELS, shortName, worksheetName } from './labels.ts'
import type { Workbook } from './package-xlsx.ts'
import { placeOn, type SheetOptions } from './sheet.ts'
import type { RowOrigin, SubjectOutput } from './types.ts'

/** Rows of a worksheet on its sheet: heads first, then each statement under its title. */
export interface WorksheetPlan {
  readonly name: string
  /** Per row of the worksheet. */
  readonly rows: readonly number[]
  /** Row of a statement's title, by the index of its first line. */
  readonly titles: ReadonlyMap<number, number>
  /** `statement:line` → row. */
  readonly lines: ReadonlyMap<string, number>
  /** `statement:line:account` → row. */
  readonly accounts: ReadonlyMap<string, number>
}

export interface Plan {
  readonly book: Workbook
  readonly output: SubjectOutput
  readonly language: Language
  readonly cover: string
  readonly statements: readonly string[]
  readonly worksheet: WorksheetPlan
  readonly transformations: ReadonlyMap<string, WorksheetPlan>
  readonly rounding: string
  readonly rollForwards: string
  readonly checks: string
  readonly findings: string
  readonly files: string
  /** Entity → sheet of its rows. */
  readonly rows: ReadonlyMap<string, string>
  /** Document → row of its first line on that sheet; the lines follow one another. */
  readonly firstRow: ReadonlyMap<string, number>
  /** `entity account` → place of the first row that was mapped to the account. */
  readonly origins: ReadonlyMap<string, string>
}

/** Rows above the first line of a worksheet: entity, title, when, unit, nothing, heads. */
export const HEAD_ROWS = 6
/** Rows above the first row of a trial balance: title, nothing, heads. */
export const LIST_HEAD_ROWS = 3

function worksheetPlan(worksheet: Worksheet, name: string): WorksheetPlan {
  const rows: number[] = []
  const titles = new Map<number, number>()
  const lines = new Map<string, number>()
  const accounts = new Map<string, number>()
  let next = HEAD_ROWS + 1
  let line = ''
  for (const [index, row] of worksheet.rows.entries()) {
    if (row.statement !== worksheet.rows[index - 1]?.statement) {
      if (index > 0) next++
      titles.set(index, next++)
    }
    rows.push(next)
    if (row.kind === 'account') accounts.set(`${row.statement}:${line}:${row.id}`, next)
    else {
      line = row.id
      const key = `${row.statement}:${row.id}`
      if (!lines.has(key)) lines.set(key, next)
    }
    next++
  }
  return { name, rows, titles, lines, accounts }
}

/** Files of an entity together, in the order in which they are given. */
export function byEntity(files: readonly BalanceFile[]): Map<string, BalanceFile[]> {
  const result = new Map<string, BalanceFile[]>()
  for (const file of files) result.set(file.entity, [...(result.get(file.entity) ?? []), file])
  return result
}

export function planOf(book: Workbook, output: SubjectOutput, language: Language): Plan {
  const words = LABELS[language]
  const name = (wanted: string): string => book.freeName(wanted)
  const cover = name(words.cover)
  const statements = output.set.statements.map((statement) => name(shortName(statement, language)))
  const worksheet = worksheetPlan(output.worksheet, name(worksheetName(output.worksheet, language)))
  const transformations = new Map(
    (output.transformations ?? []).map((one) => [
      one.entity,
      worksheetPlan(one.worksheet, name(`${words.transformation} ${one.entity}`)),
    ]),
  )
  const [rounding, rollForwards] = [name(words.rounding), name(words.rollForwards)]
  const [checks, findings, files] = [name(words.checks), name(words.findings), name(words.filesTitle)]
  const rows = new Map<string, string>()
  const firstRow = new Map<string, number>()
  for (const [entity, balances] of byEntity(output.balances)) {
    rows.set(entity, name(`${words.rows} ${entity}`))
    let next = LIST_HEAD_ROWS + 1
    for (const { balance, document } of balances) {
      firstRow.set(document, next)
      next += balance.key.length + balance.totals.length
    }
  }
  const origins = new Map<string, string>()
  const plan = {
    book,
    output,
    language,
    cover,
    statements,
    worksheet,
    transformations,
    rounding,
    rollForwards,
  }
  for (const origin of output.origins ?? []) {
    const key = `${origin.entity} ${origin.account}`
    const place = placeOfRow(origin, rows, firstRow)
    if (place !== null && !origins.has(key)) origins.set(key, place)
  }
  return { ...plan, checks, findings, files, rows, firstRow, origins }
}

function placeOfRow(
  { document, entity, index }: RowOrigin,
  rows: ReadonlyMap<string, string>,
  firstRow: ReadonlyMap<string, number>,
): string | null {
  const [sheet, first] = [rows.get(entity), firstRow.get(document)]
  return sheet === undefined || first === undefined ? null : placeOn(sheet, first + index)
}

/** Footer of every sheet: which close it is of, and that it is not published. */
export function footerOf({ output, language }: Plan): SheetOptions['footer'] {
  const words = LABELS[language]
  const fingerprint = `${words.fingerprint} ${output.fingerprint.root.slice(0, 16)}`
  return { left: `${output.set.entityName[language]} · ${fingerprint}`, centre: words.draftText }
}
