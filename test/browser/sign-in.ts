// Everyone may see and change everything: for tests of what stands behind the sign-in.

import type { Server } from '../../src/server/context.ts'
import { everything } from '../support/everything.ts'

export async function signedIn(api: Server): Promise<void> {
  api.addHook('onRequest', async (request) => {
    request.access = everything
  })
}
