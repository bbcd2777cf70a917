// The cover: what this is, for when and in which unit, whether it may be relied on, what is on the sheets, and which
// close it comes from.

import { columnWords, dateWords, intervalWords, unitWords } from './amount-text.ts'
import { basisWords, LABELS, reportTitle, titleOf } from './labels.ts'
import { LINK, SMALL, SUBTITLE, text, WRAPPED } from './looks.ts'
import { placeOn, type Sheet } from './sheet.ts'
import { LOOK, PASSED, STOP, type Style } from './styles.ts'
import { footerOf, type Plan } from './workbook-plan.ts'

export function writeCover(plan: Plan): void {
  const { book, language, output } = plan
  const { set } = output
  const sheet = book.sheet(plan.cover, {
    orientation: 'portrait',
    columns: [{ width: 3 }, { width: 78 }, { width: 22 }],
    frozenColumns: 0,
    frozenRows: 0,
    titleRows: null,
    printedColumns: 3,
    footer: footerOf(plan),
  })
  sheet.skip()
  sheet.row([null, text(set.entityName[language], NAME)])
  sheet.row([null, text(reportTitle(set, language), HEADING)])
  sheet.row([null, text(intervalWords(set.interval, language), SUBTITLE)])
  sheet.row([null, text(unitWords(set.unit, set.currency, language), SUBTITLE)])
  sheet.skip()
  writeState(sheet, plan)
  sheet.skip()
  writeContents(sheet, plan)
  sheet.skip()
  writeFacts(sheet, plan)
}

const NAME: Style = { face: 'serif', size: 22 }
const HEADING: Style = { face: 'serif', size: 13 }
const CONTENTS: Style = { size: 9, bold: true, bottom: 'thin' }
const ENTRY: Style = { ...LINK, size: 10 }

/** The draft mark, and how many checks agree: red only where one that blocks does not. */
function writeState(sheet: Sheet, plan: Plan): void {
  const { language, output } = plan
  const words = LABELS[language]
  const failed = output.checks.filter(({ check }) => !check.passed)
  const blocked = failed.some(({ check }) => check.severity === 'blocks')
  const colour = blocked ? STOP : failed.length > 0 ? LOOK : PASSED
  sheet.row([null, text(words.draftText, { size: 10, bold: true, colour: LOOK })])
  const count = `${words.checks}: ${output.checks.length - failed.length} ${words.of} ${output.checks.length}`
  sheet.row([null, text(`${count}, ${words.states.passed}`, { size: 10, colour }, placeOn(plan.checks, 1))])
  const findings = `${words.findings}: ${output.findings.length}`
  sheet.row([
    null,
    text(
      findings,
      { size: 10, colour: output.findings.length > 0 ? LOOK : PASSED },
      placeOn(plan.findings, 1),
    ),
  ])
}

function writeContents(sheet: Sheet, plan: Plan): void {
  const { language, output } = plan
  const { set } = output
  const words = LABELS[language]
  sheet.row([null, text(words.contents, CONTENTS), text('', CONTENTS)])
  const entry = (title: string, name: string): void => {
    sheet.row([null, text(title, ENTRY, placeOn(name, 1)), text(name, SMALL)])
  }
  for (const [index, statement] of set.statements.entries()) {
    const when =
      statement.interval === undefined
        ? ''
        : `, ${columnWords({ id: statement.interval, label: yearOf(statement.interval) }, language)}`
    entry(`${titleOf(set, statement, language)}${when}`, plan.statements[index]!)
  }
  entry(output.worksheet.title[language], plan.worksheet.name)
  for (const { entity, name, worksheet } of output.transformations ?? [])
    entry(`${worksheet.title[language]}: ${name[language]}`, plan.transformations.get(entity)!.name)
  if (output.rollForwards.length > 0) entry(words.rollForwards, plan.rollForwards)
  if (hasMoved(plan)) entry(words.rounding, plan.rounding)
  entry(words.checks, plan.checks)
  entry(words.findings, plan.findings)
  if (output.balances.length > 0) entry(words.filesTitle, plan.files)
  for (const [entity, name] of plan.rows) entry(`${words.rowsOf} ${entity}`, name)
}

const yearOf = (interval: string): { ru: string; en: string } => {
  const year = interval.slice(-10, -6)
  return { ru: `${year} год`, en: year }
}

export const hasMoved = ({ output }: Plan): boolean =>
  output.set.statements.some(({ lines }) => lines.some(({ moved }) => moved.includes(true)))

/** A double holds fifteen digits of any amount. */
const SAFE_DIGITS = 15

const hasLong = ({ output }: Plan): boolean =>
  output.worksheet.rows.some(({ amounts }) =>
    amounts.some((amount) => (amount < 0n ? -amount : amount).toString().length > SAFE_DIGITS),
  )

function writeFacts(sheet: Sheet, plan: Plan): void {
  const { language, output } = plan
  const { fingerprint, set } = output
  const words = LABELS[language]
  const facts: [string, string][] = [
    [words.book, output.book[language]],
    [words.reportingDate, dateWords(set.period, language)],
    [words.basis, basisWords(set.basis, language)],
    [words.fingerprint, fingerprint.root],
    [words.inputs, fingerprint.inputs],
    [words.figures, fingerprint.figures],
    [words.program, output.programVersion],
  ]
  if (output.defaults.length > 0) facts.push([words.defaults, output.defaults.join(', ')])
  sheet.row([null, text(words.about, CONTENTS), text('', CONTENTS)])
  for (const [name, value] of facts) {
    sheet.row([null, text(name, SMALL)])
    sheet.row([null, text(value, WRAPPED)])
  }
  if (hasLong(plan)) sheet.row([null, text(words.digits, { ...WRAPPED, colour: LOOK })])
}
