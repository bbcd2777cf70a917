import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Checks, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { PlaceLink } from '../../parts/place-link.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { type Check, CheckTable, stateOf } from './check-table.tsx'
import './checks.css'
import { leadWords, useCheckWords } from './words.ts'

type Finding = Checks['findings'][number]

const VIEWS = ['all', 'failed', 'warned', 'passed'] as const
const GROUP = 'group'

/** Is it about the company? Of a pair either side; of a file the folder of the company. */
function isAbout(subject: string, file: string | undefined, where: string): boolean {
  if (where === '') return true
  const words = subject.split(/[ |]/)
  return (
    words.includes(where) ||
    subject.startsWith(`balances/${where}/`) ||
    (file?.startsWith(`balances/${where}/`) ?? false)
  )
}

const concerns = (check: Check, where: string): boolean =>
  where === GROUP
    ? check.scope === 'group' || check.scope === 'pair'
    : isAbout(check.subject, undefined, where)

/** What must hold of the close: blocking first with what to do, both sides open as figures. */
export function Screen() {
  const words = useCheckWords()
  const language = useLanguage()
  const book = useBook()
  const { entities } = useOpenBook()
  const { period, show = '', view: asked } = useScope()
  const setScope = useSetScope()
  useStatus(words('keys'), '')
  const { data, error, refetch } = useQuery({
    queryKey: ['checks', book, period, language],
    queryFn: ({ signal }) => get<Checks>(`/books/${encodeURIComponent(book)}/checks`, { period }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const view = VIEWS.find((one) => one === asked) ?? 'all'
  const mine = data.checks.filter((check) => concerns(check, show))
  const of = (state: ReturnType<typeof stateOf>): Check[] => mine.filter((check) => stateOf(check) === state)
  const [failed, warned, passed] = [of('blocks'), of('warns'), of('done')]
  const findings = data.findings.filter(
    ({ place }) => show === '' || (show !== GROUP && isAbout(place.subject ?? '', place.file, show)),
  )
  const blockers = findings.filter(({ severity }) => severity === 'blocks').length + failed.length
  const [lead, verdict] = leadWords(passed.length, mine.length, blockers, language)
  const counts = { all: mine.length, failed: failed.length, warned: warned.length, passed: passed.length }
  const shows = (part: (typeof VIEWS)[number]): boolean => view === 'all' || view === part
  return (
    <Page className="wide-on-paper">
      <h1>{words('title')}</h1>
      <p className="lead">
        {lead}
        <span className={blockers > 0 ? 'stop' : ''}>{verdict}</span>
      </p>
      <div className="tool-row">
        <SegmentedControl
          size="xs"
          aria-label={words('state')}
          value={view}
          data={VIEWS.map((value) => ({ value, label: `${words(value)} ${counts[value]}` }))}
          onChange={(value) => setScope({ view: value === 'all' ? undefined : value }, true)}
        />
        <NativeSelect
          aria-label={words('where')}
          value={show}
          data={[
            { value: '', label: words('everywhere') },
            { value: GROUP, label: words('group') },
            ...entities.map(({ code, name, nameEn }) => ({
              value: code,
              label: `${code} ${language === 'ru' ? name : nameEn}`,
            })),
          ]}
          onChange={(event) => setScope({ show: event.target.value || undefined }, true)}
        />
      </div>
      {shows('failed') && (
        <>
          <Findings of={findings.filter(({ severity }) => severity === 'blocks')} title={words('blocking')} />
          <CheckTable checks={failed} title={words('failed')} />
        </>
      )}
      {shows('warned') && (
        <>
          <CheckTable checks={warned} title={words('attention')} />
          <Findings of={findings.filter(({ severity }) => severity === 'warns')} title={words('findings')} />
        </>
      )}
      {shows('passed') && (
        <CheckTable
          key={show}
          checks={passed}
          title={words('passed')}
          {...(view === 'passed' ? {} : { folds: 7 })}
        />
      )}
      {view !== 'all' && counts[view] === 0 && <p>{words('nothing')}</p>}
    </Page>
  )
}

function Findings({ of, title }: { of: readonly Finding[]; title: string }) {
  if (of.length === 0) return null
  return (
    <>
      <h2>
        {title} <span className="code">{of.length}</span>
      </h2>
      <ul className="plain-list findings">
        {of.map((one) => (
          <li key={`${one.code} ${one.where} ${one.text}`}>
            <StateSign state={one.severity === 'blocks' ? 'blocks' : 'warns'} /> {one.text}{' '}
            <span className="code">
              {one.code} <PlaceLink place={one.place} />
            </span>
            <p className="advice">{one.advice}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
