// Every screen and report setting has its own address: the book in the path, what the figures are of in the search.
// Each screen is a file of its own that loads when it is opened.

import type { QueryClient } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Outlet, redirect } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { NoPage } from './parts/no-page.tsx'
import { PageFault } from './parts/page-fault.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import { readScope } from './scope.ts'
import { Books } from './screens/books.tsx'
import { Gate } from './screens/sign-in/gate.tsx'
import { BookFrame } from './shell/book-frame.tsx'
import { LanguageProvider } from './shell/language.tsx'
import { PlainFrame } from './shell/plain-frame.tsx'

const rootRoute = createRootRoute({
  component: () => (
    <LanguageProvider>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
    </LanguageProvider>
  ),
})

/** Everything but one-time links is for who is signed in. */
const gateRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'gate',
  component: () => (
    <Gate>
      <Outlet />
    </Gate>
  ),
})

const plainRoute = createRoute({ getParentRoute: () => gateRoute, id: 'plain', component: PlainFrame })

const load = (screen: () => Promise<{ Screen: React.FC }>) =>
  lazy(async () => ({ default: (await screen()).Screen }))

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link/$token',
  component: load(() => import('./screens/sign-in/link.tsx')),
})

/** Where a second window ends in which somebody signed in again: the page that waits goes on by itself. */
const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-in',
  component: load(() => import('./screens/sign-in/signed-in.tsx')),
})

const booksRoute = createRoute({ getParentRoute: () => plainRoute, path: '/', component: Books })

/** A screen that is of no book. */
const plain = <const Path extends string>(path: Path, screen: () => Promise<{ Screen: React.FC }>) =>
  createRoute({ getParentRoute: () => plainRoute, path, component: load(screen) })

const plainScreens = [
  booksRoute,
  plain('/own', () => import('./screens/own/own.tsx')),
  plain('/support', () => import('./screens/support/support.tsx')),
  plain('/admin/people', () => import('./screens/admin/people.tsx')),
  plain('/admin/installation', () => import('./screens/admin/installation.tsx')),
  plain('/admin/audit', () => import('./screens/admin/audit.tsx')),
]

const bookRoute = createRoute({
  getParentRoute: () => gateRoute,
  path: '/b/$book',
  validateSearch: readScope,
  component: BookFrame,
})

const bookIndex = createRoute({
  getParentRoute: () => bookRoute,
  path: '/',
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/b/$book/desk', params, search })
  },
})

/** A screen below the book. */
const screen = <const Path extends string>(path: Path, of: () => Promise<{ Screen: React.FC }>) =>
  createRoute({ getParentRoute: () => bookRoute, path, component: load(of) })

const screens = [
  bookIndex,
  screen('/desk', () => import('./screens/desk/desk.tsx')),
  screen('/balances', () => import('./screens/balances/list.tsx')),
  screen('/balances/upload', () => import('./screens/uploads/uploads.tsx')),
  screen('/balances/$entity/$interval', () => import('./screens/balances/balance.tsx')),
  screen('/mapping', () => import('./screens/mapping/mapping.tsx')),
  screen('/group', () => import('./screens/group/group.tsx')),
  screen('/intragroup', () => import('./screens/intragroup/intragroup.tsx')),
  screen('/reports/statements', () => import('./screens/statements/statements.tsx')),
  screen('/reports/transformation', () => import('./screens/worksheet/transformation.tsx')),
  screen('/reports/consolidation', () => import('./screens/worksheet/consolidation.tsx')),
  screen('/reports/charts', () => import('./screens/charts/charts.tsx')),
  screen('/reports/downloads', () => import('./screens/downloads/downloads.tsx')),
  screen('/adjustments', () => import('./screens/adjustments/adjustments.tsx')),
  screen('/rates', () => import('./screens/rates/rates.tsx')),
  screen('/settings', () => import('./screens/settings/settings.tsx')),
  screen('/registers', () => import('./screens/registers/list.tsx')),
  screen('/registers/$name', () => import('./screens/registers/register.tsx')),
  screen('/runs', () => import('./screens/runs/runs.tsx')),
  screen('/checks', () => import('./screens/checks/checks.tsx')),
  screen('/support', () => import('./screens/support/support.tsx')),
]

const tree = rootRoute.addChildren([
  linkRoute,
  signedInRoute,
  gateRoute.addChildren([plainRoute.addChildren(plainScreens), bookRoute.addChildren(screens)]),
])

export const makeRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    scrollRestoration: true,
    defaultErrorComponent: PageFault,
    defaultNotFoundComponent: NoPage,
    // Settings are plain texts in the address: `path=0.3`, not JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
      const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
      return text ? `?${text}` : ''
    },
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
