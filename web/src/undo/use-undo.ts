import { useMutation, useQueryClient } from '@tanstack/react-query'
import { send } from '../api.ts'

/** Takes an edit of the book back; every screen asks anew for what it shows. */
export function useUndo(book: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (revision: string) =>
      send(`/books/${encodeURIComponent(book)}/undo`, {
        method: 'POST',
        headers: { 'if-match': `"${revision}"` },
      }),
    onSettled: () => queries.invalidateQueries(),
  })
}
