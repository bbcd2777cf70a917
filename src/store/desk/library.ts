// What a line keeps at hand: articles of its knowledge base, templates of replies.

import { randomUUID } from 'node:crypto'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { DeskTables } from '../desk-tables.ts'
import type { DeskUnit } from './unit.ts'

export type ArticleRow = Omit<Selectable<DeskTables['article']>, 'search'>
export type TemplateRow = Selectable<DeskTables['reply_template']>

const ARTICLE = ['id', 'line', 'title', 'text', 'language', 'published', 'changed_at', 'version'] as const
const LISTED_AT_MOST = 200

/** With the words, the best first; else the latest changed. Drafts are seen by the line alone (row level security). */
export function articlesOf(
  { transaction }: DeskUnit,
  text: string,
  language: 'ru' | 'en' | null,
): Promise<ArticleRow[]> {
  let query = transaction.selectFrom('article').select(ARTICLE).limit(LISTED_AT_MOST)
  if (language) query = query.where('language', '=', language)
  if (text.trim() === '') return query.orderBy('changed_at', 'desc').orderBy('id').execute()
  const words = sql`websearch_to_tsquery('russian', ${text})`
  return query
    .where(sql<boolean>`search @@ ${words}`)
    .orderBy(sql`ts_rank(search, ${words})`, 'desc')
    .orderBy('id')
    .execute()
}

export const articleOf = ({ transaction }: DeskUnit, id: string): Promise<ArticleRow | undefined> =>
  transaction.selectFrom('article').select(ARTICLE).where('id', '=', id).executeTakeFirst()

export const articleForUpdate = ({ transaction }: DeskUnit, id: string): Promise<ArticleRow | undefined> =>
  transaction.selectFrom('article').select(ARTICLE).where('id', '=', id).forUpdate().executeTakeFirst()

export type ArticleFacts = Pick<ArticleRow, 'line' | 'title' | 'text' | 'language' | 'published'>

/** The title counts more than the text. */
const wordsOf = ({ text, title }: ArticleFacts): RawBuilder<string> =>
  sql<string>`setweight(to_tsvector('russian', ${title}), 'A') || to_tsvector('russian', left(${text}, 100000))`

export async function insertArticle({ at, transaction }: DeskUnit, given: ArticleFacts): Promise<string> {
  const id = randomUUID()
  await transaction
    .insertInto('article')
    .values({ ...given, id, changed_at: at, version: 1n, search: wordsOf(given) })
    .execute()
  return id
}

export async function updateArticle(
  { at, transaction }: DeskUnit,
  id: string,
  given: ArticleFacts,
  version: bigint,
): Promise<void> {
  await transaction
    .updateTable('article')
    .set({ ...given, changed_at: at, version, search: wordsOf(given) })
    .where('id', '=', id)
    .execute()
}

export async function deleteArticle({ transaction }: DeskUnit, id: string): Promise<void> {
  await transaction.deleteFrom('article').where('id', '=', id).execute()
}

export const templatesOf = ({ transaction }: DeskUnit): Promise<TemplateRow[]> =>
  transaction.selectFrom('reply_template').selectAll().orderBy('name').orderBy('id').execute()

export const templateForUpdate = ({ transaction }: DeskUnit, id: string): Promise<TemplateRow | undefined> =>
  transaction.selectFrom('reply_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertTemplate(
  { transaction }: DeskUnit,
  given: Pick<TemplateRow, 'line' | 'name' | 'text'>,
): Promise<string> {
  const id = randomUUID()
  await transaction
    .insertInto('reply_template')
    .values({ ...given, id, version: 1n })
    .execute()
  return id
}

export async function updateTemplate(
  { transaction }: DeskUnit,
  id: string,
  given: Pick<TemplateRow, 'name' | 'text'>,
  version: bigint,
): Promise<void> {
  await transaction
    .updateTable('reply_template')
    .set({ ...given, version })
    .where('id', '=', id)
    .execute()
}

export async function deleteTemplate({ transaction }: DeskUnit, id: string): Promise<void> {
  await transaction.deleteFrom('reply_template').where('id', '=', id).execute()
}
