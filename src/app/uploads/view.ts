// A file that waits to be accepted, as the upload page shows it: what it was understood as, where it is to go, what keeps
// it from that.

import type { Book } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import type { Upload } from '../../store/uploads.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import { nameOf } from '../room/balance-list.ts'
import { checkView, type FileCheckView } from '../room/balance-view.ts'
import type { Understood } from './understand.ts'

/** `asks`: it does not say its company or period; `same`: the book has these very bytes. */
export type UploadState = 'ready' | 'warns' | 'asks' | 'same' | 'refused'

export interface UploadView extends Omit<Understood, 'findings' | 'checks' | 'against'> {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly hash: string
  readonly uploadedAt: string
  readonly entity: string
  readonly entityName: { readonly ru: string; readonly en: string }
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly account: string
  readonly state: UploadState
  /** Of `same`: the path at which the book has it. */
  readonly stands: string
  /** Its name among the balances of the company: the address it will have. */
  readonly target: string
  readonly replaces: {
    readonly added: number
    readonly removed: number
    readonly changed: number
    readonly same: number
  } | null
  readonly findings: readonly Rendered[]
  readonly checks: readonly FileCheckView[]
}

/** Written by ourselves with the upload (understand.ts), in this very shape. */
export const understoodOf = ({ understood }: Upload): Understood => understood as Understood

export function stateOf(upload: Upload, book: Book): UploadState {
  const { checks, findings } = understoodOf(upload)
  if (findings.some(({ severity }) => severity === 'blocks')) return 'refused'
  if (standsAt(upload, book) !== '') return 'same'
  if (upload.entity === '' || upload.from === '' || upload.to === '') return 'asks'
  return findings.length > 0 || checks.some(({ passed }) => !passed) ? 'warns' : 'ready'
}

/** The path of the book's file with the same bytes that is where this one is to go, or anywhere while that is open. */
function standsAt({ account, entity, from, hash, to }: Upload, book: Book): string {
  const name = nameOf({ account, from, to })
  const isOpen = entity === '' || from === ''
  const found = book.balances.find(
    (file) => file.hash === hash && (isOpen || (file.entity === entity && nameOf(file) === name)),
  )
  return found?.document ?? ''
}

export function uploadView(upload: Upload, book: Book, language: Language): UploadView {
  const { account, entity, from, hash, id, name, size, to, uploadedAt } = upload
  const { against, checks, findings, ...understood } = understoodOf(upload)
  const row = entityOn(book, entity, to || '9999-12-31')
  const target = nameOf({ account, from, to })
  const inForce = book.balances.find((file) => file.entity === entity && nameOf(file) === target)
  const isCurrent = against !== null && inForce?.hash === against.hash && inForce.hash !== hash
  return {
    ...understood,
    id,
    name,
    size: Number(size),
    hash,
    uploadedAt: uploadedAt.toISOString(),
    entity,
    entityName: { ru: row?.name ?? entity, en: row?.nameEn || (row?.name ?? entity) },
    currency: row?.booksCurrency ?? '',
    from,
    to,
    account,
    state: stateOf(upload, book),
    stands: standsAt(upload, book),
    target,
    replaces: isCurrent
      ? { added: against.added, removed: against.removed, changed: against.changed, same: against.same }
      : null,
    findings: findings.map((one) => render(one, language)),
    checks: checks.map((check) => checkView(check, language)),
  }
}
