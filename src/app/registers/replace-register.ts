// A register taken whole from a file: it stands in the book byte for byte, in place of the one before.

import type { FileSchema } from '../../formats/book/schema.ts'
import { finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import { type BookPlace, changeBook, etagOfFile, pathOf, StaleEdit } from '../change-book.ts'
import { inputRefused } from '../failure.ts'
import { SIGNED_COLUMNS } from './register-rights.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file could bring what is only ever signed. */
export const maySendFile = (schema: FileSchema): boolean =>
  !schema.columns.some(({ name }) => SIGNED_COLUMNS.has(name))

/** @throws StaleEdit; Refused REG-001 for a file of another kind, or with everything that is wrong in it. */
export async function replaceRegister(
  place: BookPlace,
  schema: FileSchema,
  ifMatch: string,
  { bytes, name }: SentFile,
): Promise<void> {
  const act = { action: 'register.upload', objectKind: 'register', object: schema.file, entity: '' }
  await changeBook(place, act, async (current, files) => {
    const { accounts } = current.book.settings
    if ((await etagOfFile(current.files, schema.file, accounts)) !== ifMatch)
      throw new StaleEdit(schema.file, null)
    const standing = pathOf(files, schema.file, accounts)
    const target = targetOf(schema.file === 'accounts.csv' ? accounts : schema.file, name)
    const before = standing === '' ? null : { content: sha256(await files.read(standing)) }
    return {
      files: new Map([
        ...(standing !== '' && standing !== target ? [[standing, null] as const] : []),
        [target, bytes],
      ]),
      before,
      after: { content: sha256(bytes), file: name },
    }
  })
}

/** The register's own path, as CSV or as a sheet. */
function targetOf(register: string, name: string): string {
  if (/\.csv$/i.test(name)) return register.replace(/\.xlsx$/, '.csv')
  if (/\.xlsx$/i.test(name) && register !== 'accounts.csv') return register.replace(/\.csv$/, '.xlsx')
  throw inputRefused(finding('REG-001', 'blocks', { value: name }, { name }))
}
