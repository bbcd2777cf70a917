// What of a letter is new: the quoted thread below an answer is on record already. Heads of answers as Outlook,
// Thunderbird, Yandex, Mail.ru and Gmail write them, in Russian and in English. The letter itself is kept as it came;
// where nothing else is left, or something was written between or below the quotation, the whole text stays.

/** Stands at the head of our letters; what is below it in an answer is ours. */
export const WRITE_ABOVE = '--- Пишите выше этой строки / Please write above this line ---'

const SEPARATOR = /^-{2,}\s*(?:исходное сообщение|original message)\s*-{2,}$/i
const FORWARDED = /^\s*(?:fwd?|пересл)(?:\[\d+\])?\s*:/iu
const MONTH_RU = 'янв|февр?|мар|апр|ма[йя]|июн|июл|авг|сент?|окт|нояб?|дек'
const MONTH_EN = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const DATE = new RegExp(
  `\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\s+(?:${MONTH_RU}|${MONTH_EN})[\\p{L}.]*,?\\s+\\d{4}` +
    `|(?:${MONTH_EN})[\\p{L}.]*\\s+\\d{1,2},\\s+\\d{4}`,
  'iu',
)
const TIME = /\d{1,2}:\d{2}/
const WRITER = /(?:пишет|писал[аи]?(?:\(а\))?|написал[аи]?(?:\(а\))?|wrote)\s*:$|<[^<>\s]+@[^<>\s]+>\s*:$/iu
const BEGINS = /^(?:on\s|\d|\p{L}{2,12}\.?,\s)/iu

/** A head may be broken over this many lines. */
const HEAD_LINES = 3
const LONGEST_HEAD = 400

export function stripQuoted(text: string, subject = ''): string {
  const whole = text.trim()
  // Of what is forwarded the quotation is the matter itself.
  if (FORWARDED.test(subject)) return whole
  // A letter of a line, not yet answered: the words that it has for whoever answers are none of its own.
  const words = whole.startsWith(WRITE_ABOVE) ? whole.slice(WRITE_ABOVE.length).trim() : whole
  const lines = words.split('\n').map((line) => line.trimEnd())
  const cut = lines.findIndex((_, at) => isHead(lines, at))
  if (cut >= 0 && !writesBelow(lines.slice(cut))) return kept(lines.slice(0, cut), words)
  let end = lines.length
  while (end > 0 && (lines[end - 1] === '' || lines[end - 1]!.startsWith('>'))) end--
  return kept(lines.slice(0, end), words)
}

function kept(lines: readonly string[], whole: string): string {
  const own = lines.join('\n').trim()
  return own === '' ? whole : own
}

function isHead(lines: readonly string[], at: number): boolean {
  const line = unquoted(lines[at]!)
  if (SEPARATOR.test(line) || line.includes(WRITE_ABOVE)) return true
  if (/^_{10,}$/.test(line)) return isOutlookHead(lines, at + 1)
  if (isOutlookHead(lines, at)) return true
  if (!BEGINS.test(line)) return false
  for (let count = 1; count <= HEAD_LINES; count++) {
    const head = lines
      .slice(at, at + count)
      .map(unquoted)
      .join(' ')
      .trim()
    if (head.length > LONGEST_HEAD) return false
    if (head.endsWith(':') && DATE.test(head) && TIME.test(head) && WRITER.test(head)) return true
  }
  return false
}

const unquoted = (line: string): string => line.replace(/^[>\s]+/, '').replaceAll('*', '')

/** `От:`, `Отправлено:`, `Кому:`, `Тема:` of the letter above, as Outlook prints them without a quotation mark. */
function isOutlookHead(lines: readonly string[], at: number): boolean {
  const [first = '', ...rest] = lines.slice(at, at + 7).map(unquoted)
  const has = (pattern: RegExp): boolean => rest.some((line) => pattern.test(line))
  return (
    /^(?:от|from):\s*\S/i.test(first) &&
    has(/^(?:отправлено|дата|sent|date):\s*\S/i) &&
    has(/^(?:кому|to):/i) &&
    has(/^(?:тема|subject):/i)
  )
}

/** The quotation is marked line by line, and something stands below it that is not. */
function writesBelow(lines: readonly string[]): boolean {
  const quoted = lines.findIndex((line) => line.startsWith('>'))
  if (quoted < 0 || quoted > HEAD_LINES + 1) return false
  const last = lines.findLastIndex((line) => line.startsWith('>'))
  const below = lines.slice(last + 1).filter((line) => line !== '')
  // A signature below the quotation is no answer.
  return below.length > 0 && !/^--\s*$/.test(below[0]!)
}

/** Words by which a participant confirms a solution in a letter; anything more is an answer to be read. */
const CONFIRMS =
  /^(?:подтверждаю(?: решение)?|решено|проблема решена|вопрос решен|вопрос решён|confirmed|i confirm|solved)[\s.!]*$/iu

/** Whether what she wrote says nothing else than that it is solved. */
export const readsAsConfirmation = (own: string): boolean => CONFIRMS.test(own.trim())
