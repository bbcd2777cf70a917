import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Checks } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { Ask } from '../support/ask.tsx'
import { WayLink } from './way-link.tsx'
import { useCheckWords } from './words.ts'

export type Check = Checks['checks'][number]

export const stateOf = ({ passed, severity }: Check): 'done' | 'blocks' | 'warns' =>
  passed ? 'done' : severity === 'blocks' ? 'blocks' : 'warns'

interface Props {
  title: string
  checks: readonly Check[]
  /** Shown at first; the rest by a button. */
  folds?: number
}

export function CheckTable({ checks, folds, title }: Props) {
  const words = useCheckWords()
  const [all, setAll] = useState(false)
  if (checks.length === 0) return null
  const shown = folds === undefined || all ? checks : checks.slice(0, folds)
  return (
    <>
      <h2>
        {title}{' '}
        <span className="code">
          {shown.length < checks.length ? `${shown.length} / ${checks.length}` : checks.length}
        </span>
      </h2>
      <table className="list checks">
        <thead>
          <tr>
            <th scope="col">{words('state')}</th>
            <th scope="col">{words('check')}</th>
            <th scope="col" className="figure">
              {words('one')}
            </th>
            <th scope="col" className="figure">
              {words('other')}
            </th>
            <th scope="col" className="figure">
              {words('difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((check) => (
            <CheckRow key={`${check.id} ${check.scope} ${check.subject} ${check.text}`} check={check} />
          ))}
        </tbody>
      </table>
      {shown.length < checks.length && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {words('showAll')} {checks.length}
        </Button>
      )}
    </>
  )
}

function CheckRow({ check }: { check: Check }) {
  const words = useCheckWords()
  const state = stateOf(check)
  const { advice, difference, id, left, right, subject, text, ways } = check
  return (
    <tr className={state}>
      <td className={state === 'blocks' ? 'stop' : ''}>
        <StateSign state={state} /> {words(`${state}-word`)}
      </td>
      <th scope="row">
        {text} <span className="code">{id}</span> <span className="code">{subject}</span>
        {state !== 'done' && advice && <p className="advice">{advice}</p>}
        {state !== 'done' && (
          <p className="check-ways">
            {ways.left && (
              <WayLink way={ways.left} label={`${words('open')}: ${text}`}>
                {words('open')}
              </WayLink>
            )}
            <Ask what="check" start={{ subject: `${words('check')} ${id}`, description: '' }} />
          </p>
        )}
      </th>
      <td className="figure">
        <WayLink way={ways.left}>
          <Amount value={left} style="minus" />
        </WayLink>
      </td>
      <td className="figure">
        <WayLink way={ways.right}>
          <Amount value={right} style="minus" />
        </WayLink>
      </td>
      <td className={`figure${state === 'blocks' ? ' stop' : ''}`}>
        <Amount value={difference} style="minus" />
      </td>
    </tr>
  )
}
