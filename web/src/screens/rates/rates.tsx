import { Button, NativeSelect, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { get, Problem, type Rates, send } from '../../api.ts'
import { type Column, isSound } from '../../grid/columns.ts'
import { EditGrid } from '../../grid/edit-grid.tsx'
import { type History, useHistory } from '../../grid/history.ts'
import { DraftWord } from '../../live/draft-word.tsx'
import { keptChanges, useKeptChanges } from '../../live/grid-draft.ts'
import { useUnsaved } from '../../live/unsaved.ts'
import { type DraftOf, useDraft } from '../../live/use-draft.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useRenewed } from '../../undo/use-renewed.ts'
import { type Language, useLanguage, useWords } from '../../words.ts'
import {
  changesOf,
  EMPTY_RATE,
  isEmpty,
  isRateChange,
  isWhole,
  laidOver,
  type RateRow,
  ratesText,
  restored,
  rowsOf,
  typedChanges,
} from './rate-edits.ts'
import { rateWords } from './words.ts'
import './rates.css'

/** Rates of the book: those that the close asks for first, edited in place, pasted from Excel. */
export function Screen() {
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['rates', book, period, language],
    queryFn: ({ signal }) => get<Rates>(`/books/${encodeURIComponent(book)}/rates`, { period }, signal),
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const draft = useDraft(book, 'rates.csv#table')
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data || draft.kept === undefined) return <Skeleton />
  return <RateTable key={`${period}`} given={data} draft={draft} />
}

function useRateColumns(currencies: readonly string[], language: Language): readonly Column<RateRow>[] {
  return useMemo(() => {
    const words = rateWords(language)
    const field = (id: Exclude<keyof RateRow, 'document'>) => ({
      id,
      title: words[id],
      get: (row: RateRow) => row[id],
      set: (row: RateRow, value: string): RateRow => ({ ...row, [id]: value }),
    })
    const known = currencies.map((value) => ({ value, label: value }))
    const kinds = [
      { value: 'spot', label: words.spot },
      { value: 'average', label: words.average },
    ]
    return [
      { ...field('currency'), kind: 'choice', choices: known, open: true, width: 80 },
      { ...field('against'), kind: 'choice', choices: known, open: true, width: 84 },
      { ...field('type'), kind: 'choice', choices: kinds, width: 96 },
      { ...field('from'), kind: 'date', width: 104 },
      { ...field('to'), kind: 'date', width: 104 },
      { ...field('rate'), kind: 'amount', decimals: 4, width: 120 },
      { ...field('nominal'), kind: 'amount', decimals: 0, width: 92 },
      { ...field('source'), kind: 'text' },
    ]
  }, [currencies, language])
}

/** The table and its saving: `was` is the register from which the edits began. */
function useRateEdits(given: Rates, draft: DraftOf) {
  const book = useBook()
  const language = useLanguage()
  const { period } = useScope()
  const queries = useQueryClient()
  const [was, setWas] = useState(given)
  const [typed] = useState(() => keptChanges(draft, isRateChange))
  const history = useHistory<readonly RateRow[]>(typed ? restored(given, typed) : rowsOf(given))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isStale, setStale] = useState(typed !== null && draft.kept?.etag !== given.etag)
  // A row that is begun and has no rate yet is no edit.
  const changes = changesOf(
    was.rates,
    history.value.filter(({ document, rate }) => document !== '' || rate !== ''),
  )
  const kept = typedChanges(was, history.value)
  useKeptChanges(draft, kept, was.etag)
  useUnsaved(kept.length > 0 && draft.state !== 'kept', () => ratesText(kept))
  const begin = (from: Rates, rows: readonly RateRow[]): void => {
    setWas(from)
    history.reset(rows)
  }
  // What was read anew (an edit was taken back) is shown where nothing is typed over it.
  useRenewed(given, was, changes.length === 0 && !busy, () => begin(given, rowsOf(given)))
  const path = `/books/${encodeURIComponent(book)}/rates`
  const save = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const headers = { 'if-match': `"${was.etag}"` }
      const { data } = await send<Rates>(path, {
        method: 'PATCH',
        query: { period },
        body: { changes },
        headers,
      })
      setStale(false)
      begin(data, rowsOf(data))
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'rates' && queryKey[0] !== 'draft',
      })
      queries.setQueryData(['rates', book, period, language], data)
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 412) {
        const now = await get<Rates>(path, { period })
        setStale(true)
        begin(now, laidOver(rowsOf(now), changes))
      } else setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const discard = (): void => {
    setStale(false)
    setError(null)
    begin(was, rowsOf(was))
  }
  return { was, history, changes, busy, error, isStale, save, discard }
}

