// `trialbalance serve` (npm start): the database of the data folder, the server and the browser application on one address
// of this machine. At the first start it prints the link that makes the first administrator (operations.md §4, §5).

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { ensureOwnDesk } from '../app/desk/own-desk.ts'
import { failureOf } from '../app/failure.ts'
import { importInto, readFolder } from '../app/import-book.ts'
import { render } from '../app/messages.ts'
import { firstLink, linkAddress } from '../app/people.ts'
import { type DemoLink, demoPeople } from '../app/people-demo.ts'
import { oidcSettings } from '../app/people-oidc.ts'
import { sealerOf } from '../app/people-sealing.ts'
import { interrupt, type StorePlace, withStore } from '../app/with-store.ts'
import type { Store } from '../store/store.ts'
import { listening } from './listening.ts'
import { buildServer } from './server.ts'
import { signIn } from './sign-in/plugin.ts'

const ROOT = join(import.meta.dirname, '../..')

interface Options {
  readonly port: number
  readonly host: string
  readonly data?: string
  readonly demo: boolean
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`)

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : -1
  if (port < 0 || port > 65535) throw new InvalidArgumentError('0…65535')
  return port
}

async function serve(options: Options): Promise<void> {
  const place: StorePlace = {
    environment: process.env,
    ...(options.data === undefined ? {} : { data: options.data }),
  }
  const address = listening(options.host, options.port, process.env)
  const webRoot = join(ROOT, 'web/dist')
  await withStore(place, async (store) => {
    await ensureOwnDesk(store, options.demo ? { code: 'SEV', name: 'АО «Северный»' } : undefined)
    const demo = options.demo ? await loadDemo(store) : []
    const sealer = sealerOf(place)
    const server = await buildServer({
      store,
      mail: { sealer },
      signIn: signIn({
        store,
        sealer,
        origins: address.origins,
        oidc: oidcSettings(process.env),
      }),
      webRoot: existsSync(join(webRoot, 'index.html')) ? webRoot : null,
      logs: true,
      hosts: address.hosts,
      trustedProxy: address.trustedProxy,
      tls: address.tls,
    })
    await server.listen({ host: options.host, port: options.port })
    const [origin] = address.origins
    say(`TrialBalance: ${origin}`)
    await tellLinks(store, demo, origin)
    say('Остановить: Ctrl+C / Stop: Ctrl+C')
    await stopped()
    await server.close()
  })
}

/** The sample group with its people, for `--demo`; what is there already stays. */
async function loadDemo(store: Store): Promise<DemoLink[]> {
  const folder = join(ROOT, 'books/severny')
  if (!(await store.listBooks()).some(({ name }) => name === 'severny')) {
    say('Загружается группа «Северный» … / Loading the sample group …')
    await importInto(
      store,
      await readFolder({ folder, name: 'severny', replace: false }, () => {}),
      false,
      () => {},
    )
  }
  return demoPeople(store, store.access)
}

async function tellLinks(store: Store, demo: readonly DemoLink[], origin: string): Promise<void> {
  const first = await firstLink(store, store.access)
  if (first) {
    say('Первый администратор, ссылка на 30 минут: / The first administrator, a link for 30 minutes:')
    say(`  ${linkAddress(origin, first.token)}`)
  }
  for (const { link, login, name } of demo)
    say(`${name} (${login}): ${link ? linkAddress(origin, link.token) : '—'}`)
}

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

const version: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const program = new Command('trialbalance serve')
  .description('сервер и веб-приложение на этой машине / the server and the web application on this machine')
  .version(
    typeof version === 'object' && version !== null && 'version' in version ? String(version.version) : '',
  )
  .option('--port <n>', 'порт / port', portOf, 8420)
  .option('--host <address>', 'адрес, на котором слушать / address to listen on', '127.0.0.1')
  .option('--data <folder>', 'папка данных / data folder')
  .option('--demo', 'загрузить группу «Северный» и её людей / load the sample group and its people', false)
  .parse()

try {
  await serve(program.opts<Options>())
} catch (error) {
  await interrupt()
  const { exit, findings, trace } = failureOf(error)
  for (const one of findings) {
    const { advice, text } = render(one, 'ru')
    process.stderr.write(`${one.code} ${text} ${advice}\n`)
  }
  if (trace) process.stderr.write(`${trace}\n`)
  process.exitCode = exit
}
