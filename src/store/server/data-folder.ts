// The data folder: database, secrets, lock (operations.md §1). It never lies inside the program.

import { chmodSync, existsSync, mkdirSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { finding } from '../../ledger/finding.ts'
import { Refused } from '../refused.ts'

export function defaultDataFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (process.getuid?.() === 0) return '/var/lib/trialbalance'
  return join(environment.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'trialbalance')
}

/** As root the server's own user must pass through the folder to its part of it; what is secret is closed by itself. */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

/** Below this many bytes free the program only reads, before PostgreSQL meets a full disk in its log and stops. */
export const DISK_FLOOR = 1_000_000_000n

/** @throws Refused STORE-010 when less than `floor` bytes are free for the program on the disk of `folder`. */
export function requireFreeDisk(folder: string, floor: bigint): void {
  const { bavail, bsize } = statfsSync(folder, { bigint: true })
  const free = bavail * bsize
  if (free >= floor) return
  const values = { folder, free: megabytes(free), floor: megabytes(floor) }
  throw new Refused('program', finding('STORE-010', 'blocks', { subject: folder }, values))
}

const megabytes = (bytes: bigint): string => String(bytes / 1_000_000n)
