import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type Closes, get } from '../../api.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useRun } from '../../jobs/use-run.ts'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import '../runs/runs.css'
import { momentText, shortPrint, useRunWords } from '../runs/words.ts'

/** The title of the desk with the button that runs the close, and what the last run gave. */
export function RunRow({ title, period: to }: { title: ReactNode; period: string }) {
  const words = useRunWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const { isRunning, job, mayRun, run } = useRun()
  const [fault, setFault] = useState<unknown>(null)
  const { data } = useQuery({
    queryKey: ['closes', book],
    queryFn: ({ signal }) => get<Closes>(`/books/${encodeURIComponent(book)}/closes`, {}, signal),
    enabled: mayRun,
  })
  if (!mayRun) return <h1>{title}</h1>
  const last = data?.closes.find(({ reportingDate }) => reportingDate === to)
  return (
    <>
      <div className="title-row">
        <h1>{title}</h1>
        <Button disabled={isRunning} onClick={() => void run().catch(setFault)}>
          {words('run')}
        </Button>
      </div>
      {fault !== null && <Fault error={fault} />}
      {job && job.state !== 'cancelled' && <JobProgress job={job} />}
      {last && (
        <p className="last-run">
          {words('last')}:{' '}
          <Link to="/b/$book/runs" params={{ book }} search={readScope({ period, id: last.id })}>
            {momentText(last.at, language)}
          </Link>
          , {last.by || words('console')},{' '}
          <span className={last.blocked ? 'stop' : ''}>
            <StateSign state={last.blocked ? 'blocks' : 'done'} />{' '}
            {last.blocked ? `${words('stops')} ${last.counts.blocking}` : words('clear')}
          </span>{' '}
          <span className="code">{shortPrint(last.fingerprint)}</span>
          {!last.isLatest && `, ${words('state').toLowerCase()} ${words('older')}`} ·{' '}
          <Link to="/b/$book/runs" params={{ book }} search={readScope({ period })}>
            {words('all')}
          </Link>
        </p>
      )}
    </>
  )
}
