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
    for (const check of checks) {
      // The file was named by the user; what matters is the part of it.
      const part = check.subject.replace(file, '').trim()
      const outcome = say(language, check.passed ? 'checkPassed' : 'checkFailed')
      terminal.result(`  ${[check.id, part, outcome].filter((word) => word !== '').join('  ')}`)
      if (check.passed) continue
      const { advice, text } = renderCheck(check, language)
      terminal.result(`      ${text}\n      ${checkFigures(check, language)}\n      → ${advice}`)
    }
  }
}
