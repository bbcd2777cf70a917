import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get, type ListedBooks } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { Page } from '../parts/page.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useWords } from '../words.ts'

/** The books that the person may open. */
export function Books() {
  const words = useWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['books'],
    queryFn: () => get<ListedBooks>('/books'),
  })
  if (error) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <Page>
      <h1>{words('book')}</h1>
      {data.books.length === 0 && <p className="lead">{words('noBooks')}</p>}
      <ul className="plain-list">
        {data.books.map(({ name }) => (
          <li key={name}>
            <Link to="/b/$book" params={{ book: name }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}
