import { UnstyledButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { KIND_WORDS, stateWords } from '../../../../src/desk/words.ts'
import { Fault } from '../../parts/fault.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useSetScope } from '../../scope.ts'
import { useLanguage } from '../../words.ts'
import { Composer } from './composer.tsx'
import { type DeskRequest, useRequest } from './desk-api.ts'
import { shortKind } from './request-words.ts'
import { Side } from './side.tsx'
import { Thread } from './thread.tsx'
import { stamp } from './time.ts'
import { useSupportWords } from './words.ts'

/** One request: what was said, the answer being written, what stands beside it. */
export function OpenRequest({ id }: { id: string }) {
  const words = useSupportWords()
  const [side, setSide] = useState(false)
  const { data, error, refetch } = useRequest(id)
  if (error && !data)
    return (
      <div className="request-page">
        <Fault error={error} retry={() => void refetch()} />
      </div>
    )
  if (!data)
    return (
      <div className="request-page">
        <Skeleton />
      </div>
    )
  return (
    <>
      <article className="request-page" aria-label={data.number}>
        <Head request={data} isSideOpen={side} onSide={() => setSide(!side)} />
        <Reading request={data} />
        <Composer request={data} />
      </article>
      <aside className={`request-side${side ? ' open' : ''}`} aria-label={words('details')}>
        <Side request={data} />
      </aside>
    </>
  )
}

interface HeadProps {
  request: DeskRequest
  isSideOpen: boolean
  onSide: () => void
}

function Head({ isSideOpen, onSide, request }: HeadProps) {
  const words = useSupportWords()
  const language = useLanguage()
  const setScope = useSetScope()
  const { createdAt, kind, number, state, subject } = request
  return (
    <header className="request-head">
      <div className="narrow-only">
        <UnstyledButton className="act" onClick={() => setScope({ id: undefined })}>
          ← {words('backToList')}
        </UnstyledButton>
        <UnstyledButton className="act" aria-expanded={isSideOpen} onClick={onSide}>
          {words('details')}
        </UnstyledButton>
      </div>
      <h2 className="request-subject" translate="no">
        {subject}
      </h2>
      <p className="request-told">
        {number}, <span title={KIND_WORDS[kind][language]}>{shortKind(kind, language).toLowerCase()}</span>,{' '}
        {words('opened')} {stamp(createdAt, language)}. {words('status')}:{' '}
        <strong>{stateWords(kind, state)[language]}</strong>
      </p>
    </header>
  )
}

/** The thread; it stays at its end while one reads there, and says so when something new came below. */
function Reading({ request }: { request: DeskRequest }) {
  const words = useSupportWords()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [unread, setUnread] = useState(false)
  const count = request.thread.length
  const toEnd = (): void => {
    const { current } = box
    if (current) current.scrollTop = current.scrollHeight
    setUnread(false)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: of what was added, not of what the box is
  useEffect(() => {
    if (atEnd.current) toEnd()
    else setUnread(true)
  }, [count])
  return (
    <div className="reading">
      <div
        ref={box}
        className="reading-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { clientHeight, scrollHeight, scrollTop } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 40
          if (atEnd.current) setUnread(false)
        }}
      >
        <Thread request={request} />
      </div>
      {unread && (
        <button type="button" className="unread" onClick={toEnd}>
          {words('newMessages')} ↓
        </button>
      )}
    </div>
  )
}
