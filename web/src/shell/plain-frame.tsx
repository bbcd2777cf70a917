import { Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Skeleton } from '../parts/skeleton.tsx'
import { DeskBadge } from '../screens/support/desk-badge.tsx'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { OwnCorner } from './own-corner.tsx'
import { useRegionKeys } from './regions.ts'
import { SectionsButton, useSectionsMenu } from './sections-menu.tsx'
import { StatusBar } from './status-bar.tsx'

/** What stands around screens that are of no book: books, people, the trail, a person's own. */
export function PlainFrame() {
  const words = useWords()
  const { rights } = useSession()
  const menu = useSectionsMenu()
  useRegionKeys()
  return (
    <div className={menu.isOpen ? 'frame sections-open' : 'frame'}>
      <header className="top-bar">
        <SectionsButton menu={menu} />
        <Link to="/" className="brand">
          TrialBalance
        </Link>
        <OwnCorner />
      </header>
      <nav id="sections" className="navigation" aria-label={words('sections')}>
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
          {rights.administer && (
            <li>
              <Link to="/admin/installation">{words('installation')}</Link>
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
