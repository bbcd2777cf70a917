// The database folder of the embedded server: where it lies, how it is made, and what it needs around it.

import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finding } from '../../ledger/finding.ts'
import { Refused } from '../refused.ts'
import type { Account } from './account.ts'
import { renameDurably } from './files.ts'
import type { ServerProgram } from './program.ts'
import type { Secrets } from './secrets.ts'

/** Owner of the cluster, used to set it up; the program works with a plain role (operations.md §4). */
export const OWNER = 'trialbalance_owner'
/** How folders begin that a server's socket lies in. */
export const SOCKET_FOLDER = 'tb-'

export interface Place {
  readonly data: string
  readonly cluster: string
  readonly log: string
  readonly account: Account
  readonly program: ServerProgram
  readonly secrets: Secrets
}

export const clusterFolder = (data: string, major: number): string => join(data, 'postgres', String(major))

/** Does the data folder hold a database, of whatever version of PostgreSQL? */
export const hasCluster = (data: string): boolean => clustersOf(data).length > 0

export function clustersOf(data: string): string[] {
  const folder = join(data, 'postgres')
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : []
}

/** What a first start that was cut off left; its initdb may still be at work in it for a moment. */
export function clearDrafts(data: string): void {
  const parent = join(data, 'postgres')
  const drafts = existsSync(parent) ? readdirSync(parent).filter((name) => name.includes('.new')) : []
  for (const name of drafts) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 })
}

/** Made under another name and put in place whole: a first start that was cut off begins anew. */
export async function makeCluster(place: Place): Promise<void> {
  const { account, cluster, data, program, secrets } = place
  const parent = join(data, 'postgres')
  mkdirSync(parent, { recursive: true })
  chmodSync(parent, account ? 0o711 : 0o700)
  const draft = `${cluster}.new${process.pid}`
  mkdirSync(draft, { mode: 0o700 })
  // Beside the draft and named after it, so that the next start clears it away too if this one is killed.
  const passwords = `${draft}.password`
  try {
    writeFileSync(passwords, secrets.databaseOwner, { mode: 0o600 })
    give(account, draft, passwords)
    const words = ['-D', draft, '--encoding=UTF8', ...program.locale, '--auth=scram-sha-256']
    await runInitdb(place, [...words, `--pwfile=${passwords}`, `--username=${OWNER}`])
  } finally {
    rmSync(passwords, { force: true })
  }
  renameDurably(draft, cluster)
}

/** In a process group of its own: a Ctrl-C lets it finish (a second), and the next start finds the cluster made. */
async function runInitdb({ account, data, program }: Place, words: readonly string[]): Promise<void> {
  const child = spawn(program.initdb, words, {
    cwd: '/',
    env: environment(),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(account ?? {}),
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk)
  })
  const code = await new Promise<number | string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', resolve)
  })
  if (code !== 0) throw failure('STORE-008', data, { reason: complaint.trim() || String(code) })
}

/** Nothing of the user's environment reaches the server: PGDATA, LANG or a preloaded clock would change it. */
export const environment = (): NodeJS.ProcessEnv => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' })

/** A new folder that only the server's user enters, with a short name. */
export function privateFolder(account: Account): string {
  const folder = mkdtempSync(join(parentOfSockets(), SOCKET_FOLDER))
  chmodSync(folder, 0o700)
  give(account, folder)
  return folder
}

export const parentOfSockets = (): string => (Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir())

function give(account: Account, ...paths: string[]): void {
  if (account) for (const path of paths) chownSync(path, account.uid, account.gid)
}

export function failure(code: string, subject: string, values: Record<string, string | number>): Refused {
  return new Refused('program', finding(code, 'blocks', { subject }, values))
}
