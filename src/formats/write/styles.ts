// Looks of cells, each written once into styles.xml (ECMA-376 part 1, §18.8). Colours and weights are those of the
// visual language: ink, quiet ink, hairlines, one accent for what leads somewhere.

import { escapeXml } from './xml.ts'

export const INK = '16181D'
export const QUIET = '676D78'
export const ACCENT = '1B4F9C'
export const PASSED = '1B6B3A'
export const LOOK = '855000'
export const STOP = 'B1241C'
export const CHROME = 'F6F6F3'
const HAIRLINE = 'C9C9C2'

export type Rule = 'hair' | 'thin' | 'double'

export interface Style {
  /** Statements are set in serif, everything else in sans. */
  readonly face?: 'serif' | 'sans'
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  /** RRGGBB; ink where not given. */
  readonly colour?: string
  readonly fill?: string
  /** Number format code. */
  readonly format?: string
  readonly align?: 'left' | 'right' | 'center'
  readonly vertical?: 'top' | 'center'
  readonly indent?: number
  readonly wrap?: boolean
  readonly top?: Rule
  readonly bottom?: Rule
  /** The cell holds text whatever it looks like: no spreadsheet ever reads it as a formula, edited or not. */
  readonly asText?: boolean
}

/** Brackets for negatives that do not move the digits, a dash for nothing. */
export const amountFormat = (decimals: number, zero = '"–"'): string => {
  const places = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  return `#,##0${places}_);(#,##0${places});${zero}_)`
}

/** Amounts of registers and trial balances: a minus, zero shown as zero. */
export const registerFormat = (decimals: number): string =>
  `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`

const FIRST_FORMAT = 164

/** Texts numbered in the order in which they are first met. */
class Numbered {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  constructor(...first: readonly string[]) {
    for (const text of first) this.of(text)
  }

  of(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

const NO_BORDER = '<border><left/><right/><top/><bottom/><diagonal/></border>'

function fontXml(style: Style): string {
  const { face = 'sans', size = 10, bold, italic, colour = INK } = style
  // Family 1 is roman, 2 swiss: what a machine without the face takes instead.
  const [name, family] = face === 'serif' ? ['PT Serif', 1] : ['Arial', 2]
  const marks = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}`
  return `<font>${marks}<sz val="${size}"/><color rgb="FF${colour}"/><name val="${name}"/><family val="${family}"/></font>`
}

function borderXml({ top, bottom }: Style): string {
  const side = (name: string, rule: Rule | undefined): string =>
    rule
      ? `<${name} style="${rule}"><color rgb="FF${rule === 'hair' ? HAIRLINE : INK}"/></${name}>`
      : `<${name}/>`
  return `<border><left/><right/>${side('top', top)}${side('bottom', bottom)}<diagonal/></border>`
}

const fillXml = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`

function alignmentXml({ align, vertical, indent, wrap }: Style): string {
  const attributes = [
    // An indent counts only from a side that is named.
    align || indent ? `horizontal="${align ?? 'left'}"` : '',
    vertical ? `vertical="${vertical}"` : '',
    wrap ? 'wrapText="1"' : '',
    indent ? `indent="${indent}"` : '',
  ].filter((text) => text !== '')
  return attributes.length > 0 ? `<alignment ${attributes.join(' ')}/>` : ''
}

export class Styles {
  readonly #fonts = new Numbered(fontXml({}))
  readonly #fills = new Numbered(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  )
  readonly #borders = new Numbered(NO_BORDER)
  readonly #formats = new Numbered()
  readonly #looks = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')
  readonly #known = new Map<Style, number>()

  /** Index of the look in cellXfs. */
  of(style: Style): number {
    const known = this.#known.get(style)
    if (known !== undefined) return known
    const format = style.format ? FIRST_FORMAT + this.#formats.of(style.format) : style.asText ? 49 : 0
    const font = this.#fonts.of(fontXml(style))
    const fill = style.fill ? this.#fills.of(fillXml(style.fill)) : 0
    const border = this.#borders.of(borderXml(style))
    const alignment = alignmentXml(style)
    const attributes = [
      `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`,
      style.asText ? ' quotePrefix="1"' : '',
      format > 0 ? ' applyNumberFormat="1"' : '',
      ' applyFont="1"',
      fill > 0 ? ' applyFill="1"' : '',
      border > 0 ? ' applyBorder="1"' : '',
      alignment ? ' applyAlignment="1"' : '',
    ].join('')
    const look = this.#looks.of(alignment ? `<xf ${attributes}>${alignment}</xf>` : `<xf ${attributes}/>`)
    this.#known.set(style, look)
    return look
  }

  xml(): string {
    const list = (name: string, items: readonly string[]): string =>
      `<${name} count="${items.length}">${items.join('')}</${name}>`
    const formats = this.#formats.texts.map(
      (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escapeXml(code)}"/>`,
    )
    return [
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length > 0 ? list('numFmts', formats) : '',
      list('fonts', this.#fonts.texts),
      list('fills', this.#fills.texts),
      list('borders', this.#borders.texts),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#looks.texts),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}
