import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { type Book, get } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useBook } from '../scope.ts'
import { type Language, LanguageContext } from '../words.ts'
import { BookContext } from './book-context.ts'
import { Navigation } from './navigation.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'

const remembered = (): Language => (localStorage.getItem('language') === 'en' ? 'en' : 'ru')

/** What stands around every screen of a book: top bar, sections, the screen, status bar. */
export function BookFrame() {
  const book = useBook()
  const [language, setLanguage] = useState<Language>(remembered)
  const { data, error, refetch } = useQuery({
    queryKey: ['book', book],
    queryFn: () => get<Book>(`/books/${encodeURIComponent(book)}`),
  })
  const change = (next: Language): void => {
    localStorage.setItem('language', next)
    document.documentElement.lang = next
    setLanguage(next)
  }
  return (
    <LanguageContext.Provider value={language}>
      {error && !data ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton />
      ) : (
        <BookContext.Provider value={data}>
          <div className="frame">
            <TopBar language={language} onLanguage={change} />
            <Navigation />
            <Suspense fallback={<Skeleton />}>
              <Outlet />
            </Suspense>
            <StatusBar />
          </div>
        </BookContext.Provider>
      )}
    </LanguageContext.Provider>
  )
}
