// Rows of people that more than one part writes.

import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { codeOf } from './errors.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

export interface Person {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
  readonly language: 'ru' | 'en'
  readonly isAdministrator: boolean
  readonly preparesStatements: boolean
  readonly isDisabled: boolean
  readonly createdAt: Date
  readonly version: bigint
}

export type NewPerson = Pick<
  Person,
  'login' | 'name' | 'email' | 'language' | 'isAdministrator' | 'preparesStatements'
>
/** @throws Refused PERSON-001 when the login is taken. */
export async function insertPerson(
  transaction: Transaction<Tables>,
  given: NewPerson,
  now: Date,
): Promise<Person> {
  const person: Person = { ...given, id: randomUUID(), isDisabled: false, createdAt: now, version: 1n }
  try {
    await transaction
      .insertInto('person')
      .values({ ...rowOf(person, now), id: person.id, login: person.login, created_at: now })
      .execute()
  } catch (error) {
    // 23505: unique_violation.
    if (codeOf(error) === '23505') {
      const { login } = given
      throw new Refused('input', finding('PERSON-001', 'blocks', { subject: login }, { login }))
    }
    throw error
  }
  return person
}

export const told = (person: Person) => ({
  login: person.login,
  name: person.name,
  email: person.email,
  language: person.language,
  isAdministrator: person.isAdministrator,
  preparesStatements: person.preparesStatements,
  isDisabled: person.isDisabled,
})

export function personOf(row: Tables['person']): Person {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    language: row.language,
    isAdministrator: row.is_administrator,
    preparesStatements: row.prepares_statements,
    isDisabled: row.disabled_at !== null,
    createdAt: row.created_at,
    version: row.version,
  }
}

export const rowOf = (person: Person, now: Date) => ({
  name: person.name,
  email: person.email,
  language: person.language,
  is_administrator: person.isAdministrator,
  prepares_statements: person.preparesStatements,
  disabled_at: person.isDisabled ? now : null,
  version: person.version,
})

/** Whoever knew the password before is out: sessions end, but the one from which it was changed. */
export async function setPassword(
  transaction: Transaction<Tables>,
  person: string,
  passwordHash: string,
  keepSession: string | null = null,
): Promise<void> {
  await transaction
    .insertInto('person_secret')
    .values({ person, password_hash: passwordHash, totp_last_step: 0n })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ password_hash: passwordHash }))
    .execute()
  let others = transaction.deleteFrom('session').where('person', '=', person)
  if (keepSession !== null) others = others.where('id', '!=', keepSession)
  await others.execute()
}

/** @throws Refused PERSON-009 when the identity is another person's. */
export async function linkIdentity(
  transaction: Transaction<Tables>,
  person: string,
  issuer: string,
  subject: string,
  now: Date,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('outside_identity')
    .values({ issuer, subject, person, linked_at: now })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 0n) return
  const known = await transaction
    .selectFrom('outside_identity')
    .select('person')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (known?.person !== person) throw new Refused('input', finding('PERSON-009', 'blocks', {}, { issuer }))
}
