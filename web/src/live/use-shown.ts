// Of which revision the figures on the screen are: answers say it (`revision`), and the oldest of those that are shown counts.

import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

export interface Shown {
  readonly revision: string
  /** When the figures were got, milliseconds. */
  readonly at: number
}

const revisionOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'revision' in data && typeof data.revision === 'string'
    ? data.revision
    : null

/** The book's own answer is of the latest always, and no figure. */
const isFigure = (key: readonly unknown[], book: string): boolean => key[0] !== 'book' && key[1] === book

function oldest(queries: QueryClient, book: string): Shown | null {
  let found: Shown | null = null
  for (const { queryKey, state } of queries.getQueryCache().findAll({ type: 'active' })) {
    const revision = isFigure(queryKey, book) ? revisionOf(state.data) : null
    if (revision === null || !/^\d+$/.test(revision)) continue
    if (!found || BigInt(revision) < BigInt(found.revision)) found = { revision, at: state.dataUpdatedAt }
  }
  return found
}

export function useShown(book: string): Shown | null {
  const queries = useQueryClient()
  const subscribe = useCallback(
    (changed: () => void) => queries.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [queries],
  )
  // A text, so that the same state is the same value.
  const text = useSyncExternalStore(subscribe, () => {
    const shown = oldest(queries, book)
    return shown ? `${shown.revision} ${shown.at}` : ''
  })
  const [revision, at] = text.split(' ')
  return revision && at ? { revision, at: Number(at) } : null
}
