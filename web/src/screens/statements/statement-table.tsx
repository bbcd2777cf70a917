import { useRef } from 'react'
import { addAmounts, negated } from '../../amount.ts'
import type { Statements } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { moveAmongFigures } from '../../parts/figure-keys.ts'
import { useLanguage } from '../../words.ts'
import { useStatementWords } from './words.ts'

export type Statement = Statements['statements'][number]
type Line = Statement['lines'][number]
export type Compare = 'change' | 'prior' | 'none'

interface Props {
  name: string
  currency: string
  statement: Statement
  /** As printed, or every figure exact. */
  view: 'reading' | 'table'
  compare: Compare
  /** `line column` of the figure that is open, and of the one that is pinned. */
  chosen: readonly string[]
  onOpen: (line: string, column: string, from: HTMLElement) => void
}

/** Which columns stand: of changes in equity all, else this period and what it is compared with. */
function columnsOf({ columns, id }: Statement, compare: Compare): { at: readonly number[]; change: boolean } {
  if (id === 'changes-in-equity') return { at: columns.map((_, at) => at), change: false }
  if (compare === 'none' || columns.length < 2) return { at: [0], change: false }
  return { at: [0, 1], change: compare === 'change' }
}

/** One statement as in print: a table of its lines, every figure of it a way in. */
export function StatementTable({ chosen, compare, currency, name, onOpen, statement, view }: Props) {
  const words = useStatementWords()
  const language = useLanguage()
  const table = useRef<HTMLTableElement>(null)
  const { at, change } = columnsOf(statement, compare)
  const isWide = statement.id === 'changes-in-equity'
  const notes = statement.lines.some(({ note }) => note !== '')
  const figures = (line: Line): readonly (string | null)[] => (view === 'table' ? line.amounts : line.printed)
  let row = -1
  return (
    <section className={`statement ${view}`} aria-label={statement.title[language]}>
      <p className="statement-of">{name}</p>
      <h1>{statement.title[language]}</h1>
      <p className="statement-head">
        {view === 'table' ? `${words('exact')}, ${currency}` : statement.head[language]}
      </p>
      <table
        ref={table}
        className={isWide ? 'wide' : ''}
        onKeyDown={(event) => table.current && moveAmongFigures(table.current, event)}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words('line')}</span>
            </th>
            {notes && (
              <th scope="col" className="note">
                {words('note')}
              </th>
            )}
            {at.map((index) => (
              <th
                scope="col"
                key={statement.columns[index]?.id}
                className={index === 0 && !isWide ? 'figure now' : 'figure'}
              >
                {statement.columns[index]?.label[language]}
              </th>
            ))}
            {change && (
              <th scope="col" className="figure">
                {words('change')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {statement.lines.map((line, index) => {
            if (line.kind !== 'heading') row++
            const values = figures(line)
            return (
              <tr key={`${line.id} ${String(index)}`} className={`${line.kind} level-${line.level}`}>
                <th scope="row">
                  {line.label[language]}
                  {view === 'table' && line.kind !== 'heading' && <span className="code"> {line.id}</span>}
                </th>
                {notes && <td className="note">{line.note}</td>}
                {at.map((column, order) => {
                  const id = statement.columns[column]?.id ?? ''
                  const isChosen = chosen.includes(`${statement.id} ${line.id} ${id}`)
                  return (
                    <td
                      key={id}
                      className={`figure${column > 0 && !isWide ? ' before' : ''}${isChosen ? ' chosen' : ''}`}
                    >
                      {line.kind !== 'heading' && (
                        <Amount
                          value={values[column] ?? null}
                          cell={`${row} ${order}`}
                          label={`${line.label[language]}, ${statement.columns[column]?.label[language] ?? ''}`}
                          onOpen={() => {
                            const from = document.activeElement
                            if (from instanceof HTMLElement) onOpen(line.id, id, from)
                          }}
                        />
                      )}
                    </td>
                  )
                })}
                {change && (
                  <td className="figure before">
                    {line.kind !== 'heading' && <Amount value={changeOf(values)} />}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {statement.remarks.map((remark) => (
        <p key={remark.en} className="remark">
          {remark[language]}
        </p>
      ))}
    </section>
  )
}

/** This period less the one before, of the figures that stand there; nothing where one of them is not known. */
function changeOf([now, before]: readonly (string | null)[]): string | null {
  return typeof now === 'string' && typeof before === 'string' ? addAmounts([now, negated(before)]) : null
}
