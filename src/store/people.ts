// People of the installation and their roles (operations.md §4). Every change stands in the trail in the same
// transaction; roles given in a book stand there with the book, so that its controllers see them.

import type { Kysely, Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { type Access, asProgram, type BookRole, type RoleInBook } from './access.ts'
import { loadAccess, nobody, PeoplePart } from './people-base.ts'
import { Credentials } from './people-credentials.ts'
import { Links } from './people-links.ts'
import { insertPerson, type NewPerson, type Person, personOf, rowOf, told } from './people-rows.ts'
import { Sessions } from './people-sessions.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'

export type PersonChanges = Partial<Omit<NewPerson, 'login'> & { readonly isDisabled: boolean }>

export interface PersonWithRoles extends Person {
  readonly roles: readonly RoleInBook[]
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
}

/** A book as the giver of roles sees it: its name and the codes of its companies, no figure. */
export interface BookScope {
  readonly book: string
  readonly entities: readonly string[]
}

export class People extends PeoplePart {
  readonly sessions: Sessions
  readonly links: Links
  readonly credentials: Credentials

  constructor(database: Kysely<Tables>, surroundings: Surroundings) {
    super(database, surroundings)
    this.sessions = new Sessions(database, surroundings)
    this.links = new Links(database, surroundings)
    this.credentials = new Credentials(database, surroundings)
  }

  list(access: Access): Promise<PersonWithRoles[]> {
    return this.acting(access, async (transaction) => {
      const people = await transaction
        .selectFrom('person')
        .leftJoin('person_secret', 'person_secret.person', 'person.id')
        .selectAll('person')
        .select(['password_hash', 'totp_confirmed_at'])
        .orderBy('login')
        .execute()
      const roles = await rolesOf(transaction)
      return people.map((row) => ({
        ...personOf(row),
        hasPassword: row.password_hash !== null,
        hasSecondFactor: row.totp_confirmed_at !== null,
        roles: roles.get(row.id) ?? [],
      }))
    })
  }

  byLogin(access: Access, login: string): Promise<Person | null> {
    return this.acting(access, async (transaction) => {
      const row = await transaction
        .selectFrom('person')
        .selectAll()
        .where((e) => e(e.fn('lower', ['login']), '=', e.fn('lower', [e.val(login)])))
        .executeTakeFirst()
      return row ? personOf(row) : null
    })
  }

  byId(access: Access, id: string): Promise<Person | null> {
    return this.acting(access, async (transaction) => {
      const row = await transaction.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? personOf(row) : null
    })
  }

  /**
   * Her rights of now, for work that she asked for and that goes on without her page.
   * @throws Refused PERSON-002 when she is not there or may not sign in any more.
   */
  accessOf(id: string): Promise<Access> {
    return this.acting(nobody('sign-in'), async (transaction) => {
      const access = await loadAccess(transaction, nobody('sign-in'), id, 'full')
      if (!access) throw refused('PERSON-002', id, { person: id })
      return access
    })
  }

  hasAdministrator(access: Access): Promise<boolean> {
    return this.acting(access, async (transaction) => (await administrators(transaction)) > 0)
  }

  /** @throws Refused PERSON-001 when the login is taken. */
  add(access: Access, given: NewPerson): Promise<Person> {
    return this.writing(access, async (transaction) => {
      const person = await insertPerson(transaction, given, this.now())
      await this.append(transaction, access, {
        action: 'person.add',
        objectKind: 'person',
        object: person.id,
        after: told(person),
      })
      return person
    })
  }

  /** @throws Refused PERSON-002 (no such person), PERSON-003 (changed meanwhile), PERSON-004 (the last administrator). */
  change(access: Access, id: string, version: bigint, changes: PersonChanges): Promise<Person> {
    return this.writing(access, async (transaction) => {
      const row = await transaction
        .selectFrom('person')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!row) throw refused('PERSON-002', id, { person: id })
      const before = personOf(row)
      if (before.version !== version) throw refused('PERSON-003', before.login, { person: before.login })
      const after: Person = { ...before, ...changes, version: version + 1n }
      await transaction.updateTable('person').set(rowOf(after, this.now())).where('id', '=', id).execute()
      const lost =
        before.isAdministrator && !before.isDisabled && (!after.isAdministrator || after.isDisabled)
      if (lost && (await administrators(transaction)) === 0) throw refused('PERSON-004', before.login, {})
      // A person who may not sign in any more is out at once.
      if (after.isDisabled) await transaction.deleteFrom('session').where('person', '=', id).execute()
      await this.append(transaction, access, {
        action: 'person.change',
        objectKind: 'person',
        object: id,
        before: told(before),
        after: told(after),
      })
      return after
    })
  }

  /** Names of books with the codes of their companies, for whom gives roles. */
  scopes(access: Access): Promise<BookScope[]> {
    return this.acting(access, (transaction) => asProgram(transaction, access, () => scopesOf(transaction)))
  }

  /**
   * All roles of a person, in place of those before. `version`: of the person, from which the edit began.
   * @throws Refused PERSON-002 (no such person), PERSON-005 (no such book), PERSON-006 (no such company in the book).
   */
  setRoles(access: Access, id: string, roles: readonly RoleInBook[], version?: bigint): Promise<void> {
    return this.writing(access, async (transaction) => {
      const person = await transaction
        .selectFrom('person')
        .select(['login', 'version'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!person) throw refused('PERSON-002', id, { person: id })
      const { login } = person
      if (version !== undefined && person.version !== version)
        throw refused('PERSON-003', login, { person: login })
      const scopes = await asProgram(transaction, access, () => scopesOf(transaction))
      for (const given of roles) requireScope(scopes, given)
      const before = (await rolesOf(transaction)).get(id) ?? []
      if (allOf(before) === allOf(roles)) return
      await transaction.deleteFrom('person_role').where('person', '=', id).execute()
      for (const { book, entity, role } of roles) {
        await transaction
          .insertInto('person_role')
          .columns(['person', 'book', 'role', 'entity'])
          .expression((e) =>
            e
              .selectFrom('book')
              .select([
                e.val(id).as('person'),
                'book.id',
                e.val<BookRole>(role).as('role'),
                e.val(entity).as('entity'),
              ])
              .where('name', '=', book),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      await transaction
        .updateTable('person')
        .set({ version: person.version + 1n })
        .where('id', '=', id)
        .execute()
      await this.#tellRoles(transaction, access, id, before, roles)
    })
  }

  async #tellRoles(
    transaction: Transaction<Tables>,
    access: Access,
    id: string,
    before: readonly RoleInBook[],
    after: readonly RoleInBook[],
  ): Promise<void> {
    for (const book of [...new Set([...before, ...after].map((one) => one.book))].sort()) {
      const was = rolesText(before, book)
      const is = rolesText(after, book)
      if (was.join() === is.join()) continue
      await this.append(transaction, access, {
        action: 'roles.set',
        objectKind: 'roles',
        object: id,
        book,
        before: was,
        after: is,
      })
    }
  }
}

async function administrators(transaction: Transaction<Tables>): Promise<number> {
  const found = await transaction
    .selectFrom('person')
    .select('id')
    .where('is_administrator', '=', true)
    .where('disabled_at', 'is', null)
    .execute()
  return found.length
}

async function rolesOf(transaction: Transaction<Tables>): Promise<Map<string, RoleInBook[]>> {
  const rows = await transaction
    .selectFrom('person_role')
    .innerJoin('book', 'book.id', 'person_role.book')
    .select(['person', 'book.name as book', 'role', 'entity'])
    .orderBy('book.name')
    .orderBy('role')
    .orderBy('entity')
    .execute()
  const roles = new Map<string, RoleInBook[]>()
  for (const { person, ...role } of rows) roles.set(person, [...(roles.get(person) ?? []), role])
  return roles
}

async function scopesOf(transaction: Transaction<Tables>): Promise<BookScope[]> {
  const rows = await transaction
    .selectFrom('book')
    .leftJoin('register_row', (join) =>
      join.on('register_row.file', '=', 'entities.csv').on('register_row.revision', '=', (e) =>
        e
          .selectFrom('revision')
          .select((each) => each.fn.max('revision.id').as('last'))
          .whereRef('revision.book', '=', 'book.id'),
      ),
    )
    .select(['book.name', 'register_row.name as row'])
    .orderBy('book.name')
    .orderBy('register_row.position')
    .execute()
  const scopes = new Map<string, Set<string>>()
  for (const { name, row } of rows) {
    const entities = scopes.get(name) ?? new Set()
    scopes.set(name, entities)
    // `entities.csv#СЕВ`, and `entities.csv#РЗВ 2025-01-01` for a later row of the same company.
    const code = /^entities\.csv#(\S+)/.exec(row ?? '')?.[1]
    if (code !== undefined) entities.add(code)
  }
  return [...scopes].map(([book, entities]) => ({ book, entities: [...entities] }))
}

function requireScope(scopes: readonly BookScope[], { book, entity, role }: RoleInBook): void {
  const scope = scopes.find((one) => one.book === book)
  if (!scope) throw refused('PERSON-005', book, { book })
  const isRight = role === 'accountant' ? scope.entities.includes(entity) : entity === ''
  if (!isRight) throw refused('PERSON-006', book, { book, entity })
}

/** Which roles they are, in whatever order. */
const allOf = (roles: readonly RoleInBook[]): string =>
  JSON.stringify(roles.map(({ book, entity, role }) => [book, role, entity]).sort())

const rolesText = (roles: readonly RoleInBook[], book: string): string[] =>
  roles
    .filter((one) => one.book === book)
    .map(({ entity, role }) => (entity === '' ? role : `${role}:${entity}`))
    .sort()

const refused = (code: string, subject: string, values: Readonly<Record<string, string>>): Refused =>
  new Refused('input', finding(code, 'blocks', { subject }, values))
