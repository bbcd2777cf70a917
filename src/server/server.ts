// The HTTP server: one Fastify instance over the use cases of app. Everything under /api/v1 is JSON that schemas
// validate in both directions; errors are problem+json; every other path is the browser application.

import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import { fastify } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { Forwarder } from '../app/desk/forward/forwarder.ts'
import { type Intervals, PostOffice } from '../app/desk/mail/post-office.ts'
import type { Sealer } from '../app/people-sealing.ts'
import { VERSION } from '../app/version.ts'
import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import { conditional } from './conditions.ts'
import { type Server, ServerContext, WROTE } from './context.ts'
import { deskRoutes } from './desk/routes.ts'
import { LIMITS } from './limits.ts'
import { pages } from './pages.ts'
import { installationRoutes } from './people/installation-routes.ts'
import { Declined, notFound, onError } from './problem.ts'
import { adjustmentRoutes } from './routes/adjustments.ts'
import { balanceRoutes } from './routes/balances.ts'
import { bookFileRoutes } from './routes/book-files.ts'
import { bookSettingsRoutes } from './routes/book-settings.ts'
import { bookRoutes } from './routes/books.ts'
import { calculationRoutes } from './routes/calculation.ts'
import { chartRoutes } from './routes/charts.ts'
import { closeRoutes } from './routes/closes.ts'
import { discussionRoutes } from './routes/discussion.ts'
import { documentRoutes } from './routes/documents.ts'
import { draftRoutes } from './routes/drafts.ts'
import { eventRoutes, HEARTBEAT_MS } from './routes/events.ts'
import { figureRoutes } from './routes/figures.ts'
import { groupRoutes } from './routes/group.ts'
import { jobRoutes } from './routes/jobs.ts'
import { mappingRoutes } from './routes/mapping.ts'
import { rateRoutes } from './routes/rates.ts'
import { registerRoutes } from './routes/registers.ts'
import { undoRoutes } from './routes/undo.ts'
import { uploadRoutes } from './routes/uploads.ts'

export interface ServerOptions {
  readonly store: Store
  /** Puts `request.access` on every request, and the routes of sign-in. */
  readonly signIn: (server: Server) => Promise<void>
  /** The built browser application; null: the API alone. */
  readonly webRoot: string | null
  readonly logs: boolean
  /** Host headers that are ours, lower case; empty: any (in tests, where nobody listens). */
  readonly hosts?: readonly string[]
  readonly trustedProxy?: string | null
  /** Mailboxes of the desk's lines are read and written while the server listens; null: there is no mail. */
  readonly mail?: { readonly sealer: Sealer; readonly intervals?: Intervals } | null
  /** How often a stream of events is given a sign of life. */
  readonly heartbeatMs?: number
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | null
}

export async function buildServer(options: ServerOptions): Promise<Server> {
  const {
    store,
    signIn,
    webRoot,
    logs,
    hosts = [],
    trustedProxy = null,
    tls = null,
    heartbeatMs = HEARTBEAT_MS,
  } = options
  const server: Server = fastify({
    logger: logs ? { level: 'warn' } : false,
    bodyLimit: LIMITS.body,
    routerOptions: { maxParamLength: 400 },
    trustProxy: trustedProxy ?? false,
    ...(tls ? { https: tls } : {}),
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(onError)
  server.decorateRequest('access', null)
  server.decorateRequest('stillSignedIn', null)
  server.decorateRequest('wrote', null)
  if (hosts.length > 0)
    server.addHook('onRequest', async (request) => requireHost(hosts, request.headers.host))
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: LIMITS.trialBalance, files: 1 } })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'TrialBalance', version: VERSION },
    },
    transform: jsonSchemaTransform,
  })
  const log = (trace: string): void => server.log.error({ trace }, 'job failed')
  const context = new ServerContext(store, heartbeatMs, log)
  const mail = options.mail
    ? { sealer: options.mail.sealer, office: new PostOffice({ ...options.mail, store, log }) }
    : null
  const lookMs = options.mail?.intervals?.look
  const forwarder = options.mail
    ? new Forwarder({ sealer: options.mail.sealer, store, log, ...(lookMs ? { lookMs } : {}) })
    : null
  server.addHook('onListen', async () => {
    context.deskTimer.start()
    await context.jobs.start()
    await mail?.office.start()
    forwarder?.start()
  })
  server.addHook('preClose', async () => {
    await forwarder?.stop()
    await mail?.office.stop()
    await context.stop()
  })
  await server.register(
    async (api) => {
      const typed = api.withTypeProvider<ZodTypeProvider>()
      typed.addHook('onRoute', conditional('/api/v1'))
      await signIn(typed)
      typed.addHook('onSend', async ({ wrote }, reply) => {
        reply.header('cache-control', 'no-store')
        if (wrote !== null) reply.header(WROTE, String(wrote))
      })
      typed.get('/openapi.json', { schema: { hide: true } }, () => server.swagger())
      bookRoutes(typed, context)
      bookFileRoutes(typed, context)
      bookSettingsRoutes(typed, context)
      registerRoutes(typed, context)
      balanceRoutes(typed, context)
      uploadRoutes(typed, context)
      figureRoutes(typed, context)
      documentRoutes(typed, context)
      chartRoutes(typed, context)
      groupRoutes(typed, context)
      adjustmentRoutes(typed, context)
      calculationRoutes(typed, context)
      discussionRoutes(typed, context)
      draftRoutes(typed, context)
      rateRoutes(typed, context)
      closeRoutes(typed, context)
      jobRoutes(typed, context)
      installationRoutes(typed, context)
      eventRoutes(typed, context)
      mappingRoutes(typed, context)
      undoRoutes(typed, context)
      await deskRoutes(typed, context, mail)
      typed.all('/*', { schema: { hide: true } }, async (request) => {
        throw notFound(request.url)
      })
    },
    { prefix: '/api/v1' },
  )
  if (webRoot !== null) await pages(server, webRoot)
  return server
}

/** Another host name that leads here is not ours (DNS rebinding; RFC 9110 §15.5.20). @throws Declined 421 */
function requireHost(hosts: readonly string[], host: string | undefined): void {
  if (!hosts.includes((host ?? '').toLowerCase()))
    throw new Declined(421, [finding('SRV-421', 'blocks', { value: host ?? '' })])
}
