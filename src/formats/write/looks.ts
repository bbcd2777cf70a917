// The looks that the sheets of a workbook share.

import type { Cell, Figure } from './sheet.ts'
import { ACCENT, CHROME, QUIET, type Style } from './styles.ts'

export const BODY: Style = { size: 9 }
export const TOP: Style = { size: 9, vertical: 'top' }
export const WRAPPED: Style = { size: 9, vertical: 'top', wrap: true }
export const SMALL: Style = { size: 9, colour: QUIET }
export const LINK: Style = { size: 9, colour: ACCENT }
export const HEAD: Style = { size: 9, bold: true, fill: CHROME, bottom: 'thin', wrap: true }
/** Words beside a column of figures: apart from them. */
export const HEAD_APART: Style = { ...HEAD, indent: 1 }
export const HEAD_RIGHT: Style = { ...HEAD, align: 'right' }
export const TITLE: Style = { face: 'serif', size: 16 }
export const SUBTITLE: Style = { face: 'serif', size: 11, italic: true }

export const text = (value: string | null, style: Style = BODY, link?: string): Cell =>
  link === undefined ? { value, style } : { value, style, link }

export const figure = (value: Figure | null, style: Style, link?: string): Cell =>
  link === undefined ? { value, style } : { value, style, link }

/** Exact decimal text as a number cell, any other text as it is. */
export const numberOrText = (value: string): Figure | string =>
  /^-?\d+(\.\d+)?$/.test(value) ? { figure: value } : value

/** Looks made from two choices are kept, so that each is written once. */
export function kept<A extends string, B extends string | number>(
  make: (a: A, b: B) => Style,
): (a: A, b: B) => Style {
  const known = new Map<string, Style>()
  return (a, b) => {
    const key = `${a} ${b}`
    const style = known.get(key) ?? make(a, b)
    known.set(key, style)
    return style
  }
}
