import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PRIORITY_WORDS } from '../../../../src/desk/words.ts'
import { get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { type Language, useLanguage } from '../../words.ts'
import { type Report, useDeskHome } from './desk-api.ts'
import { shortKind } from './request-words.ts'
import { useViewWords, type ViewKey } from './view-words.ts'

const DAY = 86_400_000
const dayText = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** How the line keeps what it promised: counts, and shares as two counts. */
export function View() {
  const words = useViewWords()
  const { data: home } = useDeskHome()
  const lines = home?.lines.filter(({ rights }) => rights.works) ?? []
  const [line, setLine] = useState('')
  const [from, setFrom] = useState(() => dayText(new Date(Date.now() - 30 * DAY)))
  const [to, setTo] = useState(() => dayText(new Date()))
  const chosen = line || (lines[0]?.code ?? '')
  const { data, error, refetch } = useQuery({
    queryKey: ['desk', 'report', chosen, from, to],
    queryFn: ({ signal }) =>
      get<Report>(
        `/desk/lines/${chosen}/report`,
        {
          from: new Date(`${from}T00:00`).toISOString(),
          to: new Date(new Date(`${to}T00:00`).getTime() + DAY).toISOString(),
        },
        signal,
      ),
    enabled: chosen !== '' && from !== '' && to !== '' && from <= to,
    placeholderData: (before) => before,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="support-body" tabIndex={0}>
      <h2 className="view-title">{words('report')}</h2>
      <div className="tool-row report-tools">
        {lines.length > 1 && (
          <NativeSelect
            label={words('line')}
            value={chosen}
            data={lines.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(event) => setLine(event.target.value)}
          />
        )}
        <TextInput
          label={words('from')}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={words('to')}
          type="date"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      {error && !data ? <Fault error={error} retry={() => void refetch()} /> : !data ? <Skeleton /> : null}
      {data && <Tables report={data} />}
    </div>
  )
}

function Tables({ report }: { report: Report }) {
  const words = useViewWords()
  return (
    <>
      {report.kinds.length === 0 ? <p>{words('nothing')}</p> : <Kept rows={report.kinds} />}
      {report.ages.length > 0 && <Ages rows={report.ages} />}
      <div className="report-counts">
        <Counted title="topics" rows={report.topics} />
        <Counted title="seenIn" rows={report.seenIn} />
        <Counted title="implementedIn" rows={report.implementedIn.filter(({ name }) => name !== '')} />
      </div>
    </>
  )
}

const KEPT = ['received', 'solved', 'closed', 'reopened'] as const

function Kept({ rows }: { rows: Report['kinds'] }) {
  const words = useViewWords()
  const language = useLanguage()
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words('kind')}</th>
          <th scope="col">{words('priority')}</th>
          {[...KEPT, 'reactionKept' as const, 'solutionKept' as const, 'score' as const].map((key) => (
            <th key={key} scope="col" className="figure">
              {words(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.priority}`}>
            <th scope="row">{shortKind(row.kind, language)}</th>
            <td>{PRIORITY_WORDS[row.priority][language]}</td>
            {KEPT.map((key) => (
              <td key={key} className="figure">
                {row[key] === 0 ? '–' : row[key]}
              </td>
            ))}
            <td className="figure">{share(row.reactionKept, row.reactionDue, words('of'))}</td>
            <td className="figure">{share(row.solutionKept, row.solutionDue, words('of'))}</td>
            <td className="figure">{average(row.scores, row.scored, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const share = (part: number, whole: number, of: string): string =>
  whole === 0 ? '–' : `${part} ${of} ${whole}`

const average = (sum: number, count: number, language: Language): string =>
  count === 0
    ? '–'
    : new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(
        sum / count,
      )

const AGES = ['upTo1', 'upTo3', 'upTo7', 'upTo30', 'more'] as const

function Ages({ rows }: { rows: Report['ages'] }) {
  const words = useViewWords()
  const language = useLanguage()
  return (
    <>
      <h2>{words('ages')}</h2>
      <table className="list report-narrow">
        <thead>
          <tr>
            <th scope="col">{words('kind')}</th>
            {AGES.map((age) => (
              <th key={age} scope="col" className="figure">
                {words(age)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{shortKind(row.kind, language)}</th>
              {AGES.map((age) => (
                <td key={age} className="figure">
                  {row[age] === 0 ? '–' : row[age]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Counted({ rows, title }: { title: ViewKey; rows: Report['topics'] }) {
  const words = useViewWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{words(title)}</h2>
      <table className="list">
        <tbody>
          {rows.map(({ count, name }) => (
            <tr key={name}>
              <th scope="row">{name || words('unnamed')}</th>
              <td className="figure">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
