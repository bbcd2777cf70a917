// Rights are held twice: by pure functions of the access and by row level security. Whatever roles a person has, both
// say the same of a book. And what many do at once: a link is used once, a code is spent once, guesses are all counted.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PASSWORD, testSealer, withPassword } from '../../test/support/people.ts'
import { onEveryServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { Refused } from '../store/refused.ts'
import type { Store } from '../store/store.ts'
import { type Access, type BookRole, mayEditBook, mayEditEntity, mayReadDrafts } from './access.ts'
import { linkFor, type RoleInBook, useLink } from './people.ts'
import { SignIn } from './people-sign-in.ts'
import { totpCodeAt } from './people-totp.ts'

const BOOKS = ['север', 'юг'] as const
const FROM = { address: '192.0.2.1', browser: 'test' }

const roleInBook: fc.Arbitrary<RoleInBook> = fc
  .record({
    book: fc.constantFrom(...BOOKS),
    role: fc.constantFrom<BookRole>('accountant', 'controller', 'approver', 'auditor'),
    entity: fc.constantFrom('МЕТ', 'ТДС'),
  })
  .map(({ book, entity, role }) => ({ book, role, entity: role === 'accountant' ? entity : '' }))

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

const wins = async (all: readonly Promise<unknown>[]): Promise<number> =>
  (await Promise.all(all.map(succeeds))).filter(Boolean).length

onEveryServer('rights', (given) => {
  const sealer = testSealer()
  const accessOf = async (store: Store, login: string): Promise<Access> =>
    (await new SignIn(store, sealer).byPassword({ login, password: PASSWORD, code: '' }, FROM)).access

  it('say the same as the rows of the database, for any roles', { timeout: 60_000 }, async () => {
    const { store } = given()
    const entities = ['МЕТ', 'ТДС'].map((code) => ({
      document: `entities.csv#${code}`,
      hash: code,
      place: { file: 'entities.csv', row: 2 },
    }))
    for (const book of BOOKS)
      await store.importBook(book, filesOf({ 'book.yaml': `name: ${book}\n` }), entities)
    const id = await withPassword(store, { login: 'any' })
    let revision = 0
    await fc.assert(
      fc.asyncProperty(fc.array(roleInBook, { maxLength: 5 }), async (roles) => {
        await store.people.setRoles(store.access, id, roles)
        const access = await accessOf(store, 'any')
        const own = store.as(access)
        const listed = (await own.listBooks()).map(({ name }) => name)
        for (const book of BOOKS) {
          expect(listed.includes(book)).toBe(mayReadDrafts(access, book))
          expect(await succeeds(own.bookFiles(book))).toBe(mayReadDrafts(access, book))
          const next = filesOf({ 'book.yaml': `name: ${book}\nrevision: ${revision++}\n` })
          const mayWrite =
            mayEditBook(access, book) || ['МЕТ', 'ТДС'].some((one) => mayEditEntity(access, book, one))
          expect(await succeeds(own.importBook(book, next, entities, { replace: true }))).toBe(mayWrite)
        }
      }),
      { numRuns: 15 },
    )
    expect((await store.verifyAudit()).broken).toBeNull()
  })

  it('a link is used once, however many use it at once', async () => {
    const { store } = given()
    const id = await withPassword(store, { login: 'linked' })
    const { token } = await linkFor(store, store.access, id)
    const use = (n: number) =>
      useLink(store, token, { password: `совсем новый пароль ${n}`, first: null, language: 'ru' })
    expect(await wins(Array.from({ length: 8 }, (_, n) => use(n)))).toBe(1)
  })

  it('a code of the second factor is spent once, however many bring it at once', async () => {
    const { store, clock } = given()
    await withPassword(store, { login: 'factor' })
    const signIn = new SignIn(store, sealer)
    const access = await accessOf(store, 'factor')
    const { secret } = await signIn.beginTotp(access)
    await signIn.confirmTotp(access, totpCodeAt(secret, clock.now))
    clock.now = new Date(clock.now.getTime() + 60_000)
    const code = totpCodeAt(secret, clock.now)
    const attempt = { login: 'factor', password: PASSWORD, code }
    const all = Array.from({ length: 6 }, (_, n) =>
      signIn.byPassword(attempt, { ...FROM, address: `192.0.2.${n}` }),
    )
    expect(await wins(all)).toBe(1)
  })

  it('guesses at once are as many as guesses in a row', { timeout: 60_000 }, async () => {
    const { store } = given()
    await withPassword(store, { login: 'guessed' })
    const signIn = new SignIn(store, sealer)
    const guess = async (n: number): Promise<string> => {
      try {
        await signIn.byPassword({ login: 'guessed', password: `guess ${n}`, code: '' }, FROM)
        return 'in'
      } catch (error) {
        return error instanceof Refused ? (error.findings[0]?.code ?? '') : String(error)
      }
    }
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => guess(n)))
    expect(answers.filter((code) => code === 'PEOPLE-001')).toHaveLength(10)
    expect(answers.filter((code) => code === 'PEOPLE-002')).toHaveLength(30)
  })

  it('a second factor whose key is gone is said, and a recovery code opens', async () => {
    const { store, clock } = given()
    await withPassword(store, { login: 'restored' })
    const signIn = new SignIn(store, sealer)
    const access = await accessOf(store, 'restored')
    const { secret } = await signIn.beginTotp(access)
    const [recovery = ''] = await signIn.confirmTotp(access, totpCodeAt(secret, clock.now))
    clock.now = new Date(clock.now.getTime() + 60_000)
    const elsewhere = new SignIn(store, testSealer())
    const attempt = { login: 'restored', password: PASSWORD }
    await expect(
      elsewhere.byPassword({ ...attempt, code: totpCodeAt(secret, clock.now) }, FROM),
    ).rejects.toThrow('PEOPLE-018')
    expect(await succeeds(elsewhere.byPassword({ ...attempt, code: recovery }, FROM))).toBe(true)
  })
})
