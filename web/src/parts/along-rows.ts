/** ↑ and ↓ go from row to row of a table by the buttons that open them. */
export function alongRows(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all: Element[] = [...event.currentTarget.querySelectorAll('.row-open')]
  const at = document.activeElement ? all.indexOf(document.activeElement) : -1
  if (at < 0) return
  const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next instanceof HTMLElement) next.focus()
  event.preventDefault()
}
