// Statements in print quality as PDF, typeset by Typst in PT Serif and PT Sans: one statement to a page where it fits,
// heads repeated where not, page numbers and fingerprint in the footer, places for signatures, and the draft mark. The
// only date is the reporting date: the same bytes twice.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Statement, StatementLine } from '../../statements/types.ts'
import {
  columnWords,
  dateWords,
  intervalWords,
  type Language,
  printedText,
  unitWords,
} from './amount-text.ts'
import { basisWords, LABELS, reportTitle, titleOf, whenOf } from './labels.ts'
import type { SubjectOutput } from './types.ts'

const require = createRequire(import.meta.url)
const FACES = ['400Regular', '400Regular_Italic', '700Bold']

let compiler: NodeCompiler | undefined

function typst(): NodeCompiler {
  const folder = (name: string): string => dirname(require.resolve(`@expo-google-fonts/${name}/package.json`))
  const fontPaths = ['pt-serif', 'pt-sans'].flatMap((name) => FACES.map((face) => join(folder(name), face)))
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths }] })
  return compiler
}

let template: string | undefined

function layout(): string {
  template ??= readFileSync(join(import.meta.dirname, 'statements.typ'), 'utf8')
  return template
}

/** Tagged, archivable, with the meaning of every character kept (ISO 19005-2, level A). */
const STANDARD = 'a-2a'

/** Statements of one subject in one basis and language, as PDF bytes. */
export function writePdf(output: SubjectOutput, language: Language): Uint8Array {
  const seconds = Date.parse(`${output.set.period}T00:00:00Z`) / 1000
  const inputs = { data: JSON.stringify(dataOf(output, language)) }
  const compiled = typst().compile({ mainFileContent: layout(), inputs })
  const laidOut = compiled.result
  if (laidOut === null) throw new Error(`statements.typ: ${diagnosticsOf(compiled.takeDiagnostics())}`)
  const bytes = typst().pdf(laidOut, { creationTimestamp: seconds, pdfStandard: STANDARD })
  // What was laid out is kept by Typst for the next document; ten documents are enough.
  typst().evictCache(10)
  return new Uint8Array(bytes)
}

/** A fault of the layout is ours: say all that Typst knows of it. */
const diagnosticsOf = (error: NodeError | null): string =>
  error === null ? 'no diagnostics' : JSON.stringify(typst().fetchDiagnostics(error))

/** More columns than these are printed across. */
const UPRIGHT = 4

function dataOf(output: SubjectOutput, language: Language): unknown {
  const { set, fingerprint } = output
  const words = LABELS[language]
  const part = (from: number, to: number): number => Number.parseInt(set.period.slice(from, to), 10)
  return {
    language,
    title: `${set.entityName[language]}. ${reportTitle(set, language)}`,
    entity: set.entityName[language],
    report: reportTitle(set, language),
    period: intervalWords(set.interval, language),
    unit: unitWords(set.unit, set.currency, language),
    date: { year: part(0, 4), month: part(5, 7), day: part(8, 10) },
    draft: words.draft,
    foot: `${words.fingerprint} ${fingerprint.root.slice(0, 16)} · ${words.draftText}`,
    fingerprint,
    facts: [
      [words.basis, basisWords(set.basis, language)],
      [words.reportingDate, dateWords(set.period, language)],
      [words.fingerprint, fingerprint.root],
      [words.program, output.programVersion],
    ],
    words,
    statements: together(set.statements).map((parts) => statementOf(output, parts, language)),
  }
}

/** Statements of one kind that follow each other (changes in equity, year by year) share a page, the earlier first. */
function together(statements: readonly Statement[]): (readonly [Statement, ...Statement[]])[] {
  const groups: [Statement, ...Statement[]][] = []
  for (const statement of statements) {
    const last = groups.at(-1)
    if (last && last[0].id === statement.id && sameColumns(last[0], statement)) last.push(statement)
    else groups.push([statement])
  }
  for (const group of groups) group.sort((a, b) => ((a.interval ?? '') < (b.interval ?? '') ? -1 : 1))
  return groups
}

const sameColumns = (a: Statement, b: Statement): boolean =>
  a.columns.map(({ id }) => id).join(' ') === b.columns.map(({ id }) => id).join(' ')

function statementOf(
  output: SubjectOutput,
  parts: readonly [Statement, ...Statement[]],
  language: Language,
): unknown {
  const { set } = output
  const [first] = parts
  return {
    title: titleOf(set, first, language),
    wide: first.columns.length > UPRIGHT,
    /** Columns after the first are an earlier period, not other components. */
    comparative: first.id !== 'changes-in-equity',
    notes: parts.some(({ lines }) => lines.some(({ note }) => note !== undefined && note !== '')),
    columns: first.columns.map((column) => columnWords(column, language)),
    parts: parts.map((part) => ({
      when: whenOf(set, part, language),
      lines: linesOf(part, language),
      remarks: part.remarks.map((remark) => remark[language]),
    })),
  }
}

function linesOf(statement: Statement, language: Language): unknown {
  const groups = groupsOf(statement.lines)
  return statement.lines.map((line, index) => ({
    kind: line.kind,
    level: line.level,
    label: line.label[language],
    note: line.note ?? '',
    group: groups[index],
    cells: statement.columns.map((_, column) =>
      line.kind === 'heading'
        ? ''
        : printedText(line.printed[column] ?? null, line.amounts[column] ?? null, language),
    ),
  }))
}

/** Rows that a page must not part: of a sum with lines above it, of a heading with lines below it. */
const TOGETHER = 2
/** A group longer than this may be parted: it would leave most of a page empty. */
const LONGEST = 12

/**
 * Per line the number of rows that stay together from it on, 0 inside such a group: each sum with two rows above it, each
 * heading with two below it, and groups that touch as one.
 */
export function groupsOf(lines: readonly Pick<StatementLine, 'kind'>[]): number[] {
  const tied = lines.map(() => false)
  // tied[i]: no page break between line i - 1 and line i.
  const tie = (at: number): void => {
    if (at > 0 && at < lines.length) tied[at] = true
  }
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'line') continue
    for (let away = 0; away < TOGETHER; away++) tie(kind === 'heading' ? index + 1 + away : index - away)
  }
  const groups = lines.map(() => 0)
  let start = 0
  for (let at = 0; at < lines.length; at++) {
    if (!tied[at] || at - start >= LONGEST) start = at
    groups[start] = at - start + 1
    if (at !== start) groups[at] = 0
  }
  return groups
}
