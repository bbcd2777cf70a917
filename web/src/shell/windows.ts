// The windows of this tab, as in 1C: addresses that were opened and not closed. They are remembered for the browser's
// session, and an address says what is on the screen, never a figure.

import { useSyncExternalStore } from 'react'

export interface Windows {
  /** In the order of the strip. */
  readonly open: readonly string[]
  /** The last closed first. */
  readonly closed: readonly string[]
}

const NONE: Windows = { open: [], closed: [] }
/** More are not told apart; the one that was opened first goes to the closed ones. */
const MOST_OPEN = 30
const MOST_CLOSED = 20

/** Screens on which each `id` is a document of its own. */
const BY_ID = /\/adjustments$/

/** Two addresses with the same key are one window, seen with other settings. */
export function keyOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const id = BY_ID.test(pathname) ? (searchParams.get('id') ?? '') : ''
  return id === '' ? pathname : `${pathname} ${id}`
}

/** The address is on the screen: its window shows it, or a new one is opened at the end. */
export function visited({ closed, open }: Windows, address: string): Windows {
  const key = keyOf(address)
  const rest = closed.filter((one) => keyOf(one) !== key)
  if (open.some((one) => keyOf(one) === key))
    return { open: open.map((one) => (keyOf(one) === key ? address : one)), closed: rest }
  const all = [...open, address]
  return {
    open: all.slice(-MOST_OPEN),
    closed: [...all.slice(0, -MOST_OPEN), ...rest].slice(0, MOST_CLOSED),
  }
}

/** Closed, and what is shown instead where it was the one on the screen: its neighbour; '' : nothing is open. */
export function without({ closed, open }: Windows, address: string): { windows: Windows; next: string } {
  const at = open.findIndex((one) => keyOf(one) === keyOf(address))
  if (at < 0) return { windows: { open, closed }, next: open[0] ?? '' }
  const gone = open[at] ?? address
  const left = open.filter((_, index) => index !== at)
  return {
    windows: { open: left, closed: [gone, ...closed].slice(0, MOST_CLOSED) },
    next: left[at] ?? left[at - 1] ?? '',
  }
}

/** A window that does not fit comes to the front of the strip when it is on the screen. */
export const toFront = ({ closed, open }: Windows, address: string): Windows => ({
  open: [...open].sort((a, b) => Number(keyOf(b) === keyOf(address)) - Number(keyOf(a) === keyOf(address))),
  closed,
})

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one.startsWith('/b/'))

/** What another version left there is forgotten. */
export function readWindows(text: string | null): Windows {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null || !('open' in value && 'closed' in value)) return NONE
    return isList(value.open) && isList(value.closed) ? { open: value.open, closed: value.closed } : NONE
  } catch {
    return NONE
  }
}

const STORED = 'windows '
const known = new Map<string, Windows>()
const listeners = new Set<() => void>()

export function windowsOf(book: string): Windows {
  const found = known.get(book) ?? readWindows(sessionStorage.getItem(STORED + book))
  known.set(book, found)
  return found
}

export function setWindows(book: string, windows: Windows): void {
  known.set(book, windows)
  sessionStorage.setItem(STORED + book, JSON.stringify(windows))
  for (const listener of listeners) listener()
}

export const useWindows = (book: string): Windows =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => windowsOf(book),
  )
