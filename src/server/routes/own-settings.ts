// How a person wants a list to look: kept for her, by book and list.

import { z } from 'zod'
import { accessOf, type Server, type ServerContext } from '../context.ts'
import { bookParams } from '../schemas.ts'

export const ownSetting = z.object({
  content: z.string().nullable().describe('JSON as the page keeps it; null: nothing is set'),
})

const params = bookParams.extend({ list: z.string().min(1).max(100) })

export function ownSettingRoutes(server: Server, context: ServerContext): void {
  const path = '/books/:book/own-settings/:list'
  server.get(path, { schema: { params, response: { 200: ownSetting } } }, async (request) => {
    const { book, list } = request.params
    const store = context.store.as(accessOf(request))
    // The book must be hers to see; of another the answer is that there is none.
    await store.bookFiles(book)
    return { content: await store.ownSettings.of(book, list) }
  })
  server.put(
    path,
    {
      schema: {
        params,
        body: z.object({ content: z.string().max(20_000) }),
        response: { 200: ownSetting },
      },
    },
    async (request) => {
      const { book, list } = request.params
      const { content } = request.body
      const store = context.store.as(accessOf(request))
      await store.bookFiles(book)
      await store.ownSettings.save(book, list, content)
      return { content }
    },
  )
  server.delete(path, { schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
    const { book, list } = request.params
    const store = context.store.as(accessOf(request))
    await store.bookFiles(book)
    await store.ownSettings.drop(book, list)
    return reply.code(204).send(null)
  })
}
