import { useEffect } from 'react'
import { useScope } from '../../scope.ts'
import { singleLetters } from '../../shell/global-keys.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useDeskHome, useDeskRights } from './desk-api.ts'
import { DeskCounts } from './desk-counts.tsx'
import { LineCards } from './line-card.tsx'
import { OpenRequest } from './open-request.tsx'
import { RequestList } from './request-list.tsx'
import { useGoSupport } from './support-link.tsx'
import { useSupportWords } from './words.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** Three columns: the list, the request, what stands beside it. */
export function RequestsView() {
  const words = useSupportWords()
  const { id = '' } = useScope()
  const { asks } = useDeskRights()
  useStatus(words(asks ? 'keys' : 'keysOfLine'), '')
  useListKeys(asks)
  return (
    <div className="three-columns">
      <RequestList chosen={id} />
      {id === '' ? <Nothing /> : <OpenRequest key={id} id={id} />}
    </div>
  )
}

function Nothing() {
  const { data } = useDeskHome()
  if (!data) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="request-page nothing" tabIndex={0}>
      <DeskCounts />
      <LineCards home={data} />
    </div>
  )
}

/** J and K along the list, Ins makes a new one, Esc goes back to the list. */
function useListKeys(asks: boolean): void {
  const go = useGoSupport()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { altKey, code, ctrlKey, key, metaKey, target } = event
      if (ctrlKey || altKey || metaKey || event.defaultPrevented) return
      if (key === 'Escape') {
        // Out of a field first; from the request to its row.
        if (target instanceof HTMLElement && isTyping(target)) target.blur()
        else (rowAt(0) ?? document.querySelector<HTMLElement>('.list-filters input'))?.focus()
      } else if (key === 'Insert' && asks) go({ view: 'new' })
      else if (isTyping(target) || !singleLetters.areOn()) return
      else if (code === 'KeyJ') rowAt(1)?.click()
      else if (code === 'KeyK') rowAt(-1)?.click()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [asks, go])
}

/** The row that stands `by` places from the open one; without an open one the first. */
function rowAt(by: number): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('.request-row')]
  const at = rows.findIndex((row) => row.hasAttribute('aria-current'))
  return rows[at === -1 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
}
