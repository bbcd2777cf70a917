// `format`: the files of a book with their columns, the words, the statement lines.

import { showFormat } from '../../app/show-format.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

export async function formatCommand({ json, terminal }: Context): Promise<ExitCode> {
  const { files, format, lines, templates, words } = showFormat()
  if (json) {
    terminal.json({ format, files, words, templates, lines })
    return 0
  }
  const { language } = terminal
  // Words that several files share have their own place below; those of one column stand with it.
  const common = new Set(Object.values(words).map((list) => list.join()))
  terminal.result(say(language, 'format.files'))
  for (const { columns, path } of files) {
    // A column that must be filled bears a star.
    const names = columns.map(({ name, needed }) => (needed ? `${name}*` : name))
    terminal.result(`  ${path}\n${wrapped(names, '      ')}`)
    for (const { name, words: own } of columns)
      if (own.length > 0 && !common.has(own.join())) terminal.result(`        ${name}: ${own.join(', ')}`)
  }
  terminal.result(`\n${say(language, 'format.words')}`)
  for (const [kind, list] of Object.entries(words)) {
    const named =
      kind === 'template' ? list.map((code) => `      ${code}  ${templates[code]?.[language]}`) : null
    terminal.result(`  ${kind}\n${named?.join('\n') ?? wrapped(list, '      ')}`)
  }
  terminal.result(`\n${say(language, 'format.lines')}`)
  let statement = ''
  for (const line of lines) {
    if (line.statement !== statement) terminal.result(`  ${line.statement}`)
    statement = line.statement
    const basis = line.basis === 'both' ? '' : `  [${line.basis}]`
    terminal.result(`      ${line.id}  ${line[language]}${basis}`)
  }
  return 0
}

/** A list with commas, in lines of at most 110 characters. */
function wrapped(words: readonly string[], indent: string): string {
  const lines: string[] = []
  let line = indent
  words.forEach((word, index) => {
    const piece = index < words.length - 1 ? `${word}, ` : word
    if (line.length + piece.length > 110 && line !== indent) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += piece
  })
  return [...lines, line].join('\n')
}
