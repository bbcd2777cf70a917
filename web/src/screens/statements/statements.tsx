import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { addAmounts, writeAmount } from '../../amount.ts'
import { get, type Statements } from '../../api.ts'
import { ExplainPanel } from '../../parts/explain-panel.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage, useWords } from '../../words.ts'
import './statements.css'
import { StatementTable } from './statement-table.tsx'

const LAST_OF_KIND = (all: Statements['statements'], asked: string | undefined): Statements['statements'] => {
  const chosen = all.filter(({ id }) => id === (asked ?? all[0]?.id))
  return chosen.length > 0 ? chosen : all.slice(0, 1)
}

/** The statements of a company or of the group; any figure opens where it comes from. */
export function Screen() {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const scope = useScope()
  const setScope = useSetScope()
  const opener = useRef<HTMLElement | null>(null)
  const { basis, entity, period } = scope
  const { data, error, refetch } = useQuery({
    queryKey: ['statements', book, period, entity, basis],
    queryFn: ({ signal }) =>
      get<Statements>(`/books/${encodeURIComponent(book)}/statements`, { basis, entity, period }, signal),
  })
  const shown = data ? LAST_OF_KIND(data.statements, scope.statement) : []
  const opened = shown
    .flatMap(({ lines, columns }) =>
      lines.flatMap((line) =>
        line.id === scope.line ? [line.amounts[columns.findIndex(({ id }) => id === scope.column)]] : [],
      ),
    )
    .filter((amount) => typeof amount === 'string')
  useStatus(
    language === 'ru'
      ? 'Enter раскрыть число · Backspace шаг назад · Esc закрыть'
      : 'Enter opens a figure · Backspace one step back · Esc closes',
    opened.length > 0 && data
      ? `${language === 'ru' ? 'Сумма' : 'Sum'} ${writeAmount(addAmounts(opened), 'minus', language)} ${data.currency}`
      : '',
  )
  if (error) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={20} />
  const kinds = [...new Map(data.statements.map((one) => [one.id, one])).values()]
  return (
    <main className="page split">
      <div className="main">
        <div className="tool-row no-print">
          <NativeSelect
            aria-label={words('statement')}
            value={shown[0]?.id ?? ''}
            data={kinds.map(({ id, title }) => ({ value: id, label: title[language] }))}
            onChange={(event) =>
              setScope({ statement: event.target.value, line: undefined, column: undefined, path: undefined })
            }
          />
        </div>
        {shown.map((statement) => (
          <StatementTable
            key={`${statement.id} ${statement.interval ?? ''}`}
            of={data}
            statement={statement}
            chosen={scope.line && scope.column ? `${scope.line} ${scope.column}` : ''}
            onOpen={(line, column, from) => {
              opener.current = from
              setScope({ line, column, statement: statement.id, path: undefined, show: statement.interval })
            }}
          />
        ))}
      </div>
      {scope.line && shown[0] && (
        <ExplainPanel
          statement={shown[0].id}
          unit={data.unit}
          onClose={() => {
            setScope({ line: undefined, column: undefined, path: undefined, show: undefined })
            opener.current?.focus()
          }}
        />
      )}
    </main>
  )
}
