import { useQuery } from '@tanstack/react-query'
import { type Checks, get } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook, useScope } from '../../scope.ts'
import { useLanguage, useWords } from '../../words.ts'

type Check = Checks['checks'][number]

const stateOf = ({ passed, severity }: Check) =>
  passed ? 'done' : severity === 'blocks' ? 'blocks' : 'warns'

const STATE_WORDS = {
  ru: { done: 'пройдена', warns: 'внимание', blocks: 'не пройдена' },
  en: { done: 'passed', warns: 'look', blocks: 'failed' },
} as const

/** What must hold of the close: blocking first, both sides and the difference, what to do. */
export function Screen() {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const { data, error, refetch } = useQuery({
    queryKey: ['checks', book, period, language],
    queryFn: ({ signal }) => get<Checks>(`/books/${encodeURIComponent(book)}/checks`, { period }, signal),
  })
  if (error) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  const failed = data.checks.filter(({ passed }) => !passed)
  const passed = data.checks.filter((check) => check.passed)
  return (
    <Page>
      <h1>{words('checks')}</h1>
      <p className="lead">
        {language === 'ru'
          ? `Пройдено ${passed.length} из ${data.checks.length}; `
          : `${passed.length} of ${data.checks.length} passed; `}
        <span className={data.blocked ? 'stop' : ''}>
          {data.blocked
            ? words('blockedState')
            : language === 'ru'
              ? 'закрыть ничего не мешает.'
              : 'nothing blocks the close.'}
        </span>
      </p>
      {data.findings.length > 0 && (
        <>
          <h2>{language === 'ru' ? 'Замечания' : 'Findings'}</h2>
          <ul className="plain-list">
            {data.findings.map((one) => (
              <li key={`${one.code} ${one.where} ${one.text}`}>
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
      <CheckTable checks={failed} title={language === 'ru' ? 'Не пройдены' : 'Failed'} />
      <CheckTable checks={passed} title={language === 'ru' ? 'Пройдены' : 'Passed'} />
    </Page>
  )
}

function CheckTable({ checks, title }: { checks: readonly Check[]; title: string }) {
  const language = useLanguage()
  if (checks.length === 0) return null
  return (
    <>
      <h2>
        {title} {checks.length}
      </h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{language === 'ru' ? 'Состояние' : 'State'}</th>
            <th scope="col">{language === 'ru' ? 'Проверка' : 'Check'}</th>
            <th scope="col" className="figure">
              {language === 'ru' ? 'Одна сторона' : 'One side'}
            </th>
            <th scope="col" className="figure">
              {language === 'ru' ? 'Другая сторона' : 'Other side'}
            </th>
            <th scope="col" className="figure">
              {language === 'ru' ? 'Разница' : 'Difference'}
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check, index) => {
            const state = stateOf(check)
            return (
              <tr key={`${check.id} ${check.subject} ${String(index)}`}>
                <td>
                  <StateSign state={state} /> {STATE_WORDS[language][state]}
                </td>
                <th scope="row">
                  {check.text}
                  {!check.passed && <p>{check.advice}</p>}{' '}
                  <span className="code">
                    {check.id} {check.subject}
                  </span>
                </th>
                <td className="figure">
                  <Amount value={check.left} style="minus" />
                </td>
                <td className="figure">
                  <Amount value={check.right} style="minus" />
                </td>
                <td className="figure">
                  <Amount value={check.difference} style="minus" />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
