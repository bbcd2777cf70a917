// `npm run bench -- server`: how long the server's event loop stands still while it does long work, and how long others
// wait meanwhile. The real server with the real sign-in and its jobs; a thread beside it sends 200 small requests at
// once, again and again. Node's own monitor tells the longest delay and the 99th percentile of the loop in that time.

import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { withStore } from '../src/app/with-store.ts'
import type { Store } from '../src/store/store.ts'
import { type Application, SAMPLE, startApplication } from '../test/browser/application.ts'
import { PASSWORD } from '../test/support/people.ts'
import { osvWorkbook, ROWS } from './osv-workbook.ts'
import { say } from './say.ts'

const ROOT = join(import.meta.dirname, '..')
const LIMIT_MS = 200
const NANOSECONDS = 1e6
/** How often the monitor looks: a delay shorter than this is not told from none. */
const RESOLUTION_MS = 5
/** Copies of one company of the sample that make the larger book. */
const COPIES = 40
const COPIED = 'ТДС'
/** The company and interval of the large trial balance, which is that of account 62. */
const OF_LARGE = 'МАС'
const LARGE_FILE = '2025-01-01_2025-12-31_62.xlsx'
/** Below the number that the sign-in takes for guessing. */
const SIGN_INS = 8
const TRAIL = 5_000

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-bench-'))
  // Run as root, the database server is an unprivileged user, who must get into the folder.
  chmodSync(folder, 0o755)
  const environment = { ...process.env, TRIALBALANCE_DISK_FLOOR: '0' }
  await withStore({ data: join(folder, 'data'), environment }, async (store) => {
    const books = [
      { name: 'severny', folder: SAMPLE },
      { name: 'first', folder: join(ROOT, 'books/first-steps'), isOfOthers: true },
      { name: 'large', folder: largeBook(join(folder, 'large')), isOfOthers: true },
    ]
    const application = await startApplication(store, books)
    await measure(application, store)
    await application.close()
  })
  rmSync(folder, { recursive: true, force: true })
}

/** The sample group with one of its companies forty times more. */
function largeBook(folder: string): string {
  cpSync(SAMPLE, folder, { recursive: true })
  for (const register of ['entities.csv', 'ownership.csv']) {
    const path = join(folder, register)
    const text = readFileSync(path, 'utf8')
    const own = text.split('\n').filter((line) => line.includes(`${COPIED},`))
    const copies = Array.from({ length: COPIES }, (_, index) => String(index + 1).padStart(2, '0')).flatMap(
      (number) =>
        own.map((line) =>
          line
            .replaceAll(`${COPIED},`, `К${number},`)
            .replace(/^П-\d+/, `К-${number}`)
            .replace('7801234563', ''),
        ),
    )
    writeFileSync(path, `${text.trimEnd()}\n${copies.join('\n')}\n`)
  }
  for (let index = 1; index <= COPIES; index++)
    cpSync(join(folder, 'balances', COPIED), join(folder, 'balances', `К${String(index).padStart(2, '0')}`), {
      recursive: true,
    })
  return folder
}

class Client {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  get cookie(): string {
    return this.#cookie
  }

  async send(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
    const isForm = body instanceof FormData
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: {
        origin: this.#url,
        cookie: this.#cookie,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie) this.#cookie = cookie
    if (!answer.ok && answer.status !== 401)
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  /** To its last byte. */
  async read(path: string): Promise<number> {
    return (await (await this.send('GET', path)).arrayBuffer()).byteLength
  }

  async job(path: string, body: unknown): Promise<void> {
    const { id }: { id: string } = (await (await this.send('POST', path, body)).json()) as { id: string }
    for (;;) {
      const job = (await (await this.send('GET', `/jobs/${id}`)).json()) as {
        state: string
        findings: unknown
      }
      if (job.state === 'done') return
      if (job.state !== 'queued' && job.state !== 'running')
        throw new Error(`${path}: ${JSON.stringify(job)}`)
      await wait(50)
    }
  }
}

interface Waited {
  readonly count: number
  readonly p99: number
}

class Load {
  readonly #worker: Worker
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })

