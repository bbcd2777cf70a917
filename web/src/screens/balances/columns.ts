// Columns of the balance: how wide they are at least, and which share of what is left over they take.

import type { Widths } from '../../grid/widths.ts'
import { AMOUNTS } from './tree.ts'

interface Track {
  readonly id: string
  readonly least: number
  readonly share: number
}

const amount = (id: string): Track => ({ id, least: id.startsWith('turnover') ? 128 : 118, share: 1 })

const TRACKS: readonly Track[] = [
  { id: 'account', least: 110, share: 0 },
  { id: 'name', least: 140, share: 1.4 },
  { id: 'indicator', least: 36, share: 0 },
  ...AMOUNTS.map(amount),
  { id: 'target', least: 150, share: 1.5 },
]

/** Columns that a cell can be active in: 0 account, 1–6 amounts, 7 target. */
export const CELL_COLUMNS: readonly string[] = ['account', ...AMOUNTS, 'target']

/** As the grid of a row takes them; with the least width of the table, and where the second column that stays begins. */
export function tracksOf(widths: Widths): { columns: string; least: number; account: number } {
  const tracks = TRACKS.map(({ id, least, share }) => {
    const own = widths[id]
    if (own !== undefined) return { text: `${own}px`, least: own }
    return { text: share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`, least }
  })
  return {
    columns: tracks.map(({ text }) => text).join(' '),
    // What stands at both ends of a row beside its cells.
    least: tracks.reduce((sum, { least }) => sum + least, 6),
    account: tracks[0]?.least ?? 0,
  }
}
