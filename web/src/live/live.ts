// What the page knows beside its data: whether the server answers, may write, for how long the session goes on, what
// changed in the open books, how far jobs are. One state for the tab, filled by the stream of events (stream.ts).

import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { job } from '../../../src/server/events/job-view.ts'

export type Job = z.output<typeof job>

/** A revision that was made while the page was open; who and what are empty where she may not see it. */
export interface BookChange {
  readonly book: string
  readonly revision: string
  readonly isMine: boolean
  readonly by: string
  readonly action: string
  readonly entity: string
}

export interface Live {
  readonly isReached: boolean
  /** False while events do not come: then jobs are asked for. */
  readonly isStreaming: boolean
  readonly isSignedOut: boolean
  readonly readOnly: { readonly text: string; readonly advice: string } | null
  /** By this browser's clock, milliseconds; null: not soon. */
  readonly sessionEndsAt: number | null
  readonly changes: readonly BookChange[]
  readonly jobs: readonly Job[]
}

let state: Live = {
  isReached: true,
  isStreaming: true,
  isSignedOut: false,
  readOnly: null,
  sessionEndsAt: null,
  changes: [],
  jobs: [],
}
const listeners = new Set<() => void>()

export function setLive(change: Partial<Live>): void {
  state = { ...state, ...change }
  for (const listener of listeners) listener()
}

export const live = (): Live => state

export function onLive(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLive = (): Live => useSyncExternalStore(onLive, live)

/** A request came back, or did not; the server wrote, or has no space for it. */
export const line = {
  reached(): void {
    if (!state.isReached) setLive({ isReached: true })
  },
  failed(): void {
    if (state.isReached) setLive({ isReached: false })
  },
  wrote(): void {
    if (state.readOnly) setLive({ readOnly: null })
  },
  full(readOnly: NonNullable<Live['readOnly']>): void {
    setLive({ readOnly })
  },
}

/** The latest of each job, the latest begun first. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  return [job, ...jobs.filter(({ id }) => id !== job.id)].sort((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1))
}
