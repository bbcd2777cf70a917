// secrets.json of a data folder (operations.md §3), mode 0600: here the passwords of the embedded database. The
// owner's is used to set the database up, the program works with a plain role of its own (operations.md §4).

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finding } from '../../ledger/finding.ts'
import { Refused } from '../refused.ts'
import { writeDurably } from './files.ts'

export interface Secrets {
  readonly databaseOwner: string
  readonly databaseProgram: string
}

/** Reads the secrets of the folder, or makes them for a folder that has no database yet. */
export function secretsOf(folder: string, hasDatabase: boolean): Secrets {
  const path = join(folder, 'secrets.json')
  if (!existsSync(path)) {
    if (hasDatabase) throw refusal(path)
    const made = { version: 1, database: { owner: password(), program: password() } }
    writeDurably(path, `${JSON.stringify(made, null, 2)}\n`, 0o600)
  }
  const { owner, program } = databaseOf(JSON.parse(readFileSync(path, 'utf8')))
  if (typeof owner !== 'string' || typeof program !== 'string') throw refusal(path)
  return { databaseOwner: owner, databaseProgram: program }
}

function databaseOf(content: unknown): { owner?: unknown; program?: unknown } {
  if (typeof content !== 'object' || content === null || !('database' in content)) return {}
  return typeof content.database === 'object' && content.database !== null ? content.database : {}
}

const password = (): string => randomBytes(24).toString('base64url')

const refusal = (path: string): Refused =>
  new Refused('program', finding('STORE-003', 'blocks', { file: path }, { path }))
