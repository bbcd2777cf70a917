// A book in memory for tests.

import type { Files } from '../../src/store/types.ts'

/** A book of texts and bytes by path. */
export function filesOf(content: Readonly<Record<string, string | Uint8Array>>): Files {
  return {
    list: () => Object.keys(content),
    read: async (path) => {
      const found = content[path]
      if (found === undefined) throw new Error(`no file ${path}`)
      return typeof found === 'string' ? new TextEncoder().encode(found) : found
    },
  }
}
