import { useRef } from 'react'
import { writeAmount } from '../../amount.ts'
import type { Worksheet } from '../../api.ts'
import { type ColumnWidths, WidthHandle, widthKey } from '../../grid/column-widths.tsx'
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
  /** How the column was computed. */
  onColumn: (column: ShownColumn, from: HTMLElement) => void
  widths: ColumnWidths
}

/** The head of the first column among the widths. */
const LINE = 'line'

const styleOf = (width: number | undefined): React.CSSProperties =>
  width === undefined ? {} : { minWidth: width, maxWidth: width }

/** Not what the file says: that is explained by its rows. */
const isComputed = ({ id, kind }: ShownColumn['column']): boolean => kind === 'layer' && id !== 'mapped'

const cellOf = (element: EventTarget | null): readonly [number, number] | null => {
  if (!(element instanceof HTMLElement) || element.dataset.cell === undefined) return null
  const [row = '0', column = '0'] = element.dataset.cell.split(' ')
  return [Number.parseInt(row, 10), Number.parseInt(column, 10)]
}

/** Lines down, companies or layers across; the first and the last column stay in sight, the check line at the foot. */
export function WorksheetGrid(props: Props) {
  const { columns, onColumn, onRange, range, rows, sheet, statement, widths } = props
  const words = useWorksheetWords()
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (!table.current) return
    const from = cellOf(document.activeElement)
    const shown = from && columns[from[1]]
    const head = from && table.current.querySelectorAll('thead th')[from[1] + 1]
    if (widthKey(event, shown?.column.id, head, widths)) return
    if (event.key === 'Enter' && event.ctrlKey && shown && document.activeElement instanceof HTMLElement) {
      event.preventDefault()
      if (isComputed(shown.column)) onColumn(shown, document.activeElement)
      return
    }
    if (!moveAmongFigures(table.current, event)) return
    const to = cellOf(document.activeElement)
    if (!from || !to) return
    onRange({ from: event.shiftKey ? (range?.from ?? from) : to, to })
  }
  return (
    <table ref={table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col" style={styleOf(widths.of[LINE])}>
            {words('line')}
            <WidthHandle column={LINE} widths={widths} />
          </th>
          {columns.map((shown) => (
            <ColumnHead key={shown.column.id} shown={shown} onColumn={onColumn} widths={widths} />
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

interface HeadProps extends Pick<Props, 'onColumn' | 'widths'> {
  shown: ShownColumn
}

function ColumnHead({ onColumn, shown, widths }: HeadProps) {
  const language = useLanguage()
  const { id, kind, label } = shown.column
  return (
    <th scope="col" className={`figure ${kind}`} title={label[language]} style={styleOf(widths.of[id])}>
      {isComputed(shown.column) ? (
        // Ctrl+Enter on a cell of the column is its twin: the table is one tab stop.
        <button
          type="button"
          className="column-head"
          tabIndex={-1}
          onClick={(event) => onColumn(shown, event.currentTarget)}
        >
          {label[language]}
        </button>
      ) : kind === 'entity' ? (
        id
      ) : (
        label[language]
      )}
      <WidthHandle column={id} widths={widths} />
    </th>
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

function GridRow(props: RowProps) {
  const { chosen, columns, index, onOpen, onRange, range, row, table, unit, widths } = props
  const language = useLanguage()
  const { id, kind, label, level } = row.row
  const isCode = kind === 'account' && /^\d/.test(id)
  return (
    <tr className={`${kind} level-${level}`}>
      <th scope="row" title={label[language]} style={styleOf(widths.of[LINE])}>
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
