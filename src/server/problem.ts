// Errors as application/problem+json (RFC 9457) in the user's language: what happened, where, what to do — the same
// findings that the command line prints.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { StaleEdit } from '../app/change-book.ts'
import { failureOf } from '../app/failure.ts'
import { type Language, type Rendered, render } from '../app/messages.ts'
import { type Finding, finding } from '../ledger/finding.ts'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly findings: readonly Rendered[]
}

/** What is refused with a status of its own: nobody signed in, not allowed, not there, changed meanwhile. */
export class Declined extends Error {
  readonly status: number
  readonly findings: readonly Finding[]
  /** What the answer carries beside the findings: of a stale edit, the version in force. */
  readonly more: Readonly<Record<string, unknown>>

  constructor(status: number, findings: readonly Finding[], more: Readonly<Record<string, unknown>> = {}) {
    super(findings.map(({ code }) => code).join('; '))
    this.name = 'Declined'
    this.status = status
    this.findings = findings
    this.more = more
  }
}

export const notFound = (value: string): Declined =>
  new Declined(404, [finding('SRV-404', 'blocks', { value })])

/** Signed in, without the right; `act` says to what. */
export const forbidden = (act: string): Declined =>
  new Declined(403, [finding('SRV-403', 'blocks', {}, { act })])

/** Changed since the edit began: the answer carries the version in force (RFC 9110 §15.5.13). */
export const stale = (value: string, current: unknown): Declined =>
  new Declined(412, [finding('SRV-412', 'blocks', { value })], { current })

/** An edit must say which version it began from (RFC 6585 §3). */
export const unconditional = (): Declined => new Declined(428, [finding('SRV-428', 'blocks', {})])

/** The language of an answer: the person's, else what the browser asks for. */
export function languageOf(request: FastifyRequest): Language {
  const { access } = request
  if (access) return access.language
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ru'
}

export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  status: number,
  findings: readonly Finding[],
  more: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  const language = languageOf(request)
  const rendered = findings.map((one) => render(one, language))
  const [first] = rendered
  const problem: Problem = {
    type: `urn:trialbalance:${first?.code ?? 'APP-009'}`,
    title: first?.text ?? '',
    status,
    detail: first?.advice ?? '',
    findings: rendered,
  }
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...more, ...problem }))
}

/** Fastify's error handler: every error that leaves a route. */
export function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Both versions: the one in force, and the one that was sent, for a page that lost it.
  if (error instanceof StaleEdit)
    return sendProblem(reply, request, 412, [finding('SRV-412', 'blocks', { value: error.document })], {
      current: error.current,
      yours: request.body,
    })
  if (error instanceof Declined) return sendProblem(reply, request, error.status, error.findings, error.more)
  if (hasZodFastifySchemaValidationErrors(error)) {
    const findings = error.validation.map(({ instancePath, message }) =>
      finding(
        'SRV-400',
        'blocks',
        { column: instancePath.replace(/^\//, '').replaceAll('/', '.') || (error.validationContext ?? '') },
        { reason: message ?? '' },
      ),
    )
    return sendProblem(reply, request, 400, findings)
  }
  if (error.statusCode === 413) return sendProblem(reply, request, 413, [finding('SRV-413', 'blocks', {})])
  if (error.statusCode === 429) return sendProblem(reply, request, 429, [finding('SRV-429', 'blocks', {})])
  if (error.statusCode !== undefined && error.statusCode < 500)
    return sendProblem(reply, request, error.statusCode, [
      finding('SRV-400', 'blocks', {}, { reason: error.message }),
    ])
  const failure = failureOf(error)
  if (failure.exit === 3) request.log.error({ trace: failure.trace }, 'request failed')
  // Read only until there is space again (RFC 4918 §11.5).
  if (failure.findings[0]?.code === 'STORE-010') return sendProblem(reply, request, 507, failure.findings)
  return sendProblem(reply, request, failure.exit === 2 ? 422 : 500, failure.findings)
}
