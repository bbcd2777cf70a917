// Arrows among the figures of a table: one tab stop, arrows inside. Every figure that can be reached carries
// `data-cell="row column"`.

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const at = (element: HTMLElement): readonly [number, number] => {
  const [row = '0', column = '0'] = (element.dataset.cell ?? '').split(' ')
  return [Number.parseInt(row, 10), Number.parseInt(column, 10)]
}

/** Moves the focus among the figures of `table`; true where the key was one of moving. */
export function moveAmongFigures(table: HTMLElement, event: React.KeyboardEvent): boolean {
  const from = document.activeElement
  const cells = [...table.querySelectorAll<HTMLElement>('[data-cell]')]
  if (!(from instanceof HTMLElement) || from.dataset.cell === undefined) return false
  const [row, column] = at(from)
  let to: HTMLElement | undefined
  const arrow = ARROWS[event.key]
  if (arrow && !event.ctrlKey) {
    const [down, right] = arrow
    const ahead = cells.filter((cell) => {
      const [r, c] = at(cell)
      return down === 0
        ? r === row && Math.sign(c - column) === right
        : c === column && Math.sign(r - row) === down
    })
    to = down + right > 0 ? ahead[0] : ahead.at(-1)
  } else if (event.key === 'Home') to = cells.find((cell) => at(cell)[1] === column)
  else if (event.key === 'End') to = cells.findLast((cell) => at(cell)[1] === column)
  else return false
  event.preventDefault()
  if (to) focusFigure(cells, to)
  return true
}

/** One figure of the table takes the focus and the tab stop. */
export function focusFigure(cells: readonly HTMLElement[], to: HTMLElement): void {
  for (const cell of cells) cell.tabIndex = cell === to ? 0 : -1
  to.focus()
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
