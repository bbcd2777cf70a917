// What the routes of the desk work with: the desk on behalf of who asks.

import type { FastifyRequest } from 'fastify'
import type { Desk } from '../../store/desk/unit.ts'
import { accessOf, type ServerContext } from '../context.ts'

export interface DeskContext {
  readonly desk: (request: FastifyRequest) => Desk
}

export const deskContext = ({ store }: ServerContext): DeskContext => ({
  desk: (request) => store.as(accessOf(request)).desk,
})
