// How a person wants a list to look (migrations/0070-own-settings): hers alone, no revision and no entry in the trail.

import { type Kysely, sql } from 'kysely'
import { type Access, transactionOf } from './access.ts'
import type { Surroundings } from './store.ts'
import type { Tables } from './tables.ts'
import { writing } from './writing.ts'

export class OwnSettings {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #access: Access

  constructor(database: Kysely<Tables>, surroundings: Surroundings, access: Access) {
    this.#database = database
    this.#surroundings = surroundings
    this.#access = access
  }

  /** As the page keeps it: JSON; null where she has set nothing. */
  async of(book: string, list: string): Promise<string | null> {
    const found = await transactionOf(this.#database, this.#access, (transaction) =>
      transaction
        .selectFrom('own_setting')
        .innerJoin('book', 'book.id', 'own_setting.book')
        .select('content')
        .where('book.name', '=', book)
        .where('owner', '=', this.#access.actor)
        .where('list', '=', list)
        .executeTakeFirst(),
    )
    return found?.content ?? null
  }

  async save(book: string, list: string, content: string): Promise<void> {
    const at = this.#surroundings.clock()
    await writing(this.#database, this.#surroundings, this.#access, (transaction) =>
      sql`
        insert into own_setting (owner, book, list, content, changed_at)
        select ${this.#access.actor}, book.id, ${list}, ${content}, ${at} from book where book.name = ${book}
        on conflict (owner, book, list) do update
          set content = excluded.content, changed_at = excluded.changed_at`.execute(transaction),
    )
  }

  async drop(book: string, list: string): Promise<void> {
    await writing(this.#database, this.#surroundings, this.#access, (transaction) =>
      transaction
        .deleteFrom('own_setting')
        .where('owner', '=', this.#access.actor)
        .where('list', '=', list)
        .where('book', 'in', transaction.selectFrom('book').select('id').where('name', '=', book))
        .execute(),
    )
  }
}
