// Roll-forwards and proofs as bridges: what stood there, what moved it, what stands there now.

import { addAmounts, isZero, negated } from '../../amount.ts'
import type { Charts } from '../../api.ts'
import type { Language } from '../../words.ts'
import type { Bar } from './waterfall-model.ts'

type Roll = Charts['rolls'][number]

const KINDS = { opening: 'start', closing: 'end' } as const

/** From left to right as it is read: what was there at first, what moved it, what is there at last. */
export const orderOf = (movement: string): number =>
  movement === 'opening' ? 0 : movement === 'closing' ? 2 : 1

/** One bridge for each currency that the rolls stand in: their movements added up, from opening to closing. */
export function barsOfRolls(rolls: readonly Roll[], language: Language): Map<string, Bar[]> {
  const bridges = new Map<string, Map<string, Bar>>()
  for (const { currency, movements } of rolls) {
    const bars = bridges.get(currency) ?? new Map<string, Bar>()
    bridges.set(currency, bars)
    for (const { amount, label, movement } of movements) {
      const kind = movement === 'opening' || movement === 'closing' ? KINDS[movement] : 'step'
      const sum = addAmounts([bars.get(movement)?.amount ?? '0', amount])
      bars.set(movement, { id: movement, kind, label: label[language], amount: sum })
    }
  }
  return new Map(
    [...bridges].map(([currency, bars]) => [
      currency,
      [...bars.values()]
        .filter(({ amount, kind }) => kind !== 'step' || !isZero(amount))
        .sort((a, b) => orderOf(a.id) - orderOf(b.id)),
    ]),
  )
}

/** From what was derived over what rounding left to the reserve as it stands. */
export function barsOfProof(
  { left, right }: Pick<Charts['proofs'][number], 'left' | 'right'>,
  words: (word: 'one' | 'other' | 'difference') => string,
): Bar[] {
  return [
    { id: 'other', kind: 'start', label: words('other'), amount: right },
    {
      id: 'difference',
      kind: 'step',
      label: words('difference'),
      amount: addAmounts([left, negated(right)]),
    },
    { id: 'one', kind: 'end', label: words('one'), amount: left },
  ]
}
