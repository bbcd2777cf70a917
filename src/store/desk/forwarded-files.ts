// Files that go with words: to a vendor's line those of the public thread, by letter those of a message. Files of notes
// stay, drafts are nobody's yet, and what came from the vendor does not go back.

import { sha256 } from '../../ledger/hash.ts'
import { unpack } from '../packing.ts'
import type { DeskUnit } from './unit.ts'

export interface FileToSend {
  readonly id: string
  readonly name: string
  readonly size: bigint
}

/** Those of the thread up to a place in it that have not gone there, in their order. */
export const filesToForward = (
  { transaction }: DeskUnit,
  request: string,
  through: bigint,
): Promise<FileToSend[]> =>
  transaction
    .selectFrom('request_attachment')
    .leftJoin('request_message', 'request_message.id', 'request_attachment.message')
    .select(['request_attachment.id', 'name', 'size'])
    .where('request_attachment.request', '=', request)
    .where('is_draft', '=', false)
    .where('note', 'is', null)
    .where('forwarded_at', 'is', null)
    .where('request_attachment.origin', '=', '')
    .where(({ and, eb, or }) =>
      or([
        eb('message', 'is', null),
        and([eb('request_message.sequence', '<=', through), eb('channel', '!=', 'forwarded')]),
      ]),
    )
    .orderBy('request_attachment.sequence')
    .limit(50)
    .execute()

export async function markForwarded({ at, transaction }: DeskUnit, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await transaction
    .updateTable('request_attachment')
    .set({ forwarded_at: at })
    .where('id', 'in', [...ids])
    .execute()
}

/** Extracts that went by letter, or wait to. */
export async function mailedConsents({ transaction }: DeskUnit, request: string): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('outbox')
    .select('consents')
    .where('request', '=', request)
    .execute()
  return new Set(rows.flatMap(({ consents }) => consents))
}

/** Something of it is to go besides words: its turn is now. */
export async function forwardSoon({ at, transaction }: DeskUnit, request: string): Promise<void> {
  await transaction
    .updateTable('request_forward')
    .set({ next_try_at: at })
    .where('request', '=', request)
    .where('tries', '=', 0)
    .execute()
}

/** Files of the vendor's that are here already, by their names there. */
export async function knownFileOrigins({ transaction }: DeskUnit, request: string): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('request_attachment')
    .select('origin')
    .where('request', '=', request)
    .where('origin', '!=', '')
    .execute()
  return new Set(rows.map(({ origin }) => origin))
}

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** By their ids, or all of a message. */
export async function filesOf(
  { transaction }: DeskUnit,
  which: { readonly ids: readonly string[] } | { readonly message: string },
): Promise<SentFile[]> {
  if ('ids' in which && which.ids.length === 0) return []
  const rows = await transaction
    .selectFrom('request_attachment')
    .innerJoin('document', 'document.hash', 'request_attachment.document')
    .select(['name', 'hash', 'packing', 'content'])
    .where('note', 'is', null)
    .where('is_draft', '=', false)
    .$if('ids' in which, (query) =>
      query.where('request_attachment.id', 'in', 'ids' in which ? [...which.ids] : []),
    )
    .$if('message' in which, (query) => query.where('message', '=', 'message' in which ? which.message : ''))
    .orderBy('request_attachment.sequence')
    .execute()
  return rows.flatMap((row) => {
    const bytes = unpack(row)
    // A file that is not what it was is not sent; the request says so where it is opened (STORE-015).
    return sha256(bytes) === row.hash ? [{ name: row.name, bytes }] : []
  })
}

/** Consented bytes that are still there. */
export async function extractsOf({ at, transaction }: DeskUnit, ids: readonly string[]): Promise<SentFile[]> {
  if (ids.length === 0) return []
  const rows = await transaction
    .selectFrom('consent')
    .select(['content', 'hash'])
    .where('id', 'in', [...ids])
    .where('until', '>', at)
    .orderBy('at')
    .execute()
  return rows.flatMap(({ content, hash }) =>
    content === null ? [] : [{ name: extractName(hash), bytes: content }],
  )
}

export const extractName = (hash: string): string => `extract-${hash.slice(0, 12)}.txt`
