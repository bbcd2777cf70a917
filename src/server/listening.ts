// Where the server may be reached (operations.md §5): on loopback by default; on another address only with its own
// certificate, or behind a proxy that is named. What reaches it under another host name is turned away.

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { inputRefused } from '../app/failure.ts'
import { finding } from '../ledger/finding.ts'

export interface Listening {
  /** Addresses at which people reach the program; the first stands in links. */
  readonly origins: readonly [string, ...string[]]
  /** Host headers that are ours, lower case. */
  readonly hosts: readonly string[]
  readonly trustedProxy: string | null
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
}

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['localhost', '127.0.0.1', '::1']

/** @throws Refused APP-014 for an address that is open to others without a certificate or a named proxy */
export function listening(host: string, port: number, environment: Environment): Listening {
  const { PUBLIC_URL: url, TRUSTED_PROXY: proxy, TLS_CERT: cert, TLS_KEY: key } = environment
  const isLoopback = LOOPBACK.includes(host)
  const tls = cert && key ? { cert: readFileSync(cert), key: readFileSync(key) } : null
  const behindProxy =
    url !== undefined && /^https:\/\/[^/]+$/.test(url) && proxy !== undefined && proxy !== ''
  if (!isLoopback && !tls && !behindProxy) throw inputRefused(finding('APP-014', 'blocks', { value: host }))
  if (url && !behindProxy && !tls) throw inputRefused(finding('APP-014', 'blocks', { value: url }))
  const own = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  const scheme = tls ? 'https' : 'http'
  const origins: [string, ...string[]] = isLoopback
    ? [`${scheme}://${own}`, ...LOOPBACK.slice(0, 2).map((name) => `${scheme}://${name}:${port}`)]
    : [`${scheme}://${own}`]
  if (url) origins.unshift(url)
  return {
    origins,
    hosts: [...new Set(origins.map((origin) => new URL(origin).host.toLowerCase()))],
    trustedProxy: behindProxy ? proxy : null,
    tls,
  }
}
