import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { useCounts, useDeskRights } from './desk-api.ts'
import { SupportLink } from './support-link.tsx'

const COUNT_WORDS = {
  open: { ru: 'открытых', en: 'open' },
  mine: { ru: 'моих', en: 'mine' },
  late: { ru: 'просроченных', en: 'late' },
  unassigned: { ru: 'без исполнителя', en: 'given to nobody' },
  waiting: { ru: 'ждут клиента', en: 'wait for the customer' },
  waitingYou: { ru: 'ждут вас', en: 'wait for you' },
} as const

/** What waits on the desk, each number a way to its list. */
export function DeskCounts() {
  const language = useLanguage()
  const { data } = useCounts()
  const { works } = useDeskRights()
  if (!data) return null
  const shown = works
    ? ([
        ['late', data.late, 'late'],
        ['unassigned', data.unassigned, 'queue'],
        ['mine', data.mine, 'mine'],
        ['waiting', data.waiting, 'waiting'],
        ['open', data.open, 'open'],
      ] as const)
    : ([
        ['waitingYou', data.waiting, 'waiting'],
        ['open', data.open, 'open'],
      ] as const)
  return (
    <ul className="desk-counts">
      {shown.map(([word, count, show]) => (
        <li key={word}>
          <SupportLink search={{ show }}>
            <span className="count">
              {count > 0 && (word === 'late' || word === 'waitingYou') && (
                <StateSign state={word === 'late' ? 'blocks' : 'warns'} />
              )}
              {count}
            </span>
            {COUNT_WORDS[word][language]}
          </SupportLink>
        </li>
      ))}
    </ul>
  )
}
