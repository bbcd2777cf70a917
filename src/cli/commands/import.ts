// `import`: how a trial-balance file is understood. Exit code 2: refused. 1: a blocking check failed.

import { renderCheck } from '../../app/messages.ts'
import { showImport } from '../../app/show-import.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'
import { checkFigures } from './close.ts'

export async function importCommand(
  { json, terminal }: Context,
  [file = '']: readonly string[],
): Promise<ExitCode> {
  const { balance, checks, described, refused, text: understood } = await showImport(file, terminal.language)
  terminal.findings(balance.findings)
  if (json) terminal.json(described)
  else if (refused) terminal.result(say(terminal.language, 'refused'))
  else show()
  if (refused) return 2
  const blocks = [...balance.findings, ...checks.filter(({ passed }) => !passed)].some(
    ({ severity }) => severity === 'blocks',
  )
  return blocks ? 1 : 0

  function show(): void {
    const { language } = terminal
    terminal.result(understood)
    const shown = new Set<string>()
    for (const check of checks) {
      // The file was named by the user; what matters is the part of it.
      const part = check.subject.replace(file, '').trim()
      const outcome = say(language, check.passed ? 'checkPassed' : 'checkFailed')
      const { advice, text } = renderCheck(check, language)
      const head = [check.id.padEnd(3), part, outcome].filter((word) => word !== '').join('  ')
      // One check of several accounts says the same of each that passes.
      const line = check.passed ? `  ${head}  ${text}` : `  ${head}`
      if (check.passed && shown.has(line)) continue
      shown.add(line)
      terminal.result(line)
      if (!check.passed)
        terminal.result(`      ${text}\n      ${checkFigures(check, language)}\n      → ${advice}`)
    }
  }
}
