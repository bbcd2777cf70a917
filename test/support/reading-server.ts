// A server over a book of the folder books/, where everything may be read: for tests of what it answers.

import { join } from 'node:path'
import type { z } from 'zod'
import type { Access } from '../../src/app/access.ts'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import type { Store } from '../../src/store/store.ts'

import { everything } from './everything.ts'

const ROOT = join(import.meta.dirname, '../..')

/** @param access who asks; without it the console, who reads everything */
export async function readingServer(
  store: Store,
  name = 'severny',
  access: Access = everything,
): Promise<Server> {
  const folder = join(ROOT, 'books', name)
  await importInto(store, await readFolder({ folder, name, replace: true }, () => {}), true, () => {})
  return buildServer({
    store,
    signIn: async (api) => {
      api.addHook('onRequest', async (request) => {
        request.access = access
      })
    },
    webRoot: null,
    logs: false,
  })
}

/** What a GET of the API answers, of the shape that is expected. */
export async function fetchAs<T extends z.ZodType>(
  server: Server,
  path: string,
  shape: T,
): Promise<{ readonly status: number; readonly body: z.output<T> }> {
  const response = await server.inject({ method: 'GET', url: `/api/v1${path}` })
  const parsed = shape.safeParse(response.json())
  if (!parsed.success)
    throw new Error(`${path} answers ${response.statusCode} ${response.body.slice(0, 500)}`)
  return { status: response.statusCode, body: parsed.data }
}

/** A decimal as minor units, for exact sums. */
export const kopecks = (amount: string): bigint => BigInt(amount.replace('.', ''))
