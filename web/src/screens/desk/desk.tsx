import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Checks, type Desk, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { periodName } from '../../period.ts'
import { useBook, useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { Blockers, stopsOf } from './blockers.tsx'
import './desk.css'
import { FirstRun } from './first-run.tsx'
import { HeatMap, isDone, isNeeded } from './heat-map.tsx'
import { LastChanges } from './last-changes.tsx'
import { MyTasks } from './my-tasks.tsx'
import { RunRow } from './run-row.tsx'
import { leadWords, useDeskWords } from './words.ts'

const SHOWN = 12

/** How far the close is: what blocks it, in the order to mend it, then companies × steps, then what was changed. */
export function Screen() {
  const { dates } = useOpenBook()
  return dates.length === 0 ? <FirstRun /> : <Close />
}

function Close() {
  const words = useDeskWords()
  const language = useLanguage()
  const book = useBook()
  const { fiscalYearStart } = useOpenBook()
  const scope = useScope()
  const { period } = scope
  const path = `/books/${encodeURIComponent(book)}`
  useStatus(words('keys'), '')
  const desk = useQuery({
    queryKey: ['desk', book, period],
    queryFn: ({ signal }) => get<Desk>(`${path}/desk`, { period }, signal),
  })
  const checks = useQuery({
    queryKey: ['checks', book, period, language],
    queryFn: ({ signal }) => get<Checks>(`${path}/checks`, { period }, signal),
  })
  const error = desk.error ?? checks.error
  if (error) return <Fault error={error} retry={() => void desk.refetch()} />
  if (!desk.data || !checks.data) return <Skeleton />
  const { entities } = desk.data
  const steps = entities.flatMap((company) => company.steps).filter(isNeeded)
  const stops = stopsOf(checks.data)
  const [lead, verdict] = leadWords(steps.filter(isDone).length, steps.length, stops.length, language)
  return (
    <Page className="wide-on-paper">
      <RunRow
        title={`${words('close')}: ${periodName(desk.data.period, fiscalYearStart, language)}`}
        period={desk.data.period}
      />
      <p className="lead">
        {lead}
        <span className={stops.length > 0 ? 'stop' : ''}>{verdict}</span>
      </p>
      <div className="desk">
        <div>
          {stops.length > 0 && (
            <>
              <h2>{words('blocks')}</h2>
              <Blockers stops={stops.slice(0, SHOWN)} />
              <Link to="/b/$book/checks" params={{ book }} search={scope}>
                {words('allChecks')} {stops.length > SHOWN && stops.length}
              </Link>
            </>
          )}
          <h2>{words('companies')}</h2>
          <HeatMap companies={entities} />
        </div>
        <aside>
          <MyTasks />
          <LastChanges />
        </aside>
      </div>
    </Page>
  )
}
