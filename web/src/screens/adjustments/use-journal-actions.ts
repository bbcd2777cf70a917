// Saving a journal and the steps of its approval: each says which version it began from; what creates bears a key of its
// own, so that a second click creates nothing twice.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { type Journal, type JournalBody, Problem, send } from '../../api.ts'
import { useBook, useScope } from '../../scope.ts'

export interface Stale {
  readonly etag: string
  readonly who: string
  /** null: it was deleted. */
  readonly theirs: JournalBody | null
}

export type Step = 'submit' | 'withdraw' | 'approve' | 'return' | 'record'

export interface JournalActions {
  readonly busy: boolean
  readonly error: unknown
  readonly stale: Stale | null
  readonly clear: () => void
  /** The saved journal; null where it was not saved, which `error` or `stale` says. */
  readonly save: (id: string, etag: string, body: JournalBody) => Promise<Journal | null>
  readonly step: (of: Journal, step: Step, reason?: string) => Promise<Journal | null>
  readonly derive: (id: string, how: 'reverse' | 'copy', date: string) => Promise<Journal | null>
  readonly remove: (of: Journal) => Promise<boolean>
}

export function useJournalActions(): JournalActions {
  const book = useBook()
  const { period } = useScope()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [stale, setStale] = useState<Stale | null>(null)
  const key = useRef(crypto.randomUUID())
  const path = `/books/${encodeURIComponent(book)}/adjustments`
  const clear = useCallback(() => {
    setError(null)
    setStale(null)
  }, [])
  const run = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true)
    // What collided stays in sight until it is saved: the choices made there must not be lost to a fault.
    setError(null)
    try {
      const result = await work()
      setStale(null)
      key.current = crypto.randomUUID()
      // What stands on the book's figures is out of date with it.
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'draft' && queryKey[0] !== 'journal',
      })
      return result
    } catch (failure) {
      const found = failure instanceof Problem && failure.status === 412 ? staleOf(failure.answer) : null
      if (found) setStale(found)
      else setError(failure)
      return null
    } finally {
      setBusy(false)
    }
  }
  const known = (journal: Journal): Journal => {
    queries.setQueryData(['journal', book, journal.id, period], journal)
    return journal
  }
  const of = (id: string): string => `${path}/${encodeURIComponent(id)}`
  const ifMatch = (etag: string) => ({ 'if-match': `"${etag}"` })
  const once = () => ({ 'idempotency-key': key.current })
  return {
    busy,
    error,
    stale,
    clear,
    save: (id, etag, body) =>
      run(async () => {
        const sent =
          id === ''
            ? send<Journal>(path, {
                method: 'POST',
                query: { period },
                body: { id, journal: body },
                headers: once(),
              })
            : send<Journal>(of(id), { method: 'PUT', query: { period }, body, headers: ifMatch(etag) })
        return known((await sent).data)
      }),
    step: ({ etag, id }, step, reason) =>
      run(async () => {
        const body = step === 'return' ? { reason } : step === 'approve' ? {} : undefined
        const options = { method: 'POST', query: { period }, headers: ifMatch(etag) }
        const { data } = await send<Journal>(`${of(id)}/${step}`, body ? { ...options, body } : options)
        return known(data)
      }),
    derive: (id, how, date) =>
      run(async () => {
        const { data } = await send<Journal>(`${of(id)}/${how}`, {
          method: 'POST',
          query: { period },
          body: { date },
          headers: once(),
        })
        return known(data)
      }),
    remove: async ({ etag, id }) =>
      (await run(async () => {
        await send(of(id), { method: 'DELETE', headers: ifMatch(etag) })
        return true
      })) === true,
  }
}

function staleOf(answer: unknown): Stale | null {
  if (typeof answer !== 'object' || answer === null || !('current' in answer)) return null
  const { current } = answer
  if (current === null) return { etag: '', who: '', theirs: null }
  if (typeof current !== 'object' || current === null) return null
  if (!('etag' in current && 'author' in current && 'body' in current)) return null
  // The server's schema of `current.body` is that of a journal's body.
  return { etag: String(current.etag), who: String(current.author), theirs: current.body as JournalBody }
}
