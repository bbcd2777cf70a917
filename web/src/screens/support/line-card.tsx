import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { KIND_WORDS, PRIORITY_WORDS } from '../../../../src/desk/words.ts'
import { StateSign } from '../../parts/state-sign.tsx'
import { useLanguage } from '../../words.ts'
import type { DeskHome, Line, Organisation } from './desk-api.ts'
import { LETTER_KINDS, type LetterKind, LINE_WORDS, letterAddress } from './line-words.ts'
import { duration, soon, zoneWord } from './time.ts'

/** Open now and until when, or from when. */
function OpenSign({ line }: { line: Line }) {
  const language = useLanguage()
  const word = LINE_WORDS[line.isOpen ? 'openUntil' : 'opensAt'][language]
  return (
    <span className="open-sign">
      <StateSign state={line.isOpen ? 'done' : 'open'} /> {word} {soon(line.until, language)}
    </span>
  )
}

/** The line in one row, above everything of the desk. */
export function LineStrip({ lines }: { lines: readonly Line[] }) {
  const [line] = lines
  if (!line) return null
  const [address] = line.card.addresses
  return (
    <div className="line-strip">
      <OpenSign line={line} />
      {line.telephone && <a href={`tel:${line.telephone.replace(/[^+\d]/g, '')}`}>{line.telephone}</a>}
      {address && <a href={`mailto:${address}`}>{address}</a>}
    </div>
  )
}

/** What «Поддержка» opens with: how the line is reached, when, and what it promises. */
export function LineCards({ home }: { home: DeskHome }) {
  const language = useLanguage()
  if (home.lines.length === 0) return <p className="lead">{LINE_WORDS.noLine[language]}</p>
  return (
    <>
      {home.lines.map((line) => (
        <LineCard
          key={line.code}
          line={line}
          organisations={home.organisations.filter((one) => one.line === line.code && one.mayAsk)}
        />
      ))}
    </>
  )
}

const MINUTE = 60_000

function LineCard({ line, organisations }: { line: Line; organisations: readonly Organisation[] }) {
  const language = useLanguage()
  const say = (key: keyof typeof LINE_WORDS): string => LINE_WORDS[key][language]
  const { card, hours } = line
  return (
    <section className="line-card">
      <h2 className="line-name">{line.name}</h2>
      <p className="lead">
        <OpenSign line={line} />
      </p>
      {card.about && <p className="said">{card.about}</p>}
      <dl className="facts">
        <dt>{say('hours')}</dt>
        <dd>
          {hours.opens}–{hours.closes} {zoneWord(hours.zone, language)},{' '}
          {say(hours.calendar ? 'holidays' : 'weekends')}
        </dd>
        <dt>{say('telephone')}</dt>
        <dd>{line.telephone || '—'}</dd>
        <dt>{say('mail')}</dt>
        <dd>{card.addresses.length > 0 ? card.addresses.join(', ') : say('noAddress')}</dd>
      </dl>
      {line.calendarWarning === 'year-missing' && (
        <p className="warned">
          <StateSign state="warns" /> {say('yearMissing')}
        </p>
      )}
      {organisations.length > 0 && <Write line={line} organisations={organisations} />}
      <Promises line={line} />
    </section>
  )
}

/** A letter already headed by organisation, number and kind. */
function Write({ line, organisations }: { line: Line; organisations: readonly Organisation[] }) {
  const language = useLanguage()
  const [kind, setKind] = useState<LetterKind>('incident')
  const [chosen, setChosen] = useState(organisations[0]?.id ?? '')
  const organisation = organisations.find(({ id }) => id === chosen)
  const [address] = line.card.addresses
  if (!address || !organisation) return null
  return (
    <div className="tool-row write-row">
      {organisations.length > 1 && (
        <NativeSelect
          aria-label={LINE_WORDS.organisation[language]}
          value={chosen}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      <NativeSelect
        aria-label={LINE_WORDS.kind[language]}
        value={kind}
        data={LETTER_KINDS.map((value) => ({ value, label: KIND_WORDS[value][language] }))}
        onChange={(event) => setKind(LETTER_KINDS.find((one) => one === event.target.value) ?? 'incident')}
      />
      <Button
        variant="default"
        component="a"
        title={LINE_WORDS.letter[language]}
        href={letterAddress({
          address,
          kind,
          language,
          organisation: organisation.name,
          licence: organisation.licenceNumber,
        })}
      >
        {LINE_WORDS.write[language]}
      </Button>
    </div>
  )
}

function Promises({ line }: { line: Line }) {
  const language = useLanguage()
  const say = (key: keyof typeof LINE_WORDS): string => LINE_WORDS[key][language]
  const told = (minutes: number | null): string =>
    minutes === null ? say('none') : duration(minutes * MINUTE, language)
  return (
    <table className="list promises">
      <caption>{say('promises')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('priority')}</th>
          <th scope="col" className="figure">
            {say('reaction')}
          </th>
          <th scope="col" className="figure">
            {say('solution')}
          </th>
        </tr>
      </thead>
      <tbody>
        {([1, 2, 3, 4] as const).map((priority) => (
          <tr key={priority}>
            <th scope="row">{PRIORITY_WORDS[priority][language]}</th>
            <td className="figure">{told(line.targets.incident[priority].reaction)}</td>
            <td className="figure">{told(line.targets.incident[priority].solution)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
