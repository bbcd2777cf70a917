// What the parts of people have in common: transactions on behalf of someone, the clock, the trail.

import type { Kysely, Transaction } from 'kysely'
import { type Access, asProgram, transactionOf } from './access.ts'
import { type AuditEntry, appendAudit, type ChainHead } from './audit.ts'
import { Access as MadeAccess } from './make-access.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'
import { writing } from './writing.ts'

export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>

export abstract class PeoplePart {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings

  constructor(database: Kysely<Tables>, surroundings: Surroundings) {
    this.#database = database
    this.#surroundings = surroundings
  }

  now(): Date {
    return this.#surroundings.clock()
  }

  /** Reading, and what must work on a nearly full disk: signing in and out. */
  protected acting<T>(access: Access, work: Work<T>): Promise<T> {
    return transactionOf(this.#database, access, work)
  }

  /** @throws Refused STORE-010, STORE-016 */
  protected writing<T>(access: Access, work: Work<T>): Promise<T> {
    return writing(this.#database, this.#surroundings, access, work)
  }

  protected append(
    transaction: Transaction<Tables>,
    access: Access,
    entry: Pick<AuditEntry, 'action' | 'objectKind' | 'object'> & Partial<AuditEntry>,
  ): Promise<ChainHead> {
    const nothing = { book: '', entity: '', before: null, after: null }
    return appendAudit(transaction, { at: this.now(), actor: access.actor, ...nothing, ...entry })
  }
}

/** What the database says of a person now, as an access; null when she is not there or may not sign in. */
export async function loadAccess(
  transaction: Transaction<Tables>,
  acting: Access,
  personId: string,
  scope: 'full' | 'read',
): Promise<Access | null> {
  const person = await transaction
    .selectFrom('person')
    .selectAll()
    .where('id', '=', personId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) return null
  const { deskRoles, roles } = await asProgram(transaction, acting, async () => ({
    roles: await transaction
      .selectFrom('person_role')
      .innerJoin('book', 'book.id', 'person_role.book')
      .select(['book.name as book', 'role', 'entity'])
      .where('person', '=', personId)
      .execute(),
    deskRoles: await transaction
      .selectFrom('desk_role')
      .select(['role', 'line', 'organisation'])
      .where('person', '=', personId)
      .execute(),
  }))
  return MadeAccess.ofPerson({
    personId,
    login: person.login,
    name: person.name,
    language: person.language,
    isAdministrator: person.is_administrator,
    preparesStatements: person.prepares_statements,
    scope,
    roles,
    deskRoles: deskRoles.map(({ line, organisation, role }) => ({
      role,
      line: line ?? '',
      organisation: organisation ?? '',
    })),
  })
}

/** Before it is known who acts. What is appended to the trail bears the cause. */
export const nobody = (cause: 'sign-in' | 'link'): Access => MadeAccess.ofNobody(cause)
