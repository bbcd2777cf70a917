// `trialbalance serve` (npm start): the database of the data folder, the server and the browser application on one address
// of this machine. At the first start it tells the link that makes the first administrator (operations.md §4, §5).

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fillDesk } from '../app/desk/demo-desk.ts'
import { ensureOwnDesk } from '../app/desk/own-desk.ts'
import { inputRefused } from '../app/failure.ts'
import { importInto, readFolder } from '../app/import-book.ts'
import { firstLink, linkAddress } from '../app/people.ts'
import { type DemoLink, demoPeople, demoRoles } from '../app/people-demo.ts'
import { oidcSettings } from '../app/people-oidc.ts'
import { sealerOf } from '../app/people-sealing.ts'
import type { Serve, ServeRequest } from '../app/serve.ts'
import { withStore } from '../app/with-store.ts'
import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import type { Server } from './context.ts'
import { listening } from './listening.ts'
import { buildServer } from './server.ts'
import { signIn } from './sign-in/plugin.ts'

const ROOT = join(import.meta.dirname, '../..')

export const serve: Serve = async (request) => {
  const { demo, host, place, port, tell } = request
  const environment = place.environment
  const address = listening(host, port, environment)
  const webRoot = join(ROOT, 'web/dist')
  await withStore(place, async (store) => {
    await ensureOwnDesk(store, demo ? { code: 'SEV', name: 'АО «Северный»' } : undefined)
    const links = demo ? await loadDemo(store, tell) : []
    const sealer = sealerOf(place)
    const server = await buildServer({
      store,
      mail: { sealer },
      signIn: signIn({
        store,
        sealer,
        origins: address.origins,
        oidc: oidcSettings(environment),
      }),
      webRoot: existsSync(join(webRoot, 'index.html')) ? webRoot : null,
      logs: true,
      hosts: address.hosts,
      trustedProxy: address.trustedProxy,
      tls: address.tls,
    })
    await listen(server, host, port)
    const [origin] = address.origins
    tell('serve.address', { origin })
    await tellLinks(store, links, origin, tell)
    tell('serve.stop')
    await stopped()
    await server.close()
  })
}

/** @throws Refused APP-016 where another program has the port */
async function listen(server: Server, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port })
  } catch (error) {
    await server.close()
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? inputRefused(finding('APP-016', 'blocks', {}, { host, port: String(port) })) : error
  }
}

/** The sample group with its people; what is there already stays. */
async function loadDemo(store: Store, tell: ServeRequest['tell']): Promise<DemoLink[]> {
  const folder = join(ROOT, 'books/severny')
  if (!(await store.listBooks()).some(({ name }) => name === 'severny')) {
    tell('serve.loading')
    await importInto(
      store,
      await readFolder({ folder, name: 'severny', replace: false }, () => {}),
      false,
      () => {},
    )
  }
  // Once: what people of the demonstration changed since, stays.
  const isFirst = (await store.people.list(store.access)).length === 0
  const links = await demoPeople(store, store.access)
  if (isFirst) await fillDesk({ store, people: await demoRoles(store, store.access), pass: () => {} })
  return links
}

async function tellLinks(
  store: Store,
  demo: readonly DemoLink[],
  origin: string,
  tell: ServeRequest['tell'],
): Promise<void> {
  const first = await firstLink(store, store.access)
  if (first) tell('serve.first', { link: linkAddress(origin, first.token) })
  for (const { link, login, name } of demo)
    if (link) tell('serve.person', { name, login, link: linkAddress(origin, link.token) })
    else tell('serve.noLink', { name, login })
}

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
