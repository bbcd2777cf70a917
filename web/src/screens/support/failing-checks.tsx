import { useQuery } from '@tanstack/react-query'
import { checksOf, failing, placeOf } from './extract-sections.ts'
import { useNewWords } from './new-words.ts'

interface Failing {
  readonly code: string
  readonly text: string
}

/** Checks that fail where she asks, each once. Their codes go with the request; their words may name companies. */
export function useFailingChecks(about: string): readonly Failing[] {
  const place = about === '' ? null : placeOf(about)
  const { data } = useQuery({
    queryKey: ['desk-checks', place?.book, place?.scope.period],
    queryFn: ({ signal }) => (place ? checksOf(place, signal) : Promise.reject(new Error('of no book'))),
    enabled: place !== null,
    staleTime: 300_000,
  })
  const byCode = new Map(data ? failing(data).map(({ id, text }) => [id, text]) : [])
  return [...byCode].map(([code, text]) => ({ code, text }))
}

export function FailingChecks({ checks }: { checks: readonly Failing[] }) {
  const words = useNewWords()
  if (checks.length === 0) return null
  return (
    <div>
      {words('failing')}:
      <ul className="plain-list">
        {checks.map(({ code, text }) => (
          <li key={code}>
            {text} <span className="code">{code}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
