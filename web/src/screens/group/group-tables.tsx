import type { Group } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { dateText } from '../../period.ts'
import { useLanguage } from '../../words.ts'
import { eventWords, useGroupWords } from './words.ts'

const SHARES = ['groupShare', 'voting', 'effective', 'outsiders'] as const

/** The twin of the scheme: every company with its four percentages. */
export function CompanyTable({ of, onOpen }: { of: Group; onOpen: (code: string) => void }) {
  const words = useGroupWords()
  const language = useLanguage()
  const decimal = (text: string): string => (language === 'ru' ? text.replace('.', ',') : text)
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{words('code')}</th>
          <th scope="col">{words('company')}</th>
          <th scope="col">{words('method')}</th>
          <th scope="col" className="figure">
            {words('direct')}
          </th>
          {SHARES.map((name) => (
            <th scope="col" key={name} className="figure">
              {words(name)}
            </th>
          ))}
          <th scope="col" className="figure">
            {words('goodwill')} {of.currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {of.nodes.map((node) => {
          const goodwill = of.acquisitions.find(({ investee }) => investee === node.code)?.goodwill ?? null
          return (
            <tr key={node.code}>
              <td className="code">{node.code}</td>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(node.code)}>
                  {node.name[language]}
                </button>
              </th>
              <td>
                {words(node.method)}
                {node.inCycle && <span className="warn"> · {words('cycle')}</span>}
              </td>
              <td className="figure">
                {of.edges
                  .filter(({ investee }) => investee === node.code)
                  .map(({ investor, share }) => `${investor} ${decimal(share)}`)
                  .join(' + ')}
              </td>
              {SHARES.map((name) => (
                <td key={name} className="figure">
                  {node.method === 'parent' ? '' : decimal(node[name])}
                </td>
              ))}
              <td className="figure">
                <Amount value={goodwill} style="minus" />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What happened with ownership, in order. */
export function EventTable({ of, onDate }: { of: Group; onDate: (date: string) => void }) {
  const words = useGroupWords()
  const language = useLanguage()
  if (of.events.length === 0) return <p className="lead">{words('noEvents')}</p>
  return (
    <table className="list">
      <thead>
        <tr>
          {(['date', 'event', 'investor', 'investee', 'percent', 'reason'] as const).map((name) => (
            <th scope="col" key={name} className={name === 'percent' ? 'figure' : ''}>
              {words(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.events.map((event) => (
          <tr key={event.id}>
            <th scope="row">
              <button type="button" className="link" onClick={() => onDate(event.date)}>
                {dateText(event.date, language)}
              </button>
            </th>
            <td>{eventWords(event.event, language)}</td>
            <td>{event.investor}</td>
            <td>{event.investee}</td>
            <td className="figure">{language === 'ru' ? event.percent.replace('.', ',') : event.percent}</td>
            <td>
              <span translate="no">{event.reason}</span> <span className="code">{event.id}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
