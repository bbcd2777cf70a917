// Measurements in processes of their own, so that one does not warm or fill another. The peak of memory is VmHWM of Linux,
// the most that was resident at once; ru_maxrss, which stands in where there is none, is handed on to a child by the
// process that starts it.

import { type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const KILOBYTE = 1024
const POLL_MS = 50

/** Most bytes that were resident at once; null where the system does not say. `pid`: `self` or a number. */
function residentPeak(pid: string): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number.parseInt(kilobytes, 10) * KILOBYTE
  } catch {
    return null
  }
}

export interface Measured {
  readonly milliseconds: number
  readonly peak: number
}

/** What a child of ours says when it is done: its time without its start, its peak, and what it came to. */
export interface Said extends Measured {
  readonly result: Readonly<Record<string, string>>
}

/** In a child: runs `work`, then says what it took. */
export async function measureHere(work: () => Promise<Readonly<Record<string, string>>>): Promise<void> {
  const start = performance.now()
  const result = await work()
  const milliseconds = performance.now() - start
  const peak = residentPeak('self') ?? process.resourceUsage().maxRSS * KILOBYTE
  const said: Said = { milliseconds, peak, result }
  process.stdout.write(JSON.stringify(said))
}

export interface Ran {
  readonly milliseconds: number
  readonly peak: number | null
  readonly output: string
}

/**
 * Runs a program from its start to its end, and watches its peak of memory. null where it is not installed.
 * @throws Error with what the program wrote, when it fails
 */
export async function runProgram(command: string, args: readonly string[]): Promise<Ran | null> {
  const options: SpawnOptions = { stdio: ['ignore', 'pipe', 'pipe'] }
  const start = performance.now()
  const child = spawn(command, [...args], options)
  const [output, errors]: [Buffer[], Buffer[]] = [[], []]
  child.stdout?.on('data', (piece: Buffer) => output.push(piece))
  child.stderr?.on('data', (piece: Buffer) => errors.push(piece))
  let peak: number | null = null
  let isRunning = true
  const watch = async (): Promise<void> => {
    while (isRunning) {
      const seen = child.pid === undefined ? null : residentPeak(String(child.pid))
      if (seen !== null) peak = Math.max(peak ?? 0, seen)
      await wait(POLL_MS)
    }
  }
  const watched = watch()
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    )
    child.on('close', (status) => resolve(status ?? 1))
  })
  const milliseconds = performance.now() - start
  isRunning = false
  await watched
  if (code === null) return null
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')}: code ${code}: ${Buffer.concat(errors).toString()}`)
  return { milliseconds, peak, output: Buffer.concat(output).toString() }
}

/**
 * Runs a file of this folder as a child, on Node as it was started for the benchmark, and returns what it says of itself;
 * `whole`: milliseconds from its start to its end.
 */
export async function inChild(
  file: string,
  args: readonly string[],
): Promise<Said & { readonly whole: number }> {
  const ran = await runProgram(process.execPath, [
    ...process.execArgv,
    join(import.meta.dirname, file),
    ...args,
  ])
  if (!ran) throw new Error(`${process.execPath} does not start`)
  const said: Said = JSON.parse(ran.output)
  return { ...said, whole: ran.milliseconds }
}
