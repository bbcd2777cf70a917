// A server over the sample group for tests of the browser and for work on it: everyone may see everything, nobody signs in.
//
//     node bin/run.mjs test/support/serve.ts [port]

import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureOwnDesk } from '../../src/app/desk/own-desk.ts'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { withStore } from '../../src/app/with-store.ts'
import { buildServer } from '../../src/server/server.ts'
import { signedIn } from '../browser/sign-in.ts'

const ROOT = join(import.meta.dirname, '../..')

const port = Number.parseInt(process.argv[2] ?? '8420', 10)
const data = mkdtempSync(join(tmpdir(), 'tb-serve-'))
// Run as root, the database server is an unprivileged user, who must get into the folder.
chmodSync(data, 0o755)
const checked = await readFolder(
  { folder: join(ROOT, 'books/severny'), name: 'severny', replace: true },
  () => {},
)
await withStore({ data, environment: { ...process.env, TRIALBALANCE_DISK_FLOOR: '0' } }, async (store) => {
  await importInto(store, checked, true, () => {})
  await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
  const server = await buildServer({
    store,
    signIn: signedIn,
    webRoot: join(ROOT, 'web/dist'),
    logs: true,
  })
  await server.listen({ host: '127.0.0.1', port })
  process.stdout.write(`http://127.0.0.1:${port}/b/severny\n`)
  await new Promise((resolve) => process.once('SIGTERM', resolve))
  await server.close()
})
