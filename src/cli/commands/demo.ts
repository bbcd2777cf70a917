// `demo`: the sample group from its files to statements, through the database.

import { runDemo } from '../../app/run-demo.ts'
import type { Context, ExitCode } from '../context.ts'
import { documentsOf, show } from './close.ts'

export async function demoCommand(
  context: Context,
  _: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const documents = documentsOf(options)
  return show(context, await runDemo(documents, context.place, context.terminal.progress), documents)
}
