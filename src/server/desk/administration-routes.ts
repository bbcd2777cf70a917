// Lines, organisations, roles at the desk and production calendars: the administrator's, and of its own line the head's.

import { z } from 'zod'
import {
  addLine,
  addOrganisation,
  calendarView,
  changeLine,
  changeOrganisation,
  customersFor,
  deskRoles,
  membersFor,
  setCalendarYear,
  setDeskRoles,
} from '../../app/desk/administration.ts'
import { organisationView } from '../../app/desk/line-card.ts'
import { accessOf, ifMatchOf, onceOf, type Server } from '../context.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import {
  calendar,
  calendarYear,
  customers,
  givenRoles,
  lineSettings,
  members,
  organisation,
  organisationFacts,
  roles,
} from './line-schemas.ts'
import { idParams, lineCode, nothing } from './schemas.ts'

const empty = { 204: nothing }
const lineParams = z.object({ code: lineCode })

export function administrationRoutes(server: Server, context: DeskContext): void {
  lineRoutes(server, context)
  organisationRoutes(server, context)
  roleRoutes(server, context)
  calendarRoutes(server, context)
}

function lineRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/lines',
    { schema: { body: lineSettings.extend({ code: lineCode }), response: empty } },
    async (request, reply) => {
      const { code, ...settings } = request.body
      await desk(request).writeOnce(
        onceOf(request),
        async (unit) => {
          await addLine(unit, code, settings)
          return {}
        },
        () => ({}),
      )
      return reply.code(204).send(null)
    },
  )
  server.put(
    '/desk/lines/:code',
    { schema: { params: lineParams, body: lineSettings, response: empty } },
    async (request, reply) => {
      const version = versionOf(request)
      await desk(request).write((unit) => changeLine(unit, request.params.code, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.get(
    '/desk/lines/:code/members',
    { schema: { params: lineParams, response: { 200: members } } },
    async (request) => ({
      members: await desk(request).read((unit) => membersFor(unit, request.params.code)),
    }),
  )
}

function organisationRoutes(server: Server, { desk }: DeskContext): void {
  server.post(
    '/desk/organisations',
    { schema: { body: organisationFacts, response: { 201: organisation } } },
    async (request, reply) => {
      const added = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => organisationView(await addOrganisation(unit, request.body), accessOf(request)),
        (kept) => organisation.parse(kept),
      )
      return reply.code(201).send(added)
    },
  )
  server.put(
    '/desk/organisations/:id',
    { schema: { params: idParams, body: organisationFacts, response: { 200: organisation } } },
    async (request) => {
      const version = versionOf(request)
      const { id } = request.params
      const row = await desk(request).write((unit) => changeOrganisation(unit, id, version, request.body))
      return organisationView(row, accessOf(request))
    },
  )
  server.get(
    '/desk/organisations/:id/customers',
    { schema: { params: idParams, response: { 200: customers } } },
    async (request) => ({
      customers: await desk(request).read((unit) => customersFor(unit, request.params.id)),
    }),
  )
}

function roleRoutes(server: Server, { desk }: DeskContext): void {
  server.get('/desk/roles', { schema: { response: { 200: roles } } }, (request) =>
    desk(request).read(deskRoles),
  )
  server.put(
    '/desk/people/:id/roles',
    { schema: { params: idParams, body: givenRoles, response: empty } },
    async (request, reply) => {
      const etag = ifMatchOf(request)
      const { id } = request.params
      await desk(request).write((unit) => setDeskRoles(unit, id, request.body.roles, etag))
      return reply.code(204).send(null)
    },
  )
}

function calendarRoutes(server: Server, { desk }: DeskContext): void {
  const params = z.object({ name: z.string().regex(/^[a-z]{2,20}$/) })
  server.get('/desk/calendars/:name', { schema: { params, response: { 200: calendar } } }, (request) =>
    desk(request).read((unit) => calendarView(unit, request.params.name)),
  )
  server.put(
    '/desk/calendars/:name/:year',
    {
      schema: {
        params: params.extend({ year: z.coerce.number().int().min(2000).max(2200) }),
        body: calendarYear,
        response: empty,
      },
    },
    async (request, reply) => {
      const { name, year } = request.params
      const version = versionOf(request)
      await desk(request).write((unit) => setCalendarYear(unit, name, year, version, request.body))
      return reply.code(204).send(null)
    },
  )
}
