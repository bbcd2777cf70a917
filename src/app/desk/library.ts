// The knowledge base and the templates of replies.

import {
  type ArticleFacts,
  type ArticleRow,
  articleForUpdate,
  articleOf,
  articlesOf,
  deleteArticle,
  deleteTemplate,
  insertArticle,
  insertTemplate,
  type TemplateRow,
  templateForUpdate,
  templatesOf,
  updateArticle,
  updateTemplate,
} from '../../store/desk/library.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { type Access, mayHandle, mayWriteArticles } from '../access.ts'
import { changedMeanwhile, noDocument, noRight } from './refusals.ts'

const articleView = (row: ArticleRow, access: Access) => ({
  id: row.id,
  line: row.line,
  title: row.title,
  text: row.text,
  language: row.language,
  published: row.published,
  changedAt: row.changed_at.toISOString(),
  mayChange: mayWriteArticles(access, row.line),
  version: String(row.version),
})

export async function listArticles(unit: DeskUnit, text: string, language: 'ru' | 'en' | null) {
  const found = await articlesOf(unit, text, language)
  return { articles: found.map((row) => articleView(row, unit.access)) }
}

/** @throws Refused DESK-020 */
export async function readArticle(unit: DeskUnit, id: string) {
  const row = await articleOf(unit, id)
  if (!row) throw noDocument()
  return articleView(row, unit.access)
}

/** @throws Refused DESK-002 */
export async function writeArticle(unit: DeskUnit, given: ArticleFacts): Promise<string> {
  if (!mayWriteArticles(unit.access, given.line)) throw noRight('article')
  const id = await insertArticle(unit, given)
  await recordArticle(unit, 'article.add', id, given)
  return id
}

/** @throws Refused DESK-002, 003, 020 */
export async function changeArticle(
  unit: DeskUnit,
  id: string,
  version: bigint,
  given: Omit<ArticleFacts, 'line'>,
): Promise<void> {
  const { line, title } = await heldArticle(unit, id, version)
  await updateArticle(unit, id, { ...given, line }, version + 1n)
  await recordArticle(unit, 'article.change', id, { ...given, line }, title)
}

/** @throws Refused DESK-002, 003, 020 */
export async function removeArticle(unit: DeskUnit, id: string, version: bigint): Promise<void> {
  const { title } = await heldArticle(unit, id, version)
  await deleteArticle(unit, id)
  await trail(unit, { action: 'article.remove', objectKind: 'article', object: id, before: { title } })
}

async function heldArticle(unit: DeskUnit, id: string, version: bigint): Promise<ArticleRow> {
  const row = await articleForUpdate(unit, id)
  if (!row) throw noDocument()
  if (!mayWriteArticles(unit.access, row.line)) throw noRight('article')
  if (row.version !== version) throw changedMeanwhile(row.title)
  return row
}

const recordArticle = (
  unit: DeskUnit,
  action: string,
  object: string,
  { line, published, title }: ArticleFacts,
  before?: string,
): Promise<void> =>
  trail(unit, {
    action,
    objectKind: 'article',
    object,
    ...(before === undefined ? {} : { before: { title: before } }),
    after: { title, line, published },
  })

const templateView = ({ id, line, name, text, version }: TemplateRow) => ({
  id,
  line,
  name,
  text,
  version: String(version),
})

export const listTemplates = async (unit: DeskUnit) => ({
  templates: (await templatesOf(unit)).map(templateView),
})

/** @throws Refused DESK-002 */
export async function writeTemplate(
  unit: DeskUnit,
  given: Pick<TemplateRow, 'line' | 'name' | 'text'>,
): Promise<string> {
  if (!mayHandle(unit.access, given.line)) throw noRight('template')
  const id = await insertTemplate(unit, given)
  await trail(unit, {
    action: 'template.add',
    objectKind: 'template',
    object: id,
    after: { name: given.name, line: given.line },
  })
  return id
}

/** @throws Refused DESK-002, 003, 020 */
export async function changeTemplate(
  unit: DeskUnit,
  id: string,
  version: bigint,
  given: Pick<TemplateRow, 'name' | 'text'>,
): Promise<void> {
  const { name } = await heldTemplate(unit, id, version)
  await updateTemplate(unit, id, given, version + 1n)
  await trail(unit, {
    action: 'template.change',
    objectKind: 'template',
    object: id,
    before: { name },
    after: { name: given.name },
  })
}

/** @throws Refused DESK-002, 003, 020 */
export async function removeTemplate(unit: DeskUnit, id: string, version: bigint): Promise<void> {
  const { name } = await heldTemplate(unit, id, version)
  await deleteTemplate(unit, id)
  await trail(unit, { action: 'template.remove', objectKind: 'template', object: id, before: { name } })
}

async function heldTemplate(unit: DeskUnit, id: string, version: bigint): Promise<TemplateRow> {
  const row = await templateForUpdate(unit, id)
  if (!row) throw noDocument()
  if (!mayHandle(unit.access, row.line)) throw noRight('template')
  if (row.version !== version) throw changedMeanwhile(row.name)
  return row
}
