// What a person proves who she is with: the hash of her password, the sealed secret of her second factor and its
// recovery codes, identities of an outside provider; and the failures by which guessing is slowed down.

import { sql, type Transaction } from 'kysely'
import { sha256 } from '../ledger/hash.ts'
import type { Access } from './access.ts'
import { nobody, PeoplePart } from './people-base.ts'
import { linkIdentity, setPassword } from './people-rows.ts'
import type { Tables } from './tables.ts'

export interface Secrets {
  readonly person: string
  readonly passwordHash: string | null
  /** Sealed; null: no second factor was begun. */
  readonly totpSecret: string | null
  readonly isTotpConfirmed: boolean
  readonly recoveryCodes: number
}

/** An account of an outside provider that signs a person in. */
export interface Identity {
  readonly id: string
  readonly issuer: string
  readonly subject: string
  readonly linkedAt: Date
}

export interface Attempt {
  readonly counts: readonly number[]
  readonly ids: readonly bigint[]
}

const NOBODY_ID = '00000000-0000-0000-0000-000000000000'

export class Credentials extends PeoplePart {
  /**
   * By login, for signing in; null when nobody who may sign in has it. The same is asked of the database in both cases:
   * it takes as long.
   */
  byLogin(login: string): Promise<Secrets | null> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const row = await transaction
        .selectFrom('person')
        .select('id')
        .where((e) => e(e.fn('lower', ['login']), '=', e.fn('lower', [e.val(login)])))
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      const secrets = await secretsOf(transaction, row?.id ?? NOBODY_ID)
      return row ? secrets : null
    })
  }

  own(access: Access): Promise<Secrets> {
    return this.acting(access, (transaction) => secretsOf(transaction, access.personId))
  }

  /** Of who has just proved herself by a link. */
  ofPerson(person: string): Promise<Secrets> {
    return this.acting(nobody('sign-in'), (transaction) => secretsOf(transaction, person))
  }

  /** One's own new password: all other sessions end. */
  changePassword(access: Access, passwordHash: string, keepSession: string): Promise<void> {
    return this.writing(access, async (transaction) => {
      await setPassword(transaction, access.personId, passwordHash, keepSession)
      await this.#told(transaction, access, 'password.set')
    })
  }

  /** A second factor is begun: it counts when the first code was given. */
  beginTotp(access: Access, sealed: string): Promise<void> {
    return this.writing(access, async (transaction) => {
      const fresh = { totp_secret: sealed, totp_confirmed_at: null, totp_last_step: 0n }
      await transaction
        .insertInto('person_secret')
        .values({ person: access.personId, ...fresh })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(fresh))
        .execute()
    })
  }

  confirmTotp(access: Access, step: bigint, codeHashes: readonly string[]): Promise<void> {
    return this.writing(access, async (transaction) => {
      await transaction
        .updateTable('person_secret')
        .set({ totp_confirmed_at: this.now(), totp_last_step: step })
        .where('person', '=', access.personId)
        .execute()
      await replaceCodes(transaction, access.personId, codeHashes)
      await this.#told(transaction, access, 'totp.set')
    })
  }

  renewRecoveryCodes(access: Access, codeHashes: readonly string[]): Promise<void> {
    return this.writing(access, async (transaction) => {
      await replaceCodes(transaction, access.personId, codeHashes)
      await this.#told(transaction, access, 'recovery.set')
    })
  }

  /** Of oneself, or of another by an administrator on the console when the telephone is lost. */
  removeTotp(access: Access, person: string): Promise<void> {
    return this.writing(access, async (transaction) => {
      await transaction
        .updateTable('person_secret')
        .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: 0n })
        .where('person', '=', person)
        .execute()
      await replaceCodes(transaction, person, [])
      await this.append(transaction, access, { action: 'totp.remove', objectKind: 'person', object: person })
    })
  }

  /** A code counts once: false when this step or a later one was used already. */
  spendStep(person: string, step: bigint): Promise<boolean> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('person_secret')
        .set({ totp_last_step: step })
        .where('person', '=', person)
        .where('totp_last_step', '<', step)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    })
  }

  spendRecoveryCode(person: string, hash: string): Promise<boolean> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('recovery_code')
        .set({ used_at: this.now() })
        .where('person', '=', person)
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      const what = { action: 'recovery.use', objectKind: 'person', object: person }
      await this.append(transaction, nobody('sign-in'), what)
      return true
    })
  }

  byIdentity(issuer: string, subject: string): Promise<string | null> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const row = await transaction
        .selectFrom('outside_identity')
        .select('person')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst()
      return row?.person ?? null
    })
  }

  /** @throws Refused PERSON-009 when the identity is another person's. */
  linkOwn(access: Access, issuer: string, subject: string): Promise<void> {
    return this.writing(access, async (transaction) => {
      await linkIdentity(transaction, access.personId, issuer, subject, this.now())
      await this.append(transaction, access, {
        action: 'identity.link',
        objectKind: 'person',
        object: access.personId,
        after: { issuer },
      })
    })
  }

  identities(access: Access): Promise<Identity[]> {
    return this.acting(access, async (transaction) => {
      const rows = await transaction
        .selectFrom('outside_identity')
        .selectAll()
        .where('person', '=', access.personId)
        .orderBy('linked_at')
        .execute()
      return rows.map(({ issuer, linked_at, subject }) => ({
        id: sha256(`${issuer}\n${subject}`),
        issuer,
        subject,
        linkedAt: linked_at,
      }))
    })
  }

  unlinkOwn(access: Access, { issuer, subject }: Identity): Promise<void> {
    return this.writing(access, async (transaction) => {
      await transaction
        .deleteFrom('outside_identity')
        .where('person', '=', access.personId)
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .execute()
      await this.append(transaction, access, {
        action: 'identity.unlink',
        objectKind: 'person',
        object: access.personId,
        before: { issuer },
      })
    })
  }

  /** Counts an attempt under each key and tells how many there were since, this one included. */
  attempt(keys: readonly string[], since: Date): Promise<Attempt> {
    const at = this.now()
    return this.acting(nobody('sign-in'), async (transaction) => {
      // One after the other per key, in one order of keys: those that come at once would not see each other.
      for (const key of [...keys].sort())
        await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(transaction)
      await transaction.deleteFrom('sign_in_failure').where('at', '<', since).execute()
      const counts: number[] = []
      const ids: bigint[] = []
      for (const key of keys) {
        const added = await transaction
          .insertInto('sign_in_failure')
          .values({ key, at })
          .returning('id')
          .executeTakeFirstOrThrow()
        const rows = await transaction
          .selectFrom('sign_in_failure')
          .select('id')
          .where('key', '=', key)
          .execute()
        ids.push(added.id)
        counts.push(rows.length)
      }
      return { counts, ids }
    })
  }

  /** It was her: this attempt was none, and what was counted under `keys` is forgotten. */
  forgive(attempt: Attempt, keys: readonly string[]): Promise<void> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const attempts = transaction.deleteFrom('sign_in_failure')
      await attempts.where('id', 'in', attempt.ids).execute()
      if (keys.length > 0) await attempts.where('key', 'in', keys).execute()
    })
  }

  /** A refused sign-in stands in the trail, with the person when the login is of one. */
  recordRefusal(person: string, address: string, why: string): Promise<void> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      await this.append(transaction, nobody('sign-in'), {
        action: 'session.refuse',
        objectKind: 'person',
        object: person,
        after: { address, why },
      })
    })
  }

  async #told(transaction: Transaction<Tables>, access: Access, action: string): Promise<void> {
    await this.append(transaction, access, { action, objectKind: 'person', object: access.personId })
  }
}

async function secretsOf(transaction: Transaction<Tables>, person: string): Promise<Secrets> {
  const row = await transaction
    .selectFrom('person_secret')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst()
  const codes = await transaction
    .selectFrom('recovery_code')
    .select('hash')
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .execute()
  return {
    person,
    passwordHash: row?.password_hash ?? null,
    totpSecret: row?.totp_secret ?? null,
    isTotpConfirmed: row !== undefined && row.totp_confirmed_at !== null,
    recoveryCodes: codes.length,
  }
}

async function replaceCodes(
  transaction: Transaction<Tables>,
  person: string,
  hashes: readonly string[],
): Promise<void> {
  await transaction.deleteFrom('recovery_code').where('person', '=', person).execute()
  if (hashes.length === 0) return
  await transaction
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person, hash, used_at: null })))
    .execute()
}
