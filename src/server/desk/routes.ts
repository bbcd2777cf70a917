// The service desk under /api/v1/desk, with the statuses of its own refusals.

import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Server, ServerContext } from '../context.ts'
import { administrationRoutes } from './administration-routes.ts'
import { onDeskError } from './answers.ts'
import { deskContext } from './context.ts'
import { draftRoutes } from './draft-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { forwardRoutes, takingRoutes } from './forward-routes.ts'
import { letterRoutes } from './letter-routes.ts'
import { libraryRoutes } from './library-routes.ts'
import { type MailOfServer, mailboxRoutes } from './mailbox-routes.ts'
import { requestRoutes } from './request-routes.ts'

export async function deskRoutes(
  server: Server,
  context: ServerContext,
  mail: MailOfServer | null,
): Promise<void> {
  await server.register(async (scope) => {
    const desk = scope.withTypeProvider<ZodTypeProvider>()
    desk.setErrorHandler(onDeskError)
    const of = deskContext(context)
    requestRoutes(desk, of)
    editRoutes(desk, of)
    draftRoutes(desk, of)
    libraryRoutes(desk, of)
    administrationRoutes(desk, of)
    letterRoutes(desk, of)
    takingRoutes(desk, of)
    if (mail) {
      mailboxRoutes(desk, of, mail)
      forwardRoutes(desk, of, mail.sealer)
    }
  })
}
