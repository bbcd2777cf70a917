import { lazy, Suspense } from 'react'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useScope } from '../../scope.ts'
import { useDeskHome, useDeskRights } from './desk-api.ts'
import { LineStrip } from './line-card.tsx'
import { RequestsView } from './requests-view.tsx'
import './support.css'
import { SupportLink } from './support-link.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

const load = (view: () => Promise<{ View: React.FC }>): React.FC =>
  lazy(async () => ({ default: (await view()).View }))

type For = 'everyone' | 'operates' | 'works' | 'heads'

interface View {
  readonly name: string
  readonly word: SupportKey
  readonly of: For
  readonly show: React.FC
}

/** What stands under «Поддержка»; the address says which by `view`. */
const VIEWS: readonly View[] = [
  { name: '', word: 'requests', of: 'everyone', show: RequestsView },
  { name: 'proposals', word: 'proposals', of: 'everyone', show: load(() => import('./proposals.tsx')) },
  { name: 'releases', word: 'releases', of: 'everyone', show: load(() => import('./releases.tsx')) },
  { name: 'articles', word: 'articles', of: 'everyone', show: load(() => import('./articles.tsx')) },
  { name: 'letters', word: 'letters', of: 'operates', show: load(() => import('./letters.tsx')) },
  { name: 'templates', word: 'templates', of: 'works', show: load(() => import('./templates.tsx')) },
  { name: 'reports', word: 'reports', of: 'works', show: load(() => import('./reports.tsx')) },
  { name: 'settings', word: 'settings', of: 'heads', show: load(() => import('./settings.tsx')) },
]

/** Views without a tab of their own. */
const HIDDEN: Readonly<Record<string, React.FC>> = {
  new: load(() => import('./new-request.tsx')),
}

/** The service desk: requests and what stands beside them; for customers and for who works at the line. */
export function Screen() {
  const words = useSupportWords()
  const { view = '' } = useScope()
  const { data, error, refetch } = useDeskHome()
  const rights = useDeskRights()
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const views = VIEWS.filter(({ of }) => of === 'everyone' || rights[of])
  const open = views.find(({ name }) => name === view) ?? views[0]
  const Shown = HIDDEN[view] ?? open?.show ?? RequestsView
  return (
    <main className="page support">
      <h1 className="visually-hidden">{words('support')}</h1>
      <div className={`support-bar${views.length > 4 ? ' many' : ''}`}>
        <nav aria-label={words('support')}>
          {views.map(({ name, word }) => (
            <SupportLink
              key={name}
              search={name === '' ? {} : { view: name }}
              className={`support-tab${name === open?.name ? ' open' : ''}`}
              current={name === open?.name}
            >
              {words(word)}
            </SupportLink>
          ))}
        </nav>
        <LineStrip lines={data.lines} />
      </div>
      <Suspense fallback={<Skeleton />}>
        <Shown />
      </Suspense>
    </main>
  )
}
