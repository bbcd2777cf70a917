import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { addAmounts, writeAmount } from '../../amount.ts'
import type { Balance } from '../../api.ts'
import { useColumnWidths, widthKey } from '../../grid/column-widths.tsx'
import { usePrinting } from '../../parts/printing.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { CELL_COLUMNS, tracksOf } from './columns.ts'
import { GridHead, GridTotal } from './grid-frame.tsx'
import { GridRow } from './grid-row.tsx'
import { AMOUNTS, type Row, type Shown, type Tree } from './tree.ts'
import { useBalanceWords } from './words.ts'

interface Props {
  balance: Balance
  tree: Tree
  /** Indexes of the rows on screen. */
  visible: readonly number[]
  shown: Shown
  onShown: (shown: Shown) => void
  /** The row that the address names; -1 for none. */
  asked: number
  onOpen: (row: Row) => void
}

export interface Cell {
  /** Place among the visible rows. */
  readonly at: number
  /** 0 account, 1–6 amounts, 7 target. */
  readonly column: number
}

const ROW = 24
/** About a hundred sheets; a longer balance is on paper in its file. */
const MOST_PRINTED = 5000
const HEAD = 48
const rowHeight = (): number => ROW
const LAST_COLUMN = 7

/** The rows, virtual: one tab stop, arrows inside; a figure opens what it is made of, then its row of the file. */
export function BalanceGrid({ asked, balance, onOpen, onShown, shown, tree, visible }: Props) {
  const words = useBalanceWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const book = useBook()
  const { period } = useScope()
  const scroll = useRef<HTMLDivElement>(null)
  const widths = useColumnWidths('balance')
  useLayoutEffect(() => {
    const { account, columns, least } = tracksOf(widths.of)
    const style = scroll.current?.style
    style?.setProperty('--columns', columns)
    style?.setProperty('--least', `${least}px`)
    style?.setProperty('--account', `${account}px`)
  }, [widths.of])
  const [active, setActive] = useState<Cell>({ at: 0, column: 0 })
  const [anchor, setAnchor] = useState<Cell | null>(null)
  const rows = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroll.current,
    estimateSize: rowHeight,
    overscan: 24,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: ROW + 4,
  })
  const isPrinting = usePrinting() !== null
  const items = isPrinting
    ? visible.slice(0, MOST_PRINTED).map((_, index) => ({ index, start: 0 }))
    : rows.getVirtualItems()
  const { scrollToIndex } = rows
  const position = asked < 0 ? -1 : visible.indexOf(asked)
  useEffect(() => {
    if (position < 0) return
    setActive({ at: position, column: 0 })
    setAnchor(null)
    scrollToIndex(position, { align: 'center' })
    scroll.current?.querySelector('table')?.focus({ preventScroll: true })
  }, [position, scrollToIndex])
  const go = (cell: Cell, extend: boolean): void => {
    const next = {
      at: Math.min(Math.max(cell.at, 0), Math.max(visible.length - 1, 0)),
      column: Math.min(Math.max(cell.column, 0), LAST_COLUMN),
    }
    setAnchor(extend ? (anchor ?? active) : null)
    setActive(next)
    scrollToIndex(next.at)
  }
  const rowAt = (at: number): Row | undefined => tree.rows[visible[at] ?? -1]
  const toggle = (row: Row, open?: boolean): void => {
    const isOpen = openOf(tree, shown, row)
    onShown({ ...shown, toggled: new Map(shown.toggled).set(row.first, open ?? !isOpen) })
  }
  const enter = (row: Row): void => {
    if (tree.parents.has(row.first) && (active.column === 0 || !openOf(tree, shown, row))) toggle(row)
    else if (active.column === LAST_COLUMN) toMapping(row)
    else onOpen(row)
  }
  const toMapping = (row: Row): void => {
    const search = readScope({ period, entity: balance.entity, account: row.account })
    void navigate({ to: '/b/$book/mapping', params: { book }, search })
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = rowAt(active.at)
    const page = Math.max(1, Math.floor(((scroll.current?.clientHeight ?? 480) - HEAD) / ROW) - 2)
    const steps: Readonly<Record<string, Cell>> = {
      ArrowUp: { ...active, at: active.at - 1 },
      ArrowDown: { ...active, at: active.at + 1 },
      ArrowLeft: { ...active, column: active.column - 1 },
      ArrowRight: { ...active, column: active.column + 1 },
      PageUp: { ...active, at: active.at - page },
      PageDown: { ...active, at: active.at + page },
      Home: event.ctrlKey ? { at: 0, column: 0 } : { ...active, column: 0 },
      End: event.ctrlKey ? { ...active, at: visible.length - 1 } : { ...active, column: LAST_COLUMN },
    }
    const step = steps[event.key]
    const column = CELL_COLUMNS[active.column]
    const head = scroll.current?.querySelector(`[data-width="${column}"]`)?.closest('th')
    if (widthKey(event, column, head, widths)) return
    if (event.altKey && event.shiftKey && row && /^Arrow(Right|Left)$/.test(event.key))
      toggle(row, event.key === 'ArrowRight')
    else if (step && !event.altKey) go(step, event.shiftKey)
    else if (/^[123]$/.test(event.key) && !event.ctrlKey && !event.altKey)
      onShown({ ...shown, level: Number.parseInt(event.key, 10), toggled: new Map() })
    else if (event.key === 'Enter' && row) enter(row)
    else if (event.key === 'F4' && row) toMapping(row)
    else if (event.key.toLowerCase() === 'f' && event.ctrlKey)
      document.querySelector<HTMLElement>('.balance-find')?.focus()
    else return
    event.preventDefault()
  }
  const chosen = rangeOf(active, anchor)
  const amounts = amountsIn(tree, visible, chosen)
  useStatus(
    words('keys'),
    amounts.length > 1
      ? `${words('sum')} ${writeAmount(addAmounts(amounts), 'minus', language)} · ${words('count')} ${amounts.length}`
      : `${active.at + 1} / ${visible.length}`,
  )
  /** The cell that a mouse event is in, by its id. */
  const cellAt = (event: React.MouseEvent): Cell | null => {
    const [, at, column] = /^cell-(\d+)-(\d)$/.exec(closestCell(event.target)?.id ?? '') ?? []
    return at && column ? { at: Number.parseInt(at, 10), column: Number.parseInt(column, 10) } : null
  }
  const onMouseDown = (event: React.MouseEvent): void => {
    const cell = cellAt(event)
    const row = cell && rowAt(cell.at)
    if (!row) return
    if (isTwist(event.target)) toggle(row)
    go(cell, event.shiftKey)
  }
  const onDoubleClick = (event: React.MouseEvent): void => {
    const cell = cellAt(event)
    const row = cell && rowAt(cell.at)
    if (!row || isTwist(event.target)) return
    if (cell.column === LAST_COLUMN) toMapping(row)
    else onOpen(row)
  }
  return (
    <div ref={scroll} className="balance-scroll">
      <table
        className="balance-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows fold is a treegrid
        role="treegrid"
        aria-label={words('one')}
        aria-rowcount={visible.length + 3}
        aria-multiselectable="true"
        aria-activedescendant={visible.length > 0 ? `cell-${active.at}-${active.column}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onDoubleClick={onDoubleClick}
      >
        {isPrinting && visible.length > MOST_PRINTED && (
          <caption className="stop">{`${words('printed')} 1–${MOST_PRINTED} / ${visible.length}`}</caption>
        )}
        <GridHead widths={widths} />
        <tbody className="grid-body" style={isPrinting ? {} : { height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index)
            if (!row) return null
            return (
              <GridRow
                key={row.index}
                row={row}
                at={index}
                top={start}
                accounts={balance.accounts}
                isParent={tree.parents.has(row.first)}
                isOpen={openOf(tree, shown, row)}
                active={active.at === index ? active.column : -1}
                range={index >= chosen.from && index <= chosen.to ? chosen.column : -1}
                isAsked={row.index === asked}
              />
            )
          })}
        </tbody>
        <GridTotal balance={balance} rowIndex={visible.length + 3} />
      </table>
    </div>
  )
}

const closestCell = (target: EventTarget): Element | null =>
  target instanceof Element ? target.closest('td') : null

const isTwist = (target: EventTarget): boolean => target instanceof Element && target.matches('.twist')

/** Are the rows below it on screen? */
function openOf({ parents, rows }: Tree, { level, toggled }: Shown, row: Row): boolean {
  if (!parents.has(row.first)) return false
  const known = toggled.get(row.first)
  if (known !== undefined) return known
  // The row below it stands next, after its further indicators.
  for (let at = row.first + 1; at < rows.length; at++) {
    const below = rows[at]!
    if (below.first !== row.first) return below.parent === row.first && below.tier <= level
  }
  return false
}

function rangeOf(active: Cell, anchor: Cell | null): { from: number; to: number; column: number } {
  if (!anchor) return { from: 0, to: -1, column: -1 }
  return {
    from: Math.min(active.at, anchor.at),
    to: Math.max(active.at, anchor.at),
    column: active.column,
  }
}

function amountsIn(
  { rows }: Tree,
  visible: readonly number[],
  { column, from, to }: { from: number; to: number; column: number },
): string[] {
  if (column < 1 || column > AMOUNTS.length) return []
  return visible.slice(from, to + 1).flatMap((index) => rows[index]?.amounts[column - 1] || [])
}
