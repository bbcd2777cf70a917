import type { ReactNode } from 'react'
import { useLanguage } from '../words.ts'
import { type Column, isSound, shownCell } from './columns.ts'
import type { Cell, Range } from './selection.ts'

export const ROW_HEIGHT = 28

/** In place of the rows that are out of sight. */
export const Spacer = ({ rows }: { rows: number }) => (
  <tr style={{ height: rows * ROW_HEIGHT }}>
    <td />
  </tr>
)

interface RowProps<Row> {
  index: number
  row: Row | null
  columns: readonly Column<Row>[]
  range: Range | null
  headColumn: number
  isPasted: boolean
  fault: string
  className: string
  cellId: (cell: Cell) => string
  editor: ReactNode
  onPick: (cell: Cell, extend: boolean) => void
  onOpen: () => void
}

export function GridRow<Row>(props: RowProps<Row>) {
  const {
    cellId,
    className,
    columns,
    editor,
    fault,
    headColumn,
    index,
    isPasted,
    onOpen,
    onPick,
    range,
    row,
  } = props
  const language = useLanguage()
  return (
    <tr aria-rowindex={index + 2} className={`${isPasted ? 'pasted ' : ''}${className}`}>
      <th scope="row" className={fault ? 'faulty' : ''} title={fault || undefined}>
        {index + 1}
      </th>
      {columns.map((column, at) => {
        const selected = range !== null && at >= range.left && at <= range.right
        const sound = row === null || isSound(column, row)
        const isHead = at === headColumn
        const names = [
          column.kind === 'amount' ? 'figure' : '',
          selected ? 'selected' : '',
          isHead ? 'head' : '',
          sound ? '' : 'unsound',
          column.set ? '' : 'shown-only',
        ]
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: within a grid a cell of a table is a gridcell
          <td
            key={column.id}
            id={cellId({ row: index, column: at })}
            aria-colindex={at + 2}
            aria-selected={selected}
            aria-invalid={!sound}
            className={names.filter(Boolean).join(' ')}
            onMouseDown={(event) => {
              if (isHead && editor) return
              event.preventDefault()
              onPick({ row: index, column: at }, event.shiftKey)
            }}
            onMouseEnter={(event) => {
              if (event.buttons === 1) onPick({ row: index, column: at }, true)
            }}
            onDoubleClick={onOpen}
          >
            {isHead && editor ? (
              editor
            ) : (
              <span className="cell" translate={column.kind === 'text' ? 'no' : undefined}>
                {row === null ? '' : shownCell(column, row, language)}
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}
