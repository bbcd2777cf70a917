// Which status a refusal of the desk has over HTTP, and the version that an edit began from.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
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

/** What an edit is of → the address that gives it: its own, or that of a list in which it is found by id or code. */
const SEEN_AT: readonly (readonly [of: RegExp, at: string, list?: string])[] = [
  [/^\/requests\/([^/]+)/, '/requests/$1'],
  [/^\/articles\/([^/]+)/, '/articles/$1'],
  [/^\/lines\/([^/]+)\/forward/, '/lines/$1/forward'],
  [/^\/lines\/([^/]+)/, '', 'lines'],
  [/^\/organisations\/([^/]+)/, '', 'organisations'],
  [/^\/templates\/([^/]+)/, '/templates', 'templates'],
  [/^\/mailboxes\/([^/]+)/, '/mailboxes', 'mailboxes'],
  [/^\/calendars\/([^/]+)/, '/calendars/$1'],
  [/^\/people\/[^/]+\/roles/, '/roles'],
]

const entries = z.array(z.looseObject({ id: z.unknown().optional(), code: z.unknown().optional() }))

/** Of a stale edit the version in force, as the API gives it to who asks. */
async function inForce({ headers, server, url }: FastifyRequest): Promise<Readonly<Record<string, unknown>>> {
  const [, base = '', path = ''] = /^(.*\/desk)(\/[^?]*)/.exec(url) ?? []
  const [of, at, list] = SEEN_AT.find(([of]) => of.test(path)) ?? []
  const [found = '', name = ''] = of?.exec(path) ?? []
  if (of === undefined || at === undefined) return {}
  const { authorization, cookie, host } = headers
  const own = Object.entries({ authorization, cookie, host }).filter(([, value]) => value !== undefined)
  const address = `${base}${found.replace(of, at)}`
  const answer = await server.inject({ method: 'GET', url: address, headers: Object.fromEntries(own) })
  if (answer.statusCode !== 200) return {}
  const body: unknown = answer.json()
  if (list === undefined) return { current: body }
  const all = entries.safeParse(z.looseObject({}).parse(body)[list]).data ?? []
  return { current: all.find(({ code, id }) => (id ?? code) === decodeURIComponent(name)) ?? null }
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
