// Where one was on a page when one left it: how far it was scrolled, and which figure had the cursor. Back and a window of
// the strip return to it. Kept in the page's memory alone.

import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

interface Place {
  top: number
  cell: string
}

const places = new Map<string, Place>()
/** The next change of the address returns to a place that was left. */
let isReturning = false

export const returnTo = (): void => {
  isReturning = true
}

const SCROLLS = '.page, .page.split > .main, .journal-editor'
const WAIT_MS = 4000

function placeOf(address: string): Place {
  const known = places.get(address) ?? { top: 0, cell: '' }
  places.set(address, known)
  return known
}

export function useLastPlace(): void {
  const { href } = useLocation()
  const { history } = useRouter()
  useEffect(
    () =>
      history.subscribe(({ action }) => {
        if (action.type === 'BACK' || action.type === 'FORWARD' || action.type === 'GO') isReturning = true
      }),
    [history],
  )
  useEffect(() => {
    const stop = isReturning ? bringBack(placeOf(href)) : () => {}
    isReturning = false
    const onScroll = ({ target }: Event): void => {
      if (target instanceof HTMLElement && target.matches(SCROLLS)) placeOf(href).top = target.scrollTop
    }
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.dataset.cell !== undefined)
        placeOf(href).cell = target.dataset.cell
    }
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    document.addEventListener('focusin', onFocus)
    return () => {
      stop()
      document.removeEventListener('scroll', onScroll, { capture: true })
      document.removeEventListener('focusin', onFocus)
    }
  }, [href])
}

/** Once the page is long enough again, unless the person began something else meanwhile. */
function bringBack({ cell, top }: Place): () => void {
  if (top === 0 && cell === '') return () => {}
  const until = performance.now() + WAIT_MS
  let frame = 0
  const stop = (): void => {
    cancelAnimationFrame(frame)
    for (const event of ['wheel', 'pointerdown', 'keydown']) document.removeEventListener(event, stop)
  }
  const look = (): void => {
    const page = [...document.querySelectorAll<HTMLElement>(SCROLLS)].find(
      (one) => one.scrollHeight - one.clientHeight >= top,
    )
    const figure =
      cell === '' ? null : document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`)
    const isThere = (top === 0 || page !== undefined) && (cell === '' || figure !== null)
    if (!isThere && performance.now() < until) {
      frame = requestAnimationFrame(look)
      return
    }
    if (page && top > 0) page.scrollTop = top
    if (figure && document.activeElement === document.body) figure.focus({ preventScroll: true })
    stop()
  }
  for (const event of ['wheel', 'pointerdown', 'keydown']) document.addEventListener(event, stop)
  frame = requestAnimationFrame(look)
  return stop
}
