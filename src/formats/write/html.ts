// One page of HTML for one subject: no scripts, nothing fetched, everything escaped. Behind each printed figure stands the
// exact one; the name of a line leads to its row in the worksheet.

import { decimalText } from '../../ledger/fraction.ts'
import type { Statement, StatementLine, Worksheet } from '../../statements/types.ts'
import {
  amountText,
  columnWords,
  dateWords,
  decimalWords,
  exactText,
  intervalWords,
  type Language,
  printedText,
  unitOf,
  unitWords,
} from './amount-text.ts'
import { STYLE } from './html-style.ts'
import { basisWords, LABELS, reportTitle, shortName, titleOf, whenOf } from './labels.ts'
import type { CheckInWords, SubjectOutput } from './types.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.toWellFormed().replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark)

interface Page {
  readonly output: SubjectOutput
  readonly language: Language
  /** `statement:line` → anchor of its row in the worksheet. */
  readonly anchors: ReadonlyMap<string, string>
}

/** The page of one subject in one basis and language, as bytes of UTF-8. */
export function writeHtml(output: SubjectOutput, language: Language): Uint8Array {
  const { set } = output
  const page: Page = { output, language, anchors: anchorsOf(output.worksheet) }
  const title = `${set.entityName[language]}. ${reportTitle(set, language)}, ${dateWords(set.period, language)}`
  const html = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    // Even if a text of a book were to slip through: nothing of this page runs or is fetched.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    navigation(page),
    top(page),
    '<main>',
    ...set.statements.map((statement, index) => statementSection(page, statement, index)),
    worksheetSection(page),
    checksSection(page),
    '</main>',
    foot(page),
    '</body>',
    '</html>',
    '',
  ]
  return new TextEncoder().encode(html.join('\n'))
}

function anchorsOf({ rows }: Worksheet): Map<string, string> {
  const anchors = new Map<string, string>()
  for (const [index, row] of rows.entries()) {
    const key = `${row.statement}:${row.id}`
    if (row.kind !== 'account' && row.kind !== 'heading' && !anchors.has(key)) anchors.set(key, `w${index}`)
  }
  return anchors
}

function navigation({ output, language }: Page): string {
  const words = LABELS[language]
  const { set, worksheet } = output
  const link = (anchor: string, text: string): string => `<a href="#${anchor}">${escapeHtml(text)}</a>`
  const links = [
    ...set.statements.map((statement, index) => link(`s${index}`, shortName(statement, language))),
    link('worksheet', worksheet.title[language]),
    link('checks', words.checks),
  ]
  return `<nav aria-label="${escapeHtml(words.contents)}">${links.join(' ')}</nav>`
}

function top({ output, language }: Page): string {
  const { set } = output
  return [
    '<header>',
    `<p class="org">${escapeHtml(set.entityName[language])}</p>`,
    `<h1>${escapeHtml(reportTitle(set, language))}</h1>`,
    `<p class="when">${escapeHtml(intervalWords(set.interval, language))}</p>`,
    `<p class="draft sans">${escapeHtml(LABELS[language].draftText)}</p>`,
    '</header>',
  ].join('\n')
}

/** A cell with a figure: brackets hang, a dash is read as nil, the exact amount behind it. */
function figureCell(shown: string, exact: string, language: Language): string {
  const negative = shown.endsWith(')') ? ' neg' : ''
  const nil = shown === '–' ? ` aria-label="${LABELS[language].zero}"` : ''
  const title = exact === '' ? '' : ` title="${escapeHtml(exact)}"`
  return `<td class="n${negative}"${nil}${title}>${escapeHtml(shown)}</td>`
}

function statementSection(page: Page, statement: Statement, index: number): string {
  const { language, output } = page
  const { set } = output
  const words = LABELS[language]
  const unit = unitWords(set.unit, set.currency, language)
  const title = titleOf(set, statement, language)
  const notes = statement.lines.some(({ note }) => note !== undefined && note !== '')
  const heads = statement.columns.map(
    (column) => `<th scope="col" class="n">${escapeHtml(columnWords(column, language))}</th>`,
  )
  const note = notes ? `<th scope="col" class="note">${escapeHtml(words.note)}</th>` : ''
  return [
    `<section id="s${index}" class="statement${statement.id === 'changes-in-equity' ? ' components' : ''}">`,
    `<p class="org">${escapeHtml(set.entityName[language])}</p>`,
    `<h2>${escapeHtml(title)}</h2>`,
    `<p class="when">${escapeHtml(`${whenOf(set, statement, language)}, ${unit}`)}</p>`,
    `<div class="scroll"><table><caption>${escapeHtml(`${title}, ${whenOf(set, statement, language)}`)}</caption>`,
    `<thead><tr><th scope="col">${escapeHtml(words.line)}</th>${note}${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...statement.lines.map((line) => statementRow(page, statement, line, notes)),
    '</tbody></table></div>',
    ...statement.remarks.map((remark) => `<p class="quiet">${escapeHtml(remark[language])}</p>`),
    '</section>',
  ].join('\n')
}

function statementRow(page: Page, statement: Statement, line: StatementLine, notes: boolean): string {
  const { anchors, language, output } = page
  const { set } = output
  const indent = line.level > 0 ? ` style="padding-left:${line.level}em"` : ''
  const label = escapeHtml(line.label[language])
  if (line.kind === 'heading') {
    const span = statement.columns.length + (notes ? 2 : 1)
    return `<tr class="heading"><th scope="row" colspan="${span}"${indent}>${label}</th></tr>`
  }
  const anchor =
    anchors.get(`${statement.id}:${line.id}`) ??
    anchors.get(`profit-or-loss:${line.id}`) ??
    anchors.get(`financial-position:${line.id}`)
  const name = anchor === undefined ? label : `<a href="#${anchor}">${label}</a>`
  const cells = statement.columns.map((_, column) => {
    const [exact, printed] = [line.amounts[column] ?? null, line.printed[column] ?? null]
    const behind = exact === null ? '' : `${exactText(exact, set.exponent, language)} ${set.currency}`
    return figureCell(printedText(printed, exact, language), behind, language)
  })
  const note = notes ? `<td class="note">${escapeHtml(line.note ?? '')}</td>` : ''
  const prior = statement.id === 'changes-in-equity' ? '' : ' prior'
  return `<tr class="${line.kind}${prior}"><th scope="row"${indent}>${name}</th>${note}${cells.join('')}</tr>`
}

function worksheetSection({ output, language }: Page): string {
  const { set, worksheet } = output
  const heads = worksheet.columns.map(
    ({ label }) => `<th scope="col" class="n">${escapeHtml(label[language])}</th>`,
  )
  const title = worksheet.title[language]
  return [
    '<section id="worksheet" class="sheet">',
    `<h2>${escapeHtml(title)}</h2>`,
    `<p class="when">${escapeHtml(`${intervalWords(set.interval, language)}, ${unitOf(1, worksheet.currency, language)}`)}</p>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table><caption>${escapeHtml(title)}</caption>`,
    `<thead><tr><th scope="col">${escapeHtml(LABELS[language].line)}</th>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...worksheet.rows.map((_, index) => worksheetRow(output, index, language)),
    '</tbody></table></div>',
    '</section>',
  ].join('\n')
}

