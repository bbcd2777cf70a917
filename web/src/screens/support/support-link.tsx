import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { readScope, type Scope, useBook, useScope } from '../../scope.ts'

/** The desk is reached with a book and without one; what is open of the book stays open. */
export function useSupportTo(): { to: string; params: Readonly<Record<string, string>>; kept: Scope } {
  const book = useBook()
  const { basis, entity, period, unit } = useScope()
  return book
    ? { to: '/b/$book/support', params: { book }, kept: readScope({ basis, entity, period, unit }) }
    : { to: '/support', params: {}, kept: {} }
}

export function useGoSupport(): (search: Scope) => void {
  const navigate = useNavigate()
  const { kept, params, to } = useSupportTo()
  return (search) => void navigate({ to, params, search: readScope({ ...kept, ...search }) })
}

interface Props {
  search: Scope
  className?: string
  current?: boolean
  children: ReactNode
}

export function SupportLink({ children, className, current = false, search }: Props) {
  const { kept, params, to } = useSupportTo()
  return (
    <Link
      to={to}
      params={params}
      search={readScope({ ...kept, ...search })}
      {...(className === undefined ? {} : { className })}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  )
}
