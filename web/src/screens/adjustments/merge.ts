// Two edits of one journal laid over what both began from: what only one changed is taken, where both changed the same
// place a person chooses.

import type { JournalBody } from '../../api.ts'

export type Line = JournalBody['lines'][number]
export type Side = 'mine' | 'theirs'

const FIELDS = [
  'date',
  'level',
  'entity',
  'basis',
  'borneBy',
  'kind',
  'template',
  'deferredTax',
  'reversesOn',
  'repeatsUntil',
] as const
const LINE_FIELDS = ['account', 'flow', 'partner', 'dueOn', 'debit', 'credit', 'text', 'textEn'] as const

export interface Place {
  /** From 0; null: of the journal as a whole. */
  readonly line: number | null
  readonly field: (typeof FIELDS)[number] | (typeof LINE_FIELDS)[number] | 'cash' | 'lines'
}

export interface Difference {
  readonly key: string
  readonly place: Place
  readonly base: string
  readonly mine: string
  readonly theirs: string
  /** Both changed it, and not to the same. */
  readonly collides: boolean
  /** What is taken unless a person says otherwise. */
  readonly taken: Side
}

const keyOf = ({ field, line }: Place): string => `${line ?? ''} ${field}`

function difference(place: Place, base: string, mine: string, theirs: string): Difference[] {
  if (mine === base && theirs === base) return []
  const collides = mine !== base && theirs !== base && mine !== theirs
  const taken: Side = theirs === base ? 'mine' : 'theirs'
  return [{ key: keyOf(place), place, base, mine, theirs, collides, taken }]
}

const lineText = (lines: readonly Line[]): string => JSON.stringify(lines)

/** Lines are laid side by side where nobody removed any; else they are one place. */
const isAligned = (base: JournalBody, mine: JournalBody, theirs: JournalBody): boolean =>
  mine.lines.length >= base.lines.length && theirs.lines.length >= base.lines.length

export function differences(base: JournalBody, mine: JournalBody, theirs: JournalBody): Difference[] {
  const head = FIELDS.flatMap((field) =>
    difference({ line: null, field }, base[field], mine[field], theirs[field]),
  )
  const cash = difference(
    { line: null, field: 'cash' },
    String(base.cash),
    String(mine.cash),
    String(theirs.cash),
  )
  if (!isAligned(base, mine, theirs)) {
    const [was, my, their] = [base, mine, theirs].map(({ lines }) => lineText(lines))
    return [...head, ...cash, ...difference({ line: null, field: 'lines' }, was ?? '', my ?? '', their ?? '')]
  }
  const cells = base.lines.flatMap((line, index) =>
    LINE_FIELDS.flatMap((field) =>
      difference(
        { line: index, field },
        line[field],
        mine.lines[index]?.[field] ?? '',
        theirs.lines[index]?.[field] ?? '',
      ),
    ),
  )
  const added = (of: JournalBody): string => lineText(of.lines.slice(base.lines.length))
  const [my, their] = [added(mine), added(theirs)]
  // Lines that both added are all kept, one after the other, unless they are the same.
  const news =
    my === '[]' && their === '[]'
      ? []
      : [
          {
            key: 'added',
            place: { line: base.lines.length, field: 'lines' as const },
            base: '[]',
            mine: my,
            theirs: their,
            collides: false,
            taken: their === '[]' ? ('mine' as const) : ('theirs' as const),
          },
        ]
  return [...head, ...cash, ...cells, ...news]
}

/** The journal with each difference taken from the side chosen for it. */
export function merged(
  base: JournalBody,
  mine: JournalBody,
  theirs: JournalBody,
  chosen: ReadonlyMap<string, Side> = new Map(),
): JournalBody {
  const sides = new Map<string, Side>(
    differences(base, mine, theirs).map(({ key, taken }) => [key, chosen.get(key) ?? taken]),
  )
  const from = (place: Place): JournalBody => (sides.get(keyOf(place)) === 'mine' ? mine : theirs)
  const whole = sides.get(' lines')
  const lines =
    whole !== undefined
      ? from({ line: null, field: 'lines' }).lines
      : isAligned(base, mine, theirs)
        ? [...base.lines.map((_, index) => mergedLine(index)), ...addedLines()]
        : base.lines
  return {
    date: from({ line: null, field: 'date' }).date,
    level: from({ line: null, field: 'level' }).level,
    entity: from({ line: null, field: 'entity' }).entity,
    basis: from({ line: null, field: 'basis' }).basis,
    borneBy: from({ line: null, field: 'borneBy' }).borneBy,
    kind: from({ line: null, field: 'kind' }).kind,
    template: from({ line: null, field: 'template' }).template,
    cash: from({ line: null, field: 'cash' }).cash,
    deferredTax: from({ line: null, field: 'deferredTax' }).deferredTax,
    reversesOn: from({ line: null, field: 'reversesOn' }).reversesOn,
    repeatsUntil: from({ line: null, field: 'repeatsUntil' }).repeatsUntil,
    lines,
  }

  function mergedLine(index: number): Line {
    const cell = (field: (typeof LINE_FIELDS)[number]): string =>
      from({ line: index, field }).lines[index]?.[field] ?? ''
    return {
      account: cell('account'),
      flow: cell('flow'),
      partner: cell('partner'),
      analytics: theirs.lines[index]?.analytics ?? [],
      dueOn: cell('dueOn'),
      debit: cell('debit'),
      credit: cell('credit'),
      text: cell('text'),
      textEn: cell('textEn'),
    }
  }

  function addedLines(): Line[] {
    const [my, their] = [mine, theirs].map((of) => of.lines.slice(base.lines.length))
    return lineText(my ?? []) === lineText(their ?? [])
      ? [...(their ?? [])]
      : [...(their ?? []), ...(my ?? [])]
  }
}

/** Σ of a side of the lines, in minor units of the longest fraction there is. */
export function sides(lines: readonly Line[]): { debit: readonly string[]; credit: readonly string[] } {
  const sound = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value)
  return {
    debit: lines.map(({ debit }) => debit).filter(sound),
    credit: lines.map(({ credit }) => credit).filter(sound),
  }
}
