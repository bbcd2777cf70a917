// What must be read again but not by who reads the database: AES-256-GCM with a key of secrets.json (operations.md §3).
// And what need not be read again: tokens are random, only their hash is kept.

import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { assert } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { makeDataFolder } from '../store/server/data-folder.ts'
import { type SealingKey, sealingKeysOf } from '../store/server/secrets.ts'
import { dataFolder, type StorePlace } from './with-store.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

export class Sealer {
  readonly #keys: readonly SealingKey[]

  constructor(keys: readonly SealingKey[]) {
    assert(keys.length > 0, 'there is a key to seal with')
    this.#keys = keys
  }

  /** `purpose` is bound to it: what was sealed for one use is not opened for another. */
  seal(text: string, purpose: string): string {
    const [first] = this.#keys
    assert(first !== undefined, 'there is a key to seal with')
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(ALGORITHM, first.key, iv).setAAD(Buffer.from(purpose))
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    return `${first.id}.${sealed.toString('base64url')}`
  }

  /** null: not sealed by us for this purpose, or with a key that is gone. */
  open(sealed: string, purpose: string): string | null {
    const [id, content = ''] = sealed.split('.')
    const key = this.#keys.find((each) => each.id === id)
    const bytes = Buffer.from(content, 'base64url')
    if (!key || bytes.length < IV_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv(ALGORITHM, key.key, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    try {
      const text = decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    } catch {
      return null
    }
  }

  /** The same for the same text, and of no use to who has not the key. */
  mark(text: string): string {
    const [first] = this.#keys
    assert(first !== undefined, 'there is a key to mark with')
    return createHmac('sha256', first.key).update(text).digest('hex')
  }
}

/** Of the data folder; beside an external database, of the user's own data folder. */
export function sealerOf(place: StorePlace): Sealer {
  const folder = dataFolder(place)
  makeDataFolder(folder)
  return new Sealer(sealingKeysOf(folder))
}

/** 256 random bits for a cookie, a link, a token. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** A token has 256 bits: no salt and no slow hash is needed. */
export const tokenHash = (token: string): string => sha256(token)
