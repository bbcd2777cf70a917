// One page of HTML for one subject: no scripts, nothing fetched; the exact amount stands behind each printed one.

import { decimalText } from '../../ledger/fraction.ts'
import type { Statement } from '../../statements/types.ts'
import { amountText, columnWords, dateWords, intervalWords, unitWords } from './amount-text.ts'
import { LABELS } from './labels.ts'
import type { Language, SubjectOutput } from './types.ts'

export const escapeHtml = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1d1b; --quiet: #6d6d66; --hair: #d9d9d2; --paper: #fdfdfb; --act: #1f4e9e; --bad: #a3271b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e9e4; --quiet: #a2a29a; --hair: #3b3b37; --paper: #191918; --act: #8fb4ee; --bad: #f08b7e; } }
body { margin: 2.5rem auto; max-width: 60rem; padding: 0 1.25rem; color: var(--ink); background: var(--paper); font: 15px/1.45 Georgia, "PT Serif", serif; }
h1 { font-size: 1.9rem; font-weight: 400; margin: 0; } h2 { font-size: 1.35rem; font-weight: 400; margin: 3rem 0 0; }
p.when { margin: .2rem 0 1rem; font-style: italic; color: var(--quiet); } nav a { color: var(--act); margin-right: 1.2rem; } nav { margin: 1rem 0; font: 13px Arial, sans-serif; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { padding: .28rem .5rem; border-bottom: 1px solid var(--hair); vertical-align: bottom; }
th[scope=col] { font: 600 12px Arial, sans-serif; text-align: right; border-bottom: 1px solid var(--ink); } th[scope=row] { text-align: left; font-weight: 400; }
td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } tr.sum th, tr.sum td, tr.heading th { font-weight: 700; } tr.sum th, tr.sum td { border-top: 1px solid var(--ink); }
tbody tr:last-child th, tbody tr:last-child td { border-bottom: 3px double var(--ink); } .bad { color: var(--bad); } .quiet, footer { color: var(--quiet); font: 12px/1.5 Arial, sans-serif; }
@media print { body { margin: 0; max-width: none; } nav { display: none; } h2 { break-before: page; } tr { break-inside: avoid; } }
`

/** The page as bytes of UTF-8. */
export function writeHtml(output: SubjectOutput, language: Language): Uint8Array {
  const { set, fingerprint } = output
  const words = LABELS[language]
  const anchors = set.statements.map(
    (one, index) =>
      `<a href="#s${index}">${escapeHtml(one.title[language])}${one.interval ? ` ${one.interval.slice(0, 4)}` : ''}</a>`,
  )
  const title = `${set.entityName[language]} · ${words.basis[set.basis]} · ${dateWords(set.period, language)}`
  const html = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeHtml(set.entityName[language])}</h1>`,
    `<p class="when">${escapeHtml(`${words.basis[set.basis]} ${intervalWords(set.interval.from, set.interval.to, language)}; ${unitWords(set.unit, set.currency, language)}`)}</p>`,
    `<nav aria-label="${escapeHtml(words.contents)}">${anchors.join(' ')} <a href="#checks">${escapeHtml(words.checks)}</a></nav>`,
    '<main>',
    ...set.statements.map((statement, index) => section(output, statement, index, language)),
    checks(output, language),
    '</main>',
    `<footer><p>${escapeHtml(`${words.draftText} · ${words.fingerprint} ${fingerprint.root} · ${words.program} ${output.programVersion}`)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ]
  return new TextEncoder().encode(html.join('\n'))
}

function section(output: SubjectOutput, statement: Statement, index: number, language: Language): string {
  const { set } = output
  const [from = set.interval.from, to = set.interval.to] = statement.interval?.split('/') ?? []
  const when =
    statement.id === 'financial-position'
      ? dateWords(set.period, language)
      : intervalWords(from, to, language)
  const heads = statement.columns.map(
    (column) => `<th scope="col">${escapeHtml(columnWords(column.id, column.label, language))}</th>`,
  )
  const rows = statement.lines.map((line) => {
    const kind =
      line.kind === 'total' || line.kind === 'subtotal'
        ? ' class="sum"'
        : line.kind === 'heading'
          ? ' class="heading"'
          : ''
    const cells = statement.columns.map((_, column) => {
      const exact = line.amounts[column]
      const hint =
        exact === null || exact === undefined
          ? ''
          : ` title="${decimalText(exact, set.exponent)} ${escapeHtml(set.currency)}"`
      return `<td${hint}>${amountText(line.printed[column] ?? null, 0, language)}</td>`
    })
    const label = escapeHtml(line.label[language])
    return `<tr${kind} id="${escapeHtml(`${statement.id}-${index}-${line.id}`)}"><th scope="row" style="padding-left:${0.5 + line.level * 0.9}rem">${label}</th>${cells.join('')}</tr>`
  })
  const remarks = statement.remarks.map((remark) => `<p class="quiet">${escapeHtml(remark[language])}</p>`)
  return [
    `<section id="s${index}">`,
    `<h2>${escapeHtml(statement.title[language])}</h2>`,
    `<p class="when">${escapeHtml(when)}</p>`,
    '<div class="scroll"><table>',
    `<caption class="quiet">${escapeHtml(unitWords(set.unit, set.currency, language))}</caption>`,
    `<thead><tr><th scope="col"></th>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody>`,
    '</table></div>',
    ...remarks,
    '</section>',
  ].join('\n')
}

function checks(output: SubjectOutput, language: Language): string {
  const words = LABELS[language]
  const failed = output.checks.filter(({ check }) => !check.passed)
  const rows = failed.map(
    ({ check, text }) =>
      `<tr><th scope="row">${escapeHtml(text[language])}</th><td>${escapeHtml(check.left)}</td><td>${escapeHtml(check.right)}</td><td class="bad">${escapeHtml(check.difference)}</td></tr>`,
  )
  const findings = output.findings.map(
    ({ text, advice }) =>
      `<li>${escapeHtml(text[language])} <span class="quiet">${escapeHtml(advice[language])}</span></li>`,
  )
  const counted = `${words.passed}: ${output.checks.length - failed.length} / ${output.checks.length}`
  const table =
    rows.length > 0
      ? `<div class="scroll"><table><thead><tr><th scope="col">${words.check}</th><th scope="col">${words.left}</th><th scope="col">${words.right}</th><th scope="col">${words.difference}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
      : ''
  return [
    `<section id="checks">`,
    `<h2>${words.checks}</h2>`,
    `<p class="when">${counted}</p>`,
    table,
    findings.length > 0 ? `<ul>${findings.join('\n')}</ul>` : '',
    '</section>',
  ].join('\n')
}
