import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Checks, type Desk, get } from '../../api.ts'
import { Fault } from '../../parts/fault.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateSign } from '../../parts/state-sign.tsx'
import { periodName } from '../../period.ts'
import { useBook, useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage, useWords } from '../../words.ts'

type Step = Desk['entities'][number]['steps'][number]

const STEPS = {
  ru: {
    balances: 'Загрузка',
    mapping: 'Соответствие',
    adjustments: 'Корректировки',
    translation: 'Пересчет валют',
    intragroup: 'Внутригрупповые',
    checks: 'Проверки',
  },
  en: {
    balances: 'Balances',
    mapping: 'Mapping',
    adjustments: 'Adjustments',
    translation: 'Translation',
    intragroup: 'Intragroup',
    checks: 'Checks',
  },
} as const

const METHODS = {
  ru: { full: '', equity: 'долевой метод', none: 'вне группы' },
  en: { full: '', equity: 'equity method', none: 'outside the group' },
} as const

/** How far the close is: what blocks it, in the order to mend it, then companies × steps. */
export function Screen() {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const { fiscalYearStart } = useOpenBook()
  const scope = useScope()
  const { period } = scope
  const path = `/books/${encodeURIComponent(book)}`
  const desk = useQuery({
    queryKey: ['desk', book, period],
    queryFn: ({ signal }) => get<Desk>(`${path}/desk`, { period }, signal),
  })
  const checks = useQuery({
    queryKey: ['checks', book, period, language],
    queryFn: ({ signal }) => get<Checks>(`${path}/checks`, { period }, signal),
  })
  const error = desk.error ?? checks.error
  if (error) return <Fault error={error} retry={() => void desk.refetch()} />
  if (!desk.data || !checks.data) return <Skeleton />
  const { entities } = desk.data
  const stops = [
    ...checks.data.findings
      .filter(({ severity }) => severity === 'blocks')
      .map(({ code, text, where }) => ({ key: `${code} ${where} ${text}`, text, where })),
    ...checks.data.checks
      .filter(({ passed, severity }) => !passed && severity === 'blocks')
      .map(({ id, subject, text }) => ({ key: `${id} ${subject} ${text}`, text, where: subject })),
  ]
  const name = periodName(desk.data.period, fiscalYearStart, language)
  return (
    <Page>
      <h1>{language === 'ru' ? `Закрытие: ${name}` : `Close: ${name}`}</h1>
      <p className="lead">
        {stops.length === 0 ? (
          language === 'ru' ? (
            'Закрыть ничего не мешает.'
          ) : (
            'Nothing blocks the close.'
          )
        ) : (
          <span className="stop">
            {language === 'ru'
              ? `Закрыть мешают: ${stops.length}.`
              : `${stops.length} matters block the close.`}
          </span>
        )}
      </p>
      {stops.length > 0 && (
        <>
          <h2>{language === 'ru' ? 'Что мешает, по порядку' : 'What blocks, in order'}</h2>
          <ol className="plain-list">
            {stops.slice(0, 12).map(({ key, text, where }) => (
              <li key={key}>
                <StateSign state="blocks" /> {text} <span className="code">{where}</span>
              </li>
            ))}
          </ol>
          <Link to="/b/$book/checks" params={{ book }} search={scope}>
            {words('checks')}
          </Link>
        </>
      )}
      <h2>{language === 'ru' ? 'Компании и шаги' : 'Companies and steps'}</h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{words('entity')}</th>
            {Object.entries(STEPS[language]).map(([id, label]) => (
              <th scope="col" key={id}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entities.map(({ code, method, name: entity, steps }) => (
            <tr key={code}>
              <th scope="row">
                <span className="code">{code}</span> {entity}{' '}
                <span className="code">{METHODS[language][method]}</span>
              </th>
              {steps.map((step) => (
                <StepCell key={step.id} step={step} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  )
}

const CELL_WORDS = {
  ru: { done: 'готово', warns: 'внимание', blocks: 'мешает', open: 'не начато', none: 'не требуется' },
  en: { done: 'done', warns: 'look', blocks: 'blocks', open: 'not begun', none: 'not needed' },
} as const

function StepCell({ step }: { step: Step }) {
  const language = useLanguage()
  const tint = step.state === 'warns' || step.state === 'blocks' ? ` tint-${step.state}` : ''
  return (
    <td className={`step${tint}`}>
      <StateSign state={step.state} /> {CELL_WORDS[language][step.state]}
      {step.count > 0 && step.state !== 'done' && step.state !== 'none' ? ` ${step.count}` : ''}
    </td>
  )
}