function worksheetRow({ set, worksheet }: SubjectOutput, index: number, language: Language): string {
  const row = worksheet.rows[index]!
  const span = worksheet.columns.length + 1
  const begins = row.statement !== worksheet.rows[index - 1]?.statement
  const part = set.statements.find(({ id }) => id === row.statement)?.title[language] ?? row.statement
  const head = begins
    ? `<tr><th scope="rowgroup" class="part" colspan="${span}">${escapeHtml(part)}</th></tr>\n`
    : ''
  const code = row.kind === 'account' && /^\d/.test(row.id) ? `${row.id} ` : ''
  const label = `<th scope="row" style="padding-left:${12 + row.level * 10}px"`
  const name = escapeHtml(`${code}${row.label[language]}`)
  if (row.kind === 'heading') return `${head}<tr class="heading">${label} colspan="${span}">${name}</th></tr>`
  const cells = worksheet.columns.map((_, column) => {
    const amount = row.amounts[column] ?? 0n
    return figureCell(
      amountText(amount, worksheet.exponent, language),
      decimalText(amount, worksheet.exponent),
      language,
    )
  })
  return `${head}<tr class="${row.kind}" id="w${index}">${label}>${name}</th>${cells.join('')}</tr>`
}

function checksSection({ output, language }: Page): string {
  const words = LABELS[language]
  const failed = output.checks.filter(({ check }) => !check.passed)
  const passed = output.checks.filter(({ check }) => check.passed)
  const findings = output.findings.map(({ finding, text, advice }) => {
    const state = finding.severity === 'blocks' ? words.states.blocks : words.states.warns
    const place = finding.place.file ?? finding.place.subject ?? ''
    const about = `<span class="quiet">${escapeHtml([finding.code, place].filter((part) => part !== '').join(' · '))}</span>`
    return `<li><b class="${finding.severity}">${escapeHtml(state)}</b> ${about}<br>${escapeHtml(text[language])} <span class="quiet">${escapeHtml(advice[language])}</span></li>`
  })
  return [
    '<section id="checks">',
    `<h2>${escapeHtml(words.checks)}</h2>`,
    `<p class="when">${passed.length} ${escapeHtml(words.of)} ${output.checks.length}: ${escapeHtml(words.states.passed)}</p>`,
    failed.length > 0 ? checksTable(failed, language) : '',
    passed.length > 0
      ? `<details><summary>${escapeHtml(words.states.passed)}: ${passed.length}</summary>${checksTable(passed, language)}</details>`
      : '',
    findings.length > 0
      ? `<div class="list"><h3>${escapeHtml(words.findings)}</h3><ul>${findings.join('\n')}</ul></div>`
      : '',
    '</section>',
  ].join('\n')
}

function checksTable(checks: readonly CheckInWords[], language: Language): string {
  const words = LABELS[language]
  const head = (text: string, side = ''): string => `<th scope="col"${side}>${escapeHtml(text)}</th>`
  const rows = checks.map(({ check, text }) => {
    const state = check.passed ? 'passed' : check.severity
    const sides = [check.left, check.right, check.difference].map(
      (side) => `<td class="n">${escapeHtml(decimalWords(side, language))}</td>`,
    )
    const look = check.passed ? 'ok' : check.severity
    return `<tr><th scope="row">${escapeHtml(text[language])}</th><td class="${look}">${escapeHtml(words.states[state])}</td>${sides.join('')}</tr>`
  })
  const right = ' class="n"'
  const heads = [
    head(words.check),
    head(words.state),
    head(words.left, right),
    head(words.right, right),
    head(words.difference, right),
  ]
  return `<div class="scroll list"><table><caption>${escapeHtml(words.checks)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
}

function foot({ output, language }: Page): string {
  const { fingerprint, set } = output
  const words = LABELS[language]
  const facts: [string, string][] = [
    [words.book, output.book[language]],
    [words.basis, basisWords(set.basis, language)],
    [words.reportingDate, dateWords(set.period, language)],
    [words.fingerprint, fingerprint.root],
    [words.program, output.programVersion],
  ]
  const terms = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
  return `<footer><dl>${terms.join('')}</dl></footer>`
}
