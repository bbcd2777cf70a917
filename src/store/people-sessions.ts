// Sessions of browsers and tokens of programs (operations.md §5). Only hashes are kept: who reads the database cannot
// sign in with what stands in it. Rights are read anew with each request, so that what is taken away is gone at once.

import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Access } from './access.ts'
import { loadAccess, nobody, PeoplePart } from './people-base.ts'
import type { PeopleTables } from './people-tables.ts'

export const SESSION_LIMITS = { idleMinutes: 60, hours: 12, freshMinutes: 15 } as const
const MINUTE = 60_000

export interface Session {
  readonly id: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly address: string
  readonly browser: string
}

export interface Found<T> {
  readonly access: Access
  readonly by: T
}

export interface NewSession {
  readonly person: string
  readonly tokenHash: string
  readonly address: string
  readonly browser: string
  /** How the person was known: password, password+code, recovery-code, outside, link. */
  readonly how: string
}

/** A token in force, with whose it is: for an administrator. */
export interface TokenOfPerson extends Token {
  readonly login: string
  readonly person: string
}

export interface Token {
  readonly id: string
  readonly name: string
  readonly scope: 'read' | 'full'
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

const tokenOf = (row: Selectable<PeopleTables['api_token']>): Token => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
})

const sessionEnds = ({ startedAt, seenAt }: Pick<Session, 'startedAt' | 'seenAt'>): Date =>
  new Date(
    Math.min(
      startedAt.getTime() + SESSION_LIMITS.hours * 60 * MINUTE,
      seenAt.getTime() + SESSION_LIMITS.idleMinutes * MINUTE,
    ),
  )

export class Sessions extends PeoplePart {
  endsAt(session: Session): Date {
    return sessionEnds(session)
  }

  isFresh({ startedAt }: Session): boolean {
    return this.now().getTime() - startedAt.getTime() < SESSION_LIMITS.freshMinutes * MINUTE
  }

  /** Whom nobody stopped: null when the person may not sign in. */
  start({ address, browser, how, person, tokenHash }: NewSession): Promise<Access | null> {
    const now = this.now()
    return this.acting(nobody('sign-in'), async (transaction) => {
      const access = await loadAccess(transaction, nobody('sign-in'), person, 'full')
      if (!access) return null
      const id = randomUUID()
      await transaction
        .deleteFrom('session')
        .where('person', '=', person)
        .where((e) =>
          e.or([
            e('started_at', '<', new Date(now.getTime() - SESSION_LIMITS.hours * 60 * MINUTE)),
            e('seen_at', '<', new Date(now.getTime() - SESSION_LIMITS.idleMinutes * MINUTE)),
          ]),
        )
        .execute()
      await transaction
        .insertInto('session')
        .values({ id, person, token_hash: tokenHash, started_at: now, seen_at: now, address, browser })
        .execute()
      await this.append(transaction, access, {
        action: 'session.start',
        objectKind: 'session',
        object: id,
        after: { how, address },
      })
      return access
    })
  }

