// The OpenAPI document of the API, walked: that it is a whole and valid one of 3.1, and that every route keeps the rules
// of changes, creations, lists and errors. A new route is under this test by being there.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { conditionOf, EXEMPT } from '../../src/server/conditions.ts'
import type { Server } from '../../src/server/context.ts'
import { peopleServer, signedIn, testSealer, withPassword } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const
const SENT = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH' } as const

/** JSON Schema 2020-12 as far as our schemas use it; a keyword beyond it is a fault. */
const type = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
const schema: z.ZodType<unknown> = z.lazy(() =>
  z.strictObject({
    $schema: z.literal('https://json-schema.org/draft/2020-12/schema').optional(),
    type: z.union([type, z.array(type).min(1)]).optional(),
    readOnly: z.boolean().optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    pattern: z
      .string()
      .refine((text) => new RegExp(text, 'u'))
      .optional(),
    contentEncoding: z.string().optional(),
    enum: z
      .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .min(1)
      .optional(),
    const: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    multipleOf: z.number().positive().optional(),
    minLength: z.number().int().nonnegative().optional(),
    maxLength: z.number().int().nonnegative().optional(),
    minItems: z.number().int().nonnegative().optional(),
    maxItems: z.number().int().nonnegative().optional(),
    items: schema.optional(),
    prefixItems: z.array(schema).optional(),
    properties: z.record(z.string(), schema).optional(),
    propertyNames: schema.optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), schema]).optional(),
    anyOf: z.array(schema).min(1).optional(),
    oneOf: z.array(schema).min(1).optional(),
    allOf: z.array(schema).min(1).optional(),
    not: schema.optional(),
  }),
)

const content = z.record(
  z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  z.strictObject({ schema: schema.optional() }),
)

const parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'header', 'path', 'cookie']),
    description: z.string().optional(),
    required: z.boolean().optional(),
    schema,
  })
  .refine((one) => one.in !== 'path' || one.required === true, 'a parameter of the path is required')

const operation = z.strictObject({
  description: z.string().optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content }).optional(),
  responses: z
    .record(
      z.string().regex(/^([1-5]\d\d|default)$/),
      z.strictObject({ description: z.string(), content: content.optional() }),
    )
    .refine((all) => Object.keys(all).length > 0, 'an operation answers'),
})

/** OpenAPI 3.1.1, «OpenAPI Object» and below: what is required, and nothing that is not there. */
const document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1) }),
  components: z.strictObject({ schemas: z.record(z.string(), schema) }).optional(),
  paths: z.record(
    z.string().regex(/^\//),
    z.strictObject({
      get: operation.optional(),
      put: operation.optional(),
      post: operation.optional(),
      delete: operation.optional(),
      patch: operation.optional(),
    }),
  ),
})

/** Lists that are given whole: parts of one thing, or rows that people keep by hand. */
const WHOLE = new Set([
  // Of one book, company, document or request.
  'GET /books/:book',
  'GET /books/:book/adjustments/:id',
  'GET /books/:book/adjustments/:id/attachments',
  'GET /books/:book/adjustments/:id/comments',
  'GET /books/:book/adjustments/:id/history',
  'GET /books/:book/balances',
  'GET /books/:book/balances/:entity/:interval',
  'GET /books/:book/balances/:entity/:interval/difference',
  'GET /books/:book/checks',
  'GET /books/:book/closes/:id',
  'GET /books/:book/desk',
  'GET /books/:book/documents/list',
  'GET /books/:book/explain',
  'GET /books/:book/group',
  'GET /books/:book/intragroup',
  'GET /books/:book/intragroup/:first/:second',
  'GET /books/:book/intragroup/:first/:second/comments',
  'GET /books/:book/mapping',
  'GET /books/:book/mapping/flows',
  'GET /books/:book/rates',
  'GET /books/:book/registers',
  'GET /books/:book/registers/:name',
  'GET /books/:book/settings',
  'GET /books/:book/statements',
  'GET /books/:book/tasks',
  'GET /books/:book/undo',
  'GET /books/:book/vocabulary',
  'GET /books/:book/worksheet',
  'GET /desk/letters/:id',
  'GET /desk/lines/:code/life-cycle',
  'GET /desk/lines/:code/report',
  'GET /desk/lines/:code/versions',
  'GET /desk/lines/:code/versions/:version',
  // What goes again by itself: uploads when they are accepted, jobs after two days, letters when they are sent.
  'GET /books/:book/drafts',
  'GET /books/:book/uploads',
  'GET /desk/unsent',
  'GET /admin/jobs',
  'GET /jobs',
  'GET /sessions',
  // Kept by hand.
  'GET /books',
  'GET /desk',
  'GET /desk/articles',
  'GET /desk/calendars/:name',
  'GET /desk/lines/:code/members',
  'GET /desk/mailboxes',
  'GET /desk/organisations/:id/customers',
  'GET /desk/roles',
  'GET /desk/templates',
  'GET /identities',
  'GET /people',
  'GET /admin/tokens',
  'GET /tokens',
])

const listed = z.looseObject({ properties: z.record(z.string(), z.looseObject({ type: z.unknown() })) })

