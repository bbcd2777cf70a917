// Where the cursor of a grid stands and what range it spans; moves stay within the grid.

export interface Cell {
  readonly row: number
  readonly column: number
}

export interface Selection {
  /** Where the range began, and where the cursor is. */
  readonly anchor: Cell
  readonly head: Cell
}

export interface Size {
  readonly rows: number
  readonly columns: number
}

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const rangeOf = ({ anchor, head }: Selection): Range => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
})

export const at = (cell: Cell): Selection => ({ anchor: cell, head: cell })

const within = (value: number, end: number): number => Math.min(Math.max(value, 0), Math.max(end - 1, 0))

const PAGE = 15

/** The cell that a key leads to; null where the key moves nothing. */
export function moved({ head }: Selection, key: string, isCtrl: boolean, size: Size): Cell | null {
  const { column, row } = head
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: within(nextRow, size.rows),
    column: within(nextColumn, size.columns),
  })
  switch (key) {
    case 'ArrowUp':
      return to(isCtrl ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isCtrl ? size.rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return to(row, isCtrl ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isCtrl ? size.columns - 1 : column + 1)
    case 'Home':
      return to(isCtrl ? 0 : row, 0)
    case 'End':
      return to(isCtrl ? size.rows - 1 : row, size.columns - 1)
    case 'PageUp':
      return to(row - PAGE, column)
    case 'PageDown':
      return to(row + PAGE, column)
    default:
      return null
  }
}

/** The next cell by Tab, over the ends of rows; null past the last or before the first: the focus leaves the grid. */
export function tabbed({ head: { column, row } }: Selection, back: boolean, size: Size): Cell | null {
  const index = row * size.columns + column + (back ? -1 : 1)
  if (index < 0 || index >= size.rows * size.columns) return null
  return { row: Math.floor(index / size.columns), column: index % size.columns }
}

/** Within the grid: undo may have taken the rows away under it. */
export const clamped = ({ anchor, head }: Selection, size: Size): Selection => {
  const inside = ({ column, row }: Cell): Cell => ({
    row: within(row, size.rows),
    column: within(column, size.columns),
  })
  return { anchor: inside(anchor), head: inside(head) }
}
