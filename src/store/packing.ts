// Documents on disk: zstd where it saves a tenth or more, else as they are (an xlsx is packed by its own format).

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

export interface Packed {
  readonly packing: 'plain' | 'zstd'
  readonly content: Buffer
}

export function pack(bytes: Uint8Array): Packed {
  const packed = zstdCompressSync(bytes)
  return packed.length * 10 <= bytes.length * 9
    ? { packing: 'zstd', content: packed }
    : { packing: 'plain', content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}

export const unpack = ({ packing, content }: Packed): Uint8Array =>
  packing === 'zstd' ? zstdDecompressSync(content) : content
