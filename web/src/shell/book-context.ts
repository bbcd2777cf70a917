import { createContext, useContext } from 'react'
import type { Book } from '../api.ts'

export const BookContext = createContext<Book | null>(null)

/** The open book; only below the frame of a book. */
export function useOpenBook(): Book {
  const book = useContext(BookContext)
  if (!book) throw new Error('outside the frame of a book')
  return book
}
