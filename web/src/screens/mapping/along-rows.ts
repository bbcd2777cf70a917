/** ↑ and ↓ go from row to row of a table by the buttons that open them. */
export function alongRows(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-open')]
  const at = all.findIndex((one) => one === document.activeElement)
  if (at < 0) return
  all[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  event.preventDefault()
}
