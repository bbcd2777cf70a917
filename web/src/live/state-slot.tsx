import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, send } from '../api.ts'
import { useRun } from '../jobs/use-run.ts'
import { type State, StateSign } from '../parts/state-sign.tsx'
import { useBook } from '../scope.ts'
import { type Language, useLanguage } from '../words.ts'
import { type Job, type Live, useLive } from './live.ts'
import './slot.css'
import { changesText, SLOT_WORDS, stepWord, timeText } from './slot-words.ts'
import { unsavedText, useHasUnsaved } from './unsaved.ts'
import { type Shown, useShown } from './use-shown.ts'

interface Told {
  readonly state: State
  readonly word: string
  /** What a narrow window leaves out. */
  readonly more: string
  readonly title?: string
  readonly act?: { readonly word: string; readonly run: () => void }
}

/** What stops the person from working, gravest first; null: nothing. `held`: the way to take along what was typed. */
function troubleOf(live: Live, language: Language, held: Pick<Told, 'act'>): Told | null {
  const say = (key: keyof typeof SLOT_WORDS): string => SLOT_WORDS[key][language]
  const title = held.act ? say('keepOpen') : ''
  if (live.isSignedOut)
    return { state: 'blocks', word: say('signedOut'), more: say('signedOutMore'), title, ...held }
  if (!live.isReached)
    return { state: 'blocks', word: say('noLine'), more: say('noLineMore'), title, ...held }
  if (live.readOnly) {
    const said = `${live.readOnly.text} ${live.readOnly.advice} ${title}`
    return { state: 'warns', word: say('readOnly'), more: say('readOnlyMore'), title: said, ...held }
  }
  if (live.sessionEndsAt === null) return null
  const more = say('endingMore').replace('{time}', timeText(live.sessionEndsAt, language))
  // Any request of hers lets the session go on.
  const run = (): void => void get('/session').catch(() => {})
  return { state: 'warns', word: say('ending'), more, act: { word: say('stay'), run } }
}

function jobTold(job: Job, language: Language): Told {
  const { done, step, total } = job.progress
  const part = total > 1 ? ` ${done + 1}/${total}` : ''
  const run = (): void => void send(`/jobs/${job.id}`, { method: 'DELETE' }).catch(() => {})
  return {
    state: 'wait',
    word: SLOT_WORDS.running[language],
    more: step === '' ? '' : `: ${stepWord(step, language)}${part}`,
    act: { word: SLOT_WORDS.cancel[language], run },
  }
}

/** Who changed what since, as far as she may see it. */
function changesTitle({ changes }: Live, book: string, revision: string, language: Language): string {
  return changes
    .filter((one) => one.book === book && BigInt(one.revision) > BigInt(revision))
    .map(({ by, entity, isMine }) => {
      const who = isMine ? SLOT_WORDS.mine[language] : by || SLOT_WORDS.others[language]
      return entity ? `${who}: ${entity}` : who
    })
    .join('\n')
}

function useStale(shown: Shown | null) {
  const book = useBook()
  const { data } = useQuery({
    queryKey: ['changes', book, shown?.revision],
    queryFn: ({ signal }) =>
      get<{ readonly count: number }>(
        `/books/${encodeURIComponent(book)}/changes`,
        { since: shown?.revision },
        signal,
      ),
    enabled: shown !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.count ?? 0
}

/** While the session is about to end, a key or a click anywhere lets it go on: it is the person who is idle, not the page. */
function useStaying({ isReached, isSignedOut, sessionEndsAt }: Live): void {
  const isEnding = sessionEndsAt !== null && isReached && !isSignedOut
  useEffect(() => {
    if (!isEnding) return
    const stay = (): void => void get('/session').catch(() => {})
    document.addEventListener('keydown', stay, { capture: true, once: true })
    document.addEventListener('pointerdown', stay, { capture: true, once: true })
    return () => {
      document.removeEventListener('keydown', stay, { capture: true })
      document.removeEventListener('pointerdown', stay, { capture: true })
    }
  }, [isEnding])
}

/** «Скопировать»: what stands on the page alone, as text. */
function useCopying(language: Language): Pick<Told, 'act'> {
  const hasUnsaved = useHasUnsaved()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  if (!hasUnsaved) return {}
  const run = (): void => void navigator.clipboard.writeText(unsavedText()).then(() => setCopied(true))
  return { act: { word: SLOT_WORDS[isCopied ? 'copied' : 'copy'][language], run } }
}

/** The slot of the top bar: whether what is on the screen is in force, and what stands in the way (ui.md, principle 3). */
export function StateSlot() {
  const language = useLanguage()
  const book = useBook()
  const live = useLive()
  const { run } = useRun()
  const shown = useShown(book)
  useStaying(live)
  const count = useStale(shown)
  const copying = useCopying(language)
  const told = ((): Told | null => {
    const trouble = troubleOf(live, language, copying)
    if (trouble) return trouble
    const job = live.jobs.find((one) => one.book === book && one.state === 'running')
    if (job) return jobTold(job, language)
    if (!shown) return null
    const time = timeText(shown.at, language)
    if (count === 0)
      return {
        state: 'open',
        word: SLOT_WORDS.draft[language],
        more: SLOT_WORDS.draftMore[language].replace('{time}', time),
      }
    return {
      state: 'warns',
      word: SLOT_WORDS.stale[language],
      more: changesText(count, time, language),
      title: changesTitle(live, book, shown.revision, language),
      // Got anew, and for who may: derived and kept.
      act: { word: SLOT_WORDS.recalculate[language], run: () => void run().catch(() => {}) },
    }
  })()
  return (
    <div className="state-slot" role="status" title={told?.title}>
      {told && (
        <>
          <StateSign state={told.state} />
          <span className={`slot-word ${told.state}`}>
            {told.word}
            <span className="slot-more">{told.more}</span>
          </span>
          {told.act && (
            <UnstyledButton className="slot-act" onClick={told.act.run}>
              {told.act.word}
            </UnstyledButton>
          )}
        </>
      )}
    </div>
  )
}
