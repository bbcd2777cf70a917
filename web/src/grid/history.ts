// Undo of what is typed: each accepted edit is one step, a paste too.

import { useCallback, useState } from 'react'

interface Steps<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
}

export interface History<T> {
  readonly value: T
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly change: (next: T) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Another value from the start: nothing to undo. */
  readonly reset: (value: T) => void
}

const STEPS = 200

export function useHistory<T>(initial: T): History<T> {
  const [{ future, now, past }, set] = useState<Steps<T>>({ past: [], now: initial, future: [] })
  const change = useCallback((next: T) => {
    set((steps) =>
      Object.is(next, steps.now)
        ? steps
        : { past: [...steps.past.slice(-STEPS), steps.now], now: next, future: [] },
    )
  }, [])
  const undo = useCallback(() => {
    set((steps) => {
      const before = steps.past.at(-1)
      if (before === undefined) return steps
      return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future] }
    })
  }, [])
  const redo = useCallback(() => {
    set((steps) => {
      const [next, ...rest] = steps.future
      if (next === undefined) return steps
      return { past: [...steps.past, steps.now], now: next, future: rest }
    })
  }, [])
  const reset = useCallback((value: T) => set({ past: [], now: value, future: [] }), [])
  return { value: now, canUndo: past.length > 0, canRedo: future.length > 0, change, undo, redo, reset }
}
