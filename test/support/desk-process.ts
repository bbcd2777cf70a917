// The server with its mail as a process of its own, for the tests of what kill −9 leaves. Says `ready` on stdout once it
// listens; never ends by itself.
//
//     node test/support/desk-process.ts <address of the database> <sealing key, hex>

import { Sealer } from '../../src/app/people-sealing.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { Access } from '../../src/store/make-access.ts'
import { openExternalStore } from '../../src/store/open-store.ts'
import { ORIGIN } from './browser-client.ts'

const [url = '', key = ''] = process.argv.slice(2)
const opened = await openExternalStore(url, () => new Date())
const store = opened.as(Access.ofConsole('tests'))
const sealer = new Sealer([{ id: '1', key: Buffer.from(key, 'hex') }])
const server = await buildServer({
  store,
  signIn: signIn({ store, sealer, origins: [ORIGIN], oidc: null }),
  webRoot: null,
  logs: true,
  mail: { sealer, intervals: { look: 500, send: 100, retry: 200, longestRetry: 1000 } },
})
await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write('ready\n')
