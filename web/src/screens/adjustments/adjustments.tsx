import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { get, type Journal, type JournalBody, type Journals, Problem, type Vocabulary } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { isFree } from '../../shell/global-keys.ts'
import { useLanguage, useWords } from '../../words.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { JournalEditor } from './journal-editor.tsx'
import { JournalList } from './journal-list.tsx'
import { useJournalOfPair } from './use-journal-of-pair.ts'
import { journalWords } from './words.ts'
import './adjustments.css'

const NEW = 'new'

/** The journals of the period on the left, the open one beside them. */
export function Screen() {
  const language = useLanguage()
  const shared = useWords()
  const words = journalWords(language)
  const book = useBook()
  const { dates } = useOpenBook()
  const { entity, id, period } = useScope()
  const setScope = useSetScope()
  const [copying, setCopying] = useState(false)
  const date = period?.slice(-10) ?? dates[0] ?? ''
  const path = `/books/${encodeURIComponent(book)}/adjustments`
  const { data, error, refetch } = useQuery({
    queryKey: ['journals', book, date, entity],
    queryFn: ({ signal }) =>
      get<Journals>(path, { period: date ? `${date}/${date}` : undefined, entity, limit: 1000 }, signal),
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Insert' || event.ctrlKey || event.shiftKey || !isFree(event)) return
      setScope({ id: NEW, about: undefined })
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [setScope])
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <main className="page adjustments" aria-label={shared('adjustments')}>
      <JournalList
        journals={data.journals}
        onCreate={() => setScope({ id: NEW, about: undefined })}
        onCopy={() => setCopying(true)}
        isPrimary={id === undefined || id === ''}
      />
      {id ? (
        <OpenJournal key={id} id={id} date={date} />
      ) : (
        <div className="journal-editor">
          <h1>{shared('adjustments')}</h1>
          <p className="lead">{data.journals.length === 0 ? words.empty : words.pick}</p>
        </div>
      )}
      {copying && <CopyDialog date={date} onClose={() => setCopying(false)} />}
    </main>
  )
}

function OpenJournal({ date, id }: { date: string; id: string }) {
  const book = useBook()
  const { parent } = useOpenBook()
  const { about, entity, period } = useScope()
  const setScope = useSetScope()
  const queries = useQueryClient()
  const path = `/books/${encodeURIComponent(book)}`
  const isNew = id === NEW
  const vocabulary = useQuery({
    queryKey: ['vocabulary', book],
    queryFn: ({ signal }) => get<Vocabulary>(`${path}/vocabulary`, {}, signal),
  })
  const journal = useQuery({
    queryKey: ['journal', book, id, period],
    queryFn: ({ signal }) =>
      get<Journal>(`${path}/adjustments/${encodeURIComponent(id)}`, { period }, signal),
    enabled: !isNew,
    staleTime: 0,
  })
  const ofPair = useJournalOfPair(isNew ? about : undefined, emptyJournal(date, entity ?? parent))
  const error = journal.error ?? vocabulary.error ?? ofPair.error
  // Its creation was taken back, or somebody removed it: a draft of it stays on the server.
  const isGone =
    journal.error instanceof Problem && journal.error.status === 404 && journal.data !== undefined
  useEffect(() => {
    if (isGone) setScope({ id: undefined }, true)
  }, [isGone, setScope])
  // What was typed stays where a later question is not answered.
  if (error && !(vocabulary.data && (isNew || journal.data)))
    return (
      <div className="journal-editor">
        <Fault error={error} retry={() => void journal.refetch()} />
      </div>
    )
  if (!vocabulary.data || ofPair.isLoading || (!isNew && !journal.data)) return <Skeleton rows={12} />
  return (
    <JournalEditor
      journal={isNew ? null : (journal.data ?? null)}
      initial={
        isNew
          ? (ofPair.body ?? emptyJournal(date, entity ?? parent))
          : (journal.data?.body ?? emptyJournal(date, parent))
      }
      vocabulary={vocabulary.data}
      about={isNew ? (about ?? '') : ''}
      onSaved={(saved) => {
        queries.setQueryData(['journal', book, saved.id, period], saved)
        if (saved.id !== id) setScope({ id: saved.id, about: undefined }, true)
      }}
    />
  )
}

const emptyJournal = (date: string, entity: string): JournalBody => ({
  date,
  level: 'entity',
  entity,
  basis: 'functional',
  borneBy: '',
  kind: 'manual',
  template: '',
  cash: false,
  deferredTax: 'calculator',
  reversesOn: '',
  repeatsUntil: '',
  lines: [],
})
