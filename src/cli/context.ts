// What every command gets: where to write, the global options, the environment. And how a command that was refused
// ends: its findings are shown, its exit code is told.

import { failureOf } from '../app/failure.ts'
import { render } from '../app/messages.ts'
import type { Terminal } from './terminal.ts'

/** 0 done, 1 a blocking check failed, 2 the input is wrong, 3 the program failed. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Context {
  readonly terminal: Terminal
  readonly json: boolean
  /** `--data` and the environment: where the database is. */
  readonly place: {
    readonly data?: string
    readonly environment: Readonly<Record<string, string | undefined>>
  }
}

export async function guarded({ json, terminal }: Context, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work()
  } catch (error) {
    const { exit, findings, trace } = failureOf(error)
    terminal.findings(findings)
    if (trace !== '') terminal.message(trace)
    if (json) terminal.json({ findings: findings.map((one) => render(one, terminal.language)) })
    return exit
  }
}
