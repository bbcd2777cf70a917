import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Closes, get } from '../../api.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useRun } from '../../jobs/use-run.ts'
import { alongRows } from '../../parts/along-rows.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { readScope, useBook, useScope, useSetScope } from '../../scope.ts'
import { isFree } from '../../shell/global-keys.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { Outcome } from './outcome.tsx'
import './runs.css'
import { momentText, shortPrint, useRunWords } from './words.ts'

/** The run that was left by its key. */
let left = ''

/** The journal of closes: each run with what it gave; one of them opened by its number in the address. */
export function Screen() {
  const { id } = useScope()
  const setScope = useSetScope()
  if (!id) return <Journal />
  const back = (): void => {
    left = id
    setScope({ id: undefined })
  }
  return <Outcome id={id} onBack={back} />
}

function Journal() {
  const words = useRunWords()
  const book = useBook()
  const setScope = useSetScope()
  const { isRunning, job, mayRun, run } = useRun()
  const [fault, setFault] = useState<unknown>(null)
  /** The job that was begun from this screen: its outcome is opened when it is there. */
  const [waits, setWaits] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['closes', book],
    queryFn: ({ signal }) => get<Closes>(`/books/${encodeURIComponent(book)}/closes`, {}, signal),
  })
  const print = job?.state === 'done' ? job.result?.fingerprint : undefined
  const made = data?.closes.find((one) => one.fingerprint === print && one.revision === job?.result?.revision)
  useEffect(() => {
    if (!waits || !made) return
    setWaits(false)
    setScope({ id: made.id })
  }, [made, setScope, waits])
  const begin = async (): Promise<void> => {
    if (isRunning) return
    setFault(null)
    setWaits(true)
    await run().catch(setFault)
  }
  useStatus(words('keys'), '')
  useRunKey(mayRun ? () => void begin() : null)
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <Page>
      <div className="title-row">
        <h1>{words('title')}</h1>
        {mayRun && (
          // A disabled one would lose the focus, and who works by keys her place.
          <Button
            aria-disabled={isRunning}
            data-disabled={isRunning || undefined}
            aria-keyshortcuts="Control+Enter"
            onClick={() => void begin()}
          >
            {words('run')}
          </Button>
        )}
      </div>
      {fault !== null && <Fault error={fault} />}
      {job && <JobProgress job={job} />}
      {data.closes.length === 0 ? <p className="lead">{words('none')}</p> : <Runs of={data.closes} />}
    </Page>
  )
}

/** Ctrl+Enter, as 1C makes a report. */
function useRunKey(begin: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !begin || !isFree(event)) return
      event.preventDefault()
      begin()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [begin])
}

function Runs({ of }: { of: Closes['closes'] }) {
  const words = useRunWords()
  const language = useLanguage()
  const book = useBook()
  // Back from a run that was open: its row has the focus again.
  useEffect(() => {
    const row = left === '' ? null : document.getElementById(`run-${left}`)
    left = ''
    row?.focus()
  }, [])
  return (
    <table className="list runs" onKeyDown={alongRows}>
      <thead>
        <tr>
          <th scope="col">{words('when')}</th>
          <th scope="col">{words('who')}</th>
          <th scope="col">{words('date')}</th>
          <th scope="col">{words('result')}</th>
          <th scope="col" className="figure">
            {words('attention')}
          </th>
          <th scope="col" className="figure">
            {words('checks')}
          </th>
          <th scope="col">{words('fingerprint')}</th>
          <th scope="col">{words('state')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link
                id={`run-${one.id}`}
                className="row-open"
                to="/b/$book/runs"
                params={{ book }}
                search={(search: Record<string, unknown>) => readScope({ ...search, id: one.id })}
                aria-label={`${words('open')}: ${momentText(one.at, language)}`}
              >
                {momentText(one.at, language)}
              </Link>
            </th>
            <td>{one.by || words('console')}</td>
            <td>{dateText(one.reportingDate, language)}</td>
            <td className={one.blocked ? 'stop' : ''}>
              <StateSign state={one.blocked ? 'blocks' : 'done'} />{' '}
              {one.blocked ? `${words('stops')} ${one.counts.blocking}` : words('clear')}
            </td>
            <td className="figure">{one.counts.warning}</td>
            <td className="figure">{one.counts.passed}</td>
            <td className="code">{shortPrint(one.fingerprint)}</td>
            <td>{words(one.isLatest ? 'latest' : 'older')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
