// What tells one browser from another: the session's cookie, and where a request comes from.

// Its types: cookies on requests and answers.
import type {} from '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Origin } from '../../app/people-sign-in.ts'

/** Secure and bound to this host by the browser itself; on loopback browsers take it without TLS. */
export const SESSION_COOKIE = '__Host-trialbalance'
export const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

export const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  browser: (request.headers['user-agent'] ?? '').slice(0, 200),
})
