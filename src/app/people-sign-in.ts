// Signing in (operations.md §5; ASVS 6, 7): by password and second factor, by an outside identity, by a link. An answer
// takes as long, and says the same, whether there is such a login or not; attempts are counted per login and address.

import { finding } from '../ledger/finding.ts'
import type { Secrets } from '../store/people-credentials.ts'
import type { Found, Session } from '../store/people-sessions.ts'
import { Refused } from '../store/refused.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
import { inputRefused } from './failure.ts'
import { hashPassword, isPassword, passwordFault } from './people-passwords.ts'
import { newToken, type Sealer, tokenHash } from './people-sealing.ts'
import {
  looksLikeRecoveryCode,
  newRecoveryCodes,
  newTotpSecret,
  recoveryHash,
  totpAddress,
  totpStep,
} from './people-totp.ts'

export interface Attempt {
  readonly login: string
  readonly password: string
  /** Of the second factor, or a recovery code; '' when not given. */
  readonly code: string
}

/** From where: what the person later sees in the list of her sessions. */
export interface Origin {
  readonly address: string
  readonly browser: string
}

export interface Started {
  /** For the cookie; it is not kept. */
  readonly token: string
  readonly access: Access
}

export const TOTP_PURPOSE = 'second-factor'

/** Within a quarter of an hour: of one login from one address, of one login from anywhere, from one address. */
const LIMITS = { minutes: 15, loginAndAddress: 10, login: 30, address: 100 } as const

export class SignIn {
  readonly #store: Store
  readonly #sealer: Sealer

  constructor(store: Store, sealer: Sealer) {
    this.#store = store
    this.#sealer = sealer
  }

