// XML of a stranger, read as it streams: no document types and so no entities of its own, no depth and no
// piece without end. Element names come without their prefix.

import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import type { Limits } from './limits.ts'
import { RefusedFile } from './refused.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** The attribute without regard to its prefix (`r:id`, `ns1:id`). */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** A stored part may come in one piece. */
const STEP = 1 << 16

/** Runs the handlers over a part. @throws RefusedFile FILE-014, FILE-015, or what a handler throws */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  limits: Limits,
  handlers: XmlHandlers,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let sinceTag = 0
  parser.on('error', (error) => {
    throw new RefusedFile('FILE-015', { part, reason: error.message })
  })
  parser.on('doctype', () => {
    throw new RefusedFile('FILE-014', { part })
  })
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0
    if (++depth > limits.depth) throw new RefusedFile('FILE-015', { part, reason: `depth > ${limits.depth}` })
    handlers.open(localName(name), attributes)
  })
  parser.on('text', (text) => {
    sinceTag = 0
    handlers.text?.(text)
  })
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.on('closetag', ({ name }) => {
    sinceTag = 0
    depth--
    handlers.close?.(localName(name))
  })
  const write = (text: string): void => {
    for (let at = 0; at < text.length; at += STEP) {
      const step = text.length <= STEP ? text : text.slice(at, at + STEP)
      sinceTag += step.length
      parser.write(step)
      // Text that no tag ends is gathered in memory by the parser: not without end.
      if (sinceTag > limits.xmlPiece) throw new RefusedFile('FILE-016', { what: part })
    }
  }
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    write(decoded(decoder, piece, part))
  }
  // A part that is not there, or holds nothing, has nothing to say.
  if (!decoder) return
  write(decoded(decoder, null, part))
  parser.close()
}

const encodingOf = (piece: Uint8Array): string =>
  piece[0] === 0xff && piece[1] === 0xfe
    ? 'utf-16le'
    : piece[0] === 0xfe && piece[1] === 0xff
      ? 'utf-16be'
      : 'utf-8'

function decoded(decoder: TextDecoder, piece: Uint8Array | null, part: string): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    throw new RefusedFile('FILE-015', { part, reason: decoder.encoding })
  }
}

export const isTrue = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on'

/** `_x000D_` is how a workbook writes a character that XML has no place for. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

/** A count or an index of the package; what is none is 0. */
export function small(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : 0
}