/** Lists that stand at the top of what a route answers. */
const listsOf = ({ of }: Route): string[] =>
  Object.values(of.responses)
    .flatMap((answer) => Object.values(answer.content ?? {}))
    .flatMap((one) => Object.entries(listed.safeParse(one.schema).data?.properties ?? {}))
    .filter(([, property]) => property.type === 'array')
    .map(([name]) => name)

interface Route {
  readonly name: string
  readonly path: string
  readonly method: (typeof METHODS)[number]
  readonly of: z.output<typeof operation>
}

onOneServer('the OpenAPI document', (given) => {
  let server: Server
  let routes: Route[]
  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store, { sealer: testSealer(), withMail: true })
    await server.ready()
    await withPassword(store, { login: 'admin', isAdministrator: true })
    const { paths } = document.parse(JSON.parse(JSON.stringify(server.swagger())))
    routes = Object.entries(paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const of = item[method]
        const own = path.replace(/^\/api\/v1/, '').replace(/\{(\w+)\}/g, ':$1')
        return of ? [{ name: `${method.toUpperCase()} ${own}`, path, method, of }] : []
      }),
    )
  })
  afterAll(() => server.close())

  const bears = ({ of }: Route, header: string): boolean =>
    (of.parameters ?? []).some((one) => one.in === 'header' && one.name === header && one.required === true)

  it('is a valid one of 3.1', () => {
    const parsed = document.safeParse(JSON.parse(JSON.stringify(server.swagger())))
    expect(parsed.error?.issues ?? []).toEqual([])
    expect(routes.length).toBeGreaterThan(100)
  })

  it('names each parameter of a path once, and no other', () => {
    const wrong = routes.filter(({ of, path }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      const declared = (of.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      return declared.sort().join() !== named.join()
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('asks If-Match of every change and a key of every creation, but for those that say why not', () => {
    const wrong = routes.flatMap((route) => {
      const [method = '', path = ''] = route.name.split(' ')
      const condition = conditionOf(method, path)
      const [edits, creates] = [bears(route, 'if-match'), bears(route, 'idempotency-key')]
      const isRight = edits === (condition === 'if-match') && creates === (condition === 'idempotency-key')
      return isRight ? [] : [route.name]
    })
    expect(wrong).toEqual([])
    const unconditional = routes.filter(
      (route) => route.method !== 'get' && !bears(route, 'if-match') && !bears(route, 'idempotency-key'),
    )
    const said = Object.keys(EXEMPT).filter((name) => EXEMPT[name] !== 'versioned')
    expect(unconditional.map(({ name }) => name).sort()).toEqual(said.sort())
    const versioned = Object.keys(EXEMPT).filter((name) => EXEMPT[name] === 'versioned')
    expect(versioned.filter((name) => !routes.some((route) => route.name === name))).toEqual([])
  })

  it('answers a change without If-Match with 428, and a creation without a key with 400', async () => {
    const admin = await signedIn(server, 'admin')
    const wrong: string[] = []
    for (const route of routes) {
      const [edits, creates] = [bears(route, 'if-match'), bears(route, 'idempotency-key')]
      if (!edits && !creates) continue
      const path = route.path.replace(/^\/api\/v1/, '').replace(/\{\w+\}/g, 'x')
      const answer = await admin.send(SENT[route.method], path, route.method === 'delete' ? undefined : {})
      if (answer.status !== (edits ? 428 : 400)) wrong.push(`${route.name}: ${answer.status}`)
    }
    expect(wrong).toEqual([])
  })

  it('gives what grows by the work of people in pages, and all else whole', () => {
    const wrong: string[] = []
    const listed = routes.filter((route) => route.method === 'get' && listsOf(route).length > 0)
    for (const route of listed) {
      const asked = (route.of.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name)
      const inPages =
        asked.includes('limit') && ['before', 'after', 'cursor'].some((name) => asked.includes(name))
      if (inPages === WHOLE.has(route.name)) wrong.push(route.name)
    }
    expect(wrong).toEqual([])
    expect([...WHOLE].filter((name) => !listed.some((route) => route.name === name))).toEqual([])
  })

  it('gives money as text', () => {
    const amounts = /(amount|debit|credit|difference|opening|closing|turnover|balance)$/i
    const wrong = routes.flatMap(({ name, of }) =>
      Object.values(of.responses).flatMap((answer) =>
        Object.values(answer.content ?? {}).flatMap((one) =>
          numbersIn(one.schema)
            .filter((at) => amounts.test(at))
            .map((at) => `${name}: ${at}`),
        ),
      ),
    )
    expect(wrong).toEqual([])
  })
})

/** Names of properties that are numbers, wherever they stand. */
function numbersIn(of: unknown, name = ''): string[] {
  const parsed = z
    .looseObject({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
      items: z.unknown().optional(),
      anyOf: z.array(z.unknown()).optional(),
      oneOf: z.array(z.unknown()).optional(),
    })
    .safeParse(of)
  if (!parsed.success) return []
  const { anyOf = [], items, oneOf = [], properties = {}, type: types = [] } = parsed.data
  const isNumber = [types].flat().some((one) => one === 'number' || one === 'integer')
  return [
    ...(isNumber ? [name] : []),
    ...Object.entries(properties).flatMap(([own, one]) => numbersIn(one, own)),
    ...[items, ...anyOf, ...oneOf].flatMap((one) => numbersIn(one, name)),
  ]
}
