import { StateSign } from '../../parts/state-sign.tsx'
import { type Language, useLanguage } from '../../words.ts'
import type { Clock } from './desk-api.ts'
import { duration, stamp, zoneWord } from './time.ts'
import { useSupportWords } from './words.ts'

/** How long the line has and has had: working time only, pauses drawn hollow. */
export function ClockBar({ clock: given }: { clock: Clock }) {
  const words = useSupportWords()
  const language = useLanguage()
  const clock = untilSolved(given)
  const { hours, solution, spans } = clock
  const { doneAt, due, isBreached, isProvisional, takenMs, targetMs } = solution
  const paused = spans.filter(({ runs }) => !runs).reduce((sum, span) => sum + span.workingMs, 0)
  const left = targetMs === null ? null : targetMs - takenMs
  return (
    <section className="side-part clock">
      <h3>{words(targetMs === null ? 'times' : 'solutionTime')}</h3>
      {targetMs === null ? (
        <p>{words('nothingPromised')}</p>
      ) : (
        <>
          <p className="clock-left">
            <span className={`big${isBreached ? ' stop' : ''}`}>
              {doneAt === null
                ? `${(left ?? 0) < 0 ? '−' : ''}${duration(left ?? 0, language)}`
                : duration(takenMs, language)}
            </span>{' '}
            {doneAt !== null
              ? words('solvedIn')
              : due
                ? `${words('until')} ${stamp(due, language)}`
                : words('stopped')}
          </p>
          <Bar clock={clock} />
          <p>
            {words('used')} {duration(takenMs, language)} {words('usedOf')} {duration(targetMs, language)}
            {paused > 0 && `; ${words('pause')} ${duration(paused, language)} ${words('notCounted')}`}.
            {isBreached && (
              <>
                {' '}
                <StateSign state="blocks" /> <span className="stop">{words('tooLate')}</span>
              </>
            )}
          </p>
          {isProvisional && <p>{words('provisional')}</p>}
        </>
      )}
      <Reaction clock={clock} />
      <p className="quiet-text">
        {words('workingHours')} {hours.opens}–{hours.closes} {zoneWord(hours.zone, language)}.
      </p>
      <Spans clock={clock} />
    </section>
  )
}

/** What came after the solution is no pause of it. */
const untilSolved = (clock: Clock): Clock => {
  const { doneAt } = clock.solution
  return doneAt === null ? clock : { ...clock, spans: clock.spans.filter(({ from }) => from < doneAt) }
}

function Reaction({ clock: { reaction } }: { clock: Clock }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { doneAt, due, isBreached, takenMs, targetMs } = reaction
  if (targetMs === null) return null
  return (
    <p>
      {words(doneAt ? 'reaction' : 'noReaction')} {duration(takenMs, language)} {words('usedOf')}{' '}
      {duration(targetMs, language)}
      {': '}
      {isBreached ? (
        <span className="stop">
          <StateSign state="blocks" /> {words('tooLate')}
        </span>
      ) : doneAt ? (
        <span className="well">
          <StateSign state="done" /> {words('inTime')}
        </span>
      ) : (
        due && `${words('until')} ${stamp(due, language)}`
      )}
    </p>
  )
}

const spanText = (
  { from, runs, to, workingMs }: Clock['spans'][number],
  language: Language,
  word: string,
): string =>
  `${stamp(from, language)} – ${to ? stamp(to, language) : '…'}: ${word}${runs ? ` ${duration(workingMs, language)}` : ''}`

const WIDTH = 270

function Bar({ clock: { solution, spans } }: { clock: Clock }) {
  const words = useSupportWords()
  const language = useLanguage()
  const { takenMs, targetMs } = solution
  const spent = spans.reduce((sum, { workingMs }) => sum + workingMs, 0)
  const whole = spent + Math.max((targetMs ?? 0) - takenMs, 0)
  if (whole === 0) return null
  const scale = WIDTH / whole
  let before = 0
  const parts = spans.map((span) => {
    const x = before * scale
    before += span.workingMs
    return { span, x, width: span.workingMs * scale }
  })
  return (
    <svg className="clock-bar" viewBox={`0 0 ${WIDTH} 12`} role="img" aria-label={words('spans')}>
      <rect className="track" x="0" y="2" width={WIDTH} height="8" />
      {parts
        .filter(({ width }) => width > 0)
        .map(({ span, width, x }) => (
          <rect
            key={span.from}
            className={span.runs ? 'ran' : 'stood'}
            x={x}
            y={span.runs ? 2 : 2.5}
            width={width}
            height={span.runs ? 8 : 7}
          >
            <title>{spanText(span, language, words(span.runs ? 'ran' : 'stood'))}</title>
          </rect>
        ))}
      <rect
        className={solution.doneAt === null ? 'now' : 'now done'}
        x={Math.min(spent * scale, WIDTH - 2)}
        y="0"
        width="2"
        height="12"
      />
    </svg>
  )
}

/** The same in words, for who does not hover. */
function Spans({ clock: { spans } }: { clock: Clock }) {
  const words = useSupportWords()
  const language = useLanguage()
  return (
    <details className="spans">
      <summary>{words('spans')}</summary>
      <ol>
        {spans.map((span) => (
          <li key={span.from}>{spanText(span, language, words(span.runs ? 'ran' : 'stood'))}</li>
        ))}
      </ol>
    </details>
  )
}
