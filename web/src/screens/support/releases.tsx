import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import { type Listed, useRequests } from './desk-api.ts'
import { shortKind } from './request-words.ts'
import { SupportLink } from './support-link.tsx'
import { useViewWords } from './view-words.ts'

/** 2.10 after 2.9, and the newest first. */
const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true })

const ORDER = ['incident', 'change', 'service', 'proposal', ''] as const

/** Versions of the program, each with the requests that it carries, as far as she sees them. */
export function View() {
  const words = useViewWords()
  const { data, error, refetch } = useRequests({ open: 'false', limit: 200 })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const byVersion = Map.groupBy(
    data.requests.filter(({ implementedIn }) => implementedIn !== ''),
    ({ implementedIn }) => implementedIn,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <h2 className="view-title">{words('releases')}</h2>
      {byVersion.size === 0 && <p>{words('noReleases')}</p>}
      {[...byVersion.keys()].sort(newestFirst).map((version) => (
        <Version key={version} version={version} carries={byVersion.get(version) ?? []} />
      ))}
    </div>
  )
}

function Version({ carries, version }: { version: string; carries: readonly Listed[] }) {
  const words = useViewWords()
  const language = useLanguage()
  return (
    <section>
      <h2>
        {words('version')} {version}
      </h2>
      {ORDER.map((kind) => {
        const of = carries.filter((one) => one.kind === kind)
        if (of.length === 0) return null
        return (
          <div key={kind}>
            <p className="quiet-text">{shortKind(kind, language)}</p>
            <ul className="carried">
              {of.map(({ id, number, subject }) => (
                <li key={id}>
                  <SupportLink search={{ id, show: 'all' }}>{subject}</SupportLink>{' '}
                  <span className="code">{number}</span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
