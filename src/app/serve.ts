// What the command `serve` asks of the server, and what the server tells while it runs.

import type { StorePlace } from './with-store.ts'

export type ServeWord =
  | 'serve.address'
  | 'serve.loading'
  | 'serve.first'
  | 'serve.person'
  | 'serve.noLink'
  | 'serve.stop'

export interface ServeRequest {
  readonly port: number
  readonly host: string
  /** With the sample group and its people. */
  readonly demo: boolean
  readonly place: StorePlace
  readonly tell: (word: ServeWord, values?: Readonly<Record<string, string>>) => void
}

/** Runs the server until it is stopped. */
export type Serve = (request: ServeRequest) => Promise<void>
