import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../words.ts'
import { CellEditor } from './cell-editor.tsx'
import { type Column, type PasteFault, pasteInto, readCell } from './columns.ts'
import { GridRow, ROW_HEIGHT, Spacer } from './grid-row.tsx'
import { cellsOf, clipboardText } from './paste.ts'
import { PasteBar } from './paste-bar.tsx'
import { at, type Cell, clamped, moved, rangeOf, type Selection, type Size, tabbed } from './selection.ts'
import { useSums } from './use-sums.ts'
import { gridWords } from './words.ts'
import './grid.css'

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  makeRow: () => Row
  /** One step of undo each. */
  onChange: (rows: readonly Row[]) => void
  onUndo: () => void
  onRedo: () => void
  /** False: there is no step of its own, and the key is left to the page. */
  canUndo?: boolean
  readOnly?: boolean
  /** A row's own words of what is wrong with it, from the server. */
  rowFault?: (index: number) => string
  rowClass?: (row: Row) => string
  footer?: ReactNode
}

interface Editing {
  readonly initial: string
  readonly typed: boolean
  readonly showAll: boolean
}

interface Pending {
  readonly at: Cell
  readonly cells: readonly (readonly string[])[]
}

const AHEAD = 20

/**
 * A grid that is typed into as in Excel: cursor, ranges, fill, copy and paste with a preview. One stop of Tab outside;
 * inside Tab goes cell by cell and leaves after the last. Only the rows in sight are in the page.
 */
