// A zip written by hand, so that its headers can lie: parts in the order given, stored or deflated, with a
// directory and local headers that say what the test wants them to.

import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: Uint8Array | string
  readonly deflate?: boolean
  /** What the directory says of the unpacked size. */
  readonly size?: number
  /** What the local header says of it. */
  readonly localSize?: number
  readonly crc?: number
  readonly flags?: number
  readonly method?: number
  /** Unix mode of the entry, for a symbolic link. */
  readonly mode?: number
  /** The offset that the directory gives, instead of where the part stands. */
  readonly offset?: number
}

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)]
const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

/** `count` overrides the number of entries that the end record gives. */
export function zipByHand(parts: readonly ZipPart[], count = parts.length): Uint8Array {
  const chunks: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const part of parts) {
    const content = bytesOf(part.content)
    const packed = part.deflate === false ? content : deflateRawSync(content)
    const name = new TextEncoder().encode(part.name)
    const method = part.method ?? (part.deflate === false ? 0 : 8)
    const flags = (part.flags ?? 0) | 0x800
    const crc = part.crc ?? crc32(content)
    const size = part.size ?? content.length
    const shared = [
      ...u16(20),
      ...u16(flags),
      ...u16(method),
      ...u16(0),
      ...u16(33),
      ...u32(crc),
      ...u32(packed.length),
    ]
    const local = [
      ...u32(0x04034b50),
      ...shared,
      ...u32(part.localSize ?? size),
      ...u16(name.length),
      ...u16(0),
    ]
    const unix = part.mode === undefined ? 0 : 3
    const central = [
      ...u32(0x02014b50),
      ...[20, unix],
      ...shared,
      ...u32(size),
      ...u16(name.length),
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u16(0),
      ...u32((part.mode ?? 0) * 65_536),
      ...u32(part.offset ?? at),
    ]
    directory.push(Uint8Array.from([...central, ...name]))
    for (const chunk of [Uint8Array.from([...local, ...name]), packed]) {
      chunks.push(chunk)
      at += chunk.length
    }
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  const end = [
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...u16(count),
    ...u16(count),
    ...u32(size),
    ...u32(at),
    ...u16(0),
  ]
  return Buffer.concat([...chunks, ...directory, Uint8Array.from(end)])
}
