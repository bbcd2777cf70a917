import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { address, send } from '../../api.ts'
import { type Job, live, setLive, useLive, withJob } from '../../live/live.ts'
import { Fault } from '../../parts/fault.tsx'
import { useBook, useScope } from '../../scope.ts'
import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  make: { ru: 'Скачать все (ZIP)', en: 'Download all (ZIP)' },
  queued: { ru: 'В очереди…', en: 'Queued…' },
  making: { ru: 'Готовится', en: 'In preparation' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

/** All documents of the close in one archive: made as a job, downloaded as soon as it is done. The page may be left. */
export function AllDocuments() {
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const { jobs } = useLive()
  const [asked, setAsked] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const job = jobs.find(({ id }) => id === asked)
  const isUnderWay = job?.state === 'queued' || job?.state === 'running'
  const begin = async (): Promise<void> => {
    setError(null)
    try {
      const path = `/books/${encodeURIComponent(book)}/documents/jobs`
      const { data } = await send<Job>(path, { method: 'POST', body: period ? { period } : {} })
      setLive({ jobs: withJob(live().jobs, data) })
      setAsked(data.id)
    } catch (failure) {
      setError(failure)
    }
  }
  useEffect(() => {
    if (!job?.hasFile) return
    setAsked(null)
    window.location.assign(address(`/jobs/${job.id}/file`, {}))
  }, [job])
  const { done = 0, total = 0 } = job?.progress ?? {}
  const part = total > 1 ? ` ${done}/${total}` : ''
  return (
    <>
      <Button disabled={isUnderWay} onClick={() => void begin()}>
        {isUnderWay
          ? job.state === 'queued'
            ? WORDS.queued[language]
            : `${WORDS.making[language]}${part}`
          : WORDS.make[language]}
      </Button>
      {error !== null && <Fault error={error} />}
      {job?.state === 'failed' &&
        job.findings.map(({ code, text }) => (
          <p key={code} className="stop">
            {text}
          </p>
        ))}
    </>
  )
}
