import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, type Journal, type JournalHistory, type JournalPreview } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Amount } from '../../parts/amount.tsx'
import { AttachmentsOf } from '../../parts/attachments.tsx'
import { Discussion } from '../../parts/discussion.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook } from '../../scope.ts'
import { useLanguage, useWords } from '../../words.ts'
import { ACTION_WORDS, journalWords } from './words.ts'

interface PreviewProps {
  result: JournalPreview | null
  error: unknown
  onClose: () => void
}

/** Which lines of the statements would move: of the company first, then of the group. */
export function PreviewPanel({ error, onClose, result }: PreviewProps) {
  const language = useLanguage()
  const words = journalWords(language)
  const shared = useWords()
  const of = [...new Set((result?.moved ?? []).map(({ entity }) => entity))]
  return (
    <aside className="panel journal-panel" aria-label={words.moved}>
      <div className="panel-head">
        <h2>{words.moved}</h2>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      <p className="code">{words.movedHint}</p>
      {error ? <Fault error={error} /> : !result ? <Skeleton rows={6} /> : null}
      {result?.findings.map((one) => (
        <p key={`${one.code} ${one.where} ${one.text}`}>
          <StateSign state={one.severity === 'blocks' ? 'blocks' : 'warns'} /> {one.text}{' '}
          <span className="code">
            {one.code} {one.where}
          </span>
        </p>
      ))}
      {result && !result.blocked && of.length === 0 && <p>{words.movedNone}</p>}
      {of.map((entity) => (
        <section key={entity ?? ''}>
          <h3>{entity ?? words.movedGroup}</h3>
          <table className="list">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{shared('statement')}</th>
                <th scope="col">{shared('change')}</th>
              </tr>
            </thead>
            <tbody>
              {result?.moved
                .filter((one) => one.entity === entity)
                .map((one) => (
                  <tr key={`${one.statement} ${one.id} ${one.component}`}>
                    <th scope="row">
                      {one.label[language]}
                      <br />
                      <span className="code">
                        <Amount value={withCents(one.before)} style="minus" /> →{' '}
                        <Amount value={withCents(one.after)} style="minus" />
                      </span>
                    </th>
                    <td className="figure">
                      <Amount value={withCents(one.difference)} style="minus" strong />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </aside>
  )
}

/** What lies beside the journal: files, what was said of it, what was done with it. */
export function JournalRecord({ journal: { etag, id, state } }: { journal: Journal }) {
  const of = `/adjustments/${encodeURIComponent(id)}`
  return (
    <>
      <AttachmentsOf key={`files ${id}`} of={of} state={state} />
      <Discussion key={id} of={of} />
      <History id={id} etag={etag} />
    </>
  )
}

/** Who did what with the journal, the latest first; with the reason where one was given. */
function History({ etag, id }: { etag: string; id: string }) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const { data } = useQuery({
    queryKey: ['talk', book, 'history', id, etag],
    queryFn: ({ signal }) =>
      get<JournalHistory>(
        `/books/${encodeURIComponent(book)}/adjustments/${encodeURIComponent(id)}/history`,
        {},
        signal,
      ),
  })
  if (!data || data.entries.length === 0) return null
  return (
    <section className="journal-history">
      <h2>{words.history}</h2>
      <ul className="plain-list">
        {data.entries.map(({ action, at, reason, who }) => (
          <li key={`${at} ${action}`}>
            <span className="code">
              {new Date(at).toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB', {
                dateStyle: 'short',
                timeStyle: 'short',
              })}
            </span>{' '}
            {who}: {ACTION_WORDS[language][action] ?? action}
            {reason && `. ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
