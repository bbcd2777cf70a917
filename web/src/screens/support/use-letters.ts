import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Letters } from './desk-api.ts'

/** Letters that came, or those of them that wait for an operator. */
export const useLetters = (waiting: boolean) =>
  useQuery({
    queryKey: ['desk', 'letters', waiting],
    queryFn: ({ signal }) =>
      get<Letters>('/desk/letters', { ...(waiting ? { waiting: 'true' } : {}), limit: 200 }, signal),
  })
