import { useCallback, useState } from 'react'
import { type JournalBody, type JournalPreview, send } from '../../api.ts'
import { useBook, useScope } from '../../scope.ts'

/** What the journal would change, asked for as it stands on the screen. */
export function usePreview(id: string) {
  const book = useBook()
  const { basis, period } = useScope()
  const [result, setResult] = useState<JournalPreview | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const ask = useCallback(
    async (journal: JournalBody) => {
      setOpen(true)
      setBusy(true)
      setError(null)
      setResult(null)
      try {
        const path = `/books/${encodeURIComponent(book)}/adjustments/preview`
        const { data } = await send<JournalPreview>(path, {
          method: 'POST',
          body: { id, journal, period, basis },
        })
        setResult(data)
      } catch (failure) {
        setError(failure)
      } finally {
        setBusy(false)
      }
    },
    [basis, book, id, period],
  )
  return { result, error, busy, isOpen, ask, close: () => setOpen(false) }
}
