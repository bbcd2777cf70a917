import { useQuery } from '@tanstack/react-query'
import { get, type JournalBody, type Pair } from '../../api.ts'
import { useBook, useScope } from '../../scope.ts'
import { useOpenBook } from '../../shell/book-context.ts'
import { useLanguage } from '../../words.ts'
import { journalOfPair, pairAsked } from './from-pair.ts'

/** What a new journal begins with where the address names a pair; null: with nothing. */
export function useJournalOfPair(
  about: string | undefined,
  empty: JournalBody,
): { readonly body: JournalBody | null; readonly isLoading: boolean; readonly error: unknown } {
  const book = useBook()
  const language = useLanguage()
  const { entities } = useOpenBook()
  const { period } = useScope()
  const asked = pairAsked(about)
  const { data, error, isLoading } = useQuery({
    queryKey: ['pair', book, period, asked?.first, asked?.second, language],
    queryFn: ({ signal }) => {
      const path = [book, 'intragroup', asked?.first ?? '', asked?.second ?? '']
        .map(encodeURIComponent)
        .join('/')
      return get<Pair>(`/books/${path}`, { period }, signal)
    },
    enabled: asked !== null,
  })
  const own = entities.find(({ code }) => code === empty.entity)
  const body =
    data && asked
      ? journalOfPair(data, asked.group, empty.entity, empty, own?.currency === data.currency)
      : null
  return { body, isLoading, error }
}
