import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { startLive } from './stream.ts'

/** Below it the page is told what happens on the server. */
export function LivePage({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  useEffect(() => startLive(queries), [queries])
  return children
}
