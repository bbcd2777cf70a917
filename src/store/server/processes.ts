// Which process is which. A pid alone says little: it is given again after a restart. A pid with the start time and
// the boot of the machine names one process for good.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { codeOf } from '../errors.ts'

/** When the process started, in the system's own words; null when there is no such process. */
export function startOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may itself hold spaces and parentheses: fields are counted after the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return null
      return `${bootOfMachine()} ${fields[19]}`
    } catch {
      return null
    }
  }
  const listed = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return listed.status === 0 ? listed.stdout.trim() : null
}

function bootOfMachine(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Processes whose working folder is `folder`: the server and its children, which all work in the database folder. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  const found: number[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      if (readlinkSync(`/proc/${name}/cwd`) === folder) found.push(Number.parseInt(name, 10))
    } catch {
      // It ended meanwhile, or belongs to another user, who cannot work in a folder of mode 0700 of ours.
    }
  }
  return found
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Asks `done` until it holds or `milliseconds` have passed; says whether it held. */
export async function until(done: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!done()) {
    if (performance.now() > end) return false
    await sleep(20)
  }
  return true
}
