import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get, type ListedRegisters } from '../../api.ts'
import { Page } from '../../parts/page.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { useBook } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import '../books/books.css'

const WORDS = {
  ru: {
    lead: 'Чтобы увидеть первый черновик, нужны две вещи: список компаний и их оборотно-сальдовые ведомости. Всё остальное программа предложит сама.',
    companies: 'Компании и доли',
    companiesHelp: 'Название, ИНН, валюта, кто кем владеет. Можно вставить список из Excel.',
    add: 'Добавить компании',
    ownership: 'Кто кем владеет',
    balances: 'Балансы',
    balancesHelp: 'ОСВ из 1С за год, сразу по всем компаниям: xlsx, xls, csv, html, txt, zip.',
    upload: 'Загрузить ОСВ',
    mapping: 'Соответствие',
    rules: (count: number) => `Правил в книге: ${count}; вы увидите, чего они не поняли.`,
    afterBalances: 'После балансов',
    draft: 'Первый черновик отчётов',
    draftHelp: 'Сложение компаний до корректировок; каждое число открывается до строки файла.',
    afterMapping: 'После соответствия',
    inBook: (count: number) => `В книге ${count}`,
    other: 'Валюта, период, учётная политика:',
    settings: 'параметры книги',
  },
  en: {
    lead: 'Two things give the first draft: a list of the companies and their trial balances. The program proposes the rest.',
    companies: 'Companies and interests',
    companiesHelp: 'Name, tax id, currency, who owns whom. A list can be pasted from Excel.',
    add: 'Add companies',
    ownership: 'Who owns whom',
    balances: 'Balances',
    balancesHelp:
      'Trial balances of the year from 1C, of all companies at once: xlsx, xls, csv, html, txt, zip.',
    upload: 'Upload balances',
    mapping: 'Mapping',
    rules: (count: number) => `Rules in the book: ${count}; you will see what they did not understand.`,
    afterBalances: 'After the balances',
    draft: 'First draft of the statements',
    draftHelp: 'Companies added up before adjustments; every figure opens down to the row of its file.',
    afterMapping: 'After the mapping',
    inBook: (count: number) => `${count} in the book`,
    other: 'Currency, period, policies:',
    settings: 'settings of the book',
  },
} as const

/** The desk of a book without balances: what to do first, in its order. */
export function FirstRun() {
  const book = useBook()
  const language = useLanguage()
  const words = WORDS[language]
  const { entities, title, titleEn } = useOpenBook()
  const { data } = useQuery({
    queryKey: ['registers', book],
    queryFn: ({ signal }) => get<ListedRegisters>(`/books/${encodeURIComponent(book)}/registers`, {}, signal),
  })
  const rowsOf = (name: string): number => data?.registers.find((one) => one.name === name)?.rows ?? 0
  const isAlone = entities.length <= 1 && rowsOf('ownership.csv') === 0
  return (
    <Page>
      <div className="first-run">
        <h1>{language === 'ru' ? title : titleEn}</h1>
        <p className="lead">{words.lead}</p>
        <ol>
          <li>
            <span className="step-number">1</span>
            <div>
              <strong>{words.companies}</strong>
              <p>
                {words.companiesHelp}{' '}
                {!isAlone && (
                  <>
                    <StateSign state="done" /> {words.inBook(entities.length)}.{' '}
                  </>
                )}
                <Link to="/b/$book/registers/$name" params={{ book, name: 'ownership.csv' }}>
                  {words.ownership}
                </Link>
              </p>
            </div>
            <Button
              variant={isAlone ? 'filled' : 'default'}
              renderRoot={(props) => (
                <Link to="/b/$book/registers/$name" params={{ book, name: 'entities.csv' }} {...props} />
              )}
            >
              {words.add}
            </Button>
          </li>
          <li>
            <span className="step-number">2</span>
            <div>
              <strong>{words.balances}</strong>
              <p>{words.balancesHelp}</p>
            </div>
            <Button
              variant={isAlone ? 'default' : 'filled'}
              renderRoot={(props) => <Link to="/b/$book/balances/upload" params={{ book }} {...props} />}
            >
              {words.upload}
            </Button>
          </li>
          <li>
            <span className="step-number">3</span>
            <div>
              <strong>{words.mapping}</strong>
              <p>{words.rules(rowsOf('mapping.csv'))}</p>
            </div>
            <span className="later">{words.afterBalances}</span>
          </li>
          <li>
            <span className="step-number">4</span>
            <div>
              <strong>{words.draft}</strong>
              <p>{words.draftHelp}</p>
            </div>
            <span className="later">{words.afterMapping}</span>
          </li>
        </ol>
        <p>
          {words.other}{' '}
          <Link to="/b/$book/settings" params={{ book }}>
            {words.settings}
          </Link>
        </p>
      </div>
    </Page>
  )
}