  get #people() {
    return this.#store.people
  }

  /** @throws Refused PEOPLE-001 (not right), PEOPLE-002 (too many), PEOPLE-022 (a code is needed). */
  async byPassword({ code, login, password }: Attempt, origin: Origin): Promise<Started> {
    const { credentials } = this.#people
    const keys = this.#keys(login, origin.address)
    const attempt = await this.#count(keys, origin)
    const secrets = await credentials.byLogin(login)
    const isRight = await isPassword(password, secrets?.passwordHash ?? null)
    if (!secrets || !isRight) return this.#refuse(secrets, origin, 'password')
    const how = await this.#secondFactor(secrets, code, origin)
    if (how === null) {
      // The password was right: asking for the code is no failure, and tells no more than she knows.
      await credentials.forgive(attempt, [])
      throw inputRefused(finding('PEOPLE-022', 'blocks', {}))
    }
    await credentials.forgive(attempt, keys.slice(0, 2))
    return this.start(secrets.person, how, origin)
  }

  /** A session of a person who is known by now. @throws Refused PEOPLE-001 when she may not sign in. */
  async start(person: string, how: string, origin: Origin): Promise<Started> {
    const token = newToken()
    const access = await this.#people.sessions.start({ person, how, tokenHash: tokenHash(token), ...origin })
    if (!access) throw inputRefused(finding('PEOPLE-001', 'blocks', {}))
    return { token, access }
  }

  /**
   * Guessing of links and of answers of an outside provider is slowed down by address: what did not succeed counts.
   * @throws Refused PEOPLE-002
   */
  async slowly<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
    const attempt = await this.#count([this.#sealer.mark(`address ${origin.address}`)], origin)
    const result = await work()
    await this.#people.credentials.forgive(attempt, [])
    return result
  }

  bySession(token: string, isActivity: boolean): Promise<Found<Session> | null> {
    return this.#people.sessions.find(tokenHash(token), isActivity)
  }

  byToken(token: string): Promise<Found<string> | null> {
    return this.#people.sessions.findToken(tokenHash(token))
  }

  /** @throws Refused PEOPLE-001 (not the present one), PEOPLE-008…010 (the new one does not fit). */
  async changePassword(access: Access, session: string, present: string, next: string): Promise<void> {
    const { credentials } = this.#people
    const secrets = await credentials.own(access)
    if (secrets.passwordHash !== null && !(await isPassword(present, secrets.passwordHash)))
      throw inputRefused(finding('PEOPLE-001', 'blocks', {}))
    const fault = passwordFault(next, access.login)
    if (fault) throw inputRefused(fault)
    await credentials.changePassword(access, await hashPassword(next), session)
  }

  /** Begins a second factor. @throws Refused PEOPLE-016 when there is one: it is removed first. */
  async beginTotp(access: Access): Promise<{ secret: string; address: string }> {
    const { credentials } = this.#people
    if ((await credentials.own(access)).isTotpConfirmed)
      throw inputRefused(finding('PEOPLE-016', 'blocks', {}))
    const secret = newTotpSecret()
    await credentials.beginTotp(access, this.#sealer.seal(secret, TOTP_PURPOSE))
    return { secret, address: totpAddress(secret, access.login) }
  }

  /** The first code puts it in force; gives the recovery codes. @throws Refused PEOPLE-015, PEOPLE-016, PEOPLE-017. */
  async confirmTotp(access: Access, code: string): Promise<string[]> {
    const { credentials } = this.#people
    const secrets = await credentials.own(access)
    if (secrets.isTotpConfirmed) throw inputRefused(finding('PEOPLE-016', 'blocks', {}))
    const secret = this.#totpSecret(secrets)
    if (secret === null) throw inputRefused(finding('PEOPLE-017', 'blocks', {}))
    const step = totpStep(secret, code.trim(), this.#people.now())
    if (step === null) throw inputRefused(finding('PEOPLE-015', 'blocks', {}))
    const codes = newRecoveryCodes()
    await credentials.confirmTotp(access, step, codes.map(recoveryHash))
    return codes
  }

  async removeTotp(access: Access): Promise<void> {
    await this.#people.credentials.removeTotp(access, access.personId)
  }

  async renewRecoveryCodes(access: Access): Promise<string[]> {
    const { credentials } = this.#people
    if (!(await credentials.own(access)).isTotpConfirmed)
      throw inputRefused(finding('PEOPLE-017', 'blocks', {}))
    const codes = newRecoveryCodes()
    await credentials.renewRecoveryCodes(access, codes.map(recoveryHash))
    return codes
  }

  #keys(login: string, address: string): string[] {
    const name = login.toLowerCase()
    return [`both ${address} ${name}`, `login ${name}`, `address ${address}`].map((text) =>
      this.#sealer.mark(text),
    )
  }

  /** Counted before anything is looked at: a hundred attempts at once are a hundred. */
  async #count(keys: readonly string[], origin: Origin) {
    const now = this.#people.now()
    const since = new Date(now.getTime() - LIMITS.minutes * 60_000)
    const attempt = await this.#people.credentials.attempt(keys, since)
    const limits =
      keys.length === 1 ? [LIMITS.address] : [LIMITS.loginAndAddress, LIMITS.login, LIMITS.address]
    const over = attempt.counts.findIndex((count, at) => count > (limits[at] ?? 0))
    if (over < 0) return attempt
    // Once, when the limit is passed: who goes on does not fill the trail.
    if (attempt.counts[over] === (limits[over] ?? 0) + 1)
      await this.#people.credentials.recordRefusal('', origin.address, 'too-many')
    throw inputRefused(finding('PEOPLE-002', 'blocks', {}, { minutes: LIMITS.minutes }))
  }

  async #refuse(secrets: Secrets | null, origin: Origin, why: string): Promise<never> {
    await this.#people.credentials.recordRefusal(secrets?.person ?? '', origin.address, why)
    throw inputRefused(finding('PEOPLE-001', 'blocks', {}))
  }

  /** How the person was known; null when a code is needed and not given. */
  async #secondFactor(secrets: Secrets, code: string, origin: Origin): Promise<string | null> {
    const { credentials } = this.#people
    if (!secrets.isTotpConfirmed) return 'password'
    if (code.trim() === '') return null
    if (looksLikeRecoveryCode(code)) {
      if (await credentials.spendRecoveryCode(secrets.person, recoveryHash(code))) return 'recovery-code'
    } else {
      const secret = this.#totpSecret(secrets)
      // Its key is gone (a restored database): a recovery code still opens.
      if (secret === null) throw new Refused('program', finding('PEOPLE-018', 'blocks', {}))
      const step = totpStep(secret, code.trim(), this.#people.now())
      if (step !== null && (await credentials.spendStep(secrets.person, step))) return 'password+code'
    }
    return this.#refuse(secrets, origin, 'code')
  }

  #totpSecret(secrets: Secrets): string | null {
    return secrets.totpSecret === null ? null : this.#sealer.open(secrets.totpSecret, TOTP_PURPOSE)
  }
}
