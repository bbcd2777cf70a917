// A document of the program's own: headings, paragraphs, lists, a table, words that are marked. Nothing in it becomes
// markup but these.

import type { ReactNode } from 'react'

export function Markdown({ text }: { text: string }) {
  return blocksOf(text).map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the document is made as a whole
    <Block key={at} of={block} />
  ))
}

/** What stands between empty lines. */
export const blocksOf = (text: string): readonly string[] =>
  text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)

function Block({ of }: { of: string }): ReactNode {
  const heading = /^(#{1,3}) (.+)$/.exec(of)
  if (heading) {
    const [, signs = '', words = ''] = heading
    return signs.length === 1 ? <h2>{words}</h2> : <h3>{words}</h3>
  }
  const lines = of.split('\n')
  if (lines.every((line) => line.startsWith('|'))) return <Table rows={lines.map(cellsOf)} />
  if (lines.every((line) => line.startsWith('- ')))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Words of={line.slice(2)} />
          </li>
        ))}
      </ul>
    )
  return (
    <p>
      <Words of={lines.join(' ')} />
    </p>
  )
}

/** Cells of `| a | b |`. */
export const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

function Table({ rows: [head = [], , ...body] }: { rows: readonly (readonly string[])[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words({ of }: { of: string }) {
  return of.split(/(\*[^*]+\*)/).map((part, at) =>
    part.startsWith('*') && part.endsWith('*') && part.length > 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence
      <mark key={at}>{part.slice(1, -1)}</mark>
    ) : (
      part
    ),
  )
}
