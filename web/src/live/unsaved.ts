// What stands on the page and nowhere else: while there is some, leaving the page asks, and the state slot offers it as
// text when the server cannot take it (ui.md, "Drafts"). It lies in the page's memory alone.

import { useEffect, useRef, useSyncExternalStore } from 'react'

const held = new Set<() => string>()
const listeners = new Set<() => void>()
let isGivenUp = false

function tell(): void {
  for (const listener of listeners) listener()
}

/** Everything that the page holds unsaved, as text for the clipboard. */
export const unsavedText = (): string =>
  [...held]
    .map((text) => text())
    .filter((text) => text !== '')
    .join('\n\n')

/** Another person sits here now: leaving asks no more. */
export function giveUpUnsaved(): void {
  isGivenUp = true
}

/** Leaving the page asks while `isHeld`. */
export function useAsksToLeave(isHeld: boolean): void {
  useEffect(() => {
    if (!isHeld) return
    const ask = (event: BeforeUnloadEvent): void => {
      if (!isGivenUp) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isHeld])
}

/** While `isHeld`, `text` gives what was typed: as Excel takes it where it is of a grid. */
export function useUnsaved(isHeld: boolean, text: () => string): void {
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })
  useEffect(() => {
    if (!isHeld) return
    const give = (): string => latest.current()
    held.add(give)
    tell()
    return () => {
      held.delete(give)
      tell()
    }
  }, [isHeld])
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useHasUnsaved = (): boolean => useSyncExternalStore(subscribe, () => held.size > 0)
