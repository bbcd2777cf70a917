import { isZero } from '../../amount.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { journalWords } from './words.ts'

/** Whether the lines foot, in a word. */
export function BalanceWord({
  difference,
  isEmpty,
  sound,
}: {
  difference: string
  isEmpty: boolean
  sound: boolean
}) {
  const words = journalWords(useLanguage())
  const state = isEmpty ? 'none' : sound && isZero(difference) ? 'done' : 'blocks'
  const text = isEmpty
    ? words.needsLines
    : !sound
      ? words.unread
      : isZero(difference)
        ? words.balanced
        : words.notBalanced
  return (
    <span className={state === 'done' ? 'ok' : state === 'blocks' ? 'stop' : ''}>
      <StateSign state={state} /> {text}
    </span>
  )
}
