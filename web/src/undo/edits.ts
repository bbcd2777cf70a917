// The edit of a book that this page made last: while it is shown it can be taken back. The server says with its answer
// which revision it was (api.ts); who may take it back, and whether nobody changed it since, is asked there again.

import { useSyncExternalStore } from 'react'

export interface LastEdit {
  readonly book: string
  readonly revision: string
  /** It took another back. */
  readonly isUndo: boolean
}

let last: LastEdit | null = null
const listeners = new Set<() => void>()

function set(edit: LastEdit | null): void {
  last = edit
  for (const listener of listeners) listener()
}

export const edits = {
  wrote: (book: string, revision: string, isUndo = false): void => set({ book, revision, isUndo }),
  /** Its time is over; a later one stays. */
  forget: (edit: LastEdit): void => {
    if (last === edit) set(null)
  },
}

const onEdit = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLastEdit = (): LastEdit | null => useSyncExternalStore(onEdit, () => last)
