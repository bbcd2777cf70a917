// A server in the test's own process over a book that is in the store, for whoever `access` is.

import { join } from 'node:path'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import type { Access } from '../../src/store/access.ts'
import type { Store } from '../../src/store/store.ts'

export const SEVERNY = join(import.meta.dirname, '../../books/severny')

/** Imports the sample group as `severny` and serves it; everyone who asks is `access`, or who opened the store. */
export async function serveSeverny(store: Store, access: Access = store.access): Promise<Server> {
  const checked = await readFolder({ folder: SEVERNY, name: 'severny', replace: true }, () => {})
  await importInto(store, checked, true, () => {})
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

/** A file as a browser sends it. */
export function formOf(
  name: string,
  bytes: Uint8Array,
): { payload: Buffer; headers: Record<string, string> } {
  const border = 'border-of-the-test'
  const head =
    `--${border}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
    'content-type: application/octet-stream\r\n\r\n'
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${border}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${border}` },
  }
}
