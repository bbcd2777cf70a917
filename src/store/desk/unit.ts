// One piece of the desk's work: a transaction on behalf of someone, at one instant. What belongs together (a letter and
// its registration, a change and its events) is done within one unit: all of it or nothing.

import type { Kysely, Transaction } from 'kysely'
import { finding } from '../../ledger/finding.ts'
import { type Access, asProgram, transactionOf } from '../access.ts'
import { appendAudit, type Content } from '../audit.ts'
import { Refused } from '../refused.ts'
import type { Tables } from '../tables.ts'
import type { Once, Surroundings } from '../types.ts'
import { writing } from '../writing.ts'

export interface DeskUnit {
  readonly transaction: Transaction<Tables>
  readonly access: Access
  /** Business time of the whole unit. */
  readonly at: Date
  /** Within a step of the program's own. */
  readonly isProgram: boolean
  /** What it changes, told once it is in the database. */
  readonly touched: Touched
}

/** Ids. Whatever shows of a request is put here by the function that writes it, on whatever way it came. */
interface Touched {
  readonly requests: Set<string>
  /** Those of which letters came, were settled, or could not be sent. */
  readonly mailboxes: Set<string>
}

export interface DeskChanged {
  readonly requests: readonly string[]
  readonly mailboxes: readonly string[]
}

/** A browser that has not asked again for two days will not. */
const KEPT_FOR_MS = 48 * 60 * 60 * 1000

export class Desk {
  readonly access: Access
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #told: (changed: DeskChanged) => void

  constructor(
    database: Kysely<Tables>,
    surroundings: Surroundings,
    access: Access,
    told: (changed: DeskChanged) => void,
  ) {
    this.#database = database
    this.#surroundings = surroundings
    this.access = access
    this.#told = told
  }

  read<T>(work: (unit: DeskUnit) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.access, (transaction) => work(this.#unit(transaction)))
  }

  /** @throws Refused STORE-010, STORE-016 */
  async write<T>(work: (unit: DeskUnit) => Promise<T>): Promise<T> {
    const touched: Touched = { requests: new Set(), mailboxes: new Set() }
    const made = await writing(this.#database, this.#surroundings, this.access, (transaction) =>
      work({ ...this.#unit(transaction), touched }),
    )
    const { mailboxes, requests } = touched
    if (requests.size + mailboxes.size > 0) this.#told({ requests: [...requests], mailboxes: [...mailboxes] })
    return made
  }

  /**
   * The same, once for each key: asked again, it changes nothing and answers the same.
   * @throws Refused STORE-020 where the key came with another request.
   */
  writeOnce<T extends object>(
    { key, requestHash }: Once,
    work: (unit: DeskUnit) => Promise<T>,
    read: (kept: unknown) => T,
  ): Promise<T> {
    return this.write(async (unit) => {
      const { access, at, transaction } = unit
      const owner = access.actor
      const found = await transaction
        .selectFrom('desk_answer')
        .select(['request_hash', 'answer'])
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirst()
      if (found && found.request_hash !== requestHash)
        throw new Refused('input', finding('STORE-020', 'blocks', { value: key }))
      if (found) return read(found.answer)
      const answer = await work(unit)
      const old = new Date(at.getTime() - KEPT_FOR_MS)
      await transaction.deleteFrom('desk_answer').where('owner', '=', owner).where('at', '<', old).execute()
      await transaction
        .insertInto('desk_answer')
        .values({ owner, key, request_hash: requestHash, answer: JSON.stringify(answer), at })
        .execute()
      return answer
    })
  }

  #unit(transaction: Transaction<Tables>): DeskUnit {
    const at = this.#surroundings.clock()
    const touched = { requests: new Set<string>(), mailboxes: new Set<string>() }
    return { transaction, access: this.access, at, isProgram: false, touched }
  }
}

/** A step of the program's own within a person's unit; what it returns must not tell more than she may know. */
export function asProgramIn<T>(unit: DeskUnit, work: (program: DeskUnit) => Promise<T>): Promise<T> {
  if (unit.isProgram) return work(unit)
  return asProgram(unit.transaction, unit.access, () => work({ ...unit, isProgram: true }))
}

/** Of a request the trail tells states and names of fields, never its text: administrators read it. */
export async function trail(
  { access, at, transaction }: DeskUnit,
  entry: {
    readonly action: string
    readonly objectKind: string
    readonly object: string
    readonly before?: Content
    readonly after?: Content
  },
): Promise<void> {
  const { before = null, after = null } = entry
  await appendAudit(transaction, { ...entry, at, actor: access.actor, book: '', entity: '', before, after })
}
