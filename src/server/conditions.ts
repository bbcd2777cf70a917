// What a request that changes something must bear. Every PUT, PATCH and DELETE names the version that it began from
// (If-Match, else 428); every POST bears a key, so that the same sent twice is done once (Idempotency-Key, else 400).
// That holds for a new route by its being there; what needs neither stands here with its reason. OpenAPI says the same.

import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import { ifMatchOf, onceOf } from './context.ts'

export type Reason =
  /** Her own: nobody else edits it. */
  | 'own'
  /** Ends or brings back what never changes: nothing newer could be lost, and a second time changes nothing. */
  | 'whole'
  /** Each change in the body names the version of its own row. */
  | 'by-row'
  /** Writes nothing. */
  | 'computes'
  /** The same again is the same: the second finds the first, or is refused by what the first left. */
  | 'same'
  /** The answer is a secret that is told once and not kept: sent again, it makes another and the list shows both. */
  | 'secret'
  /** A POST upon what has versions: it bears If-Match. */
  | 'versioned'

/** Routes that are not under the rule of their method. */
export const EXEMPT: Readonly<Record<string, Reason>> = {
  'DELETE /books/:book/drafts/:document': 'own',
  'DELETE /desk/draft': 'own',
  'DELETE /desk/requests/:id/draft': 'own',
  'DELETE /desk/requests/:id/vote': 'own',
  'PATCH /books/:book/uploads/:id': 'own',
  'DELETE /books/:book/uploads/:id': 'own',
  'PATCH /books/:book/registers/:name': 'by-row',
  'PATCH /session': 'own',
  'PUT /session/password': 'own',
  'PUT /session/second-factor': 'own',
  'DELETE /session/second-factor': 'own',
  'DELETE /admin/jobs/:id': 'whole',
  'DELETE /admin/tokens/:id': 'whole',
  'DELETE /books/:book/attachments/:id': 'whole',
  'POST /books/:book/attachments/:id/restore': 'whole',
  'DELETE /desk/requests/:id/attachments/:part': 'whole',
  'DELETE /desk/requests/:id/consents/:part': 'whole',
  'DELETE /identities/:id': 'whole',
  'DELETE /jobs/:id': 'whole',
  'DELETE /people/:id/sessions': 'whole',
  'DELETE /session': 'whole',
  'DELETE /sessions/:id': 'whole',
  'DELETE /tokens/:id': 'whole',
  'POST /books/:book/adjustments/calculation': 'computes',
  'POST /books/:book/adjustments/preview': 'computes',
  'POST /books/:book/mapping/try': 'computes',
  'POST /desk/mailboxes/:id/try': 'computes',
  // The same work of the same revision is the same job.
  'POST /books/:book/closes': 'same',
  'POST /books/:book/documents/jobs': 'same',
  'POST /books/:book/uploads/accept/jobs': 'same',
  // What was accepted is no more among the uploads.
  'POST /books/:book/uploads/accept': 'same',
  // The same bytes of the same sender are the same upload.
  'POST /books/:book/uploads': 'same',
  // The same bytes under the same name are the same attachment.
  'POST /books/:book/adjustments/:id/attachments': 'same',
  'POST /books/:book/comments/:id/attachments': 'same',
  // An address has one mailbox.
  'POST /desk/mailboxes': 'same',
  // A login is there once.
  'POST /people': 'same',
  'POST /session': 'same',
  'POST /links/:token': 'same',
  // A request goes to the vendor once, and is there by its origin.
  'POST /desk/requests/:id/forward': 'same',
  'POST /desk/forwarded': 'same',
  'POST /desk/letters/:id/settle': 'same',
  'POST /desk/unsent/:sequence/again': 'same',
  'POST /people/:id/link': 'secret',
  'POST /session/recovery-codes': 'secret',
  'POST /session/second-factor': 'secret',
  'POST /tokens': 'secret',
  'POST /books/:book/adjustments/:id/approve': 'versioned',
  'POST /books/:book/adjustments/:id/record': 'versioned',
  'POST /books/:book/adjustments/:id/return': 'versioned',
  'POST /books/:book/adjustments/:id/submit': 'versioned',
  'POST /books/:book/adjustments/:id/withdraw': 'versioned',
  'POST /books/:book/undo': 'versioned',
  'POST /desk/requests/:id/acts': 'versioned',
  'POST /desk/requests/:id/links': 'versioned',
  'POST /desk/requests/:id/participants': 'versioned',
}

const EDITS = ['PUT', 'PATCH', 'DELETE']

const ifMatch = z.looseObject({
  'if-match': z.string().describe('the version that the change began from, as the ETag or the field gave it'),
})
const idempotencyKey = z.looseObject({
  'idempotency-key': z.string().min(1).max(200).describe('the same key with the same request is done once'),
})

/** What the route of this method and path (below /api/v1) must bear. */
export function conditionOf(method: string, path: string): 'if-match' | 'idempotency-key' | null {
  const reason = EXEMPT[`${method} ${path}`]
  if (reason === 'versioned') return 'if-match'
  if (reason !== undefined) return null
  if (EDITS.includes(method)) return 'if-match'
  return method === 'POST' ? 'idempotency-key' : null
}

/** Hook of routes: asks for the condition before anything else of the request is looked at, and puts it into OpenAPI. */
export function conditional(prefix: string): (route: RouteOptions) => void {
  return (route) => {
    const [method = ''] = [route.method].flat()
    const condition = conditionOf(method, route.url.slice(prefix.length))
    if (condition === null || route.schema?.hide === true) return
    const ask = condition === 'if-match' ? ifMatchOf : onceOf
    route.schema = { ...route.schema, headers: condition === 'if-match' ? ifMatch : idempotencyKey }
    route.preValidation = [
      async (request) => {
        ask(request)
      },
      ...[route.preValidation ?? []].flat(),
    ]
  }
}
