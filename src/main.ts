// The program: its commands, and the server, which is loaded only where it is asked for.

import { main } from './cli/main.ts'

process.exitCode = await main(async (request) => {
  const { serve } = await import('./server/serve.ts')
  await serve(request)
})
