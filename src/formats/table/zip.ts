// Parts of a zip container, by the central directory, with limits set before anything is inflated (a trial balance is a
// stranger's file): number of parts, size of each and of all, ratio, names, duplicates, encryption.

import { inflateRawSync } from 'node:zlib'
import { type Finding, finding } from '../../ledger/finding.ts'

export const LIMITS = {
  fileBytes: 100 * 1024 * 1024,
  entries: 5_000,
  unpackedBytes: 1024 * 1024 * 1024,
  partBytes: 512 * 1024 * 1024,
  ratio: 200,
  ratioFloor: 1024 * 1024,
} as const

export interface ZipPart {
  readonly name: string
  readonly packed: Uint8Array
  readonly method: number
  readonly size: number
}

export interface Zip {
  readonly parts: ReadonlyMap<string, ZipPart>
  readonly findings: readonly Finding[]
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Reads the directory of a zip; names are matched without regard to case (older 1C writes SharedStrings.xml). */
export function readZip(bytes: Uint8Array, file: string): Zip {
  const refuse = (code: string, values: Record<string, string | number> = {}): Zip => ({
    parts: new Map(),
    findings: [finding(code, 'blocks', { file }, values)],
  })
  if (bytes.length > LIMITS.fileBytes) return refuse('FILE-004', { limit: '100 MB' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = -1
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (view.getUint32(at, true) === END) {
      end = at
      break
    }
  }
  if (end < 0) return refuse('FILE-003')
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.entries) return refuse('FILE-005', { count, limit: LIMITS.entries })
  let at = view.getUint32(end + 16, true)
  const parts = new Map<string, ZipPart>()
  const spans: [number, number][] = []
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return refuse('FILE-003')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packedSize = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (flags & 1) return refuse('FILE-009')
    if (
      name.startsWith('/') ||
      name.includes('..') ||
      name.includes('\\') ||
      name.includes(':') ||
      name.includes('\0')
    )
      return refuse('FILE-008', { name })
    if (name.endsWith('/')) continue
    const key = name.toLowerCase()
    if (parts.has(key)) return refuse('FILE-006', { name })
    total += size
    if (size > LIMITS.partBytes || total > LIMITS.unpackedBytes) return refuse('FILE-007', { name, size })
    if (size > LIMITS.ratioFloor && size > packedSize * LIMITS.ratio)
      return refuse('FILE-007', { name, size })
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return refuse('FILE-003')
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const localSize = view.getUint32(local + 22, true)
    const streamed = (view.getUint16(local + 6, true) & 8) !== 0
    if (!streamed && localSize !== size) return refuse('FILE-006', { name })
    if (start + packedSize > bytes.length) return refuse('FILE-003')
    if (spans.some(([from, to]) => local < to && start + packedSize > from))
      return refuse('FILE-006', { name })
    spans.push([local, start + packedSize])
    parts.set(key, { name, packed: bytes.subarray(start, start + packedSize), method, size })
  }
  return { parts, findings: [] }
}

/** Bytes of a part; null where they do not unpack to the size that the directory promises. */
export function unpack(part: ZipPart): Uint8Array | null {
  if (part.method === 0) return part.packed.length === part.size ? part.packed : null
  if (part.method !== 8) return null
  try {
    const bytes = inflateRawSync(part.packed, { maxOutputLength: Math.max(1, part.size) })
    return bytes.length === part.size ? bytes : null
  } catch {
    return null
  }
}
