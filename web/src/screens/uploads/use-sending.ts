import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem, session } from '../../api.ts'
import { tooLargeForProxy } from '../../too-large.ts'
import { opened } from './archive.ts'

/** A file on its way: it stays here, in the page's memory, until the server has it. */
export interface Sending {
  readonly key: number
  readonly file: File
  /** Percent that has gone; 100: it is being read. */
  readonly percent: number
  readonly error: unknown
}

/** At once; more would only share one line. */
const AT_ONCE = 2

/** Sends files one by one, a request each, with progress; what failed can be sent again. */
export function useSending(book: string): {
  readonly sending: readonly Sending[]
  readonly add: (files: readonly File[]) => void
  readonly again: (key: number) => void
  readonly stop: (key: number) => void
} {
  const queries = useQueryClient()
  const [sending, setSending] = useState<readonly Sending[]>([])
  const requests = useRef(new Map<number, XMLHttpRequest>())
  const next = useRef(0)
  const change = useCallback((key: number, to: Partial<Sending>): void => {
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
  }, [])
  const take = useCallback((key: number): void => {
    requests.current.delete(key)
    setSending((all) => all.filter((one) => one.key !== key))
  }, [])
  useEffect(() => {
    const waiting = sending.filter(({ error, key }) => error === null && !requests.current.has(key))
    for (const { file, key } of waiting.slice(0, Math.max(0, AT_ONCE - requests.current.size))) {
      const request = post(`/api/v1/books/${encodeURIComponent(book)}/uploads`, file, (percent) =>
        change(key, { percent }),
      )
      requests.current.set(key, request)
      answerOf(request).then(
        async () => {
          await queries.invalidateQueries({ queryKey: ['uploads', book] })
          take(key)
        },
        (error: unknown) => {
          requests.current.delete(key)
          change(key, { error })
        },
      )
    }
  }, [sending, book, change, take, queries])
  // A page that is left while files are on their way asks first.
  useEffect(() => {
    if (sending.length === 0) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [sending.length])
  return {
    sending,
    add: (files) => {
      void opened(files).then((all) =>
        setSending((now) => [
          ...now,
          ...all.map((file) => ({ key: next.current++, file, percent: 0, error: null })),
        ]),
      )
    },
    again: (key) => change(key, { error: null, percent: 0 }),
    stop: (key) => {
      requests.current.get(key)?.abort()
      take(key)
    },
  }
}

/** By XMLHttpRequest: fetch does not say how much has gone. */
function post(url: string, file: File, progress: (percent: number) => void): XMLHttpRequest {
  const request = new XMLHttpRequest()
  request.open('POST', url)
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    progress(total > 0 ? Math.floor((100 * loaded) / total) : 0),
  )
  const form = new FormData()
  form.append('file', file, file.name)
  request.send(form)
  return request
}

function answerOf(request: XMLHttpRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve()
      if (request.status === 401) session.onLost()
      const { responseText, status, statusText } = request
      const answer = parsed(responseText)
      const proxy = tooLargeForProxy(status, responseText, document.documentElement.lang)
      reject(new Problem(status, proxy ?? answer.title ?? statusText, answer.findings ?? [], answer))
    })
    request.addEventListener('error', () => reject(new TypeError('the server was not reached')))
  })
}

/** What a proxy answers in between need not be JSON. */
function parsed(text: string): { title?: string; findings?: Problem['findings'] } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
