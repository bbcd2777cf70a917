import { useQuery } from '@tanstack/react-query'
import { address, get, type ListedDocuments } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { dateText } from '../../period.ts'
import { useBook, useScope } from '../../scope.ts'
import { type Language, useLanguage, useWords } from '../../words.ts'
import { AllDocuments } from './all-documents.tsx'

const WORDS = {
  lead: {
    ru: 'Документы закрытия на {date}: отчёты с таблицами, проверками и исходными строками.',
    en: 'Documents of the close at {date}: statements with worksheets, checks and source rows.',
  },
  what: { ru: 'Отчётность', en: 'Statements of' },
  group: { ru: 'консолидированная', en: 'consolidated' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

/** All documents of a close: each as a file, and all as one archive. */
export function Screen() {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const { period } = useScope()
  const path = `/books/${encodeURIComponent(book)}/documents`
  const { data, error, refetch } = useQuery({
    queryKey: ['documents', book, period],
    queryFn: ({ signal }) => get<ListedDocuments>(`${path}/list`, { period }, signal),
  })
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <Page>
      <div className="title-row">
        <h1>{words('downloads')}</h1>
        <AllDocuments />
      </div>
      <p className="lead">{WORDS.lead[language].replace('{date}', dateText(data.period, language))}</p>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{WORDS.what[language]}</th>
            <th scope="col">{words('basis')}</th>
            <th scope="col">{words('saveAs')}</th>
          </tr>
        </thead>
        <tbody>
          {data.documents.map(({ basis, entity, formats, name }) => (
            <tr key={`${entity ?? ''} ${basis}`}>
              <th scope="row">
                {name[language]} <span className="code">{entity ?? WORDS.group[language]}</span>
              </th>
              <td>{words(basis === 'ifrs-18' ? 'ifrs18' : 'bas1')}</td>
              <td className="links">
                {formats.map((format) => (
                  <a
                    key={format}
                    href={address(path, { basis, entity: entity ?? undefined, period, language, format })}
                    aria-label={`${name[language]}, ${format.toUpperCase()}`}
                    download
                  >
                    {format.toUpperCase()}
                  </a>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}
