import { Button } from '@mantine/core'
import type { Job } from '../live/live.ts'
import { stepWord } from '../live/slot-words.ts'
import { StateSign } from '../parts/state-sign.tsx'
import { type Language, useLanguage } from '../words.ts'

import './jobs.css'
import { cancelJob, isUnderWay } from './use-job.ts'

const WORDS = {
  queued: { ru: 'В очереди', en: 'Queued' },
  running: { ru: 'Идёт работа', en: 'Working' },
  cancel: { ru: 'Отменить', en: 'Cancel' },
  cancelled: { ru: 'Отменено: ничего не изменилось.', en: 'Cancelled: nothing was changed.' },
  keeping: { ru: 'записывается, отменить уже нельзя', en: 'being written, it is too late to cancel' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

/** How far a job has come, with the way to stop it; of one that failed, why. */
export function JobProgress({ job }: { job: Job }) {
  const language = useLanguage()
  const { done, step, total } = job.progress
  if (job.state === 'cancelled') return <p role="status">{WORDS.cancelled[language]}</p>
  if (job.state === 'failed')
    return (
      <ul className="plain-list" role="alert">
        {job.findings.map((one) => (
          <li key={`${one.code} ${one.where} ${one.text}`}>
            <StateSign state={one.severity} /> {one.text} {one.advice}{' '}
            <span className="code">
              {one.code} {one.where}
            </span>
          </li>
        ))}
      </ul>
    )
  if (!isUnderWay(job)) return null
  const word = WORDS[job.state === 'queued' ? 'queued' : 'running'][language]
  const isKeeping = step === 'keep'
  const said = isKeeping ? WORDS.keeping[language] : stepWord(step, language)
  return (
    <div className="job-progress" role="status">
      <span>
        {word}
        {said && `: ${said}`}
        {total > 1 && ` ${done + 1}/${total}`}
      </span>
      <progress max={Math.max(total, 1)} value={done} aria-label={word} />
      {!isKeeping && (
        <Button variant="default" size="compact-sm" onClick={() => void cancelJob(job).catch(() => {})}>
          {WORDS.cancel[language]}
        </Button>
      )}
    </div>
  )
}
