import { Button, FileButton, SegmentedControl, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useBlocker, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { get, type Register, type Rendered } from '../../api.ts'
import { isSound } from '../../grid/columns.ts'
import { EditGrid } from '../../grid/edit-grid.tsx'
import { DraftWord } from '../../live/draft-word.tsx'
import { type DraftOf, useDraft } from '../../live/use-draft.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { gridColumn, shownColumns } from './columns.ts'
import { Proposals } from './proposals.tsx'
import { type EditedRow, EMPTY_ROW } from './row-edits.ts'
import { findingsOf, pathOf, useRegister } from './use-register.ts'
import { registerWords } from './words.ts'
import './registers.css'

/** One register of the book as a grid: every column with its words, what is wrong with a row beside it. */
export function Screen() {
  const book = useBook()
  const language = useLanguage()
  const name = useParams({ strict: false, select: (params) => params.name ?? '' })
  const { data, error, refetch } = useQuery({
    queryKey: ['register', book, name, language],
    queryFn: ({ signal }) => get<Register>(pathOf(book, name), {}, signal),
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const draft = useDraft(book, name)
  // What was typed stays where a later question is not answered.
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data || draft.kept === undefined) return <Skeleton />
  return <Editor key={name} given={data} draft={draft} />
}

const makeRow = (): EditedRow => EMPTY_ROW

function Editor({ draft, given }: { draft: DraftOf; given: Register }) {
  const language = useLanguage()
  const words = registerWords(language)
  const { view = '' } = useScope()
  const setScope = useSetScope()
  const { busy, changes, discard, error, faults, history, isStale, read, save, upload, was } = useRegister(
    given,
    draft,
  )
  const rows = history.value
  const columns = useMemo(
    () => shownColumns(was, read, view === 'all').map((column) => gridColumn(column, language)),
    [language, read, view, was],
  )
  const sound = rows.every((row) => columns.every((column) => isSound(column, row)))
  // What is typed and could not be kept is not lost by a click on another section.
  useBlocker({
    shouldBlockFn: () => changes.length > 0 && draft.state === 'lost' && !window.confirm(words.leave),
    enableBeforeUnload: false,
  })
  const saidOf = (index: number): readonly Rendered[] => {
    const row = rows[index]
    return faults.rows.get(index) ?? (row ? findingsOf(was, row) : [])
  }
  return (
    <main className="page register">
      <header className="register-head">
        <div>
          <h1>{was.title[language]}</h1>
          <p>
            {was.lead[language]} <span className="code">{was.name}</span>
          </p>
        </div>
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
        {was.mayEdit && changes.length === 0 && !was.columns.some(({ readOnly }) => readOnly) && (
          <FileButton accept=".csv,.xlsx" onChange={(file) => file && void upload(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={busy}>
                {words.fromFile}
              </Button>
            )}
          </FileButton>
        )}
        {was.mayEdit && (
          <Button loading={busy} disabled={changes.length === 0 || !sound} onClick={() => void save()}>
            {words.save}
          </Button>
        )}
      </header>
      {isStale && <p className="tint-warns stale-words">{words.stale}</p>}
      {error !== null && <Fault error={error} />}
      {!sound && <p className="stop">{words.unread}</p>}
      {was.name === 'adjustments.csv' && <Elsewhere />}
      {was.name === 'entities.csv' && was.mayEdit && (
        <Proposals rows={rows} onAdd={(row) => history.change([...rows, row])} />
      )}
      <div className="register-tools">
        <SegmentedControl
          size="xs"
          aria-label={words.columns}
          value={view === 'all' ? 'all' : ''}
          data={[
            { value: '', label: words.filled },
            { value: 'all', label: words.every },
          ]}
          onChange={(value) => setScope({ view: value || undefined }, true)}
        />
        <p className="code">
          {rows.length === 0 && `${words.empty} `}
          {was.mayEdit ? words.paste : words.readOnly}
        </p>
      </div>
      <EditGrid
        label={was.title[language]}
        columns={columns}
        rows={rows}
        makeRow={makeRow}
        readOnly={!was.mayEdit}
        onChange={history.change}
        onUndo={history.undo}
        onRedo={history.redo}
        canUndo={history.canUndo}
        rowFault={(index) =>
          saidOf(index)
            .map(({ text }) => text)
            .join(' ')
        }
      />
      <Said count={rows.length} saidOf={saidOf} others={[...faults.others, ...was.findings]} register={was} />
    </main>
  )
}

function Elsewhere() {
  const book = useBook()
  const words = registerWords(useLanguage())
  return (
    <p>
      <Link to="/b/$book/adjustments" params={{ book }}>
        {words.elsewhere}
      </Link>
    </p>
  )
}

interface SaidProps {
  count: number
  saidOf: (index: number) => readonly Rendered[]
  others: readonly Rendered[]
  register: Register
}

const SHOWN = 12

/** What is wrong, row by row as the grid numbers them. */
function Said({ count, others, register, saidOf }: SaidProps) {
  const language = useLanguage()
  const words = registerWords(language)
  const ofRows = Array.from({ length: count }, (_, index) =>
    saidOf(index).map((one) => ({ one, row: index + 1 })),
  ).flat()
  const all = [...others.map((one) => ({ one, row: 0 })), ...ofRows]
  if (all.length === 0) return null
  const titleOf = (column: string): string =>
    register.columns.find(({ name }) => name === column)?.title[language] ?? column
  return (
    <section aria-label={words.toRows} className="register-said" role="alert">
      <ul className="plain-list">
        {all.slice(0, SHOWN).map(({ one, row }) => (
          <li key={`${row} ${one.code} ${one.where} ${one.text}`}>
            <StateSign state={one.severity} />{' '}
            {row > 0 ? (
              <strong>
                {words.row} {row}
                {one.place.column ? `, ${titleOf(one.place.column)}` : ''}.
              </strong>
            ) : (
              one.where && <span className="code">{one.where}. </span>
            )}{' '}
            {one.text} {one.advice} <span className="code">{one.code}</span>
          </li>
        ))}
      </ul>
      {all.length > SHOWN && (
        <p className="code">
          {words.more} {all.length - SHOWN}
        </p>
      )}
    </section>
  )
}
