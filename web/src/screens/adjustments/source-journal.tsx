import { Link } from '@tanstack/react-router'
import type { JournalOrigin } from '../../api.ts'
import { withCents } from '../../grid/columns.ts'
import { Amount } from '../../parts/amount.tsx'
import { dateText } from '../../period.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { journalWords } from './words.ts'

type Source = NonNullable<JournalOrigin['source']>

/** The journal that this one was copied from or undoes: its date, its words and its amount, and the way to it. */
export function SourceJournal({ of: { how, journal } }: { of: Source }) {
  const language = useLanguage()
  const words = journalWords(language)
  const book = useBook()
  const scope = useScope()
  return (
    <section>
      <h3>{how === 'copy' ? words.copiedFrom : words.undoes}</h3>
      <p>
        <Link to="/b/$book/adjustments" params={{ book }} search={readScope({ ...scope, id: journal.id })}>
          {journal.id}
        </Link>{' '}
        <span className="code">{dateText(journal.date, language)}</span>
        <br />
        {(language === 'ru' ? journal.text : journal.textEn) || journal.text}
        <br />
        <Amount value={withCents(journal.total)} style="minus" />{' '}
        <span className="code">{journal.currency}</span>
      </p>
    </section>
  )
}
