import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Checks } from '../../api.ts'
import { balanceAt } from '../../parts/place-link.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { WayLink } from '../checks/way-link.tsx'
import { useDeskWords } from './words.ts'

type Finding = Checks['findings'][number]
type Check = Checks['checks'][number]

export type Stop = { readonly finding: Finding } | { readonly check: Check }

/** Findings stop before checks do: what was not read cannot be compared. */
export const stopsOf = ({ checks, findings }: Checks): Stop[] => [
  ...findings.filter(({ severity }) => severity === 'blocks').map((finding) => ({ finding })),
  ...checks.filter(({ passed, severity }) => !passed && severity === 'blocks').map((check) => ({ check })),
]

/** The screen on which a finding is mended, by where it is. */
function mendedAt({ code, place }: Finding): string {
  const file = place.file ?? ''
  if (/^GRP-23/.test(code) || file.startsWith('intragroup/')) return '/b/$book/intragroup'
  if (/^MAP-/.test(code) || file === 'mapping.csv') return '/b/$book/mapping'
  if (file === 'adjustments.csv') return '/b/$book/adjustments'
  if (file === 'rates.csv') return '/b/$book/rates'
  if (/^(ownership|acquisitions|consideration|goodwill|associates)/.test(file)) return '/b/$book/group'
  return file.startsWith('balances/') ? '/b/$book/balances' : '/b/$book/checks'
}

/** What blocks the close, in the order to mend it; the first has the focus. */
export function Blockers({ stops }: { stops: readonly Stop[] }) {
  const words = useDeskWords()
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    table.current?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  }, [])
  return (
    <table className="list blockers" ref={table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">№</span>
          </th>
          <th scope="col">{words('matter')}</th>
          <th scope="col">{words('where')}</th>
          <th scope="col">
            <span className="visually-hidden">{words('open')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {stops.map((stop, index) => {
          const one = 'finding' in stop ? stop.finding : stop.check
          const where = 'finding' in stop ? stop.finding.where : stop.check.subject
          return (
            <tr key={`${where} ${one.text}`}>
              <td className="code">{index + 1}</td>
              <th scope="row">
                <StateSign state="blocks" /> {one.text}
                <p>{one.advice}</p>
              </th>
              <td className="code">{where}</td>
              <td>{'finding' in stop ? <FindingLink of={stop.finding} /> : <CheckLink of={stop.check} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function FindingLink({ of }: { of: Finding }) {
  const words = useDeskWords()
  const book = useBook()
  const { basis, period, unit } = useScope()
  const search = readScope({ basis, period, unit })
  const at = balanceAt(of.place.file)
  const label = `${words('open')}: ${of.text}`
  if (at)
    return (
      <Link
        to="/b/$book/balances/$entity/$interval"
        params={{ book, ...at }}
        search={readScope({ basis, period, unit, ...(of.place.row ? { row: String(of.place.row) } : {}) })}
        aria-label={label}
      >
        {words('open')}
      </Link>
    )
  const to: string = mendedAt(of)
  return (
    <Link to={to} params={{ book }} search={search} aria-label={label}>
      {words('open')}
    </Link>
  )
}

function CheckLink({ of }: { of: Check }) {
  const words = useDeskWords()
  const book = useBook()
  const { period } = useScope()
  if (of.ways.left)
    return (
      <WayLink way={of.ways.left} label={`${words('open')}: ${of.text}`}>
        {words('open')}
      </WayLink>
    )
  return (
    <Link to="/b/$book/checks" params={{ book }} search={readScope({ period })} aria-label={of.text}>
      {words('open')}
    </Link>
  )
}
