import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, type Worksheet } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import './worksheet.css'

/** The transformation table of a company or the consolidation worksheet: lines down, layers or companies across. */
export function WorksheetTable({ entity }: { entity: string | undefined }) {
  const language = useLanguage()
  const book = useBook()
  const { basis, period } = useScope()
  const [accounts, setAccounts] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['worksheet', book, period, entity, basis],
    queryFn: ({ signal }) =>
      get<Worksheet>(`/books/${encodeURIComponent(book)}/worksheet`, { basis, entity, period }, signal),
  })
  if (error) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={20} />
  const rows = data.rows.filter(({ kind }) => accounts || kind !== 'account')
  return (
    <Page>
      <h1>{data.title[language]}</h1>
      <p className="statement-head">
        {language === 'ru' ? 'валюта' : 'currency'} {data.currency}{' '}
        <label>
          <input type="checkbox" checked={accounts} onChange={(event) => setAccounts(event.target.checked)} />{' '}
          {language === 'ru' ? 'по счетам' : 'by account'}
        </label>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <section className="worksheet" tabIndex={0} aria-label={data.title[language]}>
        <table>
          <thead>
            <tr>
              <th scope="col">{language === 'ru' ? 'Строка' : 'Line'}</th>
              {data.columns.map(({ id, kind, label }) => (
                <th scope="col" key={id} className={`figure ${kind}`}>
                  {label[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr
                key={`${row.statement} ${row.id} ${row.kind} ${String(index)}`}
                className={`${row.kind} level-${row.level}`}
              >
                <th scope="row">
                  {row.label[language]} {row.kind === 'account' && <span className="code">{row.id}</span>}
                </th>
                {row.kind === 'heading'
                  ? data.columns.map(({ id }) => <td key={id} />)
                  : row.amounts.map((amount, at) => (
                      <td key={data.columns[at]?.id} className={`figure ${data.columns[at]?.kind ?? ''}`}>
                        <Amount value={amount} style="minus" />
                      </td>
                    ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  )
}
