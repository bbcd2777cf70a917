// Which status a refusal of the desk has over HTTP, and the version that an edit began from.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Finding } from '../../ledger/finding.ts'
import { Refused } from '../../store/refused.ts'
import { ifMatchOf } from '../context.ts'
import { Declined, onError, unconditional } from '../problem.ts'

const STATUS: Readonly<Record<string, number>> = {
  'DESK-001': 404,
  'DESK-002': 403,
  'DESK-003': 412,
  'DESK-004': 409,
  'DESK-006': 404,
  'DESK-007': 409,
  'DESK-008': 404,
  'DESK-009': 409,
  'DESK-011': 409,
  'DESK-013': 409,
  'DESK-015': 409,
  'DESK-020': 404,
  'DESK-021': 409,
  'DESK-022': 409,
  'DESK-025': 409,
  'DESK-026': 409,
  'DESK-028': 404,
  'MAIL-001': 404,
  'MAIL-002': 409,
  'MAIL-003': 409,
  'MAIL-004': 404,
  'MAIL-005': 409,
  'MAIL-006': 409,
}

/** The error handler of the desk's routes: refusals with a status of their own, the rest as everywhere. */
export async function onDeskError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = error instanceof Refused ? STATUS[error.findings[0]?.code ?? ''] : undefined
  if (!(error instanceof Refused) || status === undefined) return onError(error, request, reply)
  const more = status === 412 ? await inForce(request) : {}
  return onError(new DeclinedByDesk(status, error.findings, more), request, reply)
}

/** Of a stale edit of a request the version in force, as its own address gives it to who asks. */
async function inForce(request: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  const [url] = /^.*\/desk\/requests\/[^/?]+/.exec(request.url) ?? []
  if (url === undefined) return {}
  const { authorization, cookie, host } = request.headers
  const headers = Object.fromEntries(
    Object.entries({ authorization, cookie, host }).filter(([, value]) => value !== undefined),
  )
  const answer = await request.server.inject({ method: 'GET', url, headers })
  return answer.statusCode === 200 ? { current: answer.json() } : {}
}

/** A Declined as Fastify names errors. */
class DeclinedByDesk extends Declined {
  readonly code: string

  constructor(status: number, findings: readonly Finding[], more: Readonly<Record<string, unknown>>) {
    super(status, findings, more)
    this.code = findings[0]?.code ?? ''
  }
}

/** @throws Declined 428 */
export function versionOf(request: FastifyRequest): bigint {
  const given = ifMatchOf(request)
  if (!/^\d{1,18}$/.test(given)) throw unconditional()
  return BigInt(given)
}
