import { UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { addAmounts, isZero } from '../amount.ts'
import { type Explanation, get } from '../api.ts'
import { useBook, useScope, useSetScope } from '../scope.ts'
import { useLanguage, useWords } from '../words.ts'
import { Amount } from './amount.tsx'
import { Fault } from './fault.tsx'
import { placeText } from './place.ts'
import { Skeleton } from './skeleton.tsx'
import { StateSign } from './state-sign.tsx'
import './explain-panel.css'

interface Props {
  statement: string
  unit: number
  onClose: () => void
}

type Part = Explanation['parts'][number]

/** Where a figure comes from, a step at a time down to the row of the file; each step repeats the sum it must equal. */
export function ExplainPanel({ onClose, statement }: Props) {
  const words = useWords()
  const language = useLanguage()
  const book = useBook()
  const scope = useScope()
  const setScope = useSetScope()
  const list = useRef<HTMLUListElement>(null)
  const { basis, column, entity, line, path = '', period, show } = scope
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['explain', book, period, entity, basis, statement, line, column, show, path],
    queryFn: ({ signal }) =>
      get<Explanation>(
        `/books/${encodeURIComponent(book)}/explain`,
        { basis, entity, period, column, interval: show, line: `${statement}:${line ?? ''}`, path },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const steps = path === '' ? [] : path.split('.')
  const open = (index: number): void => setScope({ path: [...steps, String(index)].join('.') })
  const back = (): void =>
    steps.length > 0 ? setScope({ path: steps.slice(0, -1).join('.') || undefined }) : onClose()
  useEffect(() => {
    if (data && list.current) list.current.querySelector<HTMLElement>('button')?.focus()
  }, [data])
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Backspace' || event.key === 'ArrowLeft') back()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      move(list.current, event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'ArrowRight' && document.activeElement instanceof HTMLElement)
      document.activeElement.click()
    else return
    event.preventDefault()
  }
  return (
    <aside
      className="panel explain"
      aria-label={words('explanation')}
      aria-busy={isPlaceholderData || (!data && !error)}
      onKeyDown={onKeyDown}
    >
      <div className="panel-head">
        <span className="code">{words('explanation')}</span>
        <UnstyledButton aria-label={words('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {error ? (
        <Fault error={error} />
      ) : !data ? (
        <Skeleton rows={6} />
      ) : (
        <>
          {data.trail.length > 0 && (
            <ol className="trail">
              {data.trail.map((step, index) => (
                <li key={`${step.label.en} ${step.amount}`}>
                  <UnstyledButton
                    onClick={() => setScope({ path: steps.slice(0, index).join('.') || undefined })}
                  >
                    {step.label[language]}
                  </UnstyledButton>
                  <Amount value={step.amount} style="brackets" />
                </li>
              ))}
            </ol>
          )}
          <div className="explained-figure">
            <span>{data.figure.label[language]}</span>
            <Amount value={data.figure.amount} strong />
          </div>
          <Details of={data.figure} />
          {data.parts.length > 0 && (
            <>
              <h2>{words('madeOf')}</h2>
              <ul className="parts" ref={list}>
                {data.parts.map((part, index) => (
                  <PartRow key={`${String(index)} ${part.label.en}`} part={part} onOpen={() => open(index)} />
                ))}
              </ul>
              <Footing parts={data.parts} figure={data.figure} />
            </>
          )}
        </>
      )}
    </aside>
  )
}

function PartRow({ onOpen, part }: { part: Part; onOpen: () => void }) {
  const language = useLanguage()
  const where = placeText(part.place, language)
  return (
    <li>
      <UnstyledButton onClick={onOpen} className="part" data-opens={part.opens}>
        <span>
          {part.label[language] || where}
          {where && part.label[language] && <span className="code"> {where}</span>}
        </span>
        <Amount value={part.amount} />
      </UnstyledButton>
    </li>
  )
}

/** Parts in the figure's own currency must come to it; others are named with their rate. */
function Footing({ figure, parts }: Pick<Explanation, 'figure' | 'parts'>) {
  const words = useWords()
  const own = parts.filter(({ currency }) => currency === figure.currency)
  if (own.length === 0) return null
  const sum = addAmounts(own.map(({ amount }) => amount))
  const difference = addAmounts([
    sum,
    figure.amount.startsWith('-') ? figure.amount.slice(1) : `-${figure.amount}`,
  ])
  const agrees = isZero(difference)
  return (
    <div className={`footing${agrees ? '' : ' stop'}`}>
      <span>
        <StateSign state={agrees ? 'done' : 'blocks'} /> {agrees ? words('agrees') : words('differs')}
        {!agrees && <Amount value={difference} />}
      </span>
      <Amount value={sum} strong />
    </div>
  )
}

function Details({ of }: { of: Explanation['figure'] }) {
  const language = useLanguage()
  const where = placeText(of.place, language)
  const detail = Object.entries(of.detail ?? {}).filter(([name]) => !['statement', 'column'].includes(name))
  if (!where && detail.length === 0) return null
  return (
    <dl className="details">
      {where && (
        <div>
          <dt>{language === 'ru' ? 'Источник' : 'Source'}</dt>
          <dd>{where}</dd>
        </div>
      )}
      {detail.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function move(list: HTMLUListElement | null, by: 1 | -1): void {
  const buttons = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])]
  const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1
  buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus()
}
