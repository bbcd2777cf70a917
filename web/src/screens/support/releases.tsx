import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLanguage } from '../../words.ts'
import { type Line, type Listed, type Releases, useDeskHome, useRequests } from './desk-api.ts'
import { shortKind } from './request-words.ts'
import { SupportLink } from './support-link.tsx'
import { useViewWords } from './view-words.ts'

type Release = Releases['releases'][number]

/** What the versions of the program carry: the notes of each, and below them the requests that she sees of it. */
export function View() {
  const words = useViewWords()
  const { data } = useDeskHome()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <h2 className="view-title">{words('releases')}</h2>
      {data?.lines.map((line) => (
        <OfLine key={line.code} line={line} isOne={data.lines.length === 1} />
      ))}
    </div>
  )
}

/** 2.10 after 2.9, and the newest first. */
const newestFirst = (a: string, b: string): number => b.localeCompare(a, 'en', { numeric: true })

function OfLine({ isOne, line }: { line: Line; isOne: boolean }) {
  const words = useViewWords()
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'releases', line.code],
    queryFn: ({ signal }) => get<Releases>(`/desk/lines/${line.code}/versions`, {}, signal),
  })
  const { data: seen } = useRequests({ open: 'false', line: line.code, limit: 200 })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data || !seen) return <Skeleton />
  const own = Map.groupBy(
    seen.requests.filter(({ implementedIn }) => implementedIn !== ''),
    ({ implementedIn }) => implementedIn,
  )
  const versions = new Set([...data.releases.map(({ version }) => version), ...own.keys()])
  return (
    <section className="releases">
      {!isOne && <h3 className="line-title">{line.name}</h3>}
      {versions.size === 0 && <p>{words('noReleases')}</p>}
      {[...versions].sort(newestFirst).map((version) => (
        <Version
          key={version}
          version={version}
          notes={data.releases.find((one) => one.version === version)}
          carries={own.get(version) ?? []}
        />
      ))}
    </section>
  )
}

interface VersionProps {
  version: string
  notes: Release | undefined
  carries: readonly Listed[]
}

function Version({ carries, notes, version }: VersionProps) {
  const words = useViewWords()
  const language = useLanguage()
  const parts = notes ? [notes[language], notes.ru, notes.en].find((one) => one.length > 0) : undefined
  return (
    <section>
      <h2>
        {words('version')} {version}
      </h2>
      {parts?.map(({ head, lines }) => (
        <div key={head}>
          <p className="quiet-text">{head}</p>
          <ul className="carried">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      {carries.length > 0 && (
        <p>
          {words('carries')}:{' '}
          {carries.map(({ id, kind, number, subject }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <SupportLink search={{ id, show: 'all' }}>{subject}</SupportLink>{' '}
              <span className="code">
                {number} {shortKind(kind, language).toLowerCase()}
              </span>
            </span>
          ))}
        </p>
      )}
    </section>
  )
}
