// A statement on its sheet: printed amounts in units, live subtotals, comparatives, a place for notes; beside what is
// printed, the way to the worksheet row behind each line.

import type { Statement, StatementLine } from '../../statements/types.ts'
import { columnWords, type Language, unitWords } from './amount-text.ts'
import { sumAcross, sumDown } from './formula.ts'
import { LABELS, titleOf, whenOf } from './labels.ts'
import { figure, HEAD_RIGHT, kept, LINK, SMALL, SUBTITLE, TITLE, text } from './looks.ts'
import { type Cell, type Figure, placeOn, printedFormat, type Sheet } from './sheet.ts'
import { ACCENT, type Rule, type Style } from './styles.ts'
import { footerOf, HEAD_ROWS, type Plan } from './workbook-plan.ts'

/** More columns than these are printed across. */
const UPRIGHT = 4
/** A statement of more lines than these takes several pages. */
const ONE_PAGE = 60

interface Layout {
  readonly plan: Plan
  readonly statement: Statement
  /** Column of the first amount; the note stands before it, changes in equity have none. */
  readonly first: number
  /** Line id → row. */
  readonly rowOf: ReadonlyMap<string, number>
}

/** Wide enough for the amounts, for the longest word of the head, and for a date on one line. */
function widthOf(head: string, wide: boolean): number {
  const longest = Math.max(...head.split(' ').map((word) => word.length))
  return wide ? Math.max(16, longest + 4) : Math.max(18, longest + 4, Math.min(head.length, 20) + 3)
}

export function writeStatement(plan: Plan, statement: Statement, name: string): Sheet {
  const { book, language } = plan
  const equity = statement.id === 'changes-in-equity'
  const wide = statement.columns.length > UPRIGHT
  const first = equity ? 2 : 3
  const layout: Layout = {
    plan,
    statement,
    first,
    rowOf: new Map(statement.lines.map((line, index) => [line.id, HEAD_ROWS + 1 + index])),
  }
  const amounts = statement.columns.map((column) => ({ width: widthOf(columnWords(column, language), wide) }))
  const sheet = book.sheet(name, {
    orientation: wide ? 'landscape' : 'portrait',
    columns: [
      { width: wide ? 46 : 62 },
      ...(equity ? [] : [{ width: 7 }]),
      ...amounts,
      { width: 3 },
      { width: 26 },
    ],
    frozenColumns: 1,
    frozenRows: HEAD_ROWS,
    titleRows: [1, HEAD_ROWS],
    onePage: statement.lines.length <= ONE_PAGE,
    printedColumns: first + statement.columns.length - 1,
    footer: footerOf(plan),
    tab: ACCENT,
  })
  writeHeads(sheet, layout)
  for (const [index, line] of statement.lines.entries()) sheet.row(lineCells(layout, line, index))
  writeEnd(sheet, layout, language)
  return sheet
}

function writeHeads(sheet: Sheet, { plan, statement, first }: Layout): void {
  const { language, output } = plan
  const { set } = output
  const words = LABELS[language]
  const away = Array.from({ length: first + statement.columns.length - 1 }, () => null)
  sheet.row([
    text(set.entityName[language], SMALL),
    ...away,
    text(words.contents, LINK, placeOn(plan.cover, 1)),
  ])
  sheet.row([text(titleOf(set, statement, language), TITLE)])
  sheet.row([text(whenOf(set, statement, language), SUBTITLE)])
  sheet.row([text(unitWords(set.unit, set.currency, language), SUBTITLE)])
  sheet.skip()
  const heads = statement.columns.map((column) => text(columnWords(column, language), STATEMENT_HEAD))
  const note = first === 3 ? [text(words.note, NOTE_HEAD)] : []
  sheet.row([text('', STATEMENT_HEAD), ...note, ...heads, null, text(words.source, HEAD_RIGHT)])
}

const STATEMENT_HEAD: Style = { size: 9, bold: true, align: 'right', wrap: true, bottom: 'thin' }
const NOTE_HEAD: Style = { size: 9, align: 'center', bottom: 'thin' }
const NOTE: Style = { face: 'serif', size: 9, align: 'center', bottom: 'hair' }

const STRONG: Readonly<Record<StatementLine['kind'], boolean>> = {
  heading: true,
  line: false,
  subtotal: true,
  total: true,
}

const labelLook = kept<StatementLine['kind'], number>((kind, level) => ({
  face: 'serif',
  size: 10,
  bold: STRONG[kind],
  indent: level,
  wrap: true,
  bottom: 'hair',
}))

