import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type RuleFields, send, type Tried } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { useMappingWords } from './words.ts'

const WAIT = 250

/** What the rule would move, counted anew after each change; what was counted before stands grey meanwhile. */
export function Trial({ old, rule }: { rule: RuleFields; old: string | null }) {
  const words = useMappingWords()
  const book = useBook()
  const { basis, entity, period } = useScope()
  const [asked] = useDebouncedValue(JSON.stringify({ changes: [{ id: old ?? rule.id, rule }] }), WAIT)
  const isAsked = rule.account !== '' && rule.target !== '' && rule.id !== ''
  const { data, error, isFetching } = useQuery<Tried>({
    queryKey: ['mapping-try', book, period, entity, basis, asked],
    queryFn: ({ signal }) =>
      send<Tried>(`/books/${encodeURIComponent(book)}/mapping/try`, {
        method: 'POST',
        query: { period, entity, basis },
        body: JSON.parse(asked),
        signal,
      }).then((answer) => answer.data),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <section
      aria-label={words('trial')}
      aria-busy={isFetching}
      className={isFetching ? 'trial stale' : 'trial'}
    >
      <h2>
        {words('trial')} {isFetching && <span className="quiet">{words('counting')}</span>}
      </h2>
      {!isAsked ? <p className="quiet">{words('trialAsks')}</p> : error ? <Fault error={error} /> : null}
      {isAsked && data && <TriedView of={data} />}
    </section>
  )
}

function TriedView({ of: { findings, periods } }: { of: Tried }) {
  const words = useMappingWords()
  const language = useLanguage()
  const totals = periods.flatMap(({ moved }) =>
    moved.filter(({ kind }) => kind === 'total' || kind === 'subtotal'),
  )
  const left = periods[0]?.unmappedAfter ?? 0
  return (
    <>
      {findings.map((one) => (
        <p key={`${one.code} ${one.where} ${one.text}`}>
          <StateSign state={one.severity === 'blocks' ? 'blocks' : 'warns'} /> {one.text}{' '}
          <span className="code">{one.code}</span>
        </p>
      ))}
      {periods.length > 0 && (
        <table className="list dense">
          <thead>
            <tr>
              <th scope="col">{words('target')}</th>
              <th scope="col" className="figure">
                {words('was')}
              </th>
              <th scope="col" className="figure">
                {words('becomes')}
              </th>
              <th scope="col" className="figure">
                {words('difference')}
              </th>
            </tr>
          </thead>
          {periods.map((period) => (
            <tbody key={period.period}>
              <tr>
                <th scope="rowgroup" colSpan={4}>
                  <strong>{dateText(period.period, language)}</strong>
                  {period.moved.length === 0 && `: ${words('nothingMoves')}`}
                </th>
              </tr>
              {period.moved
                .filter(({ kind }) => kind === 'line')
                .map((line) => (
                  <tr key={`${line.entity} ${line.statement} ${line.id} ${line.component}`}>
                    <th scope="row">
                      {line.label[language]}{' '}
                      <span className="code">{line.entity ?? words('groupLevel')}</span>
                    </th>
                    <td className="figure">
                      <Amount value={line.before} />
                    </td>
                    <td className="figure">
                      <Amount value={line.after} />
                    </td>
                    <td className="figure">
                      <Amount value={line.difference} />
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      )}
      {left > 0 && <p className="quiet">{words('incomplete')}</p>}
      {periods.length > 0 && left === 0 && (
        <p>
          <StateSign state={totals.length === 0 ? 'done' : 'warns'} />{' '}
          {totals.length === 0
            ? words('totalsStay')
            : `${words('totalsMove')}: ${[...new Set(totals.map(({ label }) => label[language]))].join('; ')}`}
        </p>
      )}
      {left > 0 && (
        <p>
          <StateSign state="blocks" /> {words('unmappedAfter')} {left}
        </p>
      )}
    </>
  )
}
