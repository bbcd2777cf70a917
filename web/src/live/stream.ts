// The stream of events: one for the browser (over HTTP/1.1 it opens six connections to one address only). The tab that
// holds the lock holds the stream and tells the others; when it closes, the next one takes over. While the stream is
// broken, jobs are asked for every 3 seconds, and so is a server that does not answer.

import type { QueryClient } from '@tanstack/react-query'
import { get, session } from '../api.ts'
import { type BookChange, type Job, live, onLive, setLive, withJob } from './live.ts'

const NAME = 'trialbalance-events'
const AGAIN_MS = 3000
const EVENTS = ['hello', 'book', 'talk', 'request', 'letters', 'job', 'disk', 'session'] as const

/** What tabs tell each other. The names of events and their data are the server's (routes/events.ts). */
type Message =
  | { readonly event: 'hello'; readonly data: { readonly isWhole: boolean } }
  | { readonly event: 'book'; readonly data: BookChange }
  | { readonly event: 'request'; readonly data: { readonly id: string | null } }
  | { readonly event: 'letters'; readonly data: object }
  /** Something was said, or a file attached. */
  | { readonly event: 'talk'; readonly data: { readonly book: string } }
  | { readonly event: 'job'; readonly data: Job }
  | { readonly event: 'disk'; readonly data: Pick<ReturnType<typeof live>, 'readOnly'> }
  | { readonly event: 'session'; readonly data: { readonly secondsLeft: number | null } }
  | { readonly event: 'streaming'; readonly data: boolean }
  /** A tab that was opened later asks how things stand. */
  | { readonly event: 'ask'; readonly data: null }

/** Keeps what the page knows up to date until the returned function is called. */
export function startLive(queries: QueryClient): () => void {
  const channel = new BroadcastChannel(NAME)
  const abort = new AbortController()
  let holder: ReturnType<typeof holdStream> | null = null
  const told = (message: Message): void => {
    take(queries, message)
    channel.postMessage(message)
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.event !== 'ask') take(queries, data)
    else if (holder) {
      channel.postMessage({ event: 'streaming', data: live().isStreaming })
      channel.postMessage({ event: 'disk', data: { readOnly: live().readOnly } })
    }
  }
  channel.postMessage({ event: 'ask', data: null })
  navigator.locks
    .request(NAME, { signal: abort.signal }, () => {
      holder = holdStream(told)
      return new Promise<void>((done) => abort.signal.addEventListener('abort', () => done()))
    })
    // Given up before it was this tab's turn.
    .catch(() => {})
  const stopAsking = askWhileBroken(queries, () => holder !== null)
  return () => {
    abort.abort()
    holder?.close()
    stopAsking()
    channel.close()
  }
}

/** Opens the stream, and again when the browser gave it up. */
function holdStream(told: (message: Message) => void): { close(): void } {
  let source: EventSource
  let last = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = (): void => {
    source = new EventSource(`/api/v1/events${last ? `?after=${encodeURIComponent(last)}` : ''}`)
    source.onopen = () => told({ event: 'streaming', data: true })
    source.onerror = () => {
      told({ event: 'streaming', data: false })
      // Closed for good after an answer that is no stream; else the browser tries by itself.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS)
    }
    for (const event of EVENTS)
      source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        if (lastEventId) last = lastEventId
        told({ event, data: JSON.parse(data) })
      })
  }
  open()
  return {
    close() {
      clearTimeout(timer)
      source.close()
    },
  }
}

function take(queries: QueryClient, message: Message): void {
  if (message.event === 'streaming') {
    setLive({ isStreaming: message.data, ...(message.data ? { isReached: true } : {}) })
  } else if (message.event === 'hello') {
    if (!message.data.isWhole) void queries.invalidateQueries({ queryKey: ['changes'] })
  } else if (message.event === 'book') {
    setLive({ changes: [...live().changes.slice(-99), message.data] })
    void queries.invalidateQueries({ queryKey: ['changes', message.data.book] })
  } else if (message.event === 'talk') {
    void queries.invalidateQueries({ queryKey: ['talk', message.data.book] })
  } else if (message.event === 'request') {
    const { id } = message.data
    // null: many at once.
    void queries.invalidateQueries({ queryKey: ['desk', 'request', ...(id === null ? [] : [id])] })
    void queries.invalidateQueries({ queryKey: ['desk', 'requests'] })
    void queries.invalidateQueries({ queryKey: ['desk', 'counts'] })
  } else if (message.event === 'letters') {
    void queries.invalidateQueries({ queryKey: ['desk', 'letters'] })
    void queries.invalidateQueries({ queryKey: ['desk', 'unsent'] })
  } else if (message.event === 'job') {
    setLive({ jobs: withJob(live().jobs, message.data) })
    if (message.data.state === 'done')
      void queries.invalidateQueries({ queryKey: ['closes', message.data.book] })
  } else if (message.event === 'disk') {
    setLive({ readOnly: message.data.readOnly })
  } else if (message.event === 'session') {
    const { secondsLeft } = message.data
    if (secondsLeft === 0) session.onLost()
    setLive({ sessionEndsAt: secondsLeft ? Date.now() + secondsLeft * 1000 : null })
  }
}

/** Asks for jobs: of a server that does not answer every tab, of a broken stream the tab that holds it. */
function askWhileBroken(queries: QueryClient, isHolder: () => boolean): () => void {
  let timer: ReturnType<typeof setInterval> | undefined
  const ask = async (): Promise<void> => {
    // A session that is lost is told of by the answer itself; the sign-in is open already.
    if (live().isSignedOut) return
    const wasAway = !live().isReached
    try {
      const { jobs } = await get<{ readonly jobs: readonly Job[] }>('/jobs')
      setLive({ jobs })
      if (wasAway)
        await queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
    } catch {
      // It is asked again.
    }
  }
  const look = (): void => {
    const { isReached, isStreaming } = live()
    const isBroken = !isReached || (!isStreaming && isHolder())
    if (isBroken && timer === undefined) timer = setInterval(() => void ask(), AGAIN_MS)
    else if (!isBroken && timer !== undefined) {
      clearInterval(timer)
      timer = undefined
    }
  }
  const stop = onLive(look)
  // What the browser thinks of its line is no answer, but a reason to ask: a stream that fell silent does not say so.
  const wonder = (): void => void ask()
  window.addEventListener('offline', wonder)
  window.addEventListener('online', wonder)
  return () => {
    stop()
    window.removeEventListener('offline', wonder)
    window.removeEventListener('online', wonder)
    clearInterval(timer)
  }
}
