// A new request as it is typed: kept in the page while she looks at other screens and on the server beside it, given up only
// by sending or cancelling.

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Level } from '../../../../src/desk/types.ts'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraftAt } from '../../live/use-draft.ts'
import type { NewRequest } from './desk-api.ts'
import { keptIn } from './kept-in.ts'

export interface NewDraft {
  readonly kind: NewRequest['kind']
  readonly subject: string
  readonly description: string
  readonly steps: string
  readonly service: string
  readonly module: string
  readonly version: string
  readonly impact: Level
  readonly urgency: Level
  readonly users: string
  readonly phone: string
  readonly organisation: string
  readonly isCall: boolean
  readonly caller: string
  readonly callerMail: string
  readonly calledAt: string
}

const EMPTY: NewDraft = {
  kind: 'incident',
  subject: '',
  description: '',
  steps: '',
  service: '',
  module: '',
  version: '',
  impact: 'low',
  urgency: 'middle',
  users: '',
  phone: '',
  organisation: '',
  isCall: false,
  caller: '',
  callerMail: '',
  calledAt: '',
}

let draft = EMPTY
const listeners = new Set<() => void>()

function tell(next: NewDraft): void {
  draft = next
  for (const listener of listeners) listener()
}

export const setNewDraft = (change: Partial<NewDraft>): void => tell({ ...draft, ...change })

export const dropNewDraft = (): void => tell(EMPTY)

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useNewDraft = (): NewDraft => useSyncExternalStore(subscribe, () => draft)

/** What it is about stands in the address; a draft keeps it beside what was typed. */
interface KeptRequest extends NewDraft {
  readonly about: string
}

export interface KeptDraft {
  readonly kept: DraftOf
  /** Unsent words of before, where she has begun another request since; null: none. */
  readonly earlier: KeptRequest | null
  readonly takeEarlier: () => void
  readonly drop: () => void
}

/** Brings back what the server keeps, and keeps what is typed from then on. */
export function useKeptNewDraft(about: string, onAbout: (about: string) => void): KeptDraft {
  const kept = useDraftAt('/desk/draft')
  const draft = useNewDraft()
  const [earlier, setEarlier] = useState<KeptRequest | null>(null)
  const isBack = useRef(false)
  const saved = useRef(JSON.stringify({ ...draft, about }))
  const take = (of: KeptRequest): void => {
    const { about: was, ...typed } = of
    saved.current = JSON.stringify({ ...typed, about: was || about })
    tell(typed)
    if (was && was !== about) onAbout(was)
    setEarlier(null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it arrives
  useEffect(() => {
    if (isBack.current || kept.kept === undefined) return
    isBack.current = true
    if (!kept.kept) return
    const of = keptIn<KeptRequest>({ ...EMPTY, about: '' }, kept.kept.content)
    if (draft.subject === '' && draft.description === '' && about === '') take(of)
    else if (of.subject !== draft.subject || of.description !== draft.description) setEarlier(of)
  }, [kept.kept])
  const { save } = kept
  useEffect(() => {
    const now = JSON.stringify({ ...draft, about })
    if (now === saved.current || draft === EMPTY) return
    saved.current = now
    isBack.current = true
    save(now, '')
  }, [about, draft, save])
  useUnsaved(
    kept.state === 'saving' || kept.state === 'lost',
    () => `${draft.subject}\n\n${draft.description}`,
  )
  return {
    kept,
    earlier,
    takeEarlier: () => earlier && take(earlier),
    drop: () => {
      dropNewDraft()
      void kept.drop()
    },
  }
}

/** What is sent; of a call with who called and when. */
export function requestOf(of: NewDraft, organisation: string, about: string, failing: string): NewRequest {
  const { caller, callerMail, calledAt, isCall, phone, users } = of
  return {
    organisation,
    kind: of.kind,
    subject: of.subject,
    description: failing === '' ? of.description : `${of.description}\n\n${failing}`,
    channel: isCall ? 'phone' : 'program',
    contactPhone: phone,
    usersAffected: /^[1-9]\d{0,5}$/.test(users) ? Number.parseInt(users, 10) : null,
    impact: of.impact,
    urgency: of.urgency,
    about,
    steps: of.kind === 'incident' ? of.steps : '',
    service: of.kind === 'service' ? of.service : '',
    module: of.kind === 'change' ? of.module : '',
    programVersion: of.version,
    ...(isCall
      ? {
          caller: { name: caller, email: callerMail },
          startedAt: calledAt ? new Date(calledAt).toISOString() : null,
        }
      : {}),
  }
}