  constructor(url: string, cookie: string) {
    this.#worker = new Worker(new URL('./server-load.ts', import.meta.url), { workerData: { url, cookie } })
    this.#worker.on('error', (error) => {
      throw error
    })
    this.#delay.enable()
  }

  async beside(name: string, work: () => Promise<unknown>): Promise<void> {
    this.#delay.reset()
    this.#worker.postMessage('begin')
    const start = performance.now()
    await work()
    const took = performance.now() - start
    const [max, p99] = [this.#delay.max / NANOSECONDS, this.#delay.percentile(99) / NANOSECONDS]
    const waited = new Promise<Waited>((resolve) => this.#worker.once('message', resolve))
    this.#worker.postMessage('end')
    const others = await waited
    const whole = (value: number, width: number): string => value.toFixed(0).padStart(width)
    say(
      `${name.padEnd(58)} ${whole(took, 7)} ms  loop: longest ${whole(max, 5)}, p99 ${whole(p99, 4)} ms  ` +
        `${String(others.count).padStart(5)} requests, p99 ${whole(others.p99, 5)} ms  ` +
        `limit ${LIMIT_MS}  ${max <= LIMIT_MS ? 'ok' : 'over'}`,
    )
  }

  async stop(): Promise<void> {
    this.#delay.disable()
    await this.#worker.terminate()
  }
}

async function measure({ links, url }: Application, store: Store): Promise<void> {
  const client = new Client(url)
  const token = links.controller.split('/').at(-1)
  await client.send('POST', `/links/${token}`, { password: PASSWORD, language: 'ru', first: null })
  const load = new Load(url, client.cookie)
  await wait(1000)
  await load.beside('nothing', () => wait(3000))
  await load.beside('a book opened for the first time', () => client.read('/books/severny'))
  await load.beside('close', () => client.job('/books/severny/closes', {}))
  await load.beside('the workbook of the group', () => client.read('/books/severny/documents?format=xlsx'))
  await load.beside('the PDF of the group', () => client.read('/books/severny/documents?format=pdf'))
  await load.beside('the page of the group', () => client.read('/books/severny/documents?format=html'))
  await load.beside('all documents of the close', () => client.job('/books/severny/documents/jobs', {}))
  await load.beside('export of the book', () => client.read('/books/severny/export'))
  await load.beside(`${COPIES} companies more: opened`, () => client.read('/books/large'))
  await load.beside(`${COPIES} companies more: close`, () => client.job('/books/large/closes', {}))
  await load.beside(`${COPIES} companies more: checks`, () => client.read('/books/large/checks'))
  await load.beside(`${COPIES} companies more: export`, () => client.read('/books/large/export'))
  await balances(client, load)
  await load.beside(`${SIGN_INS} people sign in at once`, () =>
    Promise.all(
      Array.from({ length: SIGN_INS }, (_, n) =>
        new Client(url).send('POST', '/session', { login: `nobody${n}`, password: PASSWORD }),
      ),
    ),
  )
  await fillTrail(store)
  await load.beside(`audit trail of ${TRAIL} entries verified`, () => client.read('/audit/verify'))
  await load.stop()
}

async function balances(client: Client, load: Load): Promise<void> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(osvWorkbook().bytes)]), LARGE_FILE)
  await load.beside(`a trial balance of ${ROWS} rows sent`, async () => {
    const answer = await client.send('POST', '/books/first/uploads', form, 'large')
    const { id } = (await answer.json()) as { id: string }
    const path = `/books/first/uploads/${id}`
    await client.send('PATCH', path, {
      entity: OF_LARGE,
      from: '2025-01-01',
      to: '2025-12-31',
      account: '62',
    })
  })
  await load.beside('accepted', () => client.job('/books/first/uploads/accept/jobs', {}))
  const [name = ''] = LARGE_FILE.split('.')
  await load.beside('shown', () =>
    client.read(`/books/first/balances/${encodeURIComponent(OF_LARGE)}/${name}`),
  )
  await load.beside('close with it', () => client.job('/books/first/closes', {}))
}

async function fillTrail(store: Store): Promise<void> {
  const book = await store.bookFiles('severny')
  for (let entry = 0; entry < TRAIL; entry++) await store.recordExport(book, entry)
}
