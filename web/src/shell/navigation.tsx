import { Link } from '@tanstack/react-router'
import { readScope, useBook, useScope } from '../scope.ts'
import { DeskBadge } from '../screens/support/desk-badge.tsx'
import { type Key, useWords } from '../words.ts'

interface Section {
  readonly to: string
  readonly word: Key
  readonly inner?: readonly Section[]
}

/** In the order of the work. */
export const SECTIONS: readonly Section[] = [
  { to: '/b/$book/desk', word: 'desk' },
  {
    to: '/b/$book/balances',
    word: 'balances',
    inner: [
      { to: '/b/$book/balances', word: 'byCompany' },
      { to: '/b/$book/balances/upload', word: 'uploading' },
    ],
  },
  { to: '/b/$book/mapping', word: 'mapping' },
  { to: '/b/$book/adjustments', word: 'adjustments' },
  { to: '/b/$book/group', word: 'group' },
  { to: '/b/$book/intragroup', word: 'intragroup' },
  {
    to: '/b/$book/reports/statements',
    word: 'reports',
    inner: [
      { to: '/b/$book/reports/statements', word: 'statements' },
      { to: '/b/$book/reports/transformation', word: 'transformation' },
      { to: '/b/$book/reports/consolidation', word: 'consolidation' },
      { to: '/b/$book/reports/charts', word: 'charts' },
      { to: '/b/$book/reports/downloads', word: 'downloads' },
      { to: '/b/$book/runs', word: 'runs' },
    ],
  },
  { to: '/b/$book/checks', word: 'checks' },
  { to: '/b/$book/support', word: 'support' },
]

/** What is set once, apart from the work: without a number. */
const APART: readonly Section[] = [
  {
    to: '/b/$book/settings',
    word: 'bookSetup',
    inner: [
      { to: '/b/$book/settings', word: 'bookSettings' },
      { to: '/b/$book/rates', word: 'rates' },
      { to: '/b/$book/registers/entities.csv', word: 'companies' },
      { to: '/b/$book/registers/ownership.csv', word: 'ownership' },
      { to: '/b/$book/registers', word: 'registers' },
    ],
  },
]

export const ALL_SECTIONS: readonly Section[] = [...SECTIONS, ...APART]

/** What is carried from screen to screen; what one screen alone sets stays there. */
function useCarried() {
  const { basis, entity, period, unit } = useScope()
  return readScope({ basis, entity, period, unit })
}

export function Navigation() {
  const words = useWords()
  const book = useBook()
  const search = useCarried()
  return (
    <nav id="sections" className="navigation" aria-label={words('sections')}>
      <ol>
        {ALL_SECTIONS.map(({ inner, to, word }, index) => (
          <li key={word} className={SECTIONS.length === index ? 'apart' : ''}>
            <Link to={to} params={{ book }} search={search} className="section">
              <span className="number">{index < SECTIONS.length ? index + 1 : ''}</span>
              {words(word)}
              {word === 'support' && <DeskBadge />}
            </Link>
            {inner && (
              <ul>
                {inner.map((one) => (
                  <li key={one.word}>
                    <Link
                      to={one.to}
                      params={{ book }}
                      search={search}
                      className="inner-section"
                      activeOptions={{ exact: true, includeSearch: false }}
                    >
                      {words(one.word)}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
