import { Button, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { address, type BookSettings, get, Problem, type Rendered, send } from '../../api.ts'
import { DraftWord } from '../../live/draft-word.tsx'
import { keptChanges, useKeptChanges } from '../../live/grid-draft.ts'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraft } from '../../live/use-draft.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook } from '../../scope.ts'
import { useRenewed } from '../../undo/use-renewed.ts'
import { useLanguage } from '../../words.ts'
import { SettingField } from './setting-field.tsx'
import { GROUPS, settingsWords } from './words.ts'
import './settings.css'

const pathOf = (book: string): string => `/books/${encodeURIComponent(book)}/settings`

/** The keys of book.yaml as a form, with what each means and what is taken by default. */
export function Screen() {
  const book = useBook()
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', book],
    queryFn: ({ signal }) => get<BookSettings>(pathOf(book), {}, signal),
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const draft = useDraft(book, 'book.yaml')
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data || draft.kept === undefined) return <Skeleton />
  return <SettingsForm given={data} draft={draft} />
}

type Values = Readonly<Record<string, string>>

const valuesOf = ({ settings }: BookSettings): Values =>
  Object.fromEntries(settings.map(({ given, key, value }) => [key, given ? value : '']))

type Edit = readonly [key: string, value: string]

const isEdit = (value: unknown): value is Edit =>
  Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string')

function useSettings(first: BookSettings, draft: DraftOf) {
  const book = useBook()
  const queries = useQueryClient()
  const [was, setWas] = useState(first)
  /** What was changed alone, so that it lies over whatever the settings are now. */
  const [edits, setEdits] = useState<Values>(() => Object.fromEntries(keptChanges(draft, isEdit) ?? []))
  const [busy, setBusy] = useState(false)
  const [isStale, setStale] = useState(draft.kept !== null && draft.kept?.etag !== first.etag)
  const [error, setError] = useState<unknown>(null)
  const before = valuesOf(was)
  const changed = Object.fromEntries(Object.entries(edits).filter(([key, value]) => before[key] !== value))
  useKeptChanges(draft, Object.entries(changed), was.etag)
  useUnsaved(Object.keys(changed).length > 0 && draft.state !== 'kept', () =>
    Object.entries(changed)
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n'),
  )
  useRenewed(first, was, Object.keys(changed).length === 0 && !busy, () => setWas(first))
  const save = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const headers = { 'if-match': `"${was.etag}"` }
      const body = { values: changed }
      const { data } = await send<BookSettings>(pathOf(book), { method: 'PUT', body, headers })
      setWas(data)
      setEdits({})
      setStale(false)
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'settings' && queryKey[0] !== 'draft',
      })
      queries.setQueryData(['settings', book], data)
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 412) {
        setWas(await get<BookSettings>(pathOf(book)))
        setStale(true)
      } else setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const put = (key: string, value: string): void => setEdits((now) => ({ ...now, [key]: value }))
  const discard = (): void => {
    setEdits({})
    setStale(false)
    setError(null)
  }
  return { was, values: { ...before, ...changed }, changed, busy, isStale, error, save, put, discard }
}

function SettingsForm({ draft, given }: { draft: DraftOf; given: BookSettings }) {
  const language = useLanguage()
  const words = settingsWords(language)
  const book = useBook()
  const { busy, changed, discard, error, isStale, put, save, values, was } = useSettings(given, draft)
  const count = Object.keys(changed).length
  useBlocker({
    // What is kept is there again; the page's own leaving asks by itself while it is not (use-draft.ts).
    shouldBlockFn: () => count > 0 && draft.state === 'lost' && !window.confirm(words.leave),
    enableBeforeUnload: false,
  })
  const findings: readonly Rendered[] = error instanceof Problem ? error.findings : []
  const faultOf = (key: string): string =>
    findings
      .filter(({ place }) => place.column === key)
      .map(({ text }) => text)
      .join(' ')
  const settings = new Map(was.settings.map((one) => [one.key, one]))
  return (
    <Page>
      <header className="settings-head">
        <div>
          <h1>{words.settings}</h1>
          <p>{words.lead}</p>
        </div>
        <span className="spring" />
        {count > 0 && (
          <>
            <span className="code" role="status">
              {words.changed}: {count}
            </span>
            <DraftWord of={draft} />
            <UnstyledButton className="act" onClick={discard}>
              {words.discard}
            </UnstyledButton>
          </>
        )}
        {was.mayEdit && (
          <Button loading={busy} disabled={count === 0} onClick={() => void save()}>
            {words.save}
          </Button>
        )}
      </header>
      {isStale && count > 0 && <p className="tint-warns stale-words">{words.stale}</p>}
      {error !== null && <Fault error={error} />}
      <div className="settings-groups">
        {GROUPS.map(({ keys, title }) => (
          <section key={title.en}>
            <h2>{title[language]}</h2>
            {keys.map((key) => {
              const setting = settings.get(key)
              return setting ? (
                <SettingField
                  key={key}
                  setting={setting}
                  value={values[key] ?? ''}
                  fault={faultOf(key)}
                  readOnly={!was.mayEdit}
                  onChange={(value) => put(key, value)}
                />
              ) : null
            })}
          </section>
        ))}
        {was.mayExport && (
          <section>
            <h2>{words.archive}</h2>
            <p>
              <a href={address(`/books/${encodeURIComponent(book)}/export`, {})} download>
                {words.download}
              </a>
            </p>
            <p className="code">{words.archiveHelp}</p>
          </section>
        )}
      </div>
    </Page>
  )
}
