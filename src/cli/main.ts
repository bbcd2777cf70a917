// The command line: `trialbalance <command>`. Thin: a command reads its options, calls a use case of src/app, and
// shows what came of it. Ctrl-C puts the database away before the program ends; a second one ends it at once.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Serve } from '../app/serve.ts'
import { interrupt, interruptNow } from '../app/with-store.ts'
import type { ExitCode } from './context.ts'
import { runCommand } from './program.ts'
import { languageOf, say } from './words.ts'

/** What a shell tells of a program that a signal ended: 128 + the signal's number, of Ctrl-C 130. */
const INTERRUPTED = 130

/** Runs the command line of this process. `serve` runs the server, which stops by the signals itself. */
export async function main(serve: Serve): Promise<ExitCode> {
  const argv = process.argv.slice(2)
  const language = languageOf(argv, process.env)
  let interruptedAt = 0
  const onSignal = (): void => {
    const now = performance.now()
    if (interruptedAt > 0) {
      // npx and the terminal may pass on one Ctrl-C twice within a moment.
      if (now - interruptedAt < 500) return
      interruptNow()
      process.exit(INTERRUPTED)
    }
    interruptedAt = now
    process.stderr.write(`\n${say(language, 'interrupted')}\n`)
    void interrupt().finally(() => process.exit(INTERRUPTED))
  }
  const listen = (on: 'on' | 'off'): void => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process[on](signal, onSignal)
  }
  listen('on')
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  process.stdout.on('error', () => void interrupt().finally(() => process.exit(0)))
  return runCommand(argv, {
    streams: { out: process.stdout, error: process.stderr },
    language,
    environment: process.env,
    version: versionOf(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')),
    serve: (request) => {
      listen('off')
      return serve(request)
    },
  })
}

function versionOf(description: string): string {
  const content: unknown = JSON.parse(description)
  const { version } = { version: '', ...(typeof content === 'object' ? content : {}) }
  return version
}
