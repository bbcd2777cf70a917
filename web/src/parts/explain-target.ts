// Which figure an explanation is of, as the address says it: a figure of a statement, or a cell of a worksheet.

import type { Scope } from '../scope.ts'

export interface Target {
  readonly statement: string
  readonly line: string
  readonly column?: string
  readonly interval?: string
  readonly cell?: string
  readonly row?: string
  /** A company other than the one of the screen. */
  readonly entity?: string
  /** Parts opened on the way down: `0.3.1`. */
  readonly path?: string
}

const ORDER = ['statement', 'line', 'column', 'interval', 'cell', 'row', 'path'] as const

/** The figure that the address opens; undefined for none. */
export function targetOf(scope: Scope): Target | undefined {
  const { cell, column, line, path, row, show, statement } = scope
  if (!line || !statement) return undefined
  return {
    statement,
    line,
    ...(column ? { column } : {}),
    ...(show ? { interval: show } : {}),
    ...(cell ? { cell } : {}),
    ...(row ? { row } : {}),
    ...(path ? { path } : {}),
  }
}

/** What takes the open figure out of the address again. */
export const NO_TARGET: Scope = {
  line: undefined,
  column: undefined,
  show: undefined,
  cell: undefined,
  row: undefined,
  path: undefined,
}

/** A target as one setting of the address: its parts in order, apart by `~`. */
export const pinText = (target: Target): string =>
  ORDER.map((name) => (target[name] ?? '').replaceAll('~', '')).join('~')

export function pinOf(text: string | undefined): Target | undefined {
  if (!text) return undefined
  const [statement = '', line = '', column, interval, cell, row, path] = text.split('~')
  if (!statement || !line) return undefined
  return {
    statement,
    line,
    ...(column ? { column } : {}),
    ...(interval ? { interval } : {}),
    ...(cell ? { cell } : {}),
    ...(row ? { row } : {}),
    ...(path ? { path } : {}),
  }
}

export const sameFigure = (a: Target | undefined, b: Target | undefined): boolean =>
  a !== undefined && b !== undefined && pinText({ ...a, path: '' }) === pinText({ ...b, path: '' })
