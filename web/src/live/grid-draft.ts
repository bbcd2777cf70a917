// The unsaved copy of a grid whose edits are a list of changes: kept on the server as typed, and laid again over the
// register as it is when the screen is opened the next time.

import { useEffect, useRef } from 'react'
import type { DraftOf } from './use-draft.ts'

/** null: there is none, or it is of another version of the program; then it is left alone. */
export function keptChanges<C>(
  { kept }: DraftOf,
  isChange: (value: unknown) => value is C,
): readonly C[] | null {
  if (!kept) return null
  try {
    const read: unknown = JSON.parse(kept.content)
    return Array.isArray(read) && read.length > 0 && read.every(isChange) ? read : null
  } catch {
    return null
  }
}

/** Keeps `changes` as they are typed; none left: the copy goes. */
export function useKeptChanges(draft: DraftOf, changes: readonly unknown[], etag: string): void {
  const text = changes.length > 0 ? JSON.stringify(changes) : ''
  // What is there already was laid over the register when the screen was opened.
  const last = useRef(text)
  const { drop, save } = draft
  useEffect(() => {
    if (text === last.current) return
    last.current = text
    if (text === '') void drop()
    else save(text, etag)
  }, [drop, etag, save, text])
}
