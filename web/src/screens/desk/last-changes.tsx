import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { entries } from '../../../../src/server/people/audit-routes.ts'
import { get, type ListedRegisters, Problem, type Undoable } from '../../api.ts'
import { actionWords, actorWords, objectWords } from '../../parts/trail-words.ts'
import { useBook } from '../../scope.ts'
import { useSession } from '../../session.ts'
import { useUndo } from '../../undo/use-undo.ts'
import { useLanguage } from '../../words.ts'
import { useDeskWords } from './words.ts'

type Entries = z.output<typeof entries>

const SHOWN = 10

/** What was changed in this book last, by the audit trail; nothing for who may not read it. */
export function LastChanges() {
  const words = useDeskWords()
  const language = useLanguage()
  const book = useBook()
  const { rights } = useSession()
  const { data } = useQuery({
    queryKey: ['audit', 'desk', book],
    queryFn: () => get<Entries>('/audit'),
    enabled: rights.readAudit,
  })
  const undoable = useQuery({
    queryKey: ['undo', book],
    queryFn: ({ signal }) => get<Undoable>(`/books/${encodeURIComponent(book)}/undo`, {}, signal),
    enabled: rights.readAudit,
  })
  const registers = useQuery({
    queryKey: ['registers', book],
    queryFn: ({ signal }) => get<ListedRegisters>(`/books/${encodeURIComponent(book)}/registers`, {}, signal),
    enabled: data?.entries.some(({ objectKind }) => objectKind === 'register') ?? false,
  })
  const nameOf = (register: string): string =>
    registers.data?.registers.find(({ name }) => name === register)?.title[language] ?? register
  const { error, isPending, mutate } = useUndo(book)
  if (!data) return null
  /** The edit whose entry it is: of several entries the last one bears the button. */
  const editOf = (sequence: string): string | undefined =>
    undoable.data?.edits.find(({ lastEntry }) => lastEntry === sequence)?.revision
  const own = data.entries.filter((entry) => entry.book === book).slice(0, SHOWN)
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <section className="last-changes" aria-label={words('changes')}>
      <h2>
        {words('changes')} <Link to="/admin/audit">{words('all')}</Link>
      </h2>
      {own.length === 0 && <p className="code">{words('noChanges')}</p>}
      {error && (
        <p className="stop" role="alert">
          {error instanceof Problem ? `${error.message} ${error.findings[0]?.advice ?? ''}` : error.message}
        </p>
      )}
      <ul className="plain-list">
        {own.map((entry) => {
          const edit = editOf(entry.sequence)
          const what = [actionWords(entry.action, language), objectWords(entry, nameOf)]
            .filter(Boolean)
            .join(' ')
          return (
            <li key={entry.sequence}>
              <span className="code">{time.format(new Date(entry.at))}</span>{' '}
              <strong translate="no">{actorWords(entry, language)}</strong>: {what}{' '}
              <span className="code">{entry.entity}</span>
              {edit !== undefined && (
                <>
                  {' '}
                  <button
                    type="button"
                    className="link"
                    disabled={isPending}
                    aria-label={`${words('undo')}: ${what}`}
                    onClick={() => mutate(edit)}
                  >
                    {words('undo')}
                  </button>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
