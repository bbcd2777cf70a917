// A journal filled in with the difference of two companies: the account that it stands on, turned round, so that both
// sides agree. Where the amount goes is for who writes it.

import { addAmounts, isZero, negated } from '../../amount.ts'
import type { JournalBody, Pair } from '../../api.ts'

export interface PairAsked {
  readonly first: string
  readonly second: string
  readonly group: string
}

const MARK = 'pair'

/** As the address bears it, parts apart by `~`. */
export const pairText = ({ first, group, second }: PairAsked): string =>
  [MARK, first, second, group].map((part) => part.replaceAll('~', '')).join('~')

export function pairAsked(text: string | undefined): PairAsked | null {
  const [mark, first, second, group] = text?.split('~') ?? []
  return mark === MARK && first && second && group ? { first, second, group } : null
}

const line = { flow: '', analytics: ['', '', ''], dueOn: '' }

/** @param entity whose books are to be corrected; one of the two. @returns null where there is no difference */
export function journalOfPair(
  pair: Pair,
  group: string,
  entity: string,
  empty: JournalBody,
  isFunctional: boolean,
): JournalBody | null {
  const found = pair.groups.find((one) => one.group === group)
  if (!found || isZero(found.total.difference)) return null
  const partner = entity === pair.first.code ? pair.second.code : pair.first.code
  // Figures of both sides are debit positive: what is too much on one is taken off it.
  const amount = negated(addAmounts([found.total.difference, '0.00']))
  const size = amount.replace('-', '')
  const isDebit = !amount.startsWith('-')
  const own = found.accounts.filter((one) => one.entity === entity)
  const texts = {
    text: `Расхождение расчётов ${entity} с ${partner}`,
    textEn: `Difference of balances of ${entity} with ${partner}`,
  }
  return {
    ...empty,
    entity,
    level: 'entity',
    basis: isFunctional ? 'functional' : 'presentation',
    lines: [
      {
        ...line,
        ...texts,
        account: own[0]?.account ?? '',
        partner,
        debit: isDebit ? size : '',
        credit: isDebit ? '' : size,
      },
      {
        ...line,
        ...texts,
        account: '',
        partner: '',
        debit: isDebit ? '' : size,
        credit: isDebit ? size : '',
      },
    ],
  }
}
