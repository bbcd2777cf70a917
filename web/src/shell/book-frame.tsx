import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { type Book, get } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useBook } from '../scope.ts'
import { UndoToast } from '../undo/undo-toast.tsx'
import { BookContext } from './book-context.ts'
import { Navigation } from './navigation.tsx'
import { PrintHead } from './print-head.tsx'
import { useSectionsMenu } from './sections-menu.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { WindowsStrip } from './windows-strip.tsx'

/** What stands around every screen of a book: top bar, sections, the screen, status bar. */
export function BookFrame() {
  const book = useBook()
  const menu = useSectionsMenu()
  const { data, error, refetch } = useQuery({
    queryKey: ['book', book],
    queryFn: () => get<Book>(`/books/${encodeURIComponent(book)}`),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <BookContext.Provider value={data}>
      <div className={menu.isOpen ? 'frame sections-open' : 'frame'}>
        <PrintHead />
        <TopBar menu={menu} />
        <Navigation />
        <WindowsStrip />
        <Suspense fallback={<Skeleton />}>
          <Outlet />
        </Suspense>
        <UndoToast />
        <StatusBar />
      </div>
    </BookContext.Provider>
  )
}
