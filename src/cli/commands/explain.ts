// `explain`: the parts of one figure as a tree; every part adds up to what stands above it.

import { explainLine } from '../../app/explain-line.ts'
import { type Language, placeText } from '../../app/messages.ts'
import { decimalWords } from '../../app/value-words.ts'
import type { Context, ExitCode } from '../context.ts'
import { requestOf } from './close.ts'

type Explained = Awaited<ReturnType<typeof explainLine>>

export async function explainCommand(
  context: Context,
  [book = '']: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const depth = typeof options.depth === 'number' ? options.depth : 1
  const place = { column: textOf(options.column), cell: textOf(options.cell), row: textOf(options.row) }
  const request = { ...requestOf(book, options), line: String(options.line), depth, place }
  const explained = await explainLine(request, context.place, context.terminal.progress)
  if (context.json) context.terminal.json(cut(explained, depth))
  else for (const line of treeOf(explained, depth, context)) context.terminal.result(line)
  return 0
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function cut(explained: Explained, depth: number): Explained {
  const { fact: _, more: __, notes: ___, parts, ...rest } = explained
  return depth > 0 && parts ? { ...rest, parts: parts.map((part) => cut(part, depth - 1)) } : rest
}

/** Amounts of all levels stand in one column on the right, so that they can be added by eye. */
function treeOf(explained: Explained, depth: number, { terminal }: Context): string[] {
  const { language } = terminal
  const lines: { text: string; amount: string }[] = []
  const walk = (part: Explained, level: number, first: string, rest: string): void => {
    const amount = `${decimalWords(part.amount, language)} ${part.currency}`
    lines.push({ text: `${first}${part.label[language]}`, amount })
    const notes = [part.place ? placeText(part.place, language) : '', notesOf(part, language)].filter(
      (note) => note !== '',
    )
    const shown = level < depth ? (part.parts ?? []) : []
    for (const note of notes)
      lines.push({ text: `${rest}${shown.length > 0 ? '│ ' : '  '}${note}`, amount: '' })
    shown.forEach((each, index) => {
      const last = index === shown.length - 1
      walk(each, level + 1, `${rest}${last ? '└ ' : '├ '}`, `${rest}${last ? '  ' : '│ '}`)
    })
  }
  walk(explained, 0, '', '')
  const width = Math.max(...lines.filter(({ amount }) => amount !== '').map(({ text }) => text.length))
  const right = Math.max(...lines.map(({ amount }) => amount.length))
  return lines.map(({ text, amount }) => `${text.padEnd(width)}  ${amount.padStart(right)}`.trimEnd())
}

const notesOf = ({ notes = [] }: Explained, language: Language): string =>
  notes.map(({ name, value }) => `${name[language]}: ${value[language]}`).join('; ')
