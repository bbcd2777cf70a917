// What the routes of the desk work with: the desk on behalf of who asks, and the pages that are told of a change.

import type { FastifyRequest } from 'fastify'
import type { Desk } from '../../store/desk/unit.ts'
import { accessOf, type ServerContext } from '../context.ts'
import { tellChanged } from './tell-changed.ts'

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
