// The unsaved copy on the server: kept 500 ms after the last key, one save at a time, each with the counter of the one
// before. While the server does not take it, what was typed stays in the page, and leaving the page asks.

import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { get, type OneDraft, Problem, send } from '../api.ts'
import { type Live, live, onLive } from './live.ts'
import { useAsksToLeave } from './unsaved.ts'

const PAUSE_MS = 500
const AGAIN_MS = 5000

export type DraftState = 'none' | 'saving' | 'kept' | 'lost' | 'tab'

interface Waiting {
  readonly content: string
  readonly etag: string
}

export interface DraftOf {
  /** undefined: not known yet. */
  readonly kept: OneDraft['draft'] | undefined
  readonly state: DraftState
  readonly keptAt: string
  readonly save: (content: string, etag: string) => void
  readonly drop: () => Promise<void>
}

export const useDraft = (book: string, document: string): DraftOf =>
  useDraftAt(`/books/${encodeURIComponent(book)}/drafts/${encodeURIComponent(document)}`)

/** The draft of a book's document, or of what is being written to the desk: all have the same routes at their path. */
export function useDraftAt(path: string): DraftOf {
  const { data } = useQuery({
    queryKey: ['draft', path],
    queryFn: () => get<OneDraft>(path),
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
  })
  const [state, setState] = useState<DraftState>('none')
  const [keptAt, setKeptAt] = useState('')
  const counter = useRef(0)
  const waiting = useRef<Waiting | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())
  useEffect(() => {
    // An answer that was under way while more was typed says nothing new.
    if (!data?.draft || waiting.current || data.draft.counter < counter.current) return
    counter.current = data.draft.counter
    setKeptAt(data.draft.changedAt)
    setState('kept')
  }, [data])
  const put = useCallback(async (): Promise<void> => {
    const body = waiting.current
    if (!body) return
    // Whoever signs in next is not the one who typed it, until that is known.
    if (live().isSignedOut) return setState('lost')
    waiting.current = null
    try {
      const headers = { 'if-match': `"${counter.current}"` }
      const saved = await send<OneDraft>(path, { method: 'PUT', body, headers })
      counter.current = saved.data.draft?.counter ?? 0
      setKeptAt(saved.data.draft?.changedAt ?? '')
      setState('kept')
    } catch (error) {
      if (error instanceof Problem && error.status === 412) {
        // Another tab of the same person: hers is the later one from now on.
        counter.current = counterOf(error.answer)
        waiting.current ??= body
        setState('tab')
      } else {
        waiting.current ??= body
        setState('lost')
      }
    }
  }, [path])
  const flush = useCallback(() => {
    running.current = running.current.then(put)
    return running.current
  }, [put])
  const save = useCallback(
    (content: string, etag: string) => {
      waiting.current = { content, etag }
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush],
  )
  const drop = useCallback(async () => {
    clearTimeout(timer.current)
    waiting.current = null
    await running.current
    await send(path, { method: 'DELETE' }).catch(() => {})
    counter.current = 0
    setState('none')
  }, [path])
  useLeaving(state, flush)
  return { kept: data === undefined ? undefined : data.draft, state, keptAt, save, drop }
}

const canKeep = ({ isReached, isSignedOut, readOnly }: Live): boolean =>
  isReached && !isSignedOut && readOnly === null

/** Leaving the screen keeps what is still waiting; leaving the page asks while it is not kept. */
function useLeaving(state: DraftState, flush: () => Promise<void>): void {
  useAsksToLeave(state === 'saving' || state === 'lost')
  useEffect(() => {
    if (state !== 'lost') return
    const timer = setInterval(() => void flush(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [state, flush])
  useEffect(() => {
    const online = (): void => void flush()
    window.addEventListener('online', online)
    // The server takes it again: it answers, knows the session and has space.
    let could = canKeep(live())
    const stop = onLive(() => {
      const can = canKeep(live())
      if (can && !could) void flush()
      could = can
    })
    return () => {
      window.removeEventListener('online', online)
      stop()
      void flush()
    }
  }, [flush])
}

function counterOf(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null || !('current' in answer)) return 0
  const { current } = answer
  if (typeof current !== 'object' || current === null || !('counter' in current)) return 0
  return typeof current.counter === 'number' ? current.counter : 0
}
