import { UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Explanation, get } from '../api.ts'
import { useBook, useScope } from '../scope.ts'
import { Ask } from '../screens/support/ask.tsx'
import { useLanguage } from '../words.ts'
import { Amount } from './amount.tsx'
import { ExplainStep } from './explain-step.tsx'
import type { Target } from './explain-target.ts'
import { useExplainWords } from './explain-words.ts'
import { Fault } from './fault.tsx'
import { placeText } from './place.ts'
import { PlaceLink } from './place-link.tsx'
import { Skeleton } from './skeleton.tsx'
import './explain-panel.css'

interface Props {
  target: Target
  /** '' for the figure itself. */
  onPath: (path: string) => void
  onClose: () => void
  /** Pins what is open so that the next figure opens beside it; of a pinned panel, lets it go. */
  onPin: () => void
  isPinned?: boolean
}

/** Where a figure comes from: every step on the way to the row of the file, each with the sum it must equal. */
export function ExplainPanel({ isPinned = false, onClose, onPath, onPin, target }: Props) {
  const words = useExplainWords()
  const language = useLanguage()
  const panel = useRef<HTMLElement>(null)
  const { data, error, isPlaceholderData, refetch } = useExplanation(target)
  const path = target.path ?? ''
  const steps = path === '' ? [] : path.split('.')
  const openAt = (depth: number, index: number): void => {
    const before = steps.slice(0, depth)
    onPath([...before, String(index)].join('.'))
  }
  const back = (): void => (steps.length > 0 ? onPath(steps.slice(0, -1).join('.')) : onClose())
  useFocusOnOpen(panel, data, isPinned)
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const { code, key } = event
    if (key === 'Escape') onClose()
    else if (key === 'Backspace' || key === 'ArrowLeft') back()
    else if (key === 'ArrowDown' || key === 'ArrowUp') move(panel.current, key === 'ArrowDown' ? 1 : -1)
    else if (key === 'ArrowRight' && document.activeElement instanceof HTMLElement)
      document.activeElement.click()
    else if (code === 'KeyP') onPin()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const last = data?.steps.at(-1)
  return (
    <aside
      ref={panel}
      className={`panel explain${isPinned ? ' pinned' : ''}`}
      aria-label={words(isPinned ? 'pinned' : 'explanation')}
      aria-busy={isPlaceholderData || (!data && !error)}
      onKeyDown={onKeyDown}
    >
      <div className="panel-head">
        <span className="code">{words(isPinned ? 'pinned' : 'explanation')}</span>
        <span className="spring" />
        <UnstyledButton className="act" onClick={onPin} aria-keyshortcuts="P">
          {words(isPinned ? 'unpin' : 'pin')}
        </UnstyledButton>
        <CopyLink />
        <UnstyledButton aria-label={words('close')} onClick={onClose}>
          ×
        </UnstyledButton>
      </div>
      {error ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : !data || !last ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <FigureHead of={data.steps[0]} />
          {data.steps.map((step, depth) => (
            <ExplainStep
              key={`${String(depth)} ${step.figure.label.en}`}
              step={step}
              number={depth + 1}
              onOpen={(index) => openAt(depth, index)}
            />
          ))}
          {!isPinned && (
            <p>
              <Ask what="figure" start={{ subject: '', description: '' }} />
            </p>
          )}
          {last.parts.length === 0 && <p className="code">{words('end')}</p>}
          <Details of={last.figure} title={data.steps.length > 1 ? last.figure.label[language] : ''} />
        </>
      )}
    </aside>
  )
}

function useExplanation({ cell, column, entity, interval, line, path, row, statement }: Target) {
  const book = useBook()
  const scope = useScope()
  const { basis, period } = scope
  const of = entity ?? scope.entity
  return useQuery({
    queryKey: ['explain', book, period, of, basis, statement, line, column, interval, cell, row, path],
    queryFn: ({ signal }) =>
      get<Explanation>(
        `/books/${encodeURIComponent(book)}/explain`,
        { basis, entity: of, period, column, interval, cell, row, line: `${statement}:${line}`, path },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
}

/** The first part of the step that was just opened takes the focus; a pinned panel takes none. */
function useFocusOnOpen(
  panel: React.RefObject<HTMLElement | null>,
  data: Explanation | undefined,
  isPinned: boolean,
): void {
  useEffect(() => {
    if (!data || isPinned) return
    const lists = panel.current?.querySelectorAll<HTMLElement>('.step') ?? []
    const step = lists[lists.length - 1]
    const opens = data.steps.at(-1)?.parts.length !== 0
    const button = opens
      ? step?.querySelector<HTMLElement>('button')
      : step?.querySelector<HTMLElement>('[data-part="chosen"]')
    button?.focus()
    button?.scrollIntoView({ block: 'nearest' })
  }, [data, isPinned, panel])
}

function FigureHead({ of }: { of: Explanation['steps'][number] | undefined }) {
  const language = useLanguage()
  if (!of) return null
  const { amount, currency, label } = of.figure
  return (
    <>
      <div className="explained-figure">
        <span>{label[language]}</span>
        <Amount value={amount} />
      </div>
      <p className="code">{currency}</p>
    </>
  )
}

function CopyLink() {
  const words = useExplainWords()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(window.location.href)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <UnstyledButton className="act" onClick={() => void copy()}>
      {words(copied ? 'copied' : 'link')}
    </UnstyledButton>
  )
}

function Details({ of, title }: { of: Explanation['steps'][number]['figure']; title: string }) {
  const words = useExplainWords()
  const language = useLanguage()
  const where = placeText(of.place, language)
  if (!where && of.details.length === 0) return null
  return (
    <section className="step">
      <h3>
        {words('details')} {title && <span className="of">{title}</span>}
      </h3>
      <dl className="details">
        {where && (
          <div>
            <dt>{words('source')}</dt>
            <dd>
              <PlaceLink place={of.place} />
            </dd>
          </div>
        )}
        {of.details.map(({ name, value }) => (
          <div key={`${name.en} ${value.en}`}>
            <dt>{name[language]}</dt>
            <dd>{value[language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function move(panel: HTMLElement | null, by: 1 | -1): void {
  const buttons = [...(panel?.querySelectorAll<HTMLElement>('.part') ?? [])]
  const { activeElement } = document
  const at = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1
  buttons[Math.min(Math.max(at + by, 0), buttons.length - 1)]?.focus()
}
