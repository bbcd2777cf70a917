// Files that a letter carries, up to what mail servers take; what is too much is named in its text, and stays in the
// request.

import { extractsOf, filesOf, type SentFile } from '../../../store/desk/forwarded-files.ts'
import type { OutboxRow } from '../../../store/desk/sending.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import { leftOutText } from './mail-words.ts'

/** Bytes of all of them: base64 makes a third more, and 25 MB is what most servers take. */
export const MOST_OF_LETTER = 18_000_000

export interface CarriedFiles {
  readonly files: readonly SentFile[]
  /** Stands below the text; '' when all of them go. */
  readonly leftOut: string
}

export async function filesOfLetter(unit: DeskUnit, row: OutboxRow): Promise<CarriedFiles> {
  const all =
    row.message === null
      ? [...(await filesOf(unit, { ids: row.files })), ...(await extractsOf(unit, row.consents))]
      : await filesOf(unit, { message: row.message })
  const files: SentFile[] = []
  const names: string[] = []
  let size = 0
  for (const file of all) {
    if (size + file.bytes.length > MOST_OF_LETTER) {
      names.push(file.name)
      continue
    }
    size += file.bytes.length
    files.push(file)
  }
  return { files, leftOut: leftOutText(names) }
}