/** A rule above what adds up, a double one below a total. */
const amountLook = kept<StatementLine['kind'], string>((kind, format) => {
  const bottom: Rule = kind === 'total' ? 'double' : 'hair'
  const base = { face: 'serif', size: 10, bold: STRONG[kind], format, bottom } as const
  return kind === 'subtotal' || kind === 'total' ? { ...base, top: 'thin' } : base
})

function lineCells(layout: Layout, line: StatementLine, index: number): (Cell | null)[] {
  const { plan, statement, first } = layout
  const label = text(line.label[plan.language], labelLook(line.kind, line.level))
  const note = first === 3 ? [text(line.note ?? '', NOTE)] : []
  const amounts = statement.columns.map((_, column) => {
    const printed = line.printed[column] ?? null
    const format = printedFormat(printed ?? 1n, line.amounts[column] ?? null)
    return figure(printedFigure(layout, line, index, column), amountLook(line.kind, format))
  })
  return [label, ...note, ...amounts, null, source(plan, statement, line)]
}

/** The worksheet row of the line, in its own statement, else where the same figure stands. */
function source(plan: Plan, statement: Statement, line: StatementLine): Cell | null {
  const { worksheet } = plan
  const row =
    worksheet.lines.get(`${statement.id}:${line.id}`) ??
    worksheet.lines.get(`profit-or-loss:${line.id}`) ??
    worksheet.lines.get(`financial-position:${line.id}`)
  if (row === undefined || line.kind === 'heading') return null
  const words = LABELS[plan.language]
  return text(
    `${worksheet.name}, ${words.row.toLowerCase()} ${row}`,
    LINK_RIGHT,
    placeOn(worksheet.name, row),
  )
}

const LINK_RIGHT: Style = { size: 9, colour: ACCENT, align: 'right' }

function printedFigure(layout: Layout, line: StatementLine, index: number, column: number): Figure | null {
  const printed = line.printed[column]
  if (printed === null || printed === undefined) return null
  const formula =
    downFormula(layout, line, column, printed) ?? acrossFormula(layout, line, index, column, printed)
  return formula === null ? { figure: printed.toString() } : { figure: printed.toString(), formula }
}

function downFormula(
  { statement, first, rowOf }: Layout,
  line: StatementLine,
  column: number,
  printed: bigint,
): string | null {
  if (!line.sums || line.sums.length === 0) return null
  const byId = new Map(statement.lines.map((one) => [one.id, one]))
  let sum = 0n
  const terms: { row: number; sign: 1 | -1 }[] = []
  for (const { id, sign } of line.sums) {
    const row = rowOf.get(id)
    if (row === undefined) return null
    sum += BigInt(sign) * (byId.get(id)?.printed[column] ?? 0n)
    terms.push({ row, sign })
  }
  return sum === printed ? sumDown(first + column, terms) : null
}

/** Changes in equity: what owners have and all of it are sums of the columns before. */
function acrossFormula(
  { statement, first }: Layout,
  line: StatementLine,
  index: number,
  column: number,
  printed: bigint,
): string | null {
  if (statement.id !== 'changes-in-equity' || line.kind === 'heading') return null
  const ids = statement.columns.map(({ id }) => id)
  const owners = ids.indexOf('EquityAttributableToOwnersOfParent')
  const from =
    ids[column] === 'EquityAttributableToOwnersOfParent'
      ? 0
      : ids[column] === 'Equity'
        ? Math.max(0, owners)
        : -1
  const parts = from === -1 ? [] : ids.map((_, at) => at).slice(from, column)
  const sum = parts.reduce((total, at) => total + (line.printed[at] ?? 0n), 0n)
  if (parts.length === 0 || sum !== printed) return null
  return sumAcross(
    HEAD_ROWS + 1 + index,
    parts.map((at) => first + at),
  )
}

const REMARK: Style = { face: 'serif', size: 9, italic: true, wrap: true }
const SIGN: Style = { face: 'serif', size: 10, bottom: 'hair' }
const SIGN_NAME: Style = { face: 'serif', size: 10 }

/** Remarks, and places for the signatures. */
function writeEnd(sheet: Sheet, { statement, first }: Layout, language: Language): void {
  const words = LABELS[language]
  if (statement.remarks.length > 0) sheet.skip()
  for (const remark of statement.remarks) sheet.row([text(remark[language], REMARK)])
  const before = Array.from({ length: first - 2 }, () => null)
  for (const who of [words.director, words.chiefAccountant]) {
    sheet.skip()
    sheet.row([text(who, SIGN_NAME), ...before, text('', SIGN), text('', SIGN)])
  }
}
