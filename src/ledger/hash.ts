// Identity by content: SHA-256, lower-case hex.

import { hash } from 'node:crypto'

export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content)
}

/** One hash of many: order matters. */
export const hashOfAll = (hashes: readonly string[]): string => sha256(hashes.join('\n'))

/** A value with the hash of its content: what a derivation takes and gives. */
export interface Hashed<T> {
  readonly hash: string
  readonly value: T
}
