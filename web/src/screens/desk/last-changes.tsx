import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { entries } from '../../../../src/server/people/audit-routes.ts'
import { get } from '../../api.ts'
import { useBook } from '../../scope.ts'
import { useSession } from '../../session.ts'
import { useLanguage } from '../../words.ts'
import { actionWords, useDeskWords } from './words.ts'

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
  if (!data) return null
  const own = data.entries.filter((entry) => entry.book === book).slice(0, SHOWN)
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  return (
    <section className="last-changes" aria-label={words('changes')}>
      <h2>
        {words('changes')} <Link to="/admin/audit">{words('all')}</Link>
      </h2>
      {own.length === 0 && <p className="code">{words('noChanges')}</p>}
      <ul className="plain-list">
        {own.map((entry) => (
          <li key={entry.sequence}>
            <span className="code">{time.format(new Date(entry.at))}</span>{' '}
            <strong>{entry.actorName || entry.actor}</strong>: {actionWords(entry.action, language)}{' '}
            <span className="code">
              {entry.entity} {entry.object === entry.book ? '' : entry.object}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
