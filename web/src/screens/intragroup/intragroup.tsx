import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { addAmounts, isZero, writeAmount } from '../../amount.ts'
import { get, type Intragroup } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { useBook, useScope, useSetScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { unitName } from '../../unit.ts'
import { type Language, useLanguage } from '../../words.ts'
import './intragroup.css'
import { Matrix } from './matrix.tsx'
import { PairDetails } from './pair.tsx'
import { KINDS, useIntragroupWords } from './words.ts'

const LEAD: Readonly<Record<Language, (date: string, unit: string, good: number, all: number) => string>> = {
  ru: (date, unit, good, all) => `На ${date}, ${unit} Сходятся ${good} из ${all}`,
  en: (date, unit, good, all) => `At ${date}, ${unit} ${good} of ${all} agree`,
}

/** Who owes whom in the group by both sides' books; a pair opens below, line by line. */
export function Screen() {
  const words = useIntragroupWords()
  const language = useLanguage()
  const book = useBook()
  const { unit: ownUnit } = useOpenBook()
  const scope = useScope()
  const setScope = useSetScope()
  const { id, period, show } = scope
  const { data, error, refetch } = useQuery({
    queryKey: ['intragroup', book, period, language],
    queryFn: ({ signal }) =>
      get<Intragroup>(`/books/${encodeURIComponent(book)}/intragroup`, { period }, signal),
  })
  const kinds = KINDS.filter((kind) => data?.cells.some(({ group }) => group === kind))
  const kind = kinds.find((one) => one === show) ?? kinds[0]
  const cells = data?.cells.filter(({ group }) => group === kind) ?? []
  const [creditor = '', debtor = ''] = (id ?? '').split('|')
  const open = cells.find((cell) => cell.creditor === creditor && cell.debtor === debtor)
  const status = open
    ? `${creditor} ${writeAmount(open.claims, 'minus', language)} · ${debtor} ${writeAmount(open.owed, 'minus', language)} · ${words('difference')} ${writeAmount(open.difference, 'minus', language)}`
    : ''
  useStatus(words('keys'), status)
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={12} />
  const unit = Number.parseInt(scope.unit ?? String(ownUnit), 10)
  const unitWord = `${unitName(data.currency, unit, language)}.`
  const apart = addAmounts(cells.map(({ difference }) => difference))
  const good = cells.filter(({ difference }) => isZero(difference)).length
  return (
    <Page className="wide-on-paper">
      <div className="title-row">
        <div>
          <h1>{words('title')}</h1>
          <p className="statement-head">
            {LEAD[language](dateText(data.period, language), unitWord, good, cells.length)}
            {!isZero(apart) &&
              `; ${words('difference').toLowerCase()} ${writeAmount(apart, 'minus', language)}`}
          </p>
        </div>
        {kinds.length > 1 && kind && (
          <SegmentedControl
            size="xs"
            aria-label={words('kind')}
            value={kind}
            data={kinds.map((value) => ({ value, label: words(value) }))}
            onChange={(value) => setScope({ show: value, id: undefined }, true)}
          />
        )}
      </div>
      {data.cells.length === 0 ? (
        <p className="lead">{words('nothing')}</p>
      ) : (
        <Matrix
          of={data}
          cells={cells}
          unit={unit}
          chosen={id ?? ''}
          onOpen={(one, other) => setScope({ id: `${one}|${other}` })}
        />
      )}
      {data.proposals.length > 0 && (
        <>
          <h2>{words('proposals')}</h2>
          <ul className="plain-list">
            {data.proposals.map(({ finding, pair }) => (
              <li key={`${pair} ${finding.text}`}>
                <StateSign state={finding.severity === 'blocks' ? 'blocks' : 'warns'} /> {finding.text}
                <br />
                {finding.advice} <span className="code">{finding.code}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {creditor && debtor && <PairDetails first={creditor} second={debtor} />}
    </Page>
  )
}
