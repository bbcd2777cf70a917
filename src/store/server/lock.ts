// One process owns a data folder (operations.md §2, ux-and-trust.md D2). The lock is a file that can be created once
// (link fails when it is there) and names its owner by pid, start time and host. A lock whose owner is gone, after
// kill −9 or loss of power, is taken over; a lock of a living process never is.

import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { assert, finding } from '../../ledger/finding.ts'
import { codeOf } from '../errors.ts'
import { Refused } from '../refused.ts'
import { startOf, until } from './processes.ts'

interface Owner {
  readonly pid: number
  readonly started: string
  readonly host: string
}

export interface Lock {
  /** Gives the folder back; does nothing the second time. */
  release(): void
}

/** @throws Refused STORE-001 when another living process, or one on another machine, owns the folder. */
export async function lockFolder(folder: string): Promise<Lock> {
  const path = join(folder, 'lock')
  const started = startOf(process.pid)
  assert(started !== null, 'the program does not see its own process')
  const own: Owner = { pid: process.pid, started, host: hostname() }
  if (!createOnce(path, own)) await takeOver(folder, path, own)
  let held = true
  return {
    release: () => {
      if (held && same(read(path), own)) unlinkSync(path)
      held = false
    },
  }
}

/**
 * Two programs may find the same stale lock: only the one that creates `lock.taking` may remove it, after it looked
 * once more. The other one waits for its turn and then finds a living owner.
 */
async function takeOver(folder: string, path: string, own: Owner): Promise<void> {
  refuseLiving(folder, path)
  const taking = join(folder, 'lock.taking')
  const mine = await until(() => {
    if (createOnce(taking, own)) return true
    if (!isLiving(read(taking))) rmSync(taking, { force: true })
    return false
  }, 2000)
  try {
    refuseLiving(folder, path)
    if (mine) rmSync(path, { force: true })
    if (!mine || !createOnce(path, own)) throw refusal(folder, path, read(path))
  } finally {
    if (mine) rmSync(taking, { force: true })
  }
}

/** The file appears with its whole content or not at all. False when it is there already. */
function createOnce(path: string, owner: Owner): boolean {
  const draft = `${path}.${owner.pid}`
  writeFileSync(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

function read(path: string): Owner | null {
  try {
    const owner: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof owner !== 'object' || owner === null) return null
    const { pid, started, host } = { pid: 0, started: '', host: '', ...owner }
    return typeof pid === 'number' && pid > 0 ? { pid, started, host } : null
  } catch (error) {
    // Gone meanwhile, or not a lock of ours (a torn disk): nobody who lives wrote it.
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const same = (a: Owner | null, b: Owner): boolean =>
  a !== null && a.pid === b.pid && a.started === b.started && a.host === b.host

/** Of another machine nothing can be known, so its lock counts as living. */
const isLiving = (owner: Owner | null): boolean =>
  owner !== null && (owner.host !== hostname() || startOf(owner.pid) === owner.started)

function refuseLiving(folder: string, path: string): void {
  const owner = read(path)
  if (isLiving(owner)) throw refusal(folder, path, owner)
}

function refusal(folder: string, path: string, owner: Owner | null): Refused {
  const values = { folder, path, pid: owner?.pid ?? '?', host: owner?.host ?? hostname() }
  return new Refused('program', finding('STORE-001', 'blocks', { subject: folder }, values))
}
