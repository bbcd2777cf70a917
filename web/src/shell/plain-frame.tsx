import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Skeleton } from '../parts/skeleton.tsx'
import { DeskBadge } from '../screens/support/desk-badge.tsx'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { OwnCorner } from './own-corner.tsx'
import { useRegionKeys } from './regions.ts'
import { StatusBar } from './status-bar.tsx'

/** What stands around screens that are of no book: books, people, the trail, a person's own. */
export function PlainFrame() {
  const words = useWords()
  const { rights } = useSession()
  useRegionKeys()
  return (
    <div className="frame">
      <header className="top-bar">
        <Link to="/" className="brand">
          TrialBalance
        </Link>
        <OwnCorner />
      </header>
      <nav className="navigation" aria-label={words('sections')}>
        <ol>
          <li>
            <Link to="/" activeOptions={{ exact: true }}>
              {words('books')}
            </Link>
          </li>
          {rights.administer && (
            <li>
              <Link to="/admin/people">{words('people')}</Link>
            </li>
          )}
          {rights.readAudit && (
            <li>
              <Link to="/admin/audit">{words('audit')}</Link>
            </li>
          )}
          <li>
            <Link to="/support">
              {words('support')}
              <DeskBadge />
            </Link>
          </li>
          <li>
            <Link to="/own">{words('own')}</Link>
          </li>
        </ol>
      </nav>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
      <StatusBar />
    </div>
  )
}
