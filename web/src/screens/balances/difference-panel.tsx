import { UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Difference, get } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useWords } from '../../words.ts'
import { AMOUNTS } from './tree.ts'
import { type BalanceWord, useBalanceWords } from './words.ts'
import '../../parts/explain-panel.css'

interface Props {
  path: string
  before: string
  after: string
  onGo: (row: number) => void
  onClose: () => void
}

const GROUP: Readonly<Record<(typeof AMOUNTS)[number], BalanceWord>> = {
  openingDebit: 'opening',
  openingCredit: 'opening',
  turnoverDebit: 'turnover',
  turnoverCredit: 'turnover',
  closingDebit: 'closingBalance',
  closingCredit: 'closingBalance',
}

/** How a version differs from another: counts, then each row with the amounts that are not what they were. */
export function DifferencePanel({ after, before, onClose, onGo, path }: Props) {
  const words = useBalanceWords()
  const shared = useWords()
  const { data, error } = useQuery({
    queryKey: ['balance-difference', path, before, after],
    queryFn: ({ signal }) => get<Difference>(`${path}/difference`, { before, after }, signal),
  })
  return (
    <aside
      className="panel"
      aria-label={words('difference')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="panel-head">
        <strong>
          {words('difference')} {after} {words('fromVersion')} {before}
        </strong>
        <UnstyledButton aria-label={shared('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {error ? (
        <Fault error={error} />
      ) : !data ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <p>
            {words('added')} {data.added}, {words('removed')} {data.removed}, {words('changed')}{' '}
            {data.changed}, {words('same')} {data.same}
          </p>
          <ul className="plain-list differences">
            {data.rows.map((row) => (
              <DifferenceRow
                key={`${row.kind} ${row.account} ${row.path.join('/')} ${row.indicator} ${row.rowAfter ?? row.rowBefore}`}
                row={row}
                onGo={onGo}
              />
            ))}
          </ul>
          {data.more > 0 && <p>… {data.more}</p>}
        </>
      )}
    </aside>
  )
}

function DifferenceRow({ onGo, row }: { row: Difference['rows'][number]; onGo: (row: number) => void }) {
  const words = useBalanceWords()
  const changed = AMOUNTS.filter((name) => (row.before?.[name] ?? '0') !== (row.after?.[name] ?? '0'))
  return (
    <li>
      <UnstyledButton className="link" onClick={() => row.rowAfter !== null && onGo(row.rowAfter)}>
        {row.account} {row.path.at(-1) ?? row.name} {row.indicator}
      </UnstyledButton>{' '}
      <span className="code">{words(row.kind)}</span>
      <dl className="details">
        {changed.map((name) => (
          <div key={name}>
            <dt>
              {words(GROUP[name])}, {words(name.endsWith('Debit') ? 'debit' : 'credit').toLowerCase()}
            </dt>
            <dd>
              <Amount value={row.before?.[name] ?? '0'} style="minus" /> →{' '}
              <Amount value={row.after?.[name] ?? '0'} style="minus" />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
