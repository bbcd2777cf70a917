import { describe, expect, it } from 'vitest'
import { BOX, layersOf, layoutOf } from './layout.ts'

const edge = (investor: string, investee: string) => ({ investor, investee })

describe('the scheme of a group', () => {
  it('stands a company below the lowest of its holders', () => {
    const edges = [edge('P', 'A'), edge('A', 'B'), edge('P', 'B'), edge('B', 'C')]
    expect([...layersOf(['P', 'A', 'B', 'C'], edges, 'P')]).toEqual([
      ['P', 0],
      ['A', 1],
      ['B', 2],
      ['C', 3],
    ])
  })

  it('ends with companies that hold each other', () => {
    const edges = [edge('P', 'A'), edge('A', 'B'), edge('B', 'A')]
    const layers = layersOf(['P', 'A', 'B'], edges, 'P')
    expect(layers.size).toBe(3)
  })

  it('draws right angles alone, and no line through a box that it does not join', () => {
    const edges = [edge('P', 'A'), edge('P', 'B'), edge('A', 'C'), edge('P', 'C'), edge('B', 'D')]
    const { boxes, lines } = layoutOf(['P', 'A', 'B', 'C', 'D'], edges, 'P')
    for (const { edge: of, points } of lines) {
      for (const [index, [x, y]] of points.slice(1).entries()) {
        const [fromX = 0, fromY = 0] = points[index] ?? []
        expect(fromX === x || fromY === y).toBe(true)
        for (const box of boxes) {
          if (box.code === of.investor || box.code === of.investee) continue
          const apart =
            Math.max(fromX, x) <= box.x ||
            Math.min(fromX, x) >= box.x + BOX.width ||
            Math.max(fromY, y) <= box.y ||
            Math.min(fromY, y) >= box.y + BOX.height
          expect([of, box.code, apart]).toEqual([of, box.code, true])
        }
      }
    }
  })
})
