// Where companies and the lines between them stand: layers from the parent down, all on one grid of columns, so that a
// line past a layer runs between its boxes. Lines have right angles alone.

export const BOX = { width: 150, height: 56, gapX: 22, gapY: 84 } as const

interface Edge {
  readonly investor: string
  readonly investee: string
}

export interface Placed {
  readonly code: string
  readonly layer: number
  readonly x: number
  readonly y: number
}

export interface Line<E extends Edge> {
  readonly edge: E
  readonly points: readonly (readonly [number, number])[]
  readonly label: readonly [number, number]
}

export interface Layout<E extends Edge> {
  readonly boxes: readonly Placed[]
  readonly lines: readonly Line<E>[]
  readonly width: number
  readonly height: number
}

/** Layer of each company: one below the lowest company that holds it; what closes a cycle counts for nothing. */
export function layersOf(
  codes: readonly string[],
  edges: readonly Edge[],
  parent: string,
): Map<string, number> {
  const layers = new Map<string, number>([[parent, 0]])
  const holders = (code: string): string[] =>
    edges.filter(({ investee }) => investee === code).map(({ investor }) => investor)
  const layerOf = (code: string, above: readonly string[]): number => {
    const known = layers.get(code)
    if (known !== undefined) return known
    const over = holders(code).filter((holder) => !above.includes(holder) && codes.includes(holder))
    const layer =
      over.length === 0 ? 1 : 1 + Math.max(...over.map((holder) => layerOf(holder, [...above, code])))
    if (above.length === 0) layers.set(code, layer)
    return layer
  }
  for (const code of codes) layerOf(code, [])
  return layers
}

export function layoutOf<E extends Edge>(
  codes: readonly string[],
  edges: readonly E[],
  parent: string,
): Layout<E> {
  const layers = layersOf(codes, edges, parent)
  const deepest = Math.max(0, ...layers.values())
  const rows = Array.from({ length: deepest + 1 }, (_, layer) =>
    codes.filter((code) => (layers.get(code) ?? 1) === layer),
  )
  const filled = rows.filter((row) => row.length > 0)
  const most = Math.max(1, ...filled.map((row) => row.length))
  const column = new Map<string, number>()
  for (const row of filled) {
    const wanted = (code: string): number => {
      const over = edges.filter(({ investee, investor }) => investee === code && column.has(investor))
      const sum = over.reduce((total, { investor }) => total + (column.get(investor) ?? 0), 0)
      return over.length > 0 ? sum / over.length : 0
    }
    const start = Math.floor((most - row.length) / 2)
    const ordered = row.map((code) => ({ code, at: wanted(code) })).sort((a, b) => a.at - b.at)
    for (const [index, { code }] of ordered.entries()) column.set(code, start + index)
  }
  const boxes = filled.flatMap((row, layer) =>
    row.map((code) => ({
      code,
      layer,
      x: (column.get(code) ?? 0) * (BOX.width + BOX.gapX),
      y: layer * (BOX.height + BOX.gapY),
    })),
  )
  const at = new Map(boxes.map((box) => [box.code, box]))
  return {
    boxes,
    lines: edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.investor), at.get(edge.investee)]
      return from && to ? [lineOf(edge, from, to, edges)] : []
    }),
    width: most * (BOX.width + BOX.gapX) - BOX.gapX,
    height: filled.length * (BOX.height + BOX.gapY) - BOX.gapY,
  }
}

/** Lines into one box come in beside each other. */
function entryOf<E extends Edge>(edge: E, to: Placed, edges: readonly E[]): number {
  const into = edges.filter(({ investee }) => investee === to.code)
  const step = BOX.width / (into.length + 1)
  return to.x + step * (into.indexOf(edge) + 1)
}

function lineOf<E extends Edge>(edge: E, from: Placed, to: Placed, edges: readonly E[]): Line<E> {
  const enter = entryOf(edge, to, edges)
  const leave = from.x + BOX.width / 2
  const bottom = from.y + BOX.height
  const above = to.y - BOX.gapY / 2
  const label = [enter, to.y - 22] as const
  if (to.layer === from.layer + 1)
    return {
      edge,
      label,
      points: [
        [leave, bottom],
        [leave, above],
        [enter, above],
        [enter, to.y],
      ],
    }
  // Past other layers, or back up: down to the lane below the box, along the gutter beside the target's column.
  const gutter = to.x + BOX.width + BOX.gapX / 2
  const below = bottom + BOX.gapY / 4
  return {
    edge,
    label,
    points: [
      [leave, bottom],
      [leave, below],
      [gutter, below],
      [gutter, above],
      [enter, above],
      [enter, to.y],
    ],
  }
}
