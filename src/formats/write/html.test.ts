import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { escapeHtml, writeHtml } from './html.ts'
import { HARMFUL, MARKUP, sampleOutput } from './testing.ts'

const html = new TextDecoder().decode(writeHtml(sampleOutput, 'ru'))

/** The page as XML: `meta` and `br` closed, the style left out; what is not well formed throws. */
function elements(page: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    found.push({ name, attributes: { ...attributes } })
  })
  parser.on('error', (error) => {
    throw error
  })
  const closed = page
    .replace(/<!doctype html>/, '')
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<(meta[^>]*|br)>/g, '<$1/>')
  parser.write(closed).close()
  return found
}

const all = elements(html)
const of = (name: string): { name: string; attributes: Record<string, string> }[] =>
  all.filter((element) => element.name === name)

describe('an HTML page', () => {
  it('is the same bytes twice', () => {
    expect(Buffer.from(writeHtml(sampleOutput, 'ru')).equals(Buffer.from(html))).toBe(true)
  })

  it('runs nothing and fetches nothing', () => {
    expect([...of('script'), ...of('img'), ...of('link'), ...of('iframe')]).toEqual([])
    expect(html).not.toMatch(/url\(|@import|javascript:/)
    for (const { attributes } of all) {
      expect(Object.keys(attributes).filter((name) => name.startsWith('on') || name === 'src')).toEqual([])
    }
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('shows texts of a book as they are', () => {
    expect(html).toContain(escapeHtml(MARKUP))
    expect(html).toContain(escapeHtml(HARMFUL))
    expect(html).not.toContain('<img')
    expect(escapeHtml(`<a href='x'>"&"</a>`)).toBe('&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;')
  })

  it('has each anchor once, and leads only to anchors that are there', () => {
    const ids = all.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))
    expect(new Set(ids).size).toBe(ids.length)
    const targets = of('a').map(({ attributes }) => attributes.href?.slice(1) ?? '')
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
    expect(targets).toContain('worksheet')
  })

  it('keeps the exact amount behind each printed one', () => {
    expect(html).toContain('title="7\u00a0490\u00a0300,00 RUB">7\u00a0490</td>')
    expect(html).toContain('title="300,00 RUB">0</td>')
    expect(html).toContain('<td class="n neg" title="−10\u00a0000,00 RUB">(10)</td>')
    expect(html).toContain('<td class="n" aria-label="ноль" title="0,00 RUB">–</td>')
    expect(html).toContain('<td class="n"></td>')
  })

  it('has tables that can be read out: a caption, scopes, no cell without a head', () => {
    expect(of('caption')).toHaveLength(of('table').length)
    for (const { attributes } of of('th')) expect(['col', 'row', 'rowgroup']).toContain(attributes.scope)
    expect(html).toContain('<html lang="ru">')
    expect(elements(new TextDecoder().decode(writeHtml(sampleOutput, 'en')))[0]?.attributes.lang).toBe('en')
  })
})
