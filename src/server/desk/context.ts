// What the routes of the desk work with: the desk on behalf of who asks, and the pages that are told of a change.

import type { FastifyRequest } from 'fastify'
import { mayWorkLine } from '../../app/access.ts'
import { requestOf } from '../../store/desk/requests.ts'
import type { Desk } from '../../store/desk/unit.ts'
import { accessOf, type ServerContext } from '../context.ts'
import type { EventHub } from '../events/event-hub.ts'

export interface DeskContext {
  readonly desk: (request: FastifyRequest) => Desk
  /** Tells who sees the request that it changed; no more of it than its id. */
  readonly tell: (request: FastifyRequest, id: string) => Promise<void>
}

export function deskContext({ events, store }: ServerContext): DeskContext {
  const desk = (request: FastifyRequest): Desk => store.as(accessOf(request)).desk
  return {
    desk,
    tell: async (request, id) => {
      await tellChanged(events, desk(request), id)
    },
  }
}

/** @param desk of who changed it, or of the program */
export async function tellChanged(events: EventHub, desk: Desk, id: string): Promise<void> {
  const row = await desk.read((unit) => requestOf(unit, id))
  if (!row) return
  events.emit((access) =>
    mayWorkLine(access, row.line) || access.isCustomerOf(row.organisation)
      ? { event: 'request', data: { id } }
      : null,
  )
}
