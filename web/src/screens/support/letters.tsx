import { SegmentedControl } from '@mantine/core'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type State, StateSign } from '../../parts/state-sign.tsx'
import { useScope, useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import type { Letters } from './desk-api.ts'
import { reasonText, useLetterWords } from './letter-words.ts'
import { OneLetter } from './one-letter.tsx'
import { SupportLink } from './support-link.tsx'
import { stamp } from './time.ts'
import { Unsent } from './unsent.tsx'
import { useLetters } from './use-letters.ts'

type Letter = Letters['letters'][number]

const SHOWS = ['waiting', 'all', 'unsent'] as const

/** Letters that came: what became of each, and what to make of those that wait. */
export function View() {
  const words = useLetterWords()
  const { id = '', show: asked } = useScope()
  const setScope = useSetScope()
  const show = SHOWS.find((one) => one === asked) ?? 'waiting'
  return (
    <div className="three-columns letters">
      <section className="request-list" aria-label={words('letters')}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={words('which')}
          value={show}
          data={SHOWS.map((value) => ({ value, label: words(value) }))}
          onChange={(value) =>
            setScope({ show: value === 'waiting' ? undefined : value, id: undefined }, true)
          }
        />
        {show === 'unsent' ? null : <LetterList waiting={show === 'waiting'} chosen={id} show={show} />}
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="request-page nothing" tabIndex={0}>
        {show === 'unsent' ? (
          <Unsent />
        ) : id === '' ? (
          <p>{words('choose')}</p>
        ) : (
          <OneLetter key={id} id={id} />
        )}
      </div>
    </div>
  )
}

function LetterList({ chosen, show, waiting }: { waiting: boolean; chosen: string; show: string }) {
  const words = useLetterWords()
  const { data, error, refetch } = useLetters(waiting)
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={4} />
  return (
    <div className="request-rows">
      {data.letters.length === 0 && <p className="empty">{words(waiting ? 'noWaiting' : 'noLetters')}</p>}
      <ul className="plain-list">
        {data.letters.map((one) => (
          <li key={one.id}>
            <Row letter={one} isChosen={one.id === chosen} show={show} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const signOf = ({ outcome, settledAt }: Letter): State => {
  if (outcome === 'quarantine' && settledAt === null) return 'warns'
  return outcome === 'request' || outcome === 'message' ? 'done' : 'none'
}

function Row({ isChosen, letter, show }: { letter: Letter; isChosen: boolean; show: string }) {
  const words = useLetterWords()
  const language = useLanguage()
  const sign = signOf(letter)
  return (
    <SupportLink
      search={{ view: 'letters', id: letter.id, ...(show === 'waiting' ? {} : { show }) }}
      className="request-row"
      current={isChosen}
    >
      <span className="row-subject">{letter.subject || words('noSubject')}</span>
      <span className="row-more">
        {letter.fromName || letter.from || words('noSender')}
        <span className="code">{stamp(letter.receivedAt, language)}</span>
        <span className={`row-state ${sign}`} title={reasonText(letter.reason, language)}>
          <StateSign state={sign} /> {letter.requestNumber ?? words(letter.outcome)}
        </span>
      </span>
    </SupportLink>
  )
}
