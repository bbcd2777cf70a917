// How wide a person has made the columns of a list. It says nothing of what is shown, so it is remembered for the person in
// the browser and stands in no link; what is hidden does, and stands in the address.

import { useCallback, useState } from 'react'
import { useSession } from '../session.ts'
import { readWidths, WIDTH_STEP, type Widths, within } from './widths.ts'
import './widths.css'

export interface ColumnWidths {
  readonly of: Widths
  /** null: as wide as the list makes it. */
  readonly set: (column: string, width: number | null) => void
}

export function useColumnWidths(list: string): ColumnWidths {
  const { person } = useSession()
  const key = `widths ${person?.id ?? ''} ${list}`
  const [of, setOf] = useState(() => readWidths(localStorage.getItem(key)))
  const set = useCallback(
    (column: string, width: number | null) =>
      setOf((now) => {
        const { [column]: _, ...rest } = now
        const next = width === null ? rest : { ...rest, [column]: within(width) }
        localStorage.setItem(key, JSON.stringify(next))
        return next
      }),
    [key],
  )
  return { of, set }
}

/** The right edge of a head: dragged it sets the width, a double click gives it back. Keys do it from the column's cells. */
export function WidthHandle({ column, widths }: { column: string; widths: ColumnWidths }) {
  const onPointerDown = (event: React.PointerEvent<HTMLElement>): void => {
    const handle = event.currentTarget
    const head = handle.closest('th')
    if (!head) return
    event.preventDefault()
    event.stopPropagation()
    const from = { x: event.clientX, width: head.getBoundingClientRect().width }
    handle.setPointerCapture(event.pointerId)
    const move = (to: PointerEvent): void => widths.set(column, from.width + to.clientX - from.x)
    const end = (): void => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }
  return (
    // For the mouse; its twin for keys is at the cells.
    <span
      className="width-handle"
      data-width={column}
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onDoubleClick={() => widths.set(column, null)}
    />
  )
}

/** Ctrl+Shift with ← and → on a cell: its column narrower and wider; the head says how wide it is now. */
export function widthKey(
  event: React.KeyboardEvent,
  column: string | undefined,
  head: Element | null | undefined,
  { set }: ColumnWidths,
): boolean {
  const by = event.key === 'ArrowLeft' ? -WIDTH_STEP : event.key === 'ArrowRight' ? WIDTH_STEP : 0
  if (by === 0 || !event.ctrlKey || !event.shiftKey || !column || !head) return false
  event.preventDefault()
  set(column, head.getBoundingClientRect().width + by)
  return true
}
