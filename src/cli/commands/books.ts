// `import-book` and `export-book`: books between a folder and the database.

import { exportBook } from '../../app/export-book.ts'
import { importBook } from '../../app/import-book.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

export async function importBookCommand(
  { json, place, terminal }: Context,
  [folder = '']: readonly string[],
  { name, replace }: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const request = { folder, name: typeof name === 'string' ? name : '', replace: replace === true }
  const imported = await importBook(request, place, terminal.progress)
  terminal.findings(imported.findings)
  const { changed, files } = imported
  if (json) terminal.json({ name: imported.name, files, changed })
  else
    terminal.result(
      say(terminal.language, changed ? 'imported' : 'unchanged', { name: imported.name, files }),
    )
  return 0
}

export async function exportBookCommand(
  { json, place, terminal }: Context,
  [name = '', folder = '']: readonly string[],
): Promise<ExitCode> {
  const exported = await exportBook(name, folder, place, terminal.progress)
  if (json) terminal.json({ name, ...exported })
  else terminal.result(say(terminal.language, 'exported', { name, ...exported }))
  return 0
}
