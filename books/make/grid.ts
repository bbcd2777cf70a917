// A report as a grid of cells, before it becomes a file: what the layouts make and the writers write.

export type Cell = string | bigint | null

export interface GridRow {
  /** Depth in the report's tree, for outlines and indents. */
  readonly level: number
  readonly cells: readonly Cell[]
  readonly kind: 'title' | 'head' | 'row' | 'total' | 'blank'
}

export interface Grid {
  readonly columns: number
  readonly rows: readonly GridRow[]
  /** `D6:E6` */
  readonly merges: readonly string[]
}

/** 1 → A, 27 → AA. */
export function columnName(column: number): string {
  let name = ''
  for (let left = column; left > 0; left = Math.trunc((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

/** Kopecks as `1234.56`. */
export function decimal(amount: bigint, point = '.', thousands = ''): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands)
  return `${amount < 0n ? '-' : ''}${whole}${point}${digits.slice(-2)}`
}
