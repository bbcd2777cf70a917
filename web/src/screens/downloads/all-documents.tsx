import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { address } from '../../api.ts'
import { JobProgress } from '../../jobs/job-progress.tsx'
import { useJob } from '../../jobs/use-job.ts'
import { Fault } from '../../parts/fault.tsx'
import { useBook, useScope } from '../../scope.ts'
import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  make: { ru: 'Скачать все (ZIP)', en: 'Download all (ZIP)' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

/** All documents of the close in one archive: made as a job, downloaded as soon as it is done. The page may be left. */
export function AllDocuments() {
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
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
      <Button disabled={isUnderWay} onClick={() => void begin(path, { body: period ? { period } : {} })}>
        {WORDS.make[language]}
      </Button>
    </div>
  )
}
