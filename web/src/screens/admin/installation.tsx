import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { everyJob, everyToken } from '../../../../src/server/people/installation-routes.ts'
import { get, send } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import './admin.css'
import type { People } from './people.tsx'
import { ADMIN_WORDS } from './words.ts'

type Jobs = z.output<typeof everyJob>
type Tokens = z.output<typeof everyToken>
type Doing = (work: () => Promise<unknown>) => void

const SIGNS = { queued: 'open', running: 'open', done: 'done', failed: 'blocks', cancelled: 'none' } as const

/** What the installation holds and runs: whose the books are, which programs have a key, what works at this moment. */
export function Screen() {
  const words = ADMIN_WORDS[useLanguage()]
  const queries = useQueryClient()
  const [fault, setFault] = useState<unknown>(null)
  const doing: Doing = (work) => {
    setFault(null)
    work()
      .then(() => queries.invalidateQueries({ queryKey: ['admin'] }))
      .catch(setFault)
  }
  return (
    <Page>
      <h1>{words.installation}</h1>
      {fault !== null && <Fault error={fault} />}
      <BooksPart />
      <TokensPart doing={doing} />
      <JobsPart doing={doing} />
    </Page>
  )
}

function BooksPart() {
  const words = ADMIN_WORDS[useLanguage()]
  const { data, error } = useQuery({ queryKey: ['people'], queryFn: () => get<People>('/people') })
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  const named = (book: string, keep: (role: string) => boolean): string =>
    data.people
      .filter(({ roles }) => roles.some((one) => one.book === book && keep(one.role)))
      .map(({ name }) => name)
      .join(', ')
  return (
    <>
      <h2>{words.books}</h2>
      {data.books.length === 0 ? (
        <p>{words.noBooks}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{words.book}</th>
              <th scope="col" className="figure">
                {words.companies}
              </th>
              <th scope="col">{words.controllers}</th>
              <th scope="col">{words.others}</th>
            </tr>
          </thead>
          <tbody translate="no">
            {data.books.map(({ book, entities }) => (
              <tr key={book}>
                <th scope="row">{book}</th>
                <td className="figure">{entities.length}</td>
                <td>{named(book, (role) => role === 'controller') || words.nobody}</td>
                <td>{named(book, (role) => role !== 'controller') || words.nobody}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function TokensPart({ doing }: { doing: Doing }) {
  const language = useLanguage()
  const words = ADMIN_WORDS[language]
  const { data, error } = useQuery({
    queryKey: ['admin', 'tokens'],
    queryFn: () => get<Tokens>('/admin/tokens'),
  })
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short' })
  const day = (moment: string | null): string => (moment ? time.format(new Date(moment)) : words.never)
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  return (
    <>
      <h2>{words.tokens}</h2>
      {data.tokens.length === 0 ? (
        <p>{words.noTokens}</p>
      ) : (
        <table className="list">
          <Heads of={['name', 'who', 'scope', 'made', 'used', 'expires', 'actions']} />
          <tbody>
            {data.tokens.map((one) => (
              <tr key={one.id}>
                <th scope="row" translate="no">
                  {one.name}
                </th>
                <td translate="no">
                  {one.person} <span className="code">{one.login}</span>
                </td>
                <td>{words[one.scope]}</td>
                <td>{day(one.madeAt)}</td>
                <td>{day(one.usedAt)}</td>
                <td>{day(one.expiresAt)}</td>
                <td>
                  <button
                    type="button"
                    className="quiet"
                    onClick={() => doing(() => send(`/admin/tokens/${one.id}`, { method: 'DELETE' }))}
                  >
                    {words.revoke}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function JobsPart({ doing }: { doing: Doing }) {
  const language = useLanguage()
  const words = ADMIN_WORDS[language]
  const { data, error } = useQuery({
    queryKey: ['admin', 'jobs'],
    queryFn: () => get<Jobs>('/admin/jobs'),
    refetchInterval: 5000,
  })
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  const moment = (at: string | null): string => (at ? time.format(new Date(at)) : '')
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  return (
    <>
      <h2>{words.jobs}</h2>
      {data.jobs.length === 0 ? (
        <p>{words.noJobs}</p>
      ) : (
        <table className="list">
          <Heads of={['job', 'book', 'who', 'state', 'begun', 'ended', 'actions']} />
          <tbody>
            {data.jobs.map((one) => (
              <tr key={one.id}>
                <th scope="row">{words[one.kind]}</th>
                <td translate="no">{one.book}</td>
                <td translate="no">{one.person || words.program}</td>
                <td>
                  <StateSign state={SIGNS[one.state]} /> {words[one.state]}
                </td>
                <td>{moment(one.queuedAt)}</td>
                <td>{moment(one.endedAt)}</td>
                <td>
                  {one.endedAt === null && (
                    <button
                      type="button"
                      className="quiet"
                      onClick={() => doing(() => send(`/admin/jobs/${one.id}`, { method: 'DELETE' }))}
                    >
                      {words.cancelJob}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** Heads of a table by their words. */
function Heads({ of }: { of: readonly (keyof (typeof ADMIN_WORDS)['ru'])[] }) {
  const words = ADMIN_WORDS[useLanguage()]
  return (
    <thead>
      <tr>
        {of.map((word) => (
          <th scope="col" key={word}>
            {words[word]}
          </th>
        ))}
      </tr>
    </thead>
  )
}
