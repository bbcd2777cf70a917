import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isZero, writeAmount } from '../../amount.ts'
import { get, type Pair } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Discussion } from '../../parts/discussion.tsx'
import { Fault } from '../../parts/fault.tsx'
import { placeText } from '../../parts/place.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { readScope, useBook, useScope } from '../../scope.ts'
import { singleLetters } from '../../shell/global-keys.ts'
import { useLanguage } from '../../words.ts'
import { pairText } from '../adjustments/from-pair.ts'
import { AcceptDifference } from './accept-difference.tsx'
import { type IntragroupWord, KINDS, natureWords, useIntragroupWords } from './words.ts'

type Group = Pair['groups'][number]

/** Everything between two companies: both sides line by line, what the registers say of them, what was found. */
export function PairDetails({ first, second }: { first: string; second: string }) {
  const words = useIntragroupWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['pair', book, period, first, second, language],
    queryFn: ({ signal }) => {
      const path = [book, 'intragroup', first, second].map(encodeURIComponent).join('/')
      return get<Pair>(`/books/${path}`, { period }, signal)
    },
  })
  // Address of the pair below the book; the companies in one order, so that both sides' pages share what is said.
  const of = `/intragroup/${[first, second].sort().map(encodeURIComponent).join('/')}`
  useCommentKey()
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  return (
    <section className="pair" aria-label={`${data.first.code} – ${data.second.code}`}>
      <h2>
        {data.first.code} – {data.second.code}{' '}
        <span className="of">
          {data.first.name[language]}, {data.second.name[language]}, {data.currency}
        </span>
      </h2>
      <div className="pair-body">
        <div className="pair-groups">
          {data.groups.map((group) => (
            <Sides key={group.group} of={data} group={group} mayDecide={data.mayDecide} />
          ))}
        </div>
        <Discussion key={`${data.first.code} ${data.second.code}`} of={of} period={period} />
      </div>
      <Register title="turnovers" rows={data.turnovers} other="otherSide" />
      <Register title="unrealised" rows={data.unrealised} other="profit" />
      <Register title="dividendsOfYear" rows={data.dividends} other="otherSide" />
      <Register title="decisions" rows={data.decisions} other={null} />
      {data.findings.length > 0 && (
        <>
          <h3>{words('findings')}</h3>
          <ul className="plain-list">
            {data.findings.map((one) => (
              <li key={`${one.code} ${one.text}`}>
                <StateSign state={one.severity === 'blocks' ? 'blocks' : 'warns'} /> {one.text}{' '}
                <span className="code">
                  {one.code} {one.where}
                </span>
                <br />
                {one.advice}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Shift+C goes to the field of the comment. */
function useCommentKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (event.code !== 'KeyC' || !event.shiftKey || event.ctrlKey || event.altKey || isTyping) return
      if (!singleLetters.areOn()) return
      document.querySelector<HTMLElement>('.composer textarea')?.focus()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function Sides({ group, mayDecide, of }: { of: Pair; group: Group; mayDecide: boolean }) {
  const words = useIntragroupWords()
  const language = useLanguage()
  const kind = KINDS.find((one) => one === group.group) ?? 'other'
  const accounts = (entity: string): string =>
    group.accounts
      .filter((one) => one.entity === entity)
      .map(({ account, name }) => `${account} ${name[language]}`)
      .join(', ')
  return (
    <table className="list sides">
      <caption>
        {words(kind)}{' '}
        <span className={group.state === 'blocks' ? 'stop' : ''}>
          <StateSign state={group.state} /> {words(`state-${group.state}`)}
        </span>{' '}
        {group.tolerance && (
          <span className="code">
            {words('tolerance')} {writeAmount(group.tolerance, 'minus', language)}
          </span>
        )}{' '}
        {!isZero(group.total.difference) && <AdjustLink of={of} group={group.group} />}{' '}
        {mayDecide && !isZero(group.total.difference) && group.tolerance !== '' && (
          <AcceptDifference first={of.first.code} second={of.second.code} group={group.group} />
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words('movement')}</th>
          <th scope="col" className="figure" title={accounts(of.first.code)}>
            {of.first.code}
          </th>
          <th scope="col" className="figure" title={accounts(of.second.code)}>
            {of.second.code}
          </th>
          <th scope="col" className="figure">
            {words('difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...group.lines, group.total].map((line, index) => {
          const isTotal = index === group.lines.length
          const agrees = /^-?[0.]+$/.test(line.difference)
          return (
            <tr key={`${line.label.en} ${String(isTotal)}`} className={isTotal ? 'total' : ''}>
              <th scope="row">{line.label[language]}</th>
              <td className="figure">
                <Amount value={line.first} style="minus" />
              </td>
              <td className="figure">
                <Amount value={line.second} style="minus" />
              </td>
              <td className={`figure${agrees ? '' : ' apart'}`}>
                <Amount value={line.difference} style="minus" />{' '}
                <StateSign state={agrees ? 'done' : 'warns'} />
              </td>
            </tr>
          )
        })}
        {group.accounts.map(({ account, amount, entity, name }) => (
          <tr key={`${entity} ${account}`} className="account">
            <th scope="row">
              <span className="code">
                {entity} {account}
              </span>{' '}
              {name[language]}
            </th>
            <td className="figure">{entity === of.first.code && <Amount value={amount} style="minus" />}</td>
            <td className="figure">{entity === of.second.code && <Amount value={amount} style="minus" />}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** «Создать корректировку»: a new journal filled in with the difference. */
function AdjustLink({ group, of }: { of: Pair; group: string }) {
  const words = useIntragroupWords()
  const book = useBook()
  const { basis, entity, period, unit } = useScope()
  const [first, second] = [of.first.code, of.second.code]
  const whose = entity === second ? second : first
  return (
    <Link
      className="adjust-link"
      to="/b/$book/adjustments"
      params={{ book }}
      search={readScope({
        basis,
        period,
        unit,
        entity: whose,
        id: 'new',
        about: pairText({ first, second, group }),
      })}
    >
      {words('adjust')}
    </Link>
  )
}

interface RegisterProps {
  title: IntragroupWord
  rows: Pair['turnovers']
  /** What the second amount is; null where there are no amounts. */
  other: IntragroupWord | null
}

function Register({ other, rows, title }: RegisterProps) {
  const words = useIntragroupWords()
  const language = useLanguage()
  if (rows.length === 0) return null
  const decimal = (text: string): string =>
    /^-?\d+(\.\d+)?$/.test(text) ? writeAmount(text, 'minus', language) : text
  return (
    <table className="list register">
      <caption>{words(title)}</caption>
      <thead>
        <tr>
          <th scope="col">{words('who')}</th>
          <th scope="col">{words('when')}</th>
          <th scope="col">{words('what')}</th>
          {other && (
            <>
              <th scope="col" className="figure">
                {words('amount')}
              </th>
              <th scope="col" className="figure">
                {words(other)}
              </th>
              <th scope="col">{words('currency')}</th>
            </>
          )}
          <th scope="col">{words('place')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.place.file} ${row.place.row}`}>
            <th scope="row">
              {row.from} → {row.to}
            </th>
            <td>{row.when.replace('/', ' – ')}</td>
            <td translate="no">{natureWords(row.what, language)}</td>
            {other && (
              <>
                <td className="figure">{decimal(row.amount)}</td>
                <td className="figure">{decimal(row.other)}</td>
                <td>{row.currency}</td>
              </>
            )}
            <td className="code">{placeText(row.place, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
