// A job that this page asked for: begun, followed by the stream of events, cancelled. The page may be left meanwhile.

import { useCallback, useState } from 'react'
import { type Query, send } from '../api.ts'
import { type Job, live, setLive, useLive, withJob } from '../live/live.ts'

interface Asked {
  readonly body: unknown
  readonly query?: Query
  readonly headers?: Readonly<Record<string, string>>
}

export interface AskedJob {
  /** As far as it has come; undefined: none was asked for. */
  readonly job: Job | undefined
  readonly isUnderWay: boolean
  /** What declined to begin it. */
  readonly error: unknown
  readonly begin: (path: string, asked: Asked) => Promise<void>
  /** What it gave was taken. */
  readonly forget: () => void
}

export const isUnderWay = ({ state }: Job): boolean => state === 'queued' || state === 'running'

const remember = (job: Job): void => setLive({ jobs: withJob(live().jobs, job) })

/** Begins it; the same work asked for again is the same job. */
export async function beginJob(path: string, asked: Asked): Promise<Job> {
  const { data } = await send<Job>(path, { method: 'POST', ...asked })
  remember(data)
  return data
}

export async function cancelJob({ id }: Job): Promise<void> {
  const { data } = await send<Job>(`/jobs/${id}`, { method: 'DELETE' })
  remember(data)
}

export function useJob(): AskedJob {
  const { jobs } = useLive()
  const [id, setId] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const job = jobs.find((one) => one.id === id)
  const begin = useCallback(async (path: string, asked: Asked): Promise<void> => {
    setError(null)
    setSending(true)
    try {
      setId((await beginJob(path, asked)).id)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }, [])
  const forget = useCallback(() => setId(''), [])
  return { job, isUnderWay: isSending || (job !== undefined && isUnderWay(job)), error, begin, forget }
}
