// What a person writes to a request and has not sent: kept while she goes from screen to screen, and leaving the page asks.

import { useEffect, useSyncExternalStore } from 'react'

export interface AnswerDraft {
  readonly text: string
  readonly isNote: boolean
  readonly isQuestion: boolean
}

const EMPTY: AnswerDraft = { text: '', isNote: false, isQuestion: false }
const drafts = new Map<string, AnswerDraft>()
const listeners = new Set<() => void>()

export function setAnswerDraft(id: string, change: Partial<AnswerDraft>): void {
  const next = { ...(drafts.get(id) ?? EMPTY), ...change }
  if (next.text === '' && !next.isNote && !next.isQuestion) drafts.delete(id)
  else drafts.set(id, next)
  for (const listener of listeners) listener()
}

export function dropAnswerDraft(id: string): void {
  drafts.delete(id)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const asksToStay = (event: BeforeUnloadEvent): void => event.preventDefault()

export function useAnswerDraft(id: string): AnswerDraft {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(id) ?? EMPTY)
  const isTyped = draft.text !== ''
  useEffect(() => {
    if (!isTyped) return
    window.addEventListener('beforeunload', asksToStay)
    return () => window.removeEventListener('beforeunload', asksToStay)
  }, [isTyped])
  return draft
}
