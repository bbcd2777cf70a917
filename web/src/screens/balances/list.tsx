import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Balances, get } from '../../api.ts'
import { Amount } from '../../parts/amount.tsx'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { dateText } from '../../period.ts'
import { readScope, useBook, useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useStatus } from '../../shell/status-bar.tsx'
import { useLanguage } from '../../words.ts'
import './balances.css'
import { useBalanceWords } from './words.ts'

type File = Balances['files'][number]

/** Files by company and interval, those of accounts beside the general one; a company without a file says so. */
export function Screen() {
  const words = useBalanceWords()
  const language = useLanguage()
  const name = useBook()
  const book = useOpenBook()
  const scope = useScope()
  const period = scope.period ?? (book.dates[0] ? `${book.dates[0]}/${book.dates[0]}` : undefined)
  const { data, error, refetch } = useQuery({
    queryKey: ['balances', name, period],
    queryFn: ({ signal }) => get<Balances>(`/books/${encodeURIComponent(name)}/balances`, { period }, signal),
  })
  useStatus('', data ? `${words('files')} ${data.files.length}` : '')
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={16} />
  const entities = book.entities.filter(({ code }) => !scope.entity || code === scope.entity)
  return (
    <main className="page">
      <div className="page-head">
        <h1>{words('title')}</h1>
        <UploadButton />
      </div>
      {data.files.length === 0 ? (
        <p className="lead">{words('none')}</p>
      ) : (
        <table className="list balances-list">
          <thead>
            <tr>
              <th scope="col">{words('company')}</th>
              <th scope="col">{words('period')}</th>
              <th scope="col">{words('file')}</th>
              <th scope="col" className="figure">
                {words('rows')}
              </th>
              <th scope="col" className="figure">
                {words('closing')}
              </th>
              <th scope="col">{words('byAccounts')}</th>
              <th scope="col" className="figure">
                {words('versions')}
              </th>
              <th scope="col">{words('state')}</th>
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => (
              <EntityRows
                key={entity.code}
                code={entity.code}
                name={language === 'ru' ? entity.name : entity.nameEn}
                files={data.files.filter((file) => file.entity === entity.code)}
              />
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}

export function UploadButton({ quiet = false }: { quiet?: boolean }) {
  const words = useBalanceWords()
  const book = useBook()
  const { period } = useScope()
  return (
    <Button
      variant={quiet ? 'default' : 'filled'}
      renderRoot={(props) => (
        <Link to="/b/$book/balances/upload" params={{ book }} search={readScope({ period })} {...props} />
      )}
    >
      {words(quiet ? 'newVersion' : 'upload')}
    </Button>
  )
}

function EntityRows({ code, files, name }: { code: string; name: string; files: readonly File[] }) {
  const words = useBalanceWords()
  const intervals = [...new Set(files.map(({ from, to }) => `${from}/${to}`))]
  if (intervals.length === 0)
    return (
      <tr>
        <th scope="row">
          {name} <span className="code">{code}</span>
        </th>
        <td colSpan={6} />
        <td>
          <StateSign state="none" /> {words('missing')}
        </td>
      </tr>
    )
  return intervals.map((interval, index) => (
    <IntervalRow
      key={interval}
      head={index === 0 ? { name, code } : null}
      files={files.filter(({ from, to }) => `${from}/${to}` === interval)}
    />
  ))
}

function IntervalRow({
  files,
  head,
}: {
  head: { name: string; code: string } | null
  files: readonly File[]
}) {
  const words = useBalanceWords()
  const language = useLanguage()
  const main = files.find(({ account }) => account === '') ?? files[0]
  if (!main) return null
  const accounts = files.filter((file) => file !== main)
  const state = worst(files)
  const matters = files.reduce((sum, { failed, found }) => sum + found + failed, 0)
  return (
    <tr>
      <th scope="row">
        {head && (
          <>
            {head.name} <span className="code">{head.code}</span>
          </>
        )}
      </th>
      <td className="nowrap">
        <FileLink file={main}>
          {dateText(main.from, language)} – {dateText(main.to, language)}
        </FileLink>
      </td>
      <td>
        {words(main.format === 'canonical' ? 'canonical' : main.kind === 'general' ? 'general' : 'byAccount')}
      </td>
      <td className="figure">
        <Amount value={String(main.rows)} style="minus" />
      </td>
      <td className="figure">
        <Amount value={main.closingDebit} style="minus" /> <span className="code">{main.currency}</span>
      </td>
      <td>
        {accounts.map((file) => (
          <FileLink key={file.name} file={file}>
            {file.account}{' '}
          </FileLink>
        ))}
      </td>
      <td className="figure">{main.versions}</td>
      <td className="nowrap">
        <StateSign state={state} /> {words(state)}
        {matters > 0 && ` ${matters}`}
      </td>
    </tr>
  )
}

function worst(files: readonly File[]): File['state'] {
  const states = files.map(({ state }) => state)
  return states.includes('blocks') ? 'blocks' : states.includes('warns') ? 'warns' : 'done'
}

function FileLink({ children, file }: { file: File; children: React.ReactNode }) {
  const book = useBook()
  const { period } = useScope()
  return (
    <Link
      to="/b/$book/balances/$entity/$interval"
      params={{ book, entity: file.entity, interval: file.name }}
      search={readScope({ period })}
      className={`state-${file.state}`}
    >
      {children}
    </Link>
  )
}
