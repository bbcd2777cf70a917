// The other people of bench/server.ts, on a thread of their own: 200 small requests at once, and then the same again as
// long as the work lasts; how long the answers took.

import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const CONNECTIONS = 200
/** Between two rounds: that long work is measured, and not the load alone. */
const PAUSE_MS = 1000

const { cookie, url }: { readonly url: string; readonly cookie: string } = workerData
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
let isAsking = false

const ask = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now()
    get(`${url}/api/v1/session`, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`/session: ${answer.statusCode}`))
      answer.resume()
      answer.on('end', () => resolve(performance.now() - start))
    }).on('error', reject)
  })

async function rounds(): Promise<void> {
  const taken: number[] = []
  isAsking = true
  while (isAsking) {
    taken.push(...(await Promise.all(Array.from({ length: CONNECTIONS }, ask))))
    if (isAsking) await wait(PAUSE_MS)
  }
  taken.sort((a, b) => a - b)
  parentPort?.postMessage({ count: taken.length, p99: taken[Math.floor(taken.length * 0.99)] ?? 0 })
}

parentPort?.on('message', (say: 'begin' | 'end') => {
  if (say === 'end') isAsking = false
  else
    rounds().catch((error: unknown) => {
      throw error
    })
})
