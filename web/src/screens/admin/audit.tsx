import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { entries, verified } from '../../../../src/server/people/audit-routes.ts'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { actionWords, actorWords, objectWords } from '../../parts/trail-words.ts'
import { useSession } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import './admin.css'
import { ADMIN_WORDS } from './words.ts'

type Entries = z.output<typeof entries>
type Verified = z.output<typeof verified>

/** Who changed what and when; the chain of the entries can be proved whole. */
export function Screen() {
  const language = useLanguage()
  const words = ADMIN_WORDS[language]
  const { rights } = useSession()
  const [chain, setChain] = useState<Verified | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const { data, error, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => get<Entries>('/audit', { before: pageParam || undefined }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  if (error) return <Fault error={error} />
  if (!data) return <Skeleton />
  const verify = async (): Promise<void> => {
    try {
      setChain(await get<Verified>('/audit/verify'))
    } catch (reason) {
      setFault(reason)
    }
  }
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' })
  return (
    <Page>
      <div className="title-row">
        <h1>{words.audit}</h1>
        {rights.verifyAudit && <Button onClick={() => void verify()}>{words.verify}</Button>}
      </div>
      {fault !== null && <Fault error={fault} />}
      {chain && (
        <p role="status" className={chain.broken ? 'stop' : ''}>
          {chain.broken ? `${words.broken} ${chain.broken.sequence}` : `${words.whole} ${chain.entries}`}{' '}
          <span className="code">{chain.head.hash}</span>
        </p>
      )}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.object}</th>
          </tr>
        </thead>
        <tbody>
          {data.pages
            .flatMap((page) => page.entries)
            .map((entry) => (
              <tr key={entry.sequence}>
                <td>{time.format(new Date(entry.at))}</td>
                <td translate="no">{actorWords(entry, language)}</td>
                <td>
                  {actionWords(entry.action, language)} <span className="code">{entry.action}</span>
                </td>
                <td>
                  <span translate="no">{objectWords(entry, (register) => register)}</span>{' '}
                  <span className="code">
                    {entry.book} {entry.entity}
                  </span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </Page>
  )
}
