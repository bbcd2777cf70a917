import { createContext, useContext, useEffect, useState } from 'react'

/** What the status bar says of the screen: keys on the left, sums on the right. */
interface Said {
  readonly left: string
  readonly right: string
}

const listeners = new Set<(said: Said) => void>()
let current: Said = { left: '', right: '' }

function say(said: Said): void {
  current = said
  for (const listener of listeners) listener(said)
}

const SayContext = createContext(say)

/** Puts words into the status bar while the screen is open. */
export function useStatus(left: string, right: string): void {
  const tell = useContext(SayContext)
  useEffect(() => {
    tell({ left, right })
    return () => tell({ left: '', right: '' })
  }, [left, right, tell])
}

export function StatusBar() {
  const [said, setSaid] = useState(current)
  useEffect(() => {
    listeners.add(setSaid)
    return () => {
      listeners.delete(setSaid)
    }
  }, [])
  return (
    <footer className="status-bar">
      <span>{said.left}</span>
      <span>{said.right}</span>
    </footer>
  )
}
