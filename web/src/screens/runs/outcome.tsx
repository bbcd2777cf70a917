import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { address, type Close, get } from '../../api.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { PlaceLink } from '../../parts/place-link.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { readScope, useBook } from '../../scope.ts'
import { isFree } from '../../shell/global-keys.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { momentText, useRunWords } from './words.ts'

type Check = Close['checks'][number]
type Finding = Close['findings'][number]

/** What one run gave: what blocks it first, then what wants attention, then what passed; its identity; its documents. */
export function Outcome({ id, onBack }: { id: string; onBack: () => void }) {
  const words = useRunWords()
  const language = useLanguage()
  const book = useBook()
  const path = `/books/${encodeURIComponent(book)}`
  const { data, error, refetch } = useQuery({
    queryKey: ['closes', book, id, language],
    queryFn: ({ signal }) => get<Close>(`${path}/closes/${encodeURIComponent(id)}`, {}, signal),
  })
  const title = useRef<HTMLHeadingElement>(null)
  const isThere = data !== undefined
  // Keys go on from the run that was opened, wherever the button stood that began it.
  useEffect(() => {
    if (isThere) title.current?.focus()
  }, [isThere])
  useStatus(words('outcomeKeys'), '')
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Backspace' || event.ctrlKey || event.altKey || event.metaKey || !isFree(event))
        return
      event.preventDefault()
      onBack()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onBack])
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { blocked, checks, counts, findings } = data
  const blocks = (one: Check): boolean => !one.passed && one.severity === 'blocks'
  const warns = (one: Check): boolean => !one.passed && one.severity === 'warns'
  return (
    <Page>
      <p>
        <Link
          to="/b/$book/runs"
          params={{ book }}
          search={(search: Record<string, unknown>) => readScope({ ...search, id: undefined })}
        >
          {words('back')}
        </Link>
      </p>
      <div className="title-row">
        <h1 ref={title} tabIndex={-1}>
          {words('of').replace('{date}', dateText(data.reportingDate, language))}
        </h1>
        <Documents id={id} />
      </div>
      <p className="lead">
        {momentText(data.at, language)}, {data.by || words('console')}:{' '}
        <span className={blocked ? 'stop' : ''}>
          {blocked ? `${words('stops')} ${counts.blocking}.` : `${words('clear')}.`}
        </span>
      </p>
      <dl className="prints">
        <Print name={words('fingerprint')} value={data.fingerprint} />
        <Print name={words('inputs')} value={data.inputsHash} />
        <Print name={words('figures')} value={data.figuresHash} />
      </dl>
      <Findings title={words('blocking')} of={findings.filter(({ severity }) => severity === 'blocks')} />
      <Checks title={words('blocking')} of={checks.filter(blocks)} />
      <Findings title={words('warning')} of={findings.filter(({ severity }) => severity === 'warns')} />
      <Checks title={words('warning')} of={checks.filter(warns)} />
      <Checks title={words('passed')} of={checks.filter(({ passed }) => passed)} />
    </Page>
  )
}

function Print({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="code">{value}</dd>
    </>
  )
}

/** All documents of this run, from the files that it was derived from. */
function Documents({ id }: { id: string }) {
  const words = useRunWords()
  const book = useBook()
  const { begin, error, forget, isUnderWay, job } = useJob()
  useEffect(() => {
    if (!job?.hasFile) return
    forget()
    window.location.assign(address(`/jobs/${job.id}/file`, {}))
  }, [job, forget])
  const path = `/books/${encodeURIComponent(book)}/documents/jobs`
  return (
    <div className="with-job">
      {job && <JobProgress job={job} />}
      {error !== null && <Fault error={error} />}
      <Button
        aria-disabled={isUnderWay}
        data-disabled={isUnderWay || undefined}
        onClick={() => {
          if (!isUnderWay) void begin(path, { body: { close: id } })
        }}
      >
        {words('download')}
      </Button>
    </div>
  )
}

function Findings({ of, title }: { of: readonly Finding[]; title: string }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>
        {title} <span className="code">{of.length}</span>
      </h2>
      <ul className="plain-list">
        {of.map((one) => (
          <li key={`${one.code} ${one.where} ${one.text}`}>
            <StateSign state={one.severity} /> {one.text}{' '}
            <span className="code">
              {one.code} <PlaceLink place={one.place} />
            </span>
            <p>{one.advice}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Checks({ of, title }: { of: readonly Check[]; title: string }) {
  const words = useRunWords()
  if (of.length === 0) return null
  return (
    <>
      <h2>
        {title} <span className="code">{of.length}</span>
      </h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words('check')}</th>
            {(['one', 'other', 'difference'] as const).map((key) => (
              <th scope="col" className="figure" key={key}>
                {words(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((check) => (
            <tr key={`${check.id} ${check.scope} ${check.subject} ${check.text}`}>
              <th scope="row">
                <StateSign state={check.passed ? 'done' : check.severity} /> {check.text}{' '}
                <span className="code">
                  {check.id} {check.subject}
                </span>
                {!check.passed && check.advice && <p>{check.advice}</p>}
              </th>
              {[check.left, check.right, check.difference].map((value, index) => (
                <td className="figure" key={['left', 'right', 'difference'][index]}>
                  <Amount value={value} style="minus" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
