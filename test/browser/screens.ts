// Every screen of the application, with an address of the sample group that shows what it is for. A route that has none
// here fails test/browser/screens.test.ts.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where pictures of the screens stand, which `npm run screenshots` makes. */
export const PICTURES = join(import.meta.dirname, '../../docs/screenshots')

export interface Shown {
  /** Name of its picture in docs/screenshots. */
  readonly name: string
  /** As the router has it. */
  readonly route: string
  readonly address: string
  /** Whose picture it is; the controller's where nobody is said. */
  readonly seenBy?: 'nobody' | 'accountant' | 'controller' | 'line' | 'approver'
  /** A picture in the dark theme as well. */
  readonly isDarkToo?: boolean
  /** What is clicked before its picture is taken. */
  readonly opens?: string
}

const book = (route: string, name: string, address = route, more: Partial<Shown> = {}): Shown => ({
  name,
  route: `/b/$book${route}`,
  address: `/b/severny${address}`,
  ...more,
})

/** The desk as who works at its line has it, without a book. */
const desk = (name: string, search: string, more: Partial<Shown> = {}): Shown => ({
  name,
  route: '/support',
  address: `/support${search}`,
  seenBy: 'line',
  ...more,
})

export const SCREENS: readonly Shown[] = [
  { name: 'sign-in', route: '/', address: '/', seenBy: 'nobody' },
  { name: 'books', route: '/', address: '/' },
  { name: 'own', route: '/own', address: '/own' },
  { name: 'people', route: '/admin/people', address: '/admin/people' },
  { name: 'installation', route: '/admin/installation', address: '/admin/installation' },
  { name: 'audit-trail', route: '/admin/audit', address: '/admin/audit' },
  { name: 'support', route: '/support', address: '/support' },
  book('/desk', 'desk', '/desk', { isDarkToo: true }),
  book('/balances', 'balances'),
  book('/balances/upload', 'upload'),
  book('/balances/$entity/$interval', 'balance', '/balances/МЕТ/2025-01-01_2025-12-31'),
  book('/mapping', 'mapping'),
  book('/mapping', 'mapping-flows', '/mapping?view=flows'),
  book('/adjustments', 'adjustments'),
  book('/rates', 'rates'),
  book('/group', 'group', '/group?id=КГР'),
  book('/group', 'group-companies', '/group?view=table'),
  book('/group', 'group-events', '/group?view=events'),
  book('/intragroup', 'intragroup', '/intragroup?id=МЕТ|ТДС'),
  book('/reports/statements', 'financial-position', '/reports/statements?statement=financial-position', {
    isDarkToo: true,
  }),
  book('/reports/statements', 'profit-or-loss', '/reports/statements?statement=profit-or-loss'),
  book('/reports/statements', 'changes-in-equity', '/reports/statements?statement=changes-in-equity'),
  book('/reports/statements', 'cash-flows', '/reports/statements?statement=cash-flows'),
  book('/reports/transformation', 'transformation', '/reports/transformation?entity=МЕТ'),
  book('/reports/consolidation', 'consolidation'),
  book('/reports/charts', 'charts'),
  book('/reports/charts', 'charts-rolls', '/reports/charts?view=rolls'),
  book('/reports/downloads', 'downloads'),
  book('/runs', 'runs'),
  book('/settings', 'settings'),
  book('/registers', 'registers'),
  book('/registers/$name', 'register', '/registers/ownership.csv'),
  book('/checks', 'checks'),
  book('/support', 'support-request', '/support?show=all', {
    seenBy: 'accountant',
    opens: '.request-row:has-text("Курс KZT")',
  }),
  book('/support', 'support-new', '/support?view=new&about=/b/severny/checks', { opens: 'text=с суммами' }),
  book('/support', 'support-proposals', '/support?view=proposals', { seenBy: 'accountant' }),
  book('/support', 'support-releases', '/support?view=releases', { seenBy: 'accountant' }),
  desk('support-line', '?show=all', { opens: '.request-row:has-text("Курс KZT")' }),
  desk('support-queue', ''),
  desk('support-change', '?show=all', {
    seenBy: 'approver',
    opens: '.request-row:has-text("Предупреждать")',
  }),
  desk('support-reports', '?view=reports'),
  desk('support-settings', '?view=settings'),
  desk('support-forward', '?view=settings&show=forward'),
  desk('support-life-cycle', '?view=settings&show=document'),
]

/** Paths of the router as its source says them, but those that only lead on. */
export function routesOfRouter(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../web/src/routes.tsx'), 'utf8')
  const paths = (call: string, before: string): string[] =>
    [...source.matchAll(new RegExp(`\\b${call}\\(\\s*'(/[^']*)'`, 'g'))].map(([, path]) => `${before}${path}`)
  return ['/', ...paths('plain', ''), ...paths('screen', '/b/$book')]
}
