// Widths of columns in pixels, as they are kept.

const LEAST = 40
const MOST = 800
/** One press of the keys. */
export const WIDTH_STEP = 16

export type Widths = Readonly<Record<string, number>>

/** What another version left is forgotten, width by width. */
export function readWidths(text: string | null): Widths {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter(
        (pair): pair is [string, number] =>
          typeof pair[1] === 'number' && pair[1] >= LEAST && pair[1] <= MOST,
      ),
    )
  } catch {
    return {}
  }
}

export const within = (width: number): number => Math.min(Math.max(Math.trunc(width), LEAST), MOST)
