import { describe, expect, it } from 'vitest'
import { Graph } from './graph.ts'

const asked = (graph: Graph, subject: string): string =>
  graph.derive(
    'sum@1',
    subject,
    [subject],
    () => subject,
    (text) => text,
  ).value

describe('the graph of derivations', () => {
  it('derives once what is asked with the same inputs, and again what is asked with others', () => {
    const graph = new Graph()
    const of = (input: string) =>
      graph.derive(
        'sum@1',
        'МЕТ',
        [input],
        () => input.length,
        (size) => String(size),
      )
    expect(of('ab').hash).toBe(of('ab').hash)
    expect(graph.derived).toEqual(['sum@1 МЕТ'])
    // Equal content under other inputs: what stands on it need not be derived again.
    expect(of('cd').hash).toBe(of('ab').hash)
    expect(graph.derived).toEqual(['sum@1 МЕТ', 'sum@1 МЕТ'])
  })

  it('lets go of what the last runs did not ask for, and keeps what they did', () => {
    const graph = new Graph()
    asked(graph, 'left')
    for (let run = 0; run < 3; run++) {
      graph.nextRun(2)
      asked(graph, 'used')
    }
    graph.startCounting()
    asked(graph, 'used')
    expect(graph.derived).toEqual([])
    asked(graph, 'left')
    expect(graph.derived).toEqual(['sum@1 left'])
  })
})
