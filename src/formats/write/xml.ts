// Text as XML 1.0 takes it.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text for an element or a double-quoted attribute; what XML 1.0 cannot hold is left out. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark)

const CELL_LIMIT = 32_767

/** What XML 1.0 cannot hold: controls but tab and line ends, and the two non-characters. */
const UNHELD = /_x[0-9A-Fa-f]{4}_|(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

/**
 * Text of a spreadsheet cell: characters that XML does not have stand as `_x0007_` (ECMA-376 part 1, §22.4.2.4), half a
 * surrogate pair as U+FFFD, and no cell holds more than a spreadsheet can.
 */
export function cellText(text: string): string {
  const whole = text.toWellFormed()
  const cut = whole.length > CELL_LIMIT ? `${whole.slice(0, CELL_LIMIT - 1).toWellFormed()}…` : whole
  const held = cut.replace(UNHELD, (found) =>
    found.startsWith('_')
      ? `_x005F${found}`
      : `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
  return escapeXml(held.replace(/\r\n?/g, '\n'))
}
