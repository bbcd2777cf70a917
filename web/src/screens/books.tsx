import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { address, get, type ListedBooks } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { Page } from '../parts/page.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { dateText } from '../period.ts'
import { useSession } from '../session.ts'
import { useLanguage } from '../words.ts'
import { bookWords } from './books/words.ts'
import './books/books.css'

const NewBook = lazy(async () => ({ default: (await import('./books/new-book.tsx')).NewBook }))
const UploadBook = lazy(async () => ({ default: (await import('./books/upload-book.tsx')).UploadBook }))

/** The books that the person may open; a new one, one from an archive. */
export function Books() {
  const words = bookWords(useLanguage())
  const [open, setOpen] = useState<'' | 'new' | 'upload'>('')
  const { data, error, refetch } = useQuery({
    queryKey: ['books'],
    queryFn: () => get<ListedBooks>('/books'),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const { books, mayCreate } = data
  const close = (): void => setOpen('')
  return (
    <Page>
      <header className="books-head">
        <h1>{words.books}</h1>
        <span className="spring" />
        {mayCreate && open === '' && (
          <>
            <Button variant="default" onClick={() => setOpen('upload')}>
              {words.upload}
            </Button>
            {books.length > 0 && <Button onClick={() => setOpen('new')}>{words.create}</Button>}
          </>
        )}
      </header>
      {open === '' && books.length === 0 && (
        <div className="books-empty">
          {mayCreate ? <p className="lead">{words.empty}</p> : <WhyNone />}
          {mayCreate && <Button onClick={() => setOpen('new')}>{words.create}</Button>}
        </div>
      )}
      <Suspense fallback={<Skeleton />}>
        {open === 'new' && <NewBook onCancel={close} />}
        {open === 'upload' && <UploadBook onCancel={close} />}
      </Suspense>
      {books.length > 0 && <BookTable books={books} />}
    </Page>
  )
}

/** Why somebody who may create no book sees none: an auditor, an administrator, one without a role. */
function WhyNone() {
  const words = bookWords(useLanguage())
  const { books, rights } = useSession()
  const audited = books.filter(({ roles }) => roles.includes('auditor')).map(({ book }) => book)
  if (audited.length > 0)
    return (
      <p className="lead">
        {words.auditor} <span translate="no">{audited.join(', ')}</span>.
      </p>
    )
  if (!rights.administer) return <p className="lead">{words.none}</p>
  return (
    <>
      <p className="lead">{words.administrator}</p>
      <Link to="/admin/people">{words.toPeople}</Link>
    </>
  )
}

function BookTable({ books }: Pick<ListedBooks, 'books'>) {
  const language = useLanguage()
  const words = bookWords(language)
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words.title}</th>
          <th scope="col" className="figure">
            {words.companies}
          </th>
          <th scope="col" className="figure">
            {words.files}
          </th>
          <th scope="col">{words.changed}</th>
          <th scope="col">
            <span className="visually-hidden">{words.download}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {books.map(({ companies, files, importedAt, mayExport, name, title }) => (
          <tr key={name}>
            <th scope="row">
              <Link to="/b/$book" params={{ book: name }}>
                {title[language] || name}
              </Link>{' '}
              <span className="code">{name}</span>
            </th>
            <td className="figure">{companies}</td>
            <td className="figure">{files}</td>
            <td>{dateText(importedAt.slice(0, 10), language)}</td>
            <td>
              {mayExport && (
                <a href={address(`/books/${encodeURIComponent(name)}/export`, {})} download>
                  {words.download}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
