import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import { useCounts, useDeskRights } from './desk-api.ts'
import { SupportLink } from './support-link.tsx'
import { useLetters } from './use-letters.ts'

const COUNT_WORDS = {
  open: { ru: 'открытых', en: 'open' },
  mine: { ru: 'моих', en: 'mine' },
  late: { ru: 'просроченных', en: 'late' },
  unassigned: { ru: 'без исполнителя', en: 'given to nobody' },
  waiting: { ru: 'ждут клиента', en: 'wait for the customer' },
  letters: { ru: 'писем ждут решения', en: 'letters wait' },
  waitingYou: { ru: 'ждут вас', en: 'wait for you' },
} as const

/** The head count of the quarantine. */
function WaitingLetters() {
  const language = useLanguage()
  const { data } = useLetters(true)
  const count = data?.letters.length ?? 0
  return (
    <li>
      <SupportLink search={{ view: 'letters' }}>
        <span className="count">
          {count > 0 && <StateSign state="warns" />}
          {count}
        </span>
        {COUNT_WORDS.letters[language]}
      </SupportLink>
    </li>
  )
}

/** What waits on the desk, each number a way to its list. */
export function DeskCounts() {
  const language = useLanguage()
  const { data } = useCounts()
  const { operates, works } = useDeskRights()
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
      {operates && <WaitingLetters />}
    </ul>
  )
}
