// Who a request is of: the session cookie of a browser, or the token of a program (operations.md §5). Every request of
// the API passes here before any route; a route finds `request.access`, null for nobody.

// Its types: cookies on requests and answers.
import type {} from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import { OutsideProvider } from '../../app/people-oidc.ts'
import { SignIn } from '../../app/people-sign-in.ts'
import { finding } from '../../ledger/finding.ts'
import type { Server } from '../context.ts'
import { auditRoutes } from '../people/audit-routes.ts'
import { peopleRoutes } from '../people/people-routes.ts'
import { Declined } from '../problem.ts'
import { onPeopleError } from './answers.ts'
import { SESSION_COOKIE } from './browser.ts'
import type { PeopleContext, SignInOptions } from './context.ts'
import { identityRoutes } from './identity-routes.ts'
import { linkRoutes } from './link-routes.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { tokenRoutes } from './token-routes.ts'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** For `buildServer`: hooks on the whole API, and the routes under it. Register it before all other routes. */
export function signIn(options: SignInOptions): (api: Server) => Promise<void> {
  return async (api) => {
    const { oidc, origins, sealer, store } = options
    const now = (): Date => store.people.now()
    const context: PeopleContext = {
      ...options,
      signIn: new SignIn(store, sealer),
      provider: oidc && new OutsideProvider(oidc, sealer, now),
    }
    api.decorateRequest('session', null)
    api.decorateRequest('isFresh', false)
    const requireOrigin = ownOrigin(origins)
    api.addHook('onRequest', async (request) => {
      const bearer = bearerOf(request)
      if (bearer !== null) return byToken(context, request, bearer)
      requireOrigin(request)
      await bySession(context, request)
      if (request.access === null && request.routeOptions.config?.isPublic !== true)
        throw new Declined(401, [finding('SRV-401', 'blocks', {})])
    })
    await api.register(async (scope) => {
      scope.setErrorHandler(onPeopleError)
      const routes = [
        sessionRoutes,
        linkRoutes,
        secondFactorRoutes,
        tokenRoutes,
        oidcRoutes,
        identityRoutes,
        peopleRoutes,
        auditRoutes,
      ]
      for (const add of routes) add(scope.withTypeProvider(), context)
    })
  }
}

/** An unsafe request must come from a page of ours: the cookie alone does not show that (CSRF). @throws Declined 403 */
export function ownOrigin(origins: readonly string[]): (request: FastifyRequest) => void {
  const known = new Set(origins.map((origin) => new URL(origin).origin))
  return ({ headers, method }) => {
    if (SAFE.includes(method) || known.has(headers.origin ?? '')) return
    throw new Declined(403, [finding('PEOPLE-006', 'blocks', {})])
  }
}

function bearerOf({ headers }: FastifyRequest): string | null {
  return /^Bearer (tb_[\w-]{20,100})$/.exec(headers.authorization ?? '')?.[1] ?? null
}

/** A token needs no origin: no browser sends it by itself. Its cookies are not looked at. */
async function byToken({ signIn }: PeopleContext, request: FastifyRequest, token: string): Promise<void> {
  const found = await signIn.byToken(token)
  if (!found) throw new Declined(401, [finding('SRV-401', 'blocks', {})])
  if (found.access.scope === 'read' && !SAFE.includes(request.method))
    throw new Declined(403, [finding('PEOPLE-005', 'blocks', {})])
  request.access = found.access
}

async function bySession({ signIn, store }: PeopleContext, request: FastifyRequest): Promise<void> {
  const cookie = request.cookies[SESSION_COOKIE]
  if (cookie === undefined) return
  const isActivity = request.routeOptions.config?.isBackground !== true
  const found = await signIn.bySession(cookie, isActivity)
  if (!found) return
  const { sessions } = store.people
  request.access = found.access
  request.session = { ...found.by, endsAt: sessions.endsAt(found.by) }
  request.isFresh = sessions.isFresh(found.by)
  request.stillSignedIn = async () => {
    const still = await signIn.bySession(cookie, false)
    return still && { access: still.access, endsAt: sessions.endsAt(still.by) }
  }
}
