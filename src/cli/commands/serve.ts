// `serve`: the server with the browser application, until it is stopped.

import type { Serve } from '../../app/serve.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

export const serveCommand =
  (serve: Serve) =>
  async (
    { place, terminal }: Context,
    _: readonly string[],
    { demo, host, port }: Readonly<Record<string, unknown>>,
  ): Promise<ExitCode> => {
    await serve({
      port: typeof port === 'number' ? port : 0,
      host: String(host),
      demo: demo === true,
      place,
      tell: (word, values) => terminal.result(say(terminal.language, word, values)),
    })
    return 0
  }
