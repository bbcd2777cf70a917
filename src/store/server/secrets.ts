// secrets.json (operations.md §3), mode 0600: the passwords of the embedded database, and the keys that seal what is
// secret in any database (second factors, sign-in under way). The owner's password is used to set the database up, the
// program works with a plain role of its own (operations.md §4).
//
// Version 2. Of the keys the first seals and every one opens: at most two are valid at a time, so that a key can be
// replaced while what the former one sealed is still read.

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

export interface SealingKey {
  readonly id: string
  /** 32 bytes. */
  readonly key: Buffer
}

const VERSION = 2
const VALID_KEYS = 2

/** Reads the secrets of the folder, or makes them for a folder that has no database yet. */
export function secretsOf(folder: string, hasDatabase: boolean): Secrets {
  const path = pathOf(folder)
  if (!existsSync(path) && hasDatabase) throw refusal(path)
  if (read(path).database === undefined) {
    if (hasDatabase) throw refusal(path)
    write(path, { ...read(path), database: { owner: password(), program: password() } })
  }
  const { owner, program } = fieldsOf(read(path).database)
  if (typeof owner !== 'string' || typeof program !== 'string') throw refusal(path)
  return { databaseOwner: owner, databaseProgram: program }
}

/** The keys of the folder, made when they are first asked for. @throws Refused STORE-003 when they are damaged. */
export function sealingKeysOf(folder: string): readonly SealingKey[] {
  const path = pathOf(folder)
  if (read(path).keys === undefined) {
    write(path, { ...read(path), keys: [{ id: '1', key: randomBytes(32).toString('base64') }] })
  }
  const { keys } = read(path)
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > VALID_KEYS) throw refusal(path)
  return keys.map((each: unknown) => {
    const { id, key } = fieldsOf(each)
    if (typeof id !== 'string' || typeof key !== 'string') throw refusal(path)
    const bytes = Buffer.from(key, 'base64')
    if (bytes.length !== 32) throw refusal(path)
    return { id, key: bytes }
  })
}

const pathOf = (folder: string): string => join(folder, 'secrets.json')

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (content: unknown): Fields =>
  typeof content === 'object' && content !== null ? Object.fromEntries(Object.entries(content)) : {}

const read = (path: string): Fields =>
  existsSync(path) ? fieldsOf(JSON.parse(readFileSync(path, 'utf8'))) : {}

const write = (path: string, content: Fields): void =>
  writeDurably(path, `${JSON.stringify({ ...content, version: VERSION }, null, 2)}\n`, 0o600)

const password = (): string => randomBytes(24).toString('base64url')

const refusal = (path: string): Refused =>
  new Refused('program', finding('STORE-003', 'blocks', { file: path }, { path }))
