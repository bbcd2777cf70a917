// Bytes of a text file as text: a BOM says which encoding it is, else UTF-8 where the bytes are valid UTF-8,
// else windows-1251, in which 1C and Russian Excel still write.

import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1251'
}

/** Letters that every second letter of a Russian text is one of. */
const COMMON = /[оеаинтрс]/gi
const CYRILLIC = /[а-яё]/gi

/**
 * Text that is Russian in KOI8-R and letters in no order in windows-1251: told by how often the common letters stand,
 * in capitals too. Few letters tell nothing.
 */
export function looksLikeKoi8(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'windows-1251') return false
  const head = bytes.subarray(0, 65_536)
  const share = (encoding: string): number => {
    const text = new TextDecoder(encoding).decode(head)
    const letters = text.match(CYRILLIC)?.length ?? 0
    return letters < 40 ? 0 : (text.match(COMMON)?.length ?? 0) / letters
  }
  const asKoi8 = share('koi8-r')
  return asKoi8 > 0.4 && asKoi8 > 1.5 * share('windows-1251')
}

const PIECE = 1 << 20

/** The text in pieces, without its BOM, so that a long file need not stand in memory a second time. */
export function* textPieces(bytes: Uint8Array, encoding = encodingOf(bytes)): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  yield decoder.decode()
}

export const decodeText = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)

/** The first characters, in the encoding of the whole. */
export const headText = (bytes: Uint8Array, length: number): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, length), { stream: true })

/**
 * A copy of its own. V8 keeps a longer piece of a text as a view of the whole, so that one name kept would
 * keep a megabyte in memory.
 */
export const owned = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString())
