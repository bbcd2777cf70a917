import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Group, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { dateText } from '../../period.ts'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import { CompanyCard } from './company-card.tsx'
import { DateSlider } from './date-slider.tsx'
import './group.css'
import { CompanyTable, EventTable } from './group-tables.tsx'
import { Scheme } from './scheme.tsx'
import { useGroupWords } from './words.ts'

const VIEWS = ['scheme', 'table', 'events'] as const

/** Who holds whom on a date; every company opens how its share and its goodwill come about. */
export function Screen() {
  const words = useGroupWords()
  const language = useLanguage()
  const book = useBook()
  const { dates } = useOpenBook()
  const scope = useScope()
  const setScope = useSetScope()
  const { id, period, show } = scope
  const last = period?.slice(-10) ?? dates[0] ?? ''
  const { data, error, refetch } = useQuery({
    queryKey: ['group', book, period, show],
    queryFn: ({ signal }) =>
      get<Group>(`/books/${encodeURIComponent(book)}/group`, { period, date: show }, signal),
    placeholderData: keepPreviousData,
  })
  useStatus(words('keys'), data ? `${words('events')} ${data.events.length}` : '')
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={12} />
  const view = VIEWS.find((one) => one === scope.view) ?? 'scheme'
  const node = data.nodes.find(({ code }) => code === id)
  const count = (method: string): number => data.nodes.filter((one) => one.method === method).length
  const full = count('full') + 1
  const open = (code: string): void => setScope({ id: code })
  const onDate = (date: string): void => setScope({ show: date === last ? undefined : date }, true)
  return (
    <main className="page split">
      <div className="main">
        <div className="title-row">
          <div>
            <h1>{words('title')}</h1>
            <p className="statement-head">
              {language === 'ru'
                ? `На ${dateText(data.date, language)}: полностью ${full}, долевым методом ${count('equity')}.`
                : `At ${dateText(data.date, language)}: ${full} in full, ${count('equity')} by the equity method.`}
            </p>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={words('view')}
            value={view}
            data={VIEWS.map((value) => ({ value, label: words(value) }))}
            onChange={(value) => setScope({ view: value === 'scheme' ? undefined : value }, true)}
          />
        </div>
        {view === 'scheme' && (
          <>
            <Scheme of={data} chosen={id ?? ''} onOpen={open} />
            <p className="code">{words('legend')}</p>
          </>
        )}
        {view === 'table' && <CompanyTable of={data} onOpen={open} />}
        {view === 'events' && <EventTable of={data} onDate={onDate} />}
        <DateSlider of={data} last={last} onDate={onDate} />
      </div>
      {node && <CompanyCard node={node} of={data} onClose={() => setScope({ id: undefined })} />}
    </main>
  )
}
