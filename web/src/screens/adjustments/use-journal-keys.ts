import { useEffect } from 'react'

interface JournalKeys {
  readonly s: () => void
  /** null: nothing was typed, and the key is left to the page. */
  readonly z: (() => void) | null
  readonly y: () => void
}

/** Ctrl with a letter, anywhere on the screen but in a field that undoes its own typing. */
export function useJournalKeys(keys: JournalKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (event.code === 'KeyS') keys.s()
      else if (event.code === 'KeyZ' && !inField && keys.z) keys.z()
      else if (event.code === 'KeyY' && !inField) keys.y()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys])
}