  /** `isActivity` false: the request is the page's own (its event stream), not the person's: the idle time runs on. */
  find(tokenHash: string, isActivity: boolean): Promise<Found<Session> | null> {
    const now = this.now()
    return this.acting(nobody('sign-in'), async (transaction) => {
      const row = await transaction
        .selectFrom('session')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return null
      const session = sessionOf(row)
      if (now >= sessionEnds(session)) return null
      const access = await loadAccess(transaction, nobody('sign-in'), row.person, 'full')
      if (!access) return null
      if (isActivity && now.getTime() - session.seenAt.getTime() >= MINUTE) {
        await transaction.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).execute()
        return { access, by: { ...session, seenAt: now } }
      }
      return { access, by: session }
    })
  }

  list(access: Access): Promise<Session[]> {
    const now = this.now()
    return this.acting(access, async (transaction) => {
      const rows = await transaction
        .selectFrom('session')
        .selectAll()
        .where('person', '=', access.personId)
        .orderBy('seen_at', 'desc')
        .execute()
      return rows.map(sessionOf).filter((session) => now < sessionEnds(session))
    })
  }

  /** Ends a session of one's own; false when there is none of that id. */
  end(access: Access, id: string): Promise<boolean> {
    return this.acting(access, async (transaction) => {
      const { numDeletedRows } = await transaction
        .deleteFrom('session')
        .where('id', '=', id)
        .where('person', '=', access.personId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      await this.append(transaction, access, { action: 'session.end', objectKind: 'session', object: id })
      return true
    })
  }

  /** All of a person's, by an administrator: she must sign in again. */
  endAll(access: Access, person: string): Promise<void> {
    return this.writing(access, async (transaction) => {
      await transaction.deleteFrom('session').where('person', '=', person).execute()
      await this.append(transaction, access, {
        action: 'session.end-all',
        objectKind: 'person',
        object: person,
      })
    })
  }

  makeToken(
    access: Access,
    given: { readonly name: string; readonly scope: 'read' | 'full'; readonly expiresAt: Date },
    tokenHash: string,
  ): Promise<Token> {
    const id = randomUUID()
    const madeAt = this.now()
    return this.writing(access, async (transaction) => {
      const { expiresAt, name, scope } = given
      await transaction
        .insertInto('api_token')
        .values({
          id,
          person: access.personId,
          name,
          scope,
          token_hash: tokenHash,
          made_at: madeAt,
          expires_at: expiresAt,
        })
        .execute()
      const after = { name, scope, expiresAt: expiresAt.toISOString() }
      await this.append(transaction, access, { action: 'token.make', objectKind: 'token', object: id, after })
      return { id, name, scope, madeAt, expiresAt, usedAt: null }
    })
  }

  /** One's own that are in force. */
  listTokens(access: Access): Promise<Token[]> {
    const now = this.now()
    return this.acting(access, async (transaction) => {
      const rows = await transaction
        .selectFrom('api_token')
        .selectAll()
        .where('person', '=', access.personId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('made_at', 'desc')
        .execute()
      return rows.map(tokenOf)
    })
  }

  /** Everyone's that are in force, the latest first; no secret is kept that could be shown. */
  listEveryToken(access: Access): Promise<TokenOfPerson[]> {
    const now = this.now()
    return this.acting(access, async (transaction) => {
      const rows = await transaction
        .selectFrom('api_token')
        .innerJoin('person', 'person.id', 'api_token.person')
        .selectAll('api_token')
        .select(['person.login', 'person.name as personName'])
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('made_at', 'desc')
        .execute()
      return rows.map((row) => ({ ...tokenOf(row), login: row.login, person: row.personName }))
    })
  }

  /** False when there is no such token of one's own in force. */
  revokeToken(access: Access, id: string): Promise<boolean> {
    return this.#revoke(access, id, access.personId)
  }

  /** Whosever it is, for an administrator. False when there is no such token in force. */
  revokeAnyToken(access: Access, id: string): Promise<boolean> {
    return this.#revoke(access, id, null)
  }

  #revoke(access: Access, id: string, person: string | null): Promise<boolean> {
    const now = this.now()
    return this.acting(access, async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('api_token')
        .set({ revoked_at: now })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .$if(person !== null, (query) => query.where('person', '=', person ?? ''))
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await this.append(transaction, access, { action: 'token.revoke', objectKind: 'token', object: id })
      return true
    })
  }

  findToken(tokenHash: string): Promise<Found<string> | null> {
    const now = this.now()
    return this.acting(nobody('sign-in'), async (transaction) => {
      const row = await transaction
        .selectFrom('api_token')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      if (!row) return null
      const access = await loadAccess(transaction, nobody('sign-in'), row.person, row.scope)
      if (!access) return null
      if (row.used_at === null || now.getTime() - row.used_at.getTime() >= MINUTE) {
        await transaction.updateTable('api_token').set({ used_at: now }).where('id', '=', row.id).execute()
      }
      return { access, by: row.id }
    })
  }
}

function sessionOf(row: {
  id: string
  started_at: Date
  seen_at: Date
  address: string
  browser: string
}): Session {
  const { address, browser, id } = row
  return { id, address, browser, startedAt: row.started_at, seenAt: row.seen_at }
}
