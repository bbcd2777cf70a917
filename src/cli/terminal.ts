// Where the command line writes: results to stdout, messages and progress to stderr. Progress is one line that is
// written over on a terminal, else one line per step, so that a log stays readable.

import { type Language, type Rendered, render } from '../app/messages.ts'
import { say, stepName } from './words.ts'

type Finding = Parameters<typeof render>[0]

export interface Streams {
  readonly out: NodeJS.WritableStream
  readonly error: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
}

export class Terminal {
  readonly language: Language
  readonly quiet: boolean
  readonly #streams: Streams
  #step = ''
  #drawn = false
  #drawnAt = 0

  constructor(streams: Streams, language: Language, quiet: boolean) {
    this.#streams = streams
    this.language = language
    this.quiet = quiet
  }

  result(text: string): void {
    this.clear()
    this.#streams.out.write(`${text}\n`)
  }

  json(value: unknown): void {
    const plain = (_: string, each: unknown): unknown => (typeof each === 'bigint' ? each.toString() : each)
    this.result(JSON.stringify(value, plain, 2))
  }

  message(text: string): void {
    this.clear()
    this.#streams.error.write(`${text}\n`)
  }

  /** All findings, what blocks first; the place, what was found, what to do. */
  findings(findings: readonly Finding[]): void {
    const blocks = findings.filter(({ severity }) => severity === 'blocks')
    const warns = findings.filter(({ severity }) => severity === 'warns')
    const told = this.quiet ? blocks : [...blocks, ...warns]
    for (const one of told) this.message(this.#block(render(one, this.language)))
    if (told.length > 1) {
      this.message(say(this.language, 'counted', { blocks: blocks.length, warns: warns.length }))
    }
  }

  readonly progress = (step: string, done: number, total: number): void => {
    if (this.quiet) return
    const name = stepName(this.language, step)
    const { error } = this.#streams
    if (!error.isTTY) {
      if (step !== this.#step) error.write(`${name} …\n`)
      this.#step = step
      return
    }
    // Ten times a second is as often as anyone reads; the last part of a step is always drawn.
    const now = performance.now()
    if (step === this.#step && done < total && now - this.#drawnAt < 100) return
    this.#step = step
    this.#drawnAt = now
    const counted = total > 1 ? ` ${done}/${total}` : ''
    error.write(`\r\u001b[K${name}${counted} …`.slice(0, (error.columns ?? 80) + 3))
    this.#drawn = true
  }

  /** Takes the line of progress away, so that what follows stands on a line of its own. */
  clear(): void {
    if (this.#drawn) this.#streams.error.write('\r\u001b[K')
    this.#drawn = false
  }

  #block({ code, severity, where, text, advice }: Rendered): string {
    const head = [`${say(this.language, severity)} ${code}`, where].filter((part) => part !== '').join('  ')
    return `${head}\n  ${text}\n  → ${advice}`
  }
}
