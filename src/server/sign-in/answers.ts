// Which status a refusal of the use cases has over HTTP, and what a route may ask of a request: that somebody signed in,
// in a browser, a moment ago.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../../app/access.ts'
import { finding } from '../../ledger/finding.ts'
import { SESSION_LIMITS } from '../../store/people-sessions.ts'
import { Refused } from '../../store/refused.ts'
import { accessOf } from '../context.ts'
import { Declined, onError } from '../problem.ts'
import type { SignedIn } from './context.ts'

const STATUS: Readonly<Record<string, number>> = {
  'PEOPLE-001': 401,
  'PEOPLE-002': 429,
  'PEOPLE-005': 403,
  'PEOPLE-016': 409,
  'PEOPLE-017': 409,
  'PEOPLE-018': 409,
  'PEOPLE-019': 401,
  'PEOPLE-020': 404,
  'PEOPLE-021': 403,
  'PEOPLE-022': 401,
  'PEOPLE-032': 409,
  'PERSON-001': 409,
  'PERSON-002': 404,
  'PERSON-003': 412,
  'PERSON-004': 409,
  'PERSON-007': 410,
  'PERSON-008': 409,
  'PERSON-009': 409,
}
const TOO_MANY = 429

/** The error handler of the routes of people: refusals with a status of their own, the rest as everywhere. */
export function onPeopleError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error instanceof Refused ? STATUS[error.findings[0]?.code ?? ''] : undefined
  if (!(error instanceof Refused) || status === undefined) return onError(error, request, reply)
  if (status === TOO_MANY) reply.header('retry-after', String(SESSION_LIMITS.freshMinutes * 60))
  return onError(new DeclinedError(status, error), request, reply)
}

/** A Declined as Fastify names errors. */
class DeclinedError extends Declined {
  readonly code: string

  constructor(status: number, { findings }: Refused) {
    super(status, findings)
    this.code = findings[0]?.code ?? ''
  }
}

/** The session of the browser. @throws Declined 401; 403 PEOPLE-028 for a token. */
export function sessionOf(request: FastifyRequest): { access: Access; session: SignedIn } {
  const access = accessOf(request)
  if (!request.session) throw new Declined(403, [finding('PEOPLE-028', 'blocks', {})])
  return { access, session: request.session }
}

/** For publishing, roles, tokens, update, restore. @throws Declined 401, 403 PEOPLE-004, PEOPLE-028 */
export function freshOf(request: FastifyRequest): { access: Access; session: SignedIn } {
  const found = sessionOf(request)
  if (request.isFresh) return found
  throw new Declined(403, [finding('PEOPLE-004', 'blocks', {}, { minutes: SESSION_LIMITS.freshMinutes })])
}