export function EditGrid<Row>(props: Props<Row>) {
  const { columns, footer, label, makeRow, onChange, onRedo, onUndo, readOnly = false, rows } = props
  const language = useLanguage()
  const words = gridWords(language)
  const id = useId()
  const table = useRef<HTMLTableElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [kept, setSelection] = useState<Selection>(at({ row: 0, column: 0 }))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [pending, setPending] = useState<Pending | null>(null)
  const [top, setTop] = useState(0)
  const pasted = useMemo(
    () => pending && pasteInto(rows, columns, pending.at, pending.cells, makeRow, language),
    [columns, language, makeRow, pending, rows],
  )
  const shown = pasted?.rows ?? rows
  // One empty row more, to type into.
  const size = { rows: shown.length + (readOnly ? 0 : 1), columns: columns.length }
  const selection = clamped(kept, size)
  const { column: headColumn, row: headRow } = selection.head
  const range = rangeOf(selection)
  useSums(shown, columns, range, readOnly ? '' : words.keys)

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that undo brought back are scrolled to as well
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const [cellTop, cellBottom] = [headRow * ROW_HEIGHT, (headRow + 1) * ROW_HEIGHT]
    const sight = box.clientHeight - 2 * ROW_HEIGHT
    if (cellTop < box.scrollTop) box.scrollTop = cellTop
    else if (cellBottom > box.scrollTop + sight) box.scrollTop = cellBottom - sight
  }, [headRow, shown.length])

  /** By Tab over what cannot be typed into. */
  const tabTo = (from: Selection, back: boolean, within: Size): Cell | null => {
    let next = tabbed(from, back, within)
    while (next && !readOnly && !columns[next.column]?.set) next = tabbed(at(next), back, within)
    return next
  }
  const put = (cell: Cell, text: string): void => {
    const column = columns[cell.column]
    if (!column?.set) return
    const read = readCell(column, text, language === 'ru' ? ',' : '.')
    const value = 'value' in read ? read.value : text
    const row = rows[cell.row] ?? makeRow()
    if (column.get(row) === value) return
    const next = [...rows]
    next[cell.row] = column.set(row, value)
    onChange(next)
  }
  const begin = (how: Editing): void => {
    if (!readOnly && !pending && columns[headColumn]?.set) setEditing(how)
  }
  const valueHere = (): string => {
    const column = columns[headColumn]
    const row = rows[headRow]
    if (!column || !row) return ''
    // Typed as it is read: an amount with the sign of the language.
    const value = column.get(row)
    return column.kind === 'amount' && language === 'ru' ? value.replace('.', ',') : value
  }
  const commit = (text: string, move: 'down' | 'right' | 'left' | 'stay'): void => {
    put(selection.head, text)
    setEditing(null)
    const next =
      move === 'down'
        ? moved(selection, 'ArrowDown', false, { ...size, rows: size.rows + 1 })
        : move === 'stay'
          ? null
          : tabTo(selection, move === 'left', { ...size, rows: size.rows + 1 })
    if (next) setSelection(at(next))
    if (move !== 'stay') table.current?.focus()
  }
  const inRange = (change: (row: Row, index: number) => Row): void => {
    onChange(
      rows.map((row, index) => (index >= range.top && index <= range.bottom ? change(row, index) : row)),
    )
  }
  const cleared = (row: Row): Row =>
    columns.slice(range.left, range.right + 1).reduce((made, column) => column.set?.(made, '') ?? made, row)
  const copied = (): string =>
    clipboardText(
      rows.slice(range.top, range.bottom + 1).map((row) =>
        columns
          .slice(range.left, range.right + 1)
          .filter(({ set }) => set)
          .map((column) =>
            column.kind === 'amount' && language === 'ru'
              ? column.get(row).replace('.', ',')
              : column.get(row),
          ),
      ),
    )
  const accept = (): void => {
    if (!pasted || pasted.faults.length > 0) return
    setPending(null)
    onChange(pasted.rows)
    setSelection({
      anchor: { row: pasted.from, column: headColumn },
      head: { row: pasted.from + pasted.count - 1, column: headColumn },
    })
    table.current?.focus()
  }
  const mend = (fault: PasteFault, text: string): void => {
    if (!pending) return
    const cells = pending.cells.map((line, row) =>
      row === fault.row ? line.map((cell, column) => (column === fault.column ? text : cell)) : line,
    )
    setPending({ ...pending, cells })
  }
  const edits: Readonly<Record<string, () => void>> = {
    F2: () => begin({ initial: valueHere(), typed: false, showAll: false }),
    F4: () => begin({ initial: valueHere(), typed: false, showAll: true }),
    F9: () => {
      const row = rows[headRow]
      if (row !== undefined) onChange([...rows.slice(0, headRow + 1), row, ...rows.slice(headRow + 1)])
    },
    Delete: () => inRange(cleared),
    Backspace: () => inRange(cleared),
  }
  const withCtrl: Readonly<Record<string, () => void>> = {
    KeyZ: onUndo,
    KeyY: onRedo,
    KeyA: () =>
      setSelection({
        anchor: { row: 0, column: 0 },
        head: { row: rows.length - 1, column: size.columns - 1 },
      }),
    KeyD: () => {
      const first = rows[range.top]
      if (first === undefined) return
      const filled = columns.slice(range.left, range.right + 1)
      inRange((row) => filled.reduce((made, column) => column.set?.(made, column.get(first)) ?? made, row))
    },
    Delete: () => onChange(rows.filter((_, index) => index < range.top || index > range.bottom)),
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (editing) return
    const { code, ctrlKey, key, metaKey, shiftKey } = event
    const isCtrl = ctrlKey || metaKey
    if (isCtrl && code === 'KeyZ' && props.canUndo === false) return
    if (pending) {
      if (key === 'Enter') accept()
      else if (key === 'Escape') setPending(null)
      else return
      event.preventDefault()
      return
    }
    const to =
      key === 'Tab'
        ? tabTo(selection, shiftKey, size)
        : moved(selection, key === 'Enter' ? (shiftKey ? 'ArrowUp' : 'ArrowDown') : key, isCtrl, size)
    const edit = isCtrl ? withCtrl[code] : edits[key]
    if (to) setSelection(shiftKey && key !== 'Tab' && key !== 'Enter' ? { ...selection, head: to } : at(to))
    else if (edit && !readOnly) edit()
    else if (!isCtrl && !event.altKey && key.length === 1)
      begin({ initial: key, typed: true, showAll: false })
    else return
    event.preventDefault()
  }
  const onPaste = (event: React.ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    if (readOnly || editing || text === '') return
    event.preventDefault()
    const cells = cellsOf(text)
    setPending({ at: { row: range.top, column: range.left }, cells })
  }
  const onCopy = (event: React.ClipboardEvent): void => {
    if (editing || pending) return
    event.clipboardData.setData('text/plain', copied())
    event.preventDefault()
  }
  const height = scroller.current?.clientHeight ?? 800
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - AHEAD)
  const last = Math.min(size.rows, first + Math.ceil(height / ROW_HEIGHT) + 2 * AHEAD)
  const indexes = Array.from({ length: last - first }, (_, index) => first + index)
  const cellId = (cell: Cell): string => `${id}-${cell.row}-${cell.column}`
  return (
    <div className="edit-grid">
      <div className="grid-scroll" ref={scroller} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={size.rows + 1}
          aria-colcount={size.columns + 1}
          aria-readonly={readOnly}
          aria-multiselectable="true"
          {...(headRow >= first && headRow < last ? { 'aria-activedescendant': cellId(selection.head) } : {})}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onCopy={onCopy}
        >
          <colgroup>
            <col className="row-number" />
            {columns.map((column) => (
              <col key={column.id} {...(column.width ? { width: column.width } : {})} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">
                <span className="visually-hidden">{words.number}</span>
              </th>
              {columns.map(({ id: name, kind, title }) => (
                <th key={name} scope="col" className={kind === 'amount' ? 'figure' : ''}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <Spacer rows={first} />}
            {indexes.map((index) => (
              <GridRow
                key={index}
                index={index}
                row={shown[index] ?? null}
                columns={columns}
                range={index >= range.top && index <= range.bottom ? range : null}
                headColumn={index === headRow ? headColumn : -1}
                isPasted={pasted !== null && index >= pasted.from && index < pasted.from + pasted.count}
                fault={props.rowFault?.(index) ?? ''}
                className={shown[index] === undefined ? '' : (props.rowClass?.(shown[index]) ?? '')}
                cellId={cellId}
                editor={
                  editing && index === headRow ? (
                    <CellEditor
                      label={columns[headColumn]?.title ?? ''}
                      {...editing}
                      {...(columns[headColumn]?.choices ? { choices: columns[headColumn].choices } : {})}
                      onCommit={commit}
                      onCancel={() => {
                        setEditing(null)
                        table.current?.focus()
                      }}
                    />
                  ) : null
                }
                onPick={(cell, extend) => {
                  setSelection(extend ? { ...selection, head: cell } : at(cell))
                  table.current?.focus()
                }}
                onOpen={() => begin({ initial: valueHere(), typed: false, showAll: false })}
              />
            ))}
            {last < size.rows && <Spacer rows={size.rows - last} />}
          </tbody>
          {footer && <tfoot>{footer}</tfoot>}
        </table>
      </div>
      {pasted && pending && (
        <PasteBar pasted={pasted} onMend={mend} onAccept={accept} onCancel={() => setPending(null)} />
      )}
    </div>
  )
}
