// What a person writes to a request and has not sent: kept in the page while she goes from screen to screen, and on the
// server as it is typed, so that it is there again in another browser or after the session ended.

import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraftAt } from '../../live/use-draft.ts'
import { keptIn } from './kept-in.ts'

export interface AnswerDraft {
  readonly text: string
  readonly isNote: boolean
  readonly isQuestion: boolean
}

const EMPTY: AnswerDraft = { text: '', isNote: false, isQuestion: false }
const drafts = new Map<string, AnswerDraft>()
const listeners = new Set<() => void>()

const isNothing = ({ isNote, isQuestion, text }: AnswerDraft): boolean =>
  text === '' && !isNote && !isQuestion

function put(id: string, next: AnswerDraft): void {
  if (isNothing(next)) drafts.delete(id)
  else drafts.set(id, next)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export interface Answering {
  readonly draft: AnswerDraft
  readonly set: (change: Partial<AnswerDraft>) => void
  /** It was sent, or given up. */
  readonly drop: () => void
  readonly kept: DraftOf
}

export function useAnswerDraft(id: string): Answering {
  const kept = useDraftAt(`/desk/requests/${id}/draft`)
  const draft = useSyncExternalStore(subscribe, () => drafts.get(id) ?? EMPTY)
  const isBack = useRef(false)
  // It comes back once; what the page holds is the later one.
  useEffect(() => {
    if (isBack.current || kept.kept === undefined) return
    isBack.current = true
    if (kept.kept && !drafts.has(id)) put(id, keptIn(EMPTY, kept.kept.content))
  }, [id, kept.kept])
  const { drop: forget, save } = kept
  const drop = useCallback(() => {
    isBack.current = true
    put(id, EMPTY)
    void forget()
  }, [forget, id])
  const set = useCallback(
    (change: Partial<AnswerDraft>) => {
      const next = { ...(drafts.get(id) ?? EMPTY), ...change }
      if (isNothing(next)) return drop()
      isBack.current = true
      put(id, next)
      save(JSON.stringify(next), '')
    },
    [drop, id, save],
  )
  useUnsaved(kept.state === 'saving' || kept.state === 'lost', () => draft.text)
  return { draft, set, drop, kept }
}
