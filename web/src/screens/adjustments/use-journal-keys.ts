import { useEffect } from 'react'

/** Ctrl with a letter, anywhere on the screen but in a field that undoes its own typing. */
export function useJournalKeys(keys: Readonly<Record<'s' | 'z' | 'y', () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (event.code === 'KeyS') keys.s()
      else if (event.code === 'KeyZ' && !inField) keys.z()
      else if (event.code === 'KeyY' && !inField) keys.y()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys])
}
