// Who is signed in: asked once when the page opens and again when an answer says that the session is lost.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { whoAmI } from '../../src/server/sign-in/session-routes.ts'
import { get, send } from './api.ts'

export type WhoAmI = z.output<typeof whoAmI>

export const SessionContext = createContext<WhoAmI | null>(null)

/** Of the person who is signed in; only below the gate. */
export function useSession(): WhoAmI {
  const session = useContext(SessionContext)
  if (!session) throw new Error('outside the gate')
  return session
}

export const useWhoAmI = () =>
  useQuery({ queryKey: ['session'], queryFn: () => get<WhoAmI>('/session'), staleTime: 60_000 })

/** Ends the session here and shows the sign-in. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await send('/session', { method: 'DELETE' })
    queries.clear()
    window.location.assign('/')
  }
}
