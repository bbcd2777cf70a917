import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { get, type Mapping } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import '../balances/balances.css'
import './mapping.css'
import { RulePanel } from './rule-panel.tsx'
import { EMPTY_RULE } from './rule-text.ts'
import { Rules } from './rules.tsx'
import { Unmapped, unmappedKey } from './unmapped.tsx'
import { useMappingWords } from './words.ts'

const Flows = lazy(async () => ({ default: (await import('./flows.tsx')).Flows }))

/** What is without a line first, then the rules; a rule is tried before it is switched on. */
export function Screen() {
  const words = useMappingWords()
  const book = useBook()
  const scope = useScope()
  const setScope = useSetScope()
  const { entity, period } = scope
  const { data, error, refetch } = useQuery({
    queryKey: ['mapping', book, period, entity],
    queryFn: ({ signal }) =>
      get<Mapping>(`/books/${encodeURIComponent(book)}/mapping`, { period, entity }, signal),
  })
  useStatus(words('keys'), data ? `${words('mapped')} ${data.mapped} ${words('of')} ${data.lines}` : '')
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Insert') return
      setScope({ show: 'new', rule: undefined, id: undefined }, true)
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [setScope])
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={16} />
  const close = (): void => setScope({ show: undefined, rule: undefined, id: undefined }, true)
  return (
    <main className="page split">
      <div className="main">
        <div className="page-head">
          <h1>{words('title')}</h1>
          <div className="actions">
            <SegmentedControl
              size="xs"
              aria-label={words('title')}
              value={scope.view === 'flows' ? 'flows' : 'lines'}
              data={[
                { value: 'lines', label: words('lines') },
                { value: 'flows', label: words('flows') },
              ]}
              onChange={(view) => setScope({ view: view === 'flows' ? 'flows' : undefined })}
            />
            <Button
              variant="default"
              onClick={() => setScope({ show: 'new', rule: undefined, id: undefined }, true)}
            >
              {words('newRule')} <kbd className="key">Ins</kbd>
            </Button>
          </div>
        </div>
        {scope.view === 'flows' ? (
          <Suspense fallback={<Skeleton />}>
            <Flows accounts={data.accounts} />
          </Suspense>
        ) : (
          <>
            <Unmapped
              mapping={data}
              chosen={scope.id}
              onOpen={(id) => setScope({ id, rule: undefined, show: undefined }, true)}
            />
            <Rules
              mapping={data}
              chosen={scope.rule}
              account={scope.account ?? ''}
              onOpen={(rule) => setScope({ rule, id: undefined, show: undefined }, true)}
            />
          </>
        )}
      </div>
      <Panel mapping={data} onClose={close} />
    </main>
  )
}

/** The rule that the address names: one that is there, one for a line without, a new one. */
function Panel({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const { account, entity, id, rule, show } = useScope()
  const open = rule ? mapping.rules.find((one) => one.id === rule) : undefined
  if (open)
    return (
      <RulePanel key={open.id} mapping={mapping} rule={open} saved={open} line={null} onClose={onClose} />
    )
  const line = id ? mapping.unmapped.find((one) => unmappedKey(one) === id) : undefined
  if (line)
    return (
      <RulePanel key={id} mapping={mapping} rule={line.draft} saved={null} line={line} onClose={onClose} />
    )
  if (show !== 'new') return null
  const made = { ...EMPTY_RULE, id: freeId(mapping), account: account ?? '', entity: entity ?? '' }
  return <RulePanel key="new" mapping={mapping} rule={made} saved={null} line={null} onClose={onClose} />
}

function freeId({ rules }: Mapping): string {
  const known = new Set(rules.map(({ id }) => id))
  for (let number = 1; ; number++) {
    const id = `R-${String(number).padStart(3, '0')}`
    if (!known.has(id)) return id
  }
}
