// The browser application starts: styles, the kit with the page's nonce, queries, routes.

import '@mantine/core/styles.css'
import '@fontsource-variable/golos-text'
import '@fontsource/pt-serif/400.css'
import '@fontsource/pt-serif/400-italic.css'
import '@fontsource/pt-serif/700.css'
import './tokens.css'
import './frame.css'
import './print.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from './api.ts'
import { makeRouter } from './routes.tsx'
import { resolver, theme } from './theme.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // The server may stand on this machine or in its net: it is asked whatever the browser thinks of the internet.
      networkMode: 'always',
      // What the server declined it will decline again; a line that broke may come back.
      retry: (count, error) => !(error instanceof Problem) && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
})
const router = makeRouter(queries)
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
