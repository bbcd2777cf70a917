import { useLanguage } from '../../words.ts'
import { useCounts, useDeskRights } from './desk-api.ts'

/** How much waits for her: what nobody has taken, of who works at the line; what she was asked, of a customer. */
export function DeskBadge() {
  const language = useLanguage()
  const { works } = useDeskRights()
  const { data } = useCounts()
  const count = works ? data?.unassigned : data?.waiting
  if (!count) return null
  const word = { ru: 'ждут вас', en: 'wait for you' }[language]
  return (
    <span className="badge">
      {count}
      <span className="visually-hidden"> {word}</span>
    </span>
  )
}
