import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { writeAmount } from '../../amount.ts'
import { type Charts, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { unitName } from '../../unit.ts'
import { useLanguage } from '../../words.ts'
import { BridgeTable } from './bridge-table.tsx'
import './charts.css'
import { Rolls } from './rolls.tsx'
import { Waterfall } from './waterfall.tsx'
import { type Bar, comesOut } from './waterfall-model.ts'
import { useChartWords } from './words.ts'

const VIEWS = ['profit', 'equity', 'years', 'rolls'] as const

/** Why a figure is what it is, to be looked at: bridges with their tables, roll-forwards and proofs. */
export function Screen() {
  const words = useChartWords()
  const language = useLanguage()
  const book = useBook()
  const { unit: ownUnit } = useOpenBook()
  const scope = useScope()
  const setScope = useSetScope()
  const { basis, entity, period } = scope
  const { data, error, refetch } = useQuery({
    queryKey: ['charts', book, period, entity, basis, language],
    queryFn: ({ signal }) =>
      get<Charts>(`/books/${encodeURIComponent(book)}/charts`, { basis, entity, period }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={12} />
  const view = VIEWS.find((one) => one === scope.view) ?? 'profit'
  const unit = Number.parseInt(scope.unit ?? String(ownUnit), 10)
  const bridge = view === 'rolls' ? null : data[view]
  return (
    <Page className="wide-on-paper">
      <div className="title-row">
        <div>
          <h1>{words(view)}</h1>
          <p className="statement-head">
            {data.name[language]}, {unitName(data.currency, view === 'rolls' ? 1 : unit, language)}
          </p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={words('view')}
          value={view}
          data={VIEWS.map((value) => ({ value, label: words(value) }))}
          onChange={(value) => setScope({ view: value === 'profit' ? undefined : value }, true)}
        />
      </div>
      {view === 'rolls' ? (
        <Rolls of={data} />
      ) : bridge ? (
        <OpenBridge
          key={view}
          of={bridge}
          unit={unit}
          title={`${words(view)}, ${data.name[language]}`}
          currency={data.currency}
        />
      ) : (
        <p>{words('none')}</p>
      )}
    </Page>
  )
}

interface BridgeProps {
  of: Charts['profit']
  unit: number
  title: string
  currency: string
}

function OpenBridge({ currency, of, title, unit }: BridgeProps) {
  const words = useChartWords()
  const language = useLanguage()
  const [lit, setLit] = useState('')
  const bars: Bar[] = of.bars.map(({ amount, id, kind, label }) => ({
    id,
    kind,
    amount,
    label: label[language],
  }))
  const end = writeAmount(bars.at(-1)?.amount ?? null, 'minus', language)
  const holds = comesOut(bars)
  useStatus(words('keys'), `${words('sum')} ${end} ${currency}${holds ? ` · ${words('equals')}` : ''}`)
  return (
    <>
      {!holds && (
        <p className="stop">
          <StateSign state="blocks" /> {words('difference')}
        </p>
      )}
      <Waterfall title={title} bars={bars} unit={unit} lit={lit} onLit={setLit} />
      <BridgeTable of={of} unit={unit} lit={lit} onLit={setLit} />
    </>
  )
}