function RateTable({ draft, given }: { draft: DraftOf; given: Rates }) {
  const language = useLanguage()
  const words = rateWords(language)
  const shared = useWords()
  const { period, show = '' } = useScope()
  const setScope = useSetScope()
  const { busy, changes, discard, error, history, isStale, save, was } = useRateEdits(given, draft)
  const rows = history.value
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      changes.length > 0 &&
      draft.state === 'lost' &&
      (current.pathname !== next.pathname ||
        ('period' in next.search ? next.search.period : undefined) !== period) &&
      !window.confirm(words.leave),
    enableBeforeUnload: false,
  })
  const currencies = useMemo(
    () =>
      [...new Set([...was.rates, ...was.missing].flatMap(({ against, currency }) => [currency, against]))]
        .filter(Boolean)
        .sort(),
    [was],
  )
  const columns = useRateColumns(currencies, language)
  const shown = useFiltered(history, show)
  const sound = rows.every((row) => columns.every((column) => isSound(column, row)))
  const whole = rows.every((row) => isWhole(row) || isEmpty(row) || (row.document === '' && row.rate === ''))
  const missing = new Set(was.missing.map((one) => keyOf({ ...EMPTY_RATE, ...one })))
  return (
    <main className="page rates">
      <header className="rates-head">
        <h1>{shared('rates')}</h1>
        <span className="spring" />
        {changes.length > 0 && (
          <>
            <span className="code" role="status">
              {words.changed}: {changes.length}
            </span>
            <DraftWord of={draft} />
            <UnstyledButton className="act" onClick={discard}>
              {words.discard}
            </UnstyledButton>
          </>
        )}
        <Button variant="default" disabled={!history.canUndo} onClick={history.undo}>
          {words.undo}&nbsp;<kbd>Ctrl Z</kbd>
        </Button>
        {was.mayEdit && (
          <Button
            loading={busy}
            disabled={changes.length === 0 || !sound || !whole}
            onClick={() => void save()}
          >
            {words.save}
          </Button>
        )}
      </header>
      <MissingWords missing={was.missing} />
      {isStale && <p className="tint-warns stale-words">{words.stale}</p>}
      {error !== null && <Fault error={error} />}
      {!sound && <p className="stop">{words.unread}</p>}
      {sound && !whole && <p className="stop">{words.needed}</p>}
      {rows.length === 0 && <p className="lead">{words.empty}</p>}
      <div className="rates-tools">
        <NativeSelect
          label={words.filter}
          value={show}
          data={[{ value: '', label: words.everything }, ...currencies]}
          onChange={(event) => setScope({ show: event.target.value || undefined }, true)}
        />
        <p className="code">
          {words.note} ({was.presentationCurrency}).
        </p>
      </div>
      <EditGrid
        label={shared('rates')}
        columns={columns}
        rows={shown.rows}
        makeRow={makeRate}
        readOnly={!was.mayEdit}
        onChange={shown.change}
        onUndo={history.undo}
        onRedo={history.redo}
        canUndo={history.canUndo}
        rowClass={(row) => (row.rate === '' && missing.has(keyOf(row)) ? 'missing' : '')}
      />
    </main>
  )
}

const makeRate = (): RateRow => EMPTY_RATE
const keyOf = ({ against, currency, from, to, type }: RateRow): string =>
  [currency, against, type, from, to].join(' ')

/** The rows of one currency, and what their change is to the whole table. */
function useFiltered(history: History<readonly RateRow[]>, currency: string) {
  const { change, value } = history
  const fits = useCallback((row: RateRow) => currency === '' || row.currency === currency, [currency])
  const rows = useMemo(() => (currency === '' ? value : value.filter(fits)), [currency, fits, value])
  return {
    rows,
    change: (next: readonly RateRow[]): void => {
      if (currency === '') change(next)
      else change([...next, ...value.filter((row) => !fits(row))])
    },
  }
}

function MissingWords({ missing }: { missing: Rates['missing'] }) {
  const words = rateWords(useLanguage())
  if (missing.length === 0)
    return (
      <p className="ok">
        <StateSign state="done" /> {words.enough}
      </p>
    )
  return (
    <section aria-label={words.missing}>
      <p className="stop">
        <StateSign state="blocks" /> {words.missing}: {missing.length}. {words.missingLead}
      </p>
      <ul className="plain-list">
        {missing.slice(0, 8).map((one) => (
          <li key={`${one.currency} ${one.against} ${one.type} ${one.from} ${one.to}`}>{one.text}</li>
        ))}
      </ul>
    </section>
  )
}
