// Signing in through an outside provider: the browser is sent there and comes back with a code. An identity that is
// not linked opens nothing; it is linked by the link of an invitation or by who is signed in.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OidcPurpose, OutsideProvider } from '../../app/people-oidc.ts'
import { linkByInvitation, personOfIdentity } from '../../app/people-outside.ts'
import { finding } from '../../ledger/finding.ts'
import { Refused } from '../../store/refused.ts'
import type { Server } from '../context.ts'
import { Declined } from '../problem.ts'
import { freshOf, sessionOf } from './answers.ts'
import { COOKIE, originOf } from './browser.ts'
import type { PeopleContext } from './context.ts'
import { welcome } from './session-routes.ts'

const FLOW_COOKIE = '__Host-trialbalance-outside'
const CALLBACK = '/api/v1/oidc/callback'
const FLOW_SECONDS = 600

const startQuery = z.object({
  link: z.string().min(20).max(100).optional().describe('the token of an invitation'),
  over: z.literal('yes').optional().describe('in a second window, over a page whose session ended'),
  own: z.literal('yes').optional().describe('to link the identity to who is signed in'),
})

export function oidcRoutes(server: Server, context: PeopleContext): void {
  const [origin] = context.origins
  const config = { isPublic: true }
  server.get('/oidc/start', { config, schema: { querystring: startQuery } }, async (request, reply) =>
    orBack(request, reply, async () => {
      const purpose = purposeOf(request, request.query)
      const { address, flow } = await providerOf(context).begin(purpose, `${origin}${CALLBACK}`)
      return reply.setCookie(FLOW_COOKIE, flow, { ...COOKIE, maxAge: FLOW_SECONDS }).redirect(address)
    }),
  )
  server.get('/oidc/callback', { config, schema: { hide: true } }, async (request, reply) =>
    orBack(request, reply, async () => {
      reply.clearCookie(FLOW_COOKIE, COOKIE)
      const current = new URL(request.url, origin)
      const finish = () => providerOf(context).finish(current, request.cookies[FLOW_COOKIE] ?? '')
      const identity = await context.signIn.slowly(originOf(request), finish)
      return arrive(request, reply, context, identity)
    }),
  )
}

/** A person who is sent around sees pages: what went wrong is told by the page of sign-in, `/?fault=PEOPLE-021`. */
async function orBack(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    const isPage = /\btext\/html\b/.test(request.headers.accept ?? '')
    const isTold = error instanceof Refused || error instanceof Declined
    if (!isPage || !isTold) throw error
    return reply.redirect(`/?fault=${error.findings[0]?.code ?? ''}`)
  }
}

function purposeOf(request: FastifyRequest, query: z.output<typeof startQuery>): OidcPurpose {
  if (query.link !== undefined) return { kind: 'invitation', link: query.link }
  if (query.own !== undefined) return { kind: 'own', person: freshOf(request).access.personId }
  return { kind: 'sign-in', ...(query.over === undefined ? {} : { over: query.over }) }
}

async function arrive(
  request: FastifyRequest,
  reply: FastifyReply,
  context: PeopleContext,
  { issuer, purpose, subject }: Awaited<ReturnType<OutsideProvider['finish']>>,
): Promise<FastifyReply> {
  const { signIn, store } = context
  if (purpose.kind === 'own') {
    const { access } = sessionOf(request)
    // Another person signed in meanwhile in the same browser.
    if (access.personId !== purpose.person) throw new Declined(403, [finding('PEOPLE-021', 'blocks', {})])
    await store.people.credentials.linkOwn(access, issuer, subject)
    return reply.redirect('/')
  }
  const person =
    purpose.kind === 'invitation'
      ? await linkByInvitation(store, purpose.link, issuer, subject)
      : await personOfIdentity(store, issuer, subject)
  await welcome(request, reply, context, await signIn.start(person, 'outside', originOf(request)))
  return reply.redirect(purpose.kind === 'sign-in' && purpose.over === 'yes' ? '/signed-in' : '/')
}

/** @throws Declined 404 when no provider is set up. */
function providerOf({ provider }: PeopleContext): OutsideProvider {
  if (!provider) throw new Declined(404, [finding('PEOPLE-020', 'blocks', {})])
  return provider
}
