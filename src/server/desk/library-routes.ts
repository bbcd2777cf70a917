// The knowledge base, templates of replies, reports and what a version carries.

import { z } from 'zod'
import {
  changeArticle,
  changeTemplate,
  listArticles,
  listTemplates,
  readArticle,
  removeArticle,
  removeTemplate,
  writeArticle,
  writeTemplate,
} from '../../app/desk/library.ts'
import { lifeCycleOf } from '../../app/desk/line-card.ts'
import { releasesOf, reportOf, versionOf as requestsOfVersion } from '../../app/desk/reports.ts'
import { onceOf, type Server } from '../context.ts'
import { sendFile } from '../send-file.ts'
import { versionOf } from './answers.ts'
import type { DeskContext } from './context.ts'
import {
  articleFacts,
  articles,
  oneArticle,
  releases,
  report,
  templateFacts,
  templates,
  versionReport,
} from './library-schemas.ts'
import { lifeCycle } from './line-schemas.ts'
import { idParams, lineCode, made, nothing } from './schemas.ts'

const empty = { 204: nothing }
const params = idParams

export function libraryRoutes(server: Server, context: DeskContext): void {
  articleRoutes(server, context)
  templateRoutes(server, context)
  reportRoutes(server, context)
}

function articleRoutes(server: Server, { desk }: DeskContext): void {
  const query = z.object({ text: z.string().max(200).default(''), language: z.enum(['ru', 'en']).optional() })
  server.get('/desk/articles', { schema: { querystring: query, response: { 200: articles } } }, (request) => {
    const { language = null, text } = request.query
    return desk(request).read((unit) => listArticles(unit, text, language))
  })
  server.get('/desk/articles/:id', { schema: { params, response: { 200: oneArticle } } }, (request) =>
    desk(request).read((unit) => readArticle(unit, request.params.id)),
  )
  server.post(
    '/desk/articles',
    { schema: { body: articleFacts.extend({ line: lineCode }), response: { 201: made } } },
    async (request, reply) => {
      const given = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => ({ id: await writeArticle(unit, request.body) }),
        (kept) => made.parse(kept),
      )
      return reply.code(201).send(given)
    },
  )
  server.put(
    '/desk/articles/:id',
    { schema: { params, body: articleFacts, response: empty } },
    async (request, reply) => {
      const version = versionOf(request)
      await desk(request).write((unit) => changeArticle(unit, request.params.id, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.delete('/desk/articles/:id', { schema: { params, response: empty } }, async (request, reply) => {
    const version = versionOf(request)
    await desk(request).write((unit) => removeArticle(unit, request.params.id, version))
    return reply.code(204).send(null)
  })
}

function templateRoutes(server: Server, { desk }: DeskContext): void {
  server.get('/desk/templates', { schema: { response: { 200: templates } } }, (request) =>
    desk(request).read(listTemplates),
  )
  server.post(
    '/desk/templates',
    { schema: { body: templateFacts.extend({ line: lineCode }), response: { 201: made } } },
    async (request, reply) => {
      const given = await desk(request).writeOnce(
        onceOf(request),
        async (unit) => ({ id: await writeTemplate(unit, request.body) }),
        (kept) => made.parse(kept),
      )
      return reply.code(201).send(given)
    },
  )
  server.put(
    '/desk/templates/:id',
    { schema: { params, body: templateFacts, response: empty } },
    async (request, reply) => {
      const version = versionOf(request)
      await desk(request).write((unit) => changeTemplate(unit, request.params.id, version, request.body))
      return reply.code(204).send(null)
    },
  )
  server.delete('/desk/templates/:id', { schema: { params, response: empty } }, async (request, reply) => {
    const version = versionOf(request)
    await desk(request).write((unit) => removeTemplate(unit, request.params.id, version))
    return reply.code(204).send(null)
  })
}

function reportRoutes(server: Server, { desk }: DeskContext): void {
  const query = z.object({ from: z.iso.datetime(), to: z.iso.datetime() })
  server.get(
    '/desk/lines/:code/report',
    {
      schema: { params: z.object({ code: lineCode }), querystring: query, response: { 200: report } },
    },
    (request) => {
      const { from, to } = request.query
      const interval = { line: request.params.code, from: new Date(from), to: new Date(to) }
      return desk(request).read((unit) => reportOf(unit, interval))
    },
  )
  server.get(
    '/desk/lines/:code/versions',
    { schema: { params: z.object({ code: lineCode }), response: { 200: releases } } },
    (request) => desk(request).read((unit) => releasesOf(unit, request.params.code)),
  )
  server.get(
    '/desk/lines/:code/versions/:version',
    {
      schema: {
        params: z.object({ code: lineCode, version: z.string().min(1).max(100) }),
        response: { 200: versionReport },
      },
    },
    (request) => {
      const { code, version } = request.params
      return desk(request).read((unit) => requestsOfVersion(unit, code, version))
    },
  )
  server.get(
    '/desk/lines/:code/versions/:version/notes',
    {
      schema: {
        params: z.object({ code: lineCode, version: z.string().min(1).max(100) }),
        querystring: z.object({
          language: z.enum(['ru', 'en']).default('ru'),
          format: z.enum(['markdown', 'html']).default('markdown'),
        }),
      },
    },
    async (request, reply) => {
      const { code, version } = request.params
      const { format, language } = request.query
      const { notes } = await desk(request).read((unit) => requestsOfVersion(unit, code, version))
      const [type, ending] = format === 'html' ? ['text/html', 'html'] : ['text/markdown', 'md']
      reply
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "sandbox; default-src 'none'")
      const bytes = Buffer.from(notes[language][format], 'utf8')
      return sendFile(reply, {
        name: `release-${version}.${language}.${ending}`,
        type: `${type}; charset=utf-8`,
        bytes,
      })
    },
  )
  server.get(
    '/desk/lines/:code/life-cycle',
    {
      schema: {
        params: z.object({ code: lineCode }),
        querystring: z.object({ language: z.enum(['ru', 'en']).default('ru') }),
        response: { 200: lifeCycle },
      },
    },
    (request) => {
      const { language } = request.query
      return desk(request).read((unit) => lifeCycleOf(unit, request.params.code, language))
    },
  )
}
