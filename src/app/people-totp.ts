// The second factor: time-based one-time passwords (RFC 6238, SHA-1, 30 s, 6 digits: what every authenticator takes),
// and recovery codes for when the telephone is lost.

import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { sha256 } from '../ledger/hash.ts'

const STEP_SECONDS = 30n
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Without those that are mistaken for each other. */
const CODE_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 160 random bits in base32 (RFC 4648), as authenticators take it by hand. */
export const newTotpSecret = (): string => base32(randomBytes(20))

/** What a QR code of enrolment says. */
export function totpAddress(secret: string, login: string, issuer = 'TrialBalance'): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${STEP_SECONDS}`
}

const stepAt = (at: Date): bigint => BigInt(at.getTime()) / 1000n / STEP_SECONDS

/** The step that a code is of: of now, one before or one after, for clocks that differ. null: it does not fit. */
export function totpStep(secret: string, code: string, at: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null
  const now = stepAt(at)
  let found: bigint | null = null
  for (const step of [now - 1n, now, now + 1n]) {
    if (timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code))) found = step
  }
  return found
}

export const totpCodeAt = (secret: string, at: Date): string => totpCode(secret, stepAt(at))

/** HOTP of the step (RFC 4226 §5.3). */
function totpCode(secret: string, step: bigint): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(step)
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (digest[19] ?? 0) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** Ten codes of 50 bits; each is used once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const letters = Array.from({ length: 10 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })

/** As typed: case, hyphens and spaces do not count. */
export const recoveryHash = (code: string): string => sha256(code.toLowerCase().replace(/[\s-]/g, ''))

export const looksLikeRecoveryCode = (code: string): boolean => !/^\s*\d{6}\s*$/.test(code)
