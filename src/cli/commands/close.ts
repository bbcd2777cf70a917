// `close` and `check`: findings and the checks that failed on stderr, what was written on stdout.

import { render, renderCheck } from '../../app/messages.ts'
import { type Documents, type Run, type RunRequest, runClose } from '../../app/run-close.ts'
import { toldChecks } from '../../app/told-checks.ts'
import { decimalWords, subjectWords, valueWords } from '../../app/value-words.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

type Options = Readonly<Record<string, unknown>>

export async function closeCommand(
  context: Context,
  [book = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const documents = documentsOf(options)
  const run = await runClose(requestOf(book, options), documents, context.place, context.terminal.progress)
  return show(context, run, documents)
}

export async function checkCommand(
  context: Context,
  [book = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  return show(
    context,
    await runClose(requestOf(book, options), null, context.place, context.terminal.progress),
    null,
  )
}

export function requestOf(book: string, options: Options): RunRequest {
  const text = (name: string): string | undefined => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  return { book, period: text('period'), entity: text('entity'), basis: text('basis') }
}

export function documentsOf({ format, out }: Options): Documents {
  const all = ['xlsx', 'pdf', 'html', 'json'] as const
  const asked = Array.isArray(format) ? format : all
  return { out: typeof out === 'string' ? out : 'out', formats: all.filter((each) => asked.includes(each)) }
}

/** Exit code 2: an error in the input. 1: the input is right, a blocking check failed. */
export function show({ json, terminal }: Context, run: Run, documents: Documents | null): ExitCode {
  const { language } = terminal
  const { checks, findings, written } = run
  const failed = checks.filter(({ passed }) => !passed)
  const told = toldChecks(checks, findings)
  terminal.findings(findings)
  for (const check of told) {
    if (terminal.quiet && check.severity === 'warns') continue
    terminal.message(failedCheck(check, language))
  }
  if (told.length < failed.length)
    terminal.message(say(language, 'checksUntold', { count: failed.length - told.length }))
  const wrongInput = findings.some(({ severity }) => severity === 'blocks')
  const blocked = run.blocked || failed.some(({ severity }) => severity === 'blocks')
  if (json) {
    const said = { ...run, findings: findings.map((one) => render(one, language)) }
    terminal.json({
      ...said,
      checks: checks.map((check) => ({ ...check, ...renderCheck(check, language) })),
    })
  } else {
    if (checks.length > 0) {
      terminal.result(
        say(language, 'checksPassed', {
          date: valueWords('period', run.reportingDate, language),
          passed: checks.length - failed.length,
          all: checks.length,
        }),
      )
    } else if (findings.length === 0) terminal.result(say(language, 'clean'))
    if (documents && written.length > 0) {
      terminal.result(say(language, 'written', { folder: documents.out }))
      for (const path of shown(written)) terminal.result(`  ${path}`)
      const more = written.length - shown(written).length
      if (more > 0) terminal.result(`  ${say(language, 'writtenMore', { more })}`)
    } else if (documents) terminal.message(say(language, 'noOutput'))
  }
  return wrongInput ? 2 : blocked ? 1 : 0
}

/** Of many documents those of the group and the machine files: the folder has the others. */
function shown(written: readonly string[]): readonly string[] {
  if (written.length <= 20) return written
  return written.filter((path) => /[/\\](group[^/\\]*|[a-z-]+\.(json|csv|txt))$/.test(path))
}

function failedCheck(check: Run['checks'][number], language: Context['terminal']['language']): string {
  const { advice, text } = renderCheck(check, language)
  const head = `${say(language, check.severity)} ${check.id}  ${subjectWords(check.subject, language)}  ${say(language, 'checkFailed')}`
  return `${head}\n  ${text}\n  ${checkFigures(check, language)}${advice === '' ? '' : `\n  → ${advice}`}`
}

/** `left 1,234.56, right 1,234.55, difference 0.01` */
export function checkFigures(
  check: { readonly left: string; readonly right: string; readonly difference: string },
  language: Context['terminal']['language'],
): string {
  return say(language, 'checkDifference', {
    left: decimalWords(check.left, language),
    right: decimalWords(check.right, language),
    difference: decimalWords(check.difference, language),
  })
}
