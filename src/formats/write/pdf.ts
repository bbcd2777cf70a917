// Statements in print quality, typeset by Typst with PT Serif: one statement to a page, heads repeated, fingerprint and
// page numbers in the footer, a place for signatures. The same bytes twice: the only date is the reporting date.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Statement } from '../../statements/types.ts'
import { amountText, columnWords, dateWords, intervalWords, unitWords } from './amount-text.ts'
import { LABELS } from './labels.ts'
import type { Language, SubjectOutput } from './types.ts'

const require = createRequire(import.meta.url)
const fontFolder = (name: string): string =>
  dirname(require.resolve(`@expo-google-fonts/${name}/package.json`))

let compiler: NodeCompiler | undefined

function typst(): NodeCompiler {
  const fonts = ['pt-serif', 'pt-sans'].flatMap((name) =>
    ['400Regular', '400Regular_Italic', '700Bold'].map((face) => join(fontFolder(name), face)),
  )
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fonts }] })
  return compiler
}

/** A text as a Typst string literal: nothing in it is markup. */
const literal = (text: string): string =>
  `"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[\r\n]+/g, ' ')}"`

/** Statements of one subject, one basis, one language, as PDF bytes. */
export function writePdf(output: SubjectOutput, language: Language): Uint8Array {
  const seconds = Date.parse(`${output.set.period}T00:00:00Z`) / 1000
  const bytes = typst().pdf(
    { mainFileContent: source(output, language) },
    { creationTimestamp: seconds, pdfStandard: 'a-2b' },
  )
  return new Uint8Array(bytes)
}

function source(output: SubjectOutput, language: Language): string {
  const { set, fingerprint } = output
  const words = LABELS[language]
  const foot = `${words.fingerprint} ${fingerprint.root.slice(0, 16)} · ${words.draftText}`
  const head = [
    `#set document(title: ${literal(`${set.entityName[language]}. ${words.basis[set.basis]}`)}, author: (), date: datetime(year: ${yearOf(set.period)}, month: ${monthOf(set.period)}, day: ${dayOf(set.period)}))`,
    `#set text(font: "PT Serif", size: 9.5pt, lang: ${literal(language)})`,
    '#let page-foot(total) = context {',
    '  set text(font: "PT Sans", size: 7pt, fill: luma(110))',
    `  grid(columns: (1fr, auto), text(${literal(foot)}), [${words.page} #counter(page).display() / #counter(page).final().first()])`,
    '}',
    '#set page(paper: "a4", margin: (x: 20mm, top: 20mm, bottom: 18mm), footer: page-foot(0))',
    '#let amount(body, strong) = align(right + bottom, text(number-width: "tabular", weight: if strong { "bold" } else { "regular" }, body))',
  ]
  return [
    ...head,
    cover(output, language),
    ...set.statements.map((statement) => page(output, statement, language)),
  ].join('\n')
}

const yearOf = (date: string): number => Number.parseInt(date.slice(0, 4), 10)
const monthOf = (date: string): number => Number.parseInt(date.slice(5, 7), 10)
const dayOf = (date: string): number => Number.parseInt(date.slice(8, 10), 10)

function cover(output: SubjectOutput, language: Language): string {
  const { set } = output
  const words = LABELS[language]
  const titles = set.statements.map((one) => `+ #text(${literal(one.title[language])})`).join('\n')
  return [
    '#v(55mm)',
    `#text(size: 22pt, ${literal(set.entityName[language])})`,
    '#v(4mm)',
    `#text(size: 13pt, ${literal(words.basis[set.basis])})`,
    '#v(1mm)',
    `#text(size: 11pt, ${literal(intervalWords(set.interval.from, set.interval.to, language))})`,
    '#v(16mm)',
    `#text(font: "PT Sans", size: 8pt, fill: luma(110), ${literal(words.contents)})`,
    titles,
    '#v(1fr)',
    `#text(font: "PT Sans", size: 8pt, fill: luma(110), ${literal(`${words.program} ${output.programVersion}`)})`,
  ].join('\n')
}

function page(output: SubjectOutput, statement: Statement, language: Language): string {
  const { set } = output
  const wide = statement.columns.length > 4
  const position = statement.id === 'financial-position'
  const when = position
    ? `${language === 'ru' ? 'на' : 'as at'} ${dateWords(set.period, language)}`
    : periodOf(statement, set.interval, language)
  const columns = `(1fr, ${statement.columns.map(() => (wide ? '1fr' : '31mm')).join(', ')})`
  const first = wide ? columns.replace('1fr', '2.4fr') : columns
  const cells: string[] = []
  for (const line of statement.lines) {
    const strong = line.kind !== 'line'
    const total = line.kind === 'total' || line.kind === 'subtotal'
    if (total) cells.push('table.hline(stroke: 0.6pt + luma(60)),')
    cells.push(
      `pad(left: ${line.level * 8}pt, text(weight: ${strong ? '"bold"' : '"regular"'}, ${literal(line.label[language])})),`,
    )
    for (const printed of line.printed)
      cells.push(`amount(${literal(amountText(printed ?? null, 0, language))}, ${total}),`)
    if (line.kind !== 'heading')
      cells.push(`table.hline(stroke: ${line.kind === 'total' ? '0.6pt + luma(60)' : '0.25pt + luma(205)'}),`)
  }
  const heads = statement.columns.map(
    (column) =>
      `align(right + bottom, text(font: "PT Sans", size: 7.5pt, weight: "bold", ${literal(columnWords(column.id, column.label, language))})),`,
  )
  const remarks = statement.remarks.map(
    (remark) => `#text(size: 8.5pt, style: "italic", ${literal(remark[language])})`,
  )
  return [
    `#set page(flipped: ${wide})`,
    `#text(font: "PT Sans", size: 8pt, fill: luma(110), ${literal(set.entityName[language])})`,
    '',
    `#text(size: 15pt, ${literal(statement.title[language])})`,
    '#v(-2mm)',
    `#text(size: 9.5pt, style: "italic", ${literal(`${when}; ${unitWords(set.unit, set.currency, language)}`)})`,
    '#v(3mm)',
    wide ? '#set text(size: 8pt)' : '#set text(size: 9.5pt)',
    `#table(columns: ${first}, stroke: none, inset: (x: 3pt, y: 3.2pt), align: left + bottom,`,
    `table.header([], ${heads.join(' ')} table.hline(stroke: 0.6pt + luma(60))),`,
    ...cells,
    'table.hline(stroke: 0.6pt + luma(60)),',
    ')',
    '#v(-3.2mm)#line(length: 100%, stroke: 0.6pt + luma(60))',
    ...remarks,
    '#v(10mm)',
    '#set text(size: 9pt)',
    `#text(${literal(LABELS[language].signatures)})`,
  ].join('\n')
}

function periodOf(statement: Statement, interval: { from: string; to: string }, language: Language): string {
  const [from = interval.from, to = interval.to] = statement.interval?.split('/') ?? []
  return intervalWords(from, to, language)
}
