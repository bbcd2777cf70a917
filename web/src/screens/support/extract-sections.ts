// The case that a request is about, as tables of which every column says whether it may leave (src/desk/extract.ts): the
// address, the steps of the explanation that she had open, the checks that fail. Made of what she herself may see.

import type { ExtractColumn, ExtractSection } from '../../../../src/desk/extract.ts'
import { type Checks, type Explanation, get } from '../../api.ts'
import { targetOf } from '../../parts/explain-target.ts'
import { readScope, type Scope } from '../../scope.ts'

const column = (title: string, kind: ExtractColumn['kind']): ExtractColumn => ({ title, kind })

/** Book and settings of an address of the program; null where it is of no book. */
export function placeOf(
  about: string,
): { readonly book: string; readonly scope: Scope; readonly screen: string } | null {
  const { pathname, searchParams } = new URL(about, 'http://own.invalid')
  const [, book, screen] = /^\/b\/([^/]+)\/(.*)$/.exec(pathname) ?? []
  if (!book || screen === undefined) return null
  return { book: decodeURIComponent(book), screen, scope: readScope(Object.fromEntries(searchParams)) }
}

export function addressSection(screen: string, { entity, ...scope }: Scope): ExtractSection {
  const coded = ['period', 'basis', 'statement', 'line', 'column', 'cell', 'show'] as const
  return {
    title: 'address',
    columns: [
      column('screen', 'code'),
      ...coded.map((name) => column(name, 'code')),
      column('entity', 'entity'),
    ],
    rows: [
      [screen.split('/').slice(0, 2).join('/'), ...coded.map((name) => scope[name] ?? ''), entity ?? ''],
    ],
  }
}

export function stepsSection({ steps }: Explanation): ExtractSection {
  const rows = steps.flatMap(({ figure, parts }, index) => [
    row(String(index), 'figure', figure),
    ...parts.map((part, at) => row(`${index}.${at}`, part.opens ? 'opens' : 'part', part)),
  ])
  return {
    title: 'explanation',
    columns: [
      column('step', 'code'),
      column('is', 'code'),
      column('kind', 'code'),
      column('label', 'text'),
      column('amount', 'amount'),
      column('currency', 'code'),
      column('file', 'file'),
      column('row', 'code'),
    ],
    rows,
  }
}

type Figure = Explanation['steps'][number]['figure']

const row = (
  step: string,
  is: string,
  { amount, currency, kind, label, place }: Figure,
): readonly string[] => [
  step,
  is,
  kind,
  label.en,
  amount ?? '',
  currency,
  place?.file ?? '',
  place?.row === undefined ? '' : String(place.row),
]

export const failing = ({ checks }: Checks): Checks['checks'] => checks.filter(({ passed }) => !passed)

export function checksSection(checks: Checks): ExtractSection {
  return {
    title: 'failing checks',
    columns: [
      column('check', 'code'),
      column('scope', 'code'),
      column('of', 'entity'),
      column('one', 'amount'),
      column('other', 'amount'),
      column('difference', 'amount'),
    ],
    rows: failing(checks).map(({ difference, id, left, right, scope, subject }) => [
      id,
      scope,
      subject,
      left ?? '',
      right ?? '',
      difference ?? '',
    ]),
  }
}

const pathOf = (book: string): string => `/books/${encodeURIComponent(book)}`

export const checksOf = ({ book, scope }: { book: string; scope: Scope }, signal?: AbortSignal) =>
  get<Checks>(`${pathOf(book)}/checks`, { period: scope.period }, signal)

/** @throws Problem where she may not see what the address says */
export async function sectionsOf(about: string, signal?: AbortSignal): Promise<readonly ExtractSection[]> {
  const place = placeOf(about)
  if (!place) return []
  const { book, scope, screen } = place
  const target = targetOf(scope)
  const steps = target ? [stepsSection(await explained(book, scope, signal))] : []
  return [addressSection(screen, scope), ...steps, checksSection(await checksOf(place, signal))]
}

function explained(book: string, scope: Scope, signal?: AbortSignal): Promise<Explanation> {
  const { basis, cell, column: of, entity, line, path, period, row: at, show, statement } = scope
  const query = { basis, entity, period, column: of, interval: show, cell, row: at, path }
  return get<Explanation>(`${pathOf(book)}/explain`, { ...query, line: `${statement}:${line}` }, signal)
}
