// The bytes of a letter: where its header ends, what fields it has, and what is the same when a letter comes again by
// another way. Works on anything at all: what cannot be read has no fields.

import { sha256 } from '../../../ledger/hash.ts'

export interface Field {
  /** Lower case. */
  readonly name: string
  /** Unfolded, on one line, not decoded. */
  readonly value: string
  readonly start: number
}

const LF = 10
const CR = 13
const HEADER_LIMIT = 1_000_000

/** Where the body begins; the end of the bytes when there is none. */
function headerEnd(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length, HEADER_LIMIT)
  for (let at = 0; at < limit; at++) {
    if (bytes[at] !== LF) continue
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return limit
}

/** Fields of the header in their order (RFC 5322 §2.2). Bytes above ASCII are read as UTF-8 where they are that. */
export function fieldsOf(bytes: Uint8Array): Field[] {
  const end = headerEnd(bytes)
  const fields: Field[] = []
  let at = 0
  while (at < end) {
    const found = bytes.indexOf(LF, at)
    const next = found < 0 || found >= end ? end : found + 1
    const line = Buffer.from(bytes.subarray(at, next))
      .toString('utf8')
      .replace(/\r?\n$/, '')
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? []
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last)
      fields[fields.length - 1] = { ...last, value: plain(`${last.value} ${line}`) }
    else if (name !== undefined) fields.push({ name: name.toLowerCase(), value: plain(value), start: at })
    at = next
  }
  return fields
}

/** One line: what a header says must never become two lines of another (RFC 5322 §2.2; header injection). */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

/** Put on by the servers that a letter passes: at the head of it, and others when it comes by another way. */
const TRACE = new Set([
  'return-path',
  'received',
  'received-spf',
  'delivered-to',
  'envelope-to',
  'authentication-results',
  'dkim-signature',
  'domainkey-signature',
])
const TRACE_PREFIX = /^(x-|arc-)/

/** SHA-256 of the bytes below the trace headers (operations.md §10): the same letter, however it came. */
export function bodyHash(bytes: Uint8Array): string {
  const below = fieldsOf(bytes).find(({ name }) => !TRACE.has(name) && !TRACE_PREFIX.test(name))
  return sha256(bytes.subarray(below?.start ?? 0))
}
