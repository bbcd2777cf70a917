// The text of a letter in HTML: what people wrote, its lines and its quotations. No script, style, address of an image or
// frame is left of it, and nothing is ever loaded.

import sanitizeHtml from 'sanitize-html'

/** Beyond it only old quotations stand; elements that are nested as deep as it is long take half a second. */
const LONGEST = 150_000
const LINES = ['p', 'div', 'tr', 'li', 'ul', 'ol', 'table', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']

export function textOfHtml(html: string): string {
  const clean = sanitizeHtml(withoutStyles(html).slice(0, LONGEST), {
    allowedTags: [...LINES, 'br', 'hr', 'td', 'th', 'blockquote'],
    allowedAttributes: {},
    nestingLimit: 200,
  })
  const lines: string[] = []
  let quoted = 0
  let line = ''
  const end = (): void => {
    const text = line.replace(/[ \u00a0]+/g, ' ').trim()
    lines.push(text === '' ? '' : `${'> '.repeat(quoted)}${text}`)
    line = ''
  }
  for (const piece of clean.split(/(<[^>]*>)/)) {
    const [, closing, tag = ''] = /^<(\/?)([a-z0-9]+)/.exec(piece) ?? []
    if (tag === '') line += unescaped(piece).replace(/\s+/g, ' ')
    else if (tag === 'td' || tag === 'th') line += closing ? ' ' : ''
    else {
      if (line.trim() !== '' || tag === 'br') end()
      if (tag === 'p' && closing) lines.push('')
      if (tag === 'blockquote') quoted = Math.max(0, quoted + (closing ? -1 : 1))
      if (tag === 'li' && !closing) line = '- '
    }
  }
  if (line.trim() !== '') end()
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Word writes more of them than of text. */
const withoutStyles = (html: string): string => without(without(html, '<style', '</style>'), '<!--', '-->')

/** Once through: a pattern that looks for each end anew takes time as the square of the length. */
function without(html: string, open: string, close: string): string {
  const lower = html.toLowerCase()
  // A letter whose lower case is longer than itself would shift all that follows it.
  if (lower.length !== html.length) return html
  const kept: string[] = []
  let at = 0
  for (;;) {
    const from = lower.indexOf(open, at)
    const to = from < 0 ? -1 : lower.indexOf(close, from)
    if (to < 0) return [...kept, html.slice(at)].join('')
    kept.push(html.slice(at, from))
    at = to + close.length
  }
}

/** What sanitize-html escapes: nothing else is left of the entities. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
