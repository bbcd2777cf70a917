import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { KIND_WORDS } from '../../../../src/desk/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { type Listed, type Requests, useCounts, useDeskHome, useDeskRights, useRequests } from './desk-api.ts'
import { rowTold, shortKind } from './request-words.ts'
import { SupportLink, useGoSupport } from './support-link.tsx'
import { type SupportKey, useSupportWords } from './words.ts'

const SHOWS = {
  mine: { mine: 'true' },
  open: { open: 'true' },
  queue: { open: 'true', assignee: 'none' },
  late: { open: 'true', late: 'true' },
  waiting: { open: 'true', state: 'waiting' },
  all: {},
} as const
type Show = keyof typeof SHOWS

const isShow = (text: string | undefined): text is Show => text !== undefined && text in SHOWS

/** Requests of the desk, the latest first. */
export function RequestList({ chosen }: { chosen: string }) {
  const words = useSupportWords()
  const go = useGoSupport()
  const { asks, works } = useDeskRights()
  const { find = '', kind = '', show: asked } = useScope()
  const setScope = useSetScope()
  const show: Show = isShow(asked) ? asked : 'open'
  const { data: counts } = useCounts()
  const tabs: readonly (readonly [Show, SupportKey, number?])[] = works
    ? [
        ['mine', 'mine', counts?.mine ?? 0],
        ['queue', 'queue', counts?.unassigned ?? 0],
        ['open', 'open'],
        ['all', 'all'],
      ]
    : [
        ['mine', 'mine'],
        ['open', 'open', counts?.open ?? 0],
        ['all', 'organisation'],
      ]
  return (
    <section className="request-list" aria-label={words('list')}>
      <div className="list-head">
        <h2>{words('requests')}</h2>
        {asks && (
          <Button
            variant={chosen === '' ? 'filled' : 'default'}
            onClick={() => go({ view: 'new' })}
            aria-keyshortcuts="Insert"
          >
            {words('create')}&nbsp;<kbd>Ins</kbd>
          </Button>
        )}
      </div>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words('which')}
        value={tabs.some(([value]) => value === show) ? show : 'open'}
        data={tabs.map(([value, word, count]) => ({
          value,
          label: count === undefined ? words(word) : `${words(word)} ${count}`,
        }))}
        onChange={(value) => setScope({ show: value === 'open' ? undefined : value }, true)}
      />
      <Filters find={find} kind={kind} />
      <Pages key={`${show} ${find} ${kind}`} query={{ ...SHOWS[show], kind, text: find }} chosen={chosen} />
    </section>
  )
}

function Filters({ find, kind }: { find: string; kind: string }) {
  const words = useSupportWords()
  const language = useLanguage()
  const setScope = useSetScope()
  const [typed, setTyped] = useState(find)
  useEffect(() => {
    if (typed === find) return
    const timer = setTimeout(() => setScope({ find: typed || undefined }, true), 300)
    return () => clearTimeout(timer)
  }, [find, setScope, typed])
  return (
    <div className="list-filters">
      <TextInput
        type="search"
        size="xs"
        aria-label={words('find')}
        placeholder={words('findShort')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label={words('kind')}
        value={kind}
        data={[
          { value: '', label: words('anyKind') },
          ...(['incident', 'service', 'change', 'proposal'] as const).map((value) => ({
            value,
            label: shortKind(value, language),
          })),
          { value: 'none', label: KIND_WORDS[''][language] },
        ]}
        onChange={(event) => setScope({ kind: event.target.value || undefined }, true)}
      />
    </div>
  )
}

interface PagesProps {
  query: Readonly<Record<string, string>>
  chosen: string
}

/** Pages one after the other, each asked for when it is wanted. */
function Pages({ chosen, query }: PagesProps) {
  const words = useSupportWords()
  const [ends, setEnds] = useState<readonly string[]>([])
  const lists = ['', ...ends]
  return (
    <div className="request-rows">
      {lists.map((before, index) => (
        <PageOfRows
          key={before}
          query={before === '' ? query : { ...query, before }}
          chosen={chosen}
          isLast={index === lists.length - 1}
          empty={words(Object.values(query).some(Boolean) ? 'noRequests' : 'noneYet')}
          onMore={(next) => setEnds([...ends, next])}
        />
      ))}
    </div>
  )
}

interface PageProps extends PagesProps {
  isLast: boolean
  empty: string
  onMore: (next: string) => void
}

function PageOfRows({ chosen, empty, isLast, onMore, query }: PageProps) {
  const words = useSupportWords()
  const { data, error, refetch } = useRequests(query)
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={4} />
  return <Rows of={data} chosen={chosen} empty={empty} more={isLast ? words('more') : ''} onMore={onMore} />
}

interface RowsProps {
  of: Requests
  chosen: string
  empty: string
  more: string
  onMore: (next: string) => void
}

function Rows({ chosen, empty, more, of, onMore }: RowsProps) {
  const words = useSupportWords()
  const setScope = useSetScope()
  const { find = '', kind = '', show } = useScope()
  const isNarrowed = find !== '' || kind !== '' || show !== 'all'
  const { next, requests } = of
  return (
    <>
      {requests.length === 0 && <p className="empty">{empty}</p>}
      {requests.length === 0 && isNarrowed && (
        <Button
          variant="default"
          onClick={() => setScope({ find: undefined, kind: undefined, show: 'all' }, true)}
        >
          {words('showAll')}
        </Button>
      )}
      <ul className="plain-list">
        {requests.map((row) => (
          <li key={row.id}>
            <Row row={row} isChosen={row.id === chosen} />
          </li>
        ))}
      </ul>
      {more && next && (
        <Button variant="subtle" onClick={() => onMore(next)}>
          {more}
        </Button>
      )}
    </>
  )
}

function Row({ isChosen, row }: { row: Listed; isChosen: boolean }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { works } = useDeskRights()
  const { data: home } = useDeskHome()
  const { find, kind, show } = useScope()
  const { sign, word } = rowTold(row, words, language, works)
  return (
    <RowLink id={row.id} isChosen={isChosen} search={{ find, kind, show }}>
      <span className="row-subject" translate="no">
        {row.subject}
      </span>
      <span className="row-more">
        <span className="code">{row.number}</span>
        <span className="row-kind">{shortKind(row.kind, language)}</span>
        <span className={`row-state ${sign}`}>
          <StateSign state={sign} /> {word}
        </span>
      </span>
      {works && (home?.organisations.length ?? 0) > 1 && (
        <span className="row-organisation" translate="no">
          {row.organisationName}
        </span>
      )}
    </RowLink>
  )
}

interface RowLinkProps {
  id: string
  isChosen: boolean
  search: { find: string | undefined; kind: string | undefined; show: string | undefined }
  children: React.ReactNode
}

function RowLink({ children, id, isChosen, search }: RowLinkProps) {
  return (
    <SupportLink
      search={{ ...withoutNothing(search), id }}
      className="request-row"
      {...(isChosen ? { current: true } : {})}
    >
      {children}
    </SupportLink>
  )
}

const withoutNothing = (search: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
