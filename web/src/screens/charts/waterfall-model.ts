// Bars of a bridge: where each begins and ends, exactly; what is too small to stand alone folds into one bar.

import { addAmounts, compareSizes, isZero } from '../../amount.ts'

export interface Bar {
  readonly id: string
  readonly label: string
  readonly kind: 'start' | 'step' | 'end'
  readonly amount: string
}

export interface PlacedBar extends Bar {
  /** Running sums before and after; of start and end from zero. */
  readonly from: string
  readonly to: string
}

export const FOLDS_OVER = 12

/** Over twelve steps the smallest fold into one, last of the steps; the sum stays what it is. */
export function foldBars(bars: readonly Bar[], others: string): Bar[] {
  const steps = bars.filter(({ kind }) => kind === 'step')
  if (steps.length <= FOLDS_OVER) return [...bars]
  const kept = new Set([...steps].sort((a, b) => compareSizes(b.amount, a.amount)).slice(0, FOLDS_OVER - 1))
  const folded = steps.filter((bar) => !kept.has(bar))
  const rest: Bar = {
    id: '…',
    label: `${others} (${folded.length})`,
    kind: 'step',
    amount: addAmounts(folded.map(({ amount }) => amount)),
  }
  return [
    ...bars.filter(({ kind }) => kind === 'start'),
    ...steps.filter((bar) => kept.has(bar)),
    rest,
    ...bars.filter(({ kind }) => kind === 'end'),
  ]
}

export function placeBars(bars: readonly Bar[]): PlacedBar[] {
  let at = '0'
  return bars.map((bar) => {
    if (bar.kind !== 'step') {
      at = bar.amount
      return { ...bar, from: '0', to: bar.amount }
    }
    const from = at
    at = addAmounts([at, bar.amount])
    return { ...bar, from, to: at }
  })
}

/** Do the steps lead from the start to the end? */
export function comesOut(bars: readonly Bar[]): boolean {
  const end = bars.find(({ kind }) => kind === 'end')
  const sum = addAmounts(bars.filter(({ kind }) => kind !== 'end').map(({ amount }) => amount))
  return (
    end !== undefined &&
    isZero(addAmounts([sum, end.amount.startsWith('-') ? end.amount.slice(1) : `-${end.amount}`]))
  )
}

/** A label in lines of at most `width` characters, two or three of them. */
export function linesOf(label: string, width: number, most = 3): string[] {
  const lines: string[] = []
  // A word longer than a line is divided, so that labels never run into each other.
  const words = label.split(' ').flatMap((word) => {
    if (word.length <= width) return [word]
    return [`${word.slice(0, width - 1)}-`, ...linesOf(word.slice(width - 1), width, most)]
  })
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

/** An amount in whole units, halves away from zero, as statements print it: `116031977.75` in thousands is `116032`. */
export function wholeUnits(amount: string, unit: number): string {
  const [whole = '0', decimals = ''] = amount.replace('-', '').split('.')
  const one = BigInt(unit) * 10n ** BigInt(decimals.length)
  const rounded = (BigInt(whole + decimals) * 2n + one) / (one * 2n)
  return `${amount.startsWith('-') && rounded !== 0n ? '-' : ''}${rounded}`
}
