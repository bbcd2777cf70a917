// One-time links: the first administrator, an invitation, lost access (operations.md §4). A link is used once, by one
// transaction; its use and what comes of it stand or fall together.

import type { Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { type Access, asProgram } from './access.ts'
import { nobody, PeoplePart } from './people-base.ts'
import { insertPerson, linkIdentity, type NewPerson, type Person, setPassword, told } from './people-rows.ts'
import type { LinkPurpose } from './people-tables.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

export interface Link {
  readonly purpose: LinkPurpose
  /** null: of the first administrator, who is not there yet. */
  readonly person: { readonly id: string; readonly login: string; readonly name: string } | null
  readonly expiresAt: Date
}

export interface NewLink {
  readonly purpose: LinkPurpose
  readonly person: string | null
  readonly tokenHash: string
  readonly expiresAt: Date
}

export class Links extends PeoplePart {
  /** The links made before for the same person and purpose are void. */
  make(access: Access, { expiresAt, person, purpose, tokenHash }: NewLink): Promise<void> {
    const now = this.now()
    return this.writing(access, async (transaction) => {
      await transaction
        .deleteFrom('one_time_link')
        .where('purpose', '=', purpose)
        .where('used_at', 'is', null)
        .where('person', person === null ? 'is' : '=', person)
        .execute()
      await transaction
        .insertInto('one_time_link')
        .values({ token_hash: tokenHash, purpose, person, made_at: now, expires_at: expiresAt })
        .execute()
      await this.append(transaction, access, {
        action: 'link.make',
        objectKind: 'person',
        object: person ?? '',
        after: { purpose, expiresAt: expiresAt.toISOString() },
      })
    })
  }

  /** What a link is for; null when it is unknown, used or late. */
  read(tokenHash: string): Promise<Link | null> {
    return this.acting(nobody('link'), (transaction) => this.#valid(transaction, tokenHash))
  }

  /** Sets the password of the person whose link it is. @throws Refused PERSON-007 when the link is not valid. */
  usePassword(tokenHash: string, passwordHash: string): Promise<string> {
    return this.#use(tokenHash, async (transaction, { person }) => {
      if (!person) throw invalid()
      await setPassword(transaction, person.id, passwordHash)
      await this.append(transaction, nobody('link'), {
        action: 'password.set',
        objectKind: 'person',
        object: person.id,
      })
      return person.id
    })
  }

  /** Makes the first administrator. @throws Refused PERSON-007; there is one already: PERSON-008. */
  useFirst(tokenHash: string, given: NewPerson, passwordHash: string): Promise<Person> {
    return this.#use(tokenHash, async (transaction, { person }) => {
      if (person) throw invalid()
      const there = await transaction
        .selectFrom('person')
        .select('id')
        .where('is_administrator', '=', true)
        .where('disabled_at', 'is', null)
        .executeTakeFirst()
      if (there) throw new Refused('input', finding('PERSON-008', 'blocks', {}))
      const made = await insertPerson(transaction, { ...given, isAdministrator: true }, this.now())
      await setPassword(transaction, made.id, passwordHash)
      await this.append(transaction, nobody('link'), {
        action: 'person.add',
        objectKind: 'person',
        object: made.id,
        after: told(made),
      })
      return made
    })
  }

  /** Binds an outside identity to the person whose link it is, in place of a password. */
  useOutside(tokenHash: string, issuer: string, subject: string): Promise<string> {
    return this.#use(tokenHash, async (transaction, { person }) => {
      if (!person) throw invalid()
      await linkIdentity(transaction, person.id, issuer, subject, this.now())
      await this.append(transaction, nobody('link'), {
        action: 'identity.link',
        objectKind: 'person',
        object: person.id,
        after: { issuer },
      })
      return person.id
    })
  }

  #use<T>(tokenHash: string, work: (transaction: Transaction<Tables>, link: Link) => Promise<T>): Promise<T> {
    return this.writing(nobody('link'), async (transaction) => {
      const link = await this.#valid(transaction, tokenHash)
      // Two that use it at once: one waits for the other and then finds it used.
      const { numUpdatedRows } = await transaction
        .updateTable('one_time_link')
        .set({ used_at: this.now() })
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      if (!link || numUpdatedRows === 0n) throw invalid()
      return asProgram(transaction, nobody('link'), () => work(transaction, link))
    })
  }

  async #valid(transaction: Transaction<Tables>, tokenHash: string): Promise<Link | null> {
    const row = await transaction
      .selectFrom('one_time_link')
      .leftJoin('person', 'person.id', 'one_time_link.person')
      .select(['purpose', 'expires_at', 'person.id', 'person.login', 'person.name', 'person.disabled_at'])
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', this.now())
      .executeTakeFirst()
    if (!row || row.disabled_at !== null) return null
    const { id, login, name } = row
    const person = id === null || login === null || name === null ? null : { id, login, name }
    return { purpose: row.purpose, person, expiresAt: row.expires_at }
  }
}

const invalid = (): Refused => new Refused('input', finding('PERSON-007', 'blocks', {}))
