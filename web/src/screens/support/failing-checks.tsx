import { useQuery } from '@tanstack/react-query'
import { checksOf, failing, placeOf } from './extract-sections.ts'
import { useNewWords } from './new-words.ts'

/** Codes of the checks that fail where she asks; they go with the request. */
export function useFailingChecks(about: string): readonly string[] {
  const place = about === '' ? null : placeOf(about)
  const { data } = useQuery({
    queryKey: ['desk-checks', place?.book, place?.scope.period],
    queryFn: ({ signal }) => (place ? checksOf(place, signal) : Promise.reject(new Error('of no book'))),
    enabled: place !== null,
    staleTime: 300_000,
  })
  return data ? [...new Set(failing(data).map(({ id }) => id))] : []
}

export function FailingChecks({ codes }: { codes: readonly string[] }) {
  const words = useNewWords()
  if (codes.length === 0) return null
  return (
    <p>
      {words('failing')}: <span className="code">{codes.join(', ')}</span>
    </p>
  )
}
