// Downloads over HTTP: one document, all of them in one archive, a worksheet exactly as it is shown.

import { unzipSync } from 'fflate'
import { beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { listedDocuments } from '../../src/server/routes/documents.ts'
import { worksheet } from '../../src/server/routes/figures.ts'
import { fetchAs, readingServer } from '../support/reading-server.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('downloads of a close', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await readingServer(given().store)
  })
  const fetchFile = async (path: string) => {
    const response = await server.inject({ method: 'GET', url: `/api/v1/books/severny/${path}` })
    return {
      status: response.statusCode,
      bytes: new Uint8Array(response.rawPayload),
      headers: response.headers,
    }
  }
  const texts = (bytes: Uint8Array, part: string): string =>
    new TextDecoder().decode(unzipSync(bytes)[part] ?? new Uint8Array())

  it('gives the statements of a company in each format, under a name that says what they are', async () => {
    const of = `entity=${encodeURIComponent('МЕТ')}&language=en`
    const begins = { xlsx: 'PK', pdf: '%PDF', html: '<!doctype html>', json: '{' }
    for (const [format, head] of Object.entries(begins)) {
      const { bytes, headers, status } = await fetchFile(`documents?${of}&format=${format}`)
      expect(status).toBe(200)
      expect(new TextDecoder().decode(bytes.subarray(0, head.length)).toLowerCase()).toBe(head.toLowerCase())
      const name = decodeURIComponent(String(headers['content-disposition']).split("''")[1] ?? '')
      expect(name).toBe(format === 'json' ? 'МЕТ_ias-1_2025-12-31.json' : `МЕТ_ias-1_2025-12-31_en.${format}`)
    }
  })

  it('refuses a format that there is none of', async () => {
    expect((await fetchFile('documents?format=docx')).status).toBe(400)
  })

  it('lists whose documents there are, and puts all of them into one archive', async () => {
    const { body } = await fetchAs(server, '/books/severny/documents/list', listedDocuments)
    const first = await fetchFile('documents/all')
    const names = Object.keys(unzipSync(first.bytes))
    for (const { basis, entity } of body.documents)
      for (const format of ['xlsx', 'pdf', 'html'])
        expect(names).toContain(`${entity ?? 'group'}_${basis}_ru.${format}`)
    expect(names).toContain('facts.csv')
  })

  it('writes a worksheet as it is shown: folded rows and columns are not there, sums are formulas', async () => {
    const { body: sheet } = await fetchAs(server, '/books/severny/worksheet', worksheet)
    const hidden = sheet.columns
      .filter(({ kind }) => kind === 'entity')
      .map(({ id }) => encodeURIComponent(id))
    const folded = await fetchFile(`worksheet/file?language=en&level=1&hidden=${hidden.join(',')}`)
    const rows = (bytes: Uint8Array): number =>
      Number([...texts(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<row r="(\d+)"/g)].at(-1)?.[1])
    const whole = await fetchFile('worksheet/file?language=en&level=3')
    const lines = (least: readonly string[]): number =>
      sheet.rows.filter(({ kind }) => least.includes(kind)).length
    expect(rows(folded.bytes)).toBe(6 + lines(['heading', 'subtotal', 'total']))
    expect(rows(whole.bytes)).toBe(6 + sheet.rows.length)
    expect(texts(folded.bytes, 'xl/sharedStrings.xml')).not.toContain('Severny Metal')
    const xml = texts(whole.bytes, 'xl/worksheets/sheet1.xml')
    expect(xml.match(/<f>/g)?.length ?? 0).toBeGreaterThan(100)
    // Companies are folded away: the column that adds them up adds its own lines at most.
    const sums = texts(folded.bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c r="C\d+"[^>]*><f>([^<]*)/g)
    for (const [, formula] of sums) expect(formula).toMatch(/^[-+C\d:SUM()]+$/)
  })
})
