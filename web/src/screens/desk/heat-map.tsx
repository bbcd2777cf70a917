import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Desk } from '../../api.ts'
import { moveAmongFigures } from '../../parts/figure-keys.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { useDeskWords } from './words.ts'

type Company = Desk['entities'][number]
type Step = Company['steps'][number]

const STEPS = ['balances', 'mapping', 'adjustments', 'translation', 'intragroup', 'checks'] as const

/** Where the reason of a step stands. */
const TO: Readonly<Record<Step['id'], string>> = {
  balances: '/b/$book/balances',
  mapping: '/b/$book/mapping',
  adjustments: '/b/$book/adjustments',
  translation: '/b/$book/reports/charts',
  intragroup: '/b/$book/intragroup',
  checks: '/b/$book/checks',
}

export const isDone = ({ state }: Step): boolean => state === 'done'
export const isNeeded = ({ state }: Step): boolean => state !== 'none'

/** Companies × steps; a cell opens its reason. Arrows walk the cells, one tab stop. */
export function HeatMap({ companies }: { companies: readonly Company[] }) {
  const words = useDeskWords()
  const language = useLanguage()
  const { entities } = useOpenBook()
  const table = useRef<HTMLTableElement>(null)
  const nameOf = ({ code, name }: Company): string =>
    language === 'ru' ? name : (entities.find((one) => one.code === code)?.nameEn ?? name)
  return (
    <table
      className="list heat"
      ref={table}
      onKeyDown={(event) => table.current && moveAmongFigures(table.current, event)}
    >
      <thead>
        <tr>
          <th scope="col">{words('company')}</th>
          {STEPS.map((id) => (
            <th scope="col" key={id}>
              {words(id)}
            </th>
          ))}
          <th scope="col" className="figure">
            {words('done')}
          </th>
        </tr>
      </thead>
      <tbody>
        {companies.map((company, row) => {
          const needed = company.steps.filter(isNeeded)
          return (
            <tr key={company.code}>
              <th scope="row">
                <span className="code">{company.code}</span> {nameOf(company)}{' '}
                <span className="code">{words(company.method)}</span>
              </th>
              {company.steps.map((step, column) => (
                <StepCell
                  key={step.id}
                  company={company}
                  name={nameOf(company)}
                  step={step}
                  cell={`${row} ${column}`}
                />
              ))}
              <td className="figure">
                {needed.filter(isDone).length} / {needed.length}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface StepProps {
  readonly company: Company
  readonly name: string
  readonly step: Step
  readonly cell: string
}

function StepCell({ cell, company, name, step }: StepProps) {
  const words = useDeskWords()
  const book = useBook()
  const { basis, period, unit } = useScope()
  const { count, id, state } = step
  const tint = state === 'warns' || state === 'blocks' ? ` tint-${state}` : ''
  const says =
    count > 0 && state !== 'none' && (state !== 'done' || id === 'adjustments' || id === 'balances')
  if (state === 'none')
    return (
      <td className="step none">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{words('notNeeded')}</span>
      </td>
    )
  const about = id === 'checks' ? { show: company.code } : { entity: company.code }
  const view = id === 'translation' ? { view: 'rolls' } : {}
  return (
    <td className={`step${tint}`}>
      <Link
        to={TO[id]}
        params={{ book }}
        search={readScope({ basis, period, unit, ...about, ...view })}
        data-cell={cell}
        tabIndex={cell === '0 0' ? 0 : -1}
        aria-label={`${name}, ${words(id)}: ${words(`state-${state}`)}${says ? ` ${count}` : ''}`}
      >
        <StateSign state={state} /> {words(`state-${state}`)}
        {says && ` ${count}`}
      </Link>
    </td>
  )
}
