// What a list of books shows of each, without opening it whole: its title and how many companies it has.

import { parseRegisters } from '../../formats/book/registers.ts'
import { readSettings } from '../../formats/book/settings.ts'
import type { Files } from '../../store/types.ts'

export interface BookHead {
  readonly title: { readonly ru: string; readonly en: string }
  readonly companies: number
}

/** A book whose settings do not read has no title: its name stands for it. */
export async function bookHead(files: Files): Promise<BookHead> {
  const settings = await readSettings(files, files.list(), [])
  if (!settings) return { title: { ru: '', en: '' }, companies: 0 }
  const alone: Files = { ...files, list: () => files.list().filter((path) => /^entities\./.test(path)) }
  const rows = (await parseRegisters(alone, settings, [])).get('entities.csv') ?? []
  return {
    title: { ru: settings.name, en: settings.nameEn || settings.name },
    companies: new Set(rows.map((row) => row.text('code'))).size,
  }
}
