// «Рассчитать»: the close of the period is derived and kept as a job. What is on the screen is got anew when it is done.

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { type Job, useLive } from '../live/live.ts'
import { useBook, useScope } from '../scope.ts'
import { useOpenBook } from '../shell/book-context.ts'
import { beginJob, isUnderWay } from './use-job.ts'

export interface Run {
  readonly mayRun: boolean
  /** The latest run of hers, under way or ended. */
  readonly job: Job | undefined
  readonly isRunning: boolean
  readonly run: () => Promise<void>
}

export function useRun(): Run {
  const book = useBook()
  const { period } = useScope()
  const { mayRun } = useOpenBook()
  const queries = useQueryClient()
  const { jobs } = useLive()
  const job = jobs.find((one) => one.book === book && one.kind === 'close')
  const run = useCallback(async (): Promise<void> => {
    const again = queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === book })
    if (mayRun)
      await beginJob(`/books/${encodeURIComponent(book)}/closes`, { body: period ? { period } : {} })
    await again
  }, [book, mayRun, period, queries])
  useEffect(() => {
    if (job?.state === 'done') void queries.invalidateQueries({ queryKey: ['closes', book] })
  }, [book, job?.state, queries])
  return { mayRun, job, isRunning: job !== undefined && isUnderWay(job), run }
}
