// A workbook that an accountant hands on: statements as printed, the worksheet behind them in exact amounts, checks,
// findings, roll-forwards and the rows as read, joined by links from a statement down to the row of a company's file.

import type { Language } from './amount-text.ts'
import { reportTitle } from './labels.ts'
import { Workbook } from './package-xlsx.ts'
import type { SubjectOutput } from './types.ts'
import { hasMoved, writeCover } from './workbook-cover.ts'
import { writeChecks, writeFindings, writeRollForwards, writeRounding } from './workbook-lists.ts'
import { planOf } from './workbook-plan.ts'
import { writeFiles, writeRows } from './workbook-rows.ts'
import { writeStatement } from './workbook-statement.ts'
import { writeWorksheet } from './workbook-worksheet.ts'

/** The workbook of one subject in one basis and language, as XLSX bytes; the same output gives the same bytes. */
export function writeWorkbook(output: SubjectOutput, language: Language): Uint8Array {
  const { set } = output
  const book = new Workbook()
  const plan = planOf(book, output, language)
  writeCover(plan)
  for (const [index, statement] of set.statements.entries())
    writeStatement(plan, statement, plan.statements[index]!)
  const name = set.entityName[language]
  writeWorksheet(plan, output.worksheet, plan.worksheet, { entity: set.entity, name })
  for (const one of output.transformations ?? []) {
    const places = plan.transformations.get(one.entity)
    if (places) writeWorksheet(plan, one.worksheet, places, { entity: one.entity, name: one.name[language] })
  }
  if (output.rollForwards.length > 0) writeRollForwards(plan)
  if (hasMoved(plan)) writeRounding(plan)
  writeChecks(plan)
  writeFindings(plan)
  if (output.balances.length > 0) {
    writeFiles(plan)
    writeRows(plan)
  }
  return book.bytes({ title: `${name}. ${reportTitle(set, language)}`, date: set.period })
}
