import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isZero, writeAmount } from '../../amount.ts'
import { get, type Journals, type Worksheet } from '../../api.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { unitName } from '../../unit.ts'
import { useLanguage, useWords } from '../../words.ts'
import { type LayerLine, layerJournal, sumsOf, templateOf } from './layer-journal.ts'
import { useWorksheetWords } from './words.ts'

interface Props {
  sheet: Worksheet
  entity: string | undefined
  /** Place of the layer among the columns. */
  at: number
  onOpen: (line: LayerLine) => void
  onHide: () => void
  onClose: () => void
}

/** How a column came about: the journals of its template, and its accounts, each of which opens down to inputs and formula. */
export function LayerPanel({ at, entity, onClose, onHide, onOpen, sheet }: Props) {
  const words = useWorksheetWords()
  const common = useWords()
  const language = useLanguage()
  const panel = useRef<HTMLElement>(null)
  const column = sheet.columns[at]
  useEffect(() => panel.current?.querySelector<HTMLElement>('ul a, tbody button')?.focus(), [])
  if (!column) return null
  const lines = layerJournal(sheet, at)
  const { credit, debit } = sumsOf(lines)
  const template = templateOf(column.id)
  const text = (amount: string): string => (amount === '' ? '' : writeAmount(amount, 'minus', language))
  return (
    <aside
      ref={panel}
      className="panel layer"
      aria-label={words('howComputed')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className="panel-head">
        <span className="code">{words('howComputed')}</span>
        <span className="spring" />
        <UnstyledButton className="act" onClick={onHide}>
          {words('hide')}
        </UnstyledButton>
        <UnstyledButton aria-label={common('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      <h2>{column.label[language]}</h2>
      <p className="code">{words(template === '' ? 'derived' : 'entered')}</p>
      {template !== '' && <JournalsOf template={template} entity={entity} />}
      <table className="list">
        <caption>{unitName(sheet.currency, 1, language)}</caption>
        <thead>
          <tr>
            <th scope="col">{words('account')}</th>
            <th scope="col" className="figure">
              {words('debit')}
            </th>
            <th scope="col" className="figure">
              {words('credit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={`${one.statement} ${one.line} ${one.account}`}>
              <th scope="row">
                {one.label[language]} <span className="code">{one.account}</span>
              </th>
              {(['debit', 'credit'] as const).map((side) => (
                <td key={side} className="figure">
                  {one[side] !== '' && (
                    <UnstyledButton
                      className="act"
                      aria-label={`${one.label[language]}, ${words(side)}: ${text(one[side])}`}
                      onClick={() => onOpen(one)}
                    >
                      {text(one[side])}
                    </UnstyledButton>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <StateSign state={debit === credit || (isZero(debit) && isZero(credit)) ? 'done' : 'blocks'} />{' '}
              {words('total')}
            </th>
            <td className="figure">{text(debit)}</td>
            <td className="figure">{text(credit)}</td>
          </tr>
        </tfoot>
      </table>
    </aside>
  )
}

function JournalsOf({ entity, template }: { entity: string | undefined; template: string }) {
  const language = useLanguage()
  const book = useBook()
  const scope = useScope()
  const { period } = scope
  const { data } = useQuery({
    queryKey: ['journals', book, 'template', template, entity, period],
    queryFn: ({ signal }) =>
      get<Journals>(
        `/books/${encodeURIComponent(book)}/adjustments`,
        { template, entity, period, limit: 1000 },
        signal,
      ),
  })
  const own = data?.journals.filter(({ level }) => (level === 'group') === (entity === undefined)) ?? []
  if (own.length === 0) return null
  const carried = readScope({ basis: scope.basis, entity, period, unit: scope.unit })
  return (
    <ul className="plain-list">
      {own.map(({ id, text, textEn }) => (
        <li key={id}>
          <Link to="/b/$book/adjustments" params={{ book }} search={{ ...carried, id }}>
            {id}
          </Link>{' '}
          {(language === 'ru' ? text : textEn || text) || ''}
        </li>
      ))}
    </ul>
  )
}
