import { useRef } from 'react'
import { writeAmount } from '../../amount.ts'
import type { Worksheet } from '../../api.ts'
import { focusFigure, moveAmongFigures } from '../../parts/figure-keys.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { useWorksheetWords } from './words.ts'
import { faultOf, inRange, inUnits, type Range, type ShownColumn, type ShownRow } from './worksheet-model.ts'

interface Props {
  sheet: Worksheet
  statement: string
  rows: readonly ShownRow[]
  columns: readonly ShownColumn[]
  unit: number
  range: Range | null
  onRange: (range: Range) => void
  /** `line row cell` of the figure that is open. */
  chosen: string
  onOpen: (row: ShownRow, column: ShownColumn, from: HTMLElement) => void
}

const cellOf = (element: EventTarget | null): readonly [number, number] | null => {
  if (!(element instanceof HTMLElement) || element.dataset.cell === undefined) return null
  const [row = '0', column = '0'] = element.dataset.cell.split(' ')
  return [Number.parseInt(row, 10), Number.parseInt(column, 10)]
}

/** Lines down, companies or layers across; the first and the last column stay in sight, the check line at the foot. */
export function WorksheetGrid(props: Props) {
  const { columns, onRange, range, rows, sheet, statement } = props
  const words = useWorksheetWords()
  const language = useLanguage()
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!table.current) return
    const from = cellOf(document.activeElement)
    if (!moveAmongFigures(table.current, event)) return
    const to = cellOf(document.activeElement)
    if (!from || !to) return
    onRange({ from: event.shiftKey ? (range?.from ?? from) : to, to })
  }
  return (
    <table ref={table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{words('line')}</th>
          {columns.map(({ column: { id, kind, label } }) => (
            <th scope="col" key={id} className={`figure ${kind}`} title={label[language]}>
              {kind === 'entity' ? id : label[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <GridRow
            key={`${row.line} ${row.row.id} ${row.row.kind}`}
            {...props}
            row={row}
            index={index}
            table={table}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words('sums')}</th>
          {columns.map(({ at, column: { id, kind } }) => (
            <td key={id} className={`figure ${kind}`}>
              <CheckCell fault={faultOf(sheet, statement, at)} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function CheckCell({ fault }: { fault: string }) {
  const words = useWorksheetWords()
  const language = useLanguage()
  return (
    <span className={fault ? 'amount stop' : 'amount'}>
      <StateSign state={fault ? 'blocks' : 'done'} />
      {fault ? (
        writeAmount(fault, 'minus', language)
      ) : (
        <span className="visually-hidden">{words('agrees')}</span>
      )}
    </span>
  )
}

interface RowProps extends Props {
  row: ShownRow
  index: number
  table: React.RefObject<HTMLTableElement | null>
}

function GridRow({ chosen, columns, index, onOpen, onRange, range, row, table, unit }: RowProps) {
  const language = useLanguage()
  const { id, kind, label, level } = row.row
  const isCode = kind === 'account' && /^\d/.test(id)
  return (
    <tr className={`${kind} level-${level}`}>
      <th scope="row" title={label[language]}>
        {label[language]} {isCode && <span className="code">{id}</span>}
      </th>
      {columns.map((shown, at) => {
        const { column } = shown
        if (kind === 'heading') return <td key={column.id} className={column.kind} />
        const exact = row.row.amounts[shown.at] ?? '0'
        const text = writeAmount(inUnits(exact, unit), 'minus', language)
        const isIn = range !== null && inRange(range, index, at)
        const isOpen = chosen === `${row.line} ${kind === 'account' ? id : ''} ${column.id}`
        return (
          <td
            key={column.id}
            className={`figure ${column.kind}${isIn ? ' selected' : ''}${isOpen ? ' chosen' : ''}`}
          >
            <button
              type="button"
              className="amount"
              data-cell={`${index} ${at}`}
              tabIndex={index === 0 && at === 0 ? 0 : -1}
              title={unit === 1 ? undefined : writeAmount(exact, 'minus', language)}
              aria-label={`${label[language]}, ${column.label[language]}: ${text}`}
              onClick={(event) => {
                const button = event.currentTarget
                focusFigure([...(table.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])], button)
                if (event.shiftKey && range) onRange({ from: range.from, to: [index, at] })
                else {
                  onRange({ from: [index, at], to: [index, at] })
                  onOpen(row, shown, button)
                }
              }}
            >
              {text}
            </button>
          </td>
        )
      })}
    </tr>
  )
}
