import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, type Uploads } from '../../api.ts'
import { useBook } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { proposedCompanies } from './proposed.ts'
import type { EditedRow } from './row-edits.ts'
import { registerWords } from './words.ts'

interface Props {
  rows: readonly EditedRow[]
  onAdd: (row: EditedRow) => void
}

/** Organisations that uploaded files name and the book does not know: a click begins their row. */
export function Proposals({ onAdd, rows }: Props) {
  const book = useBook()
  const { currency } = useOpenBook()
  const words = registerWords(useLanguage())
  const { data } = useQuery({
    queryKey: ['uploads', book],
    queryFn: ({ signal }) => get<Uploads>(`/books/${encodeURIComponent(book)}/uploads`, {}, signal),
  })
  const proposed = proposedCompanies(data?.uploads ?? [], rows)
  if (proposed.length === 0) return null
  return (
    <section aria-label={words.proposed} className="register-proposals">
      <p>{words.proposed}:</p>
      <ul className="plain-list">
        {proposed.map(({ code, name }) => (
          <li key={name}>
            {name}{' '}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() =>
                onAdd({
                  document: '',
                  etag: '',
                  cells: {
                    code,
                    name,
                    jurisdiction: 'RU',
                    chart: 'ru-94n',
                    books_currency: currency,
                    functional_currency: currency,
                  },
                })
              }
            >
              {words.addCompany}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
