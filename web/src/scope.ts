// What the figures on the screen are of: book, period, company or group, framework, unit. It stands in the address, so that
// a link shows another person the same.

import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export interface Scope {
  readonly period?: string
  /** Code of a company; without it the group. */
  readonly entity?: string
  readonly basis?: string
  readonly unit?: string
  /** Settings of one screen: a statement, an opened figure, a filter. */
  readonly statement?: string
  readonly line?: string
  readonly column?: string
  readonly path?: string
  readonly show?: string
  readonly id?: string
  /** A cell of a worksheet: its column, and the account row below the line. */
  readonly cell?: string
  readonly row?: string
  /** A second explanation, pinned: what the address of the first was. */
  readonly pin?: string
  /** How a screen shows: reading or table, what it compares with, which levels. */
  readonly view?: string
  readonly compare?: string
  /** Of a worksheet: rows to level 1, 2 or 3, and what is folded away of its columns. */
  readonly level?: string
  readonly hide?: string
  /** Of a trial balance: the sheet of `row`. */
  readonly sheet?: string
  readonly account?: string
  readonly rule?: string
  /** Of the service desk: kind and words that are looked for, and what a new request is about. */
  readonly kind?: string
  readonly find?: string
  readonly about?: string
}

const NAMES = [
  'period',
  'entity',
  'basis',
  'unit',
  'statement',
  'line',
  'column',
  'path',
  'show',
  'id',
  'cell',
  'row',
  'pin',
  'view',
  'compare',
  'level',
  'hide',
  'sheet',
  'account',
  'rule',
  'kind',
  'find',
  'about',
] as const

export function readScope(search: Readonly<Record<string, unknown>>): Scope {
  const scope: Record<string, string> = {}
  for (const name of NAMES) {
    const value = search[name]
    if (typeof value === 'string' || typeof value === 'number') scope[name] = String(value)
  }
  return scope
}

export function useBook(): string {
  return useParams({ strict: false, select: ({ book }) => book ?? '' })
}

export function useScope(): Scope {
  return readScope(useSearch({ strict: false }))
}

/** Changes what the address says; `undefined` takes a setting away. `replace` leaves no step for the back button. */
export function useSetScope(): (change: Scope, replace?: boolean) => void {
  const navigate = useNavigate()
  const scope = useScope()
  return useCallback(
    (change, replace = false) => {
      void navigate({ to: '.', search: readScope({ ...scope, ...change }), replace })
    },
    [navigate, scope],
  )
}
