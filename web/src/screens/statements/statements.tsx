import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { writeAmount } from '../../amount.ts'
import { get, type Statements } from '../../api.ts'
import { ExplainPanels } from '../../parts/explain-panels.tsx'
import { NO_TARGET, pinOf, targetOf } from '../../parts/explain-target.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { type Compare, type Statement, StatementTable } from './statement-table.tsx'
import { StatementTools } from './statement-tools.tsx'
import './statements.css'
import { useStatementWords } from './words.ts'

/** Of one kind all statements: changes in equity come once for each year. */
function ofKind(all: readonly Statement[], asked: string | undefined): readonly Statement[] {
  const chosen = all.filter(({ id }) => id === (asked ?? all[0]?.id))
  return chosen.length > 0 ? chosen : all.slice(0, 1)
}

const compareOf = (text: string | undefined): Compare =>
  text === 'prior' || text === 'none' ? text : 'change'

/** The statements of a company or of the group; any figure opens where it comes from. */
export function Screen() {
  const words = useStatementWords()
  const language = useLanguage()
  const book = useBook()
  const scope = useScope()
  const setScope = useSetScope()
  const opener = useRef<HTMLElement | null>(null)
  const { basis, entity, period, unit } = scope
  const { data, error, refetch } = useQuery({
    queryKey: ['statements', book, period, entity, basis, unit],
    queryFn: ({ signal }) =>
      get<Statements>(
        `/books/${encodeURIComponent(book)}/statements`,
        { basis, entity, period, unit },
        signal,
      ),
  })
  const shown = data ? ofKind(data.statements, scope.statement) : []
  const opened = shown
    .flatMap(({ columns, lines }) =>
      lines.flatMap((line) =>
        line.id === scope.line ? [line.amounts[columns.findIndex(({ id }) => id === scope.column)]] : [],
      ),
    )
    .find((amount) => typeof amount === 'string')
  useStatus(
    words('keys'),
    opened && data ? `${words('sum')} ${writeAmount(opened, 'minus', language)} ${data.currency}` : '',
  )
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={20} />
  const chosen = [targetOf(scope), pinOf(scope.pin)].flatMap((target) =>
    target ? [`${target.statement} ${target.line} ${target.column ?? ''}`] : [],
  )
  return (
    <main className="page split">
      <div className="main">
        <StatementTools of={data} shown={shown[0]} compare={compareOf(scope.compare)} />
        {shown.map((statement) => (
          <StatementTable
            key={`${statement.id} ${statement.interval ?? ''}`}
            name={data.name[language]}
            currency={data.currency}
            statement={statement}
            view={scope.view === 'table' ? 'table' : 'reading'}
            compare={compareOf(scope.compare)}
            chosen={chosen}
            onOpen={(line, column, from) => {
              opener.current = from
              setScope({ ...NO_TARGET, line, column, statement: statement.id, show: statement.interval })
            }}
          />
        ))}
      </div>
      <ExplainPanels onClosed={() => opener.current?.focus()} />
    </main>
  )
}
