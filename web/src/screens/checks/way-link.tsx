import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Checks } from '../../api.ts'
import { balanceAt } from '../../parts/place-link.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'

export type Way = NonNullable<Checks['checks'][number]['ways']['left']>

interface Props {
  way: Way | undefined
  label?: string
  children: ReactNode
}

/** Leads to what a check compares; without a way, the words alone. */
export function WayLink({ children, label, way }: Props) {
  const book = useBook()
  const { basis, period, unit } = useScope()
  if (!way) return <>{children}</>
  const common = { basis: way.basis ?? basis, period, unit }
  const to = (path: string, more: Readonly<Record<string, string | undefined>> = {}) => (
    <Link to={path} params={{ book }} search={readScope({ ...common, ...more })} aria-label={label}>
      {children}
    </Link>
  )
  if (way.to === 'pair') return to('/b/$book/intragroup', { id: way.pair })
  if (way.to === 'consolidation') return to('/b/$book/reports/consolidation')
  if (way.to === 'charts') return to('/b/$book/reports/charts', { view: 'rolls' })
  if (way.to === 'transformation') return to('/b/$book/reports/transformation', { entity: way.entity })
  if (way.to === 'statement') {
    const { column, entity, line, statement } = way
    // Of changes in equity the total column stands for the interval that the check names.
    const shown = statement === 'changes-in-equity' ? {} : { column }
    return to('/b/$book/reports/statements', { entity, statement, line, ...shown })
  }
  const at = balanceAt(way.file)
  if (!at) return <>{children}</>
  return (
    <Link
      to="/b/$book/balances/$entity/$interval"
      params={{ book, ...at }}
      search={readScope(common)}
      aria-label={label}
    >
      {children}
    </Link>
  )
}
