// Passwords: argon2id with the parameters of OWASP's cheat sheet (19 MiB, 2 passes), a length of at least twelve, no
// rules of composition (ASVS 6.2.1–6.2.12), and none that is guessed first.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash, verify } from '@node-rs/argon2'
import { type Finding, finding } from '../ledger/finding.ts'

export const PASSWORD_LENGTH = { least: 12, most: 200 } as const

const COMMON: ReadonlySet<string> = new Set(
  readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
)

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'))

/** A hash of nothing that anyone knows: an answer takes as long where there is no such login. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$QSDzGGPcXC/uaOMmWdqBig$pUsepxxUZjhDWqncH7pz6lzGQkJAidNCbGGihZ2EUMU'

/** With no hash it takes the same time and is never right. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const isRight = await verify(passwordHash ?? NOBODY, password.normalize('NFC'))
  return isRight && passwordHash !== null
}

/** What is wrong with a new password: PEOPLE-008, PEOPLE-009, PEOPLE-010; null when it may be taken. */
export function passwordFault(password: string, login: string): Finding | null {
  const lower = password.normalize('NFC').toLowerCase()
  const length = [...lower].length
  if (length < PASSWORD_LENGTH.least)
    return finding('PEOPLE-008', 'blocks', {}, { least: PASSWORD_LENGTH.least, length })
  const name = login.toLowerCase()
  if (lower === name || (name.length >= 4 && lower.replaceAll(name, '').length < PASSWORD_LENGTH.least / 2))
    return finding('PEOPLE-010', 'blocks', {})
  return isCommon(lower) ? finding('PEOPLE-009', 'blocks', {}) : null
}

/** In our list, with digits or signs put after it or without; of few characters; or a run of neighbours. */
function isCommon(lower: string): boolean {
  const word = lower.replace(/[^\p{L}]+$/u, '')
  if (COMMON.has(lower) || COMMON.has(word)) return true
  const codes = [...lower].map((character) => character.codePointAt(0) ?? 0)
  if (new Set(codes).size < 5) return true
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  const runs = steps.filter((step) => step === 1 || step === -1).length
  return runs >= codes.length - 3
}
