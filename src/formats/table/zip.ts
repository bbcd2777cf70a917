// The parts of a zip container, by the central directory (yauzl), with limits set before anything is inflated
// and counted again while it is (a trial balance is a stranger's file): number, size, ratio, names, twins,
// overlaps, local headers that say otherwise, encryption, check sums. Names are matched without regard to
// case: older 1C writes xl/SharedStrings.xml where the package says xl/sharedStrings.xml.

import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import type { Limits } from './limits.ts'
import { RefusedFile } from './refused.ts'

interface Part {
  readonly name: string
  readonly entry: Entry
}

const SYMLINK = 0o120_000
const FILE_KIND = 0o170_000

export class Zip {
  readonly #zipFile: ZipFile
  readonly #parts: ReadonlyMap<string, Part>
  readonly #limits: Limits
  #unpacked = 0

  constructor(zipFile: ZipFile, parts: ReadonlyMap<string, Part>, limits: Limits) {
    this.#zipFile = zipFile
    this.#parts = parts
    this.#limits = limits
  }

  /** Lower-case names. */
  get names(): readonly string[] {
    return [...this.#parts.keys()]
  }

  /** Names as they stand in the zip. */
  get paths(): readonly string[] {
    return [...this.#parts.values()].map(({ name }) => name)
  }

  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase())
  }

  /**
   * The unpacked bytes of a part, piece by piece; nothing where there is no such part.
   * @throws RefusedFile when it does not unpack to what the directory promises
   */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const part = this.#parts.get(name.toLowerCase())
    if (!part) return
    const { entry } = part
    let size = 0
    let sum = 0
    try {
      const stream = await this.#zipFile.openReadStreamPromise(entry)
      for await (const piece of stream) {
        if (!(piece instanceof Uint8Array)) continue
        size += piece.length
        this.#unpacked += piece.length
        if (size > entry.uncompressedSize) throw new RefusedFile('FILE-006', { name: part.name })
        if (this.#unpacked > this.#limits.unpackedBytes) throw tooBig(part.name, size, this.#limits)
        sum = crc32(piece, sum)
        yield piece
      }
    } catch (error) {
      if (error instanceof RefusedFile) throw error
      throw new RefusedFile('FILE-003', { reason: reasonOf(error) })
    }
    if (size !== entry.uncompressedSize) throw new RefusedFile('FILE-006', { name: part.name })
    if (sum !== entry.crc32) throw new RefusedFile('FILE-003', { reason: `CRC-32 ${part.name}` })
  }
}

/** zlib's code where it has one: its words differ from version to version. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

const tooBig = (name: string, size: number, { unpackedBytes, partBytes, ratio }: Limits): RefusedFile =>
  new RefusedFile('FILE-007', {
    name,
    size: megabytes(size),
    part: megabytes(partBytes),
    all: megabytes(unpackedBytes),
    ratio,
  })

const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024))}`

/** Opens a zip. @throws RefusedFile with what is wrong with it */
export async function openZip(bytes: Uint8Array, limits: Limits): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    // Sizes are counted here; names are decoded and judged here, so that a bad one is told as such.
    const zipFile = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false })
    if (zipFile.entryCount > limits.entries)
      throw new RefusedFile('FILE-005', { count: zipFile.entryCount, limit: limits.entries })
    return new Zip(zipFile, await partsOf(zipFile, limits), limits)
  } catch (error) {
    if (error instanceof RefusedFile) throw error
    throw new RefusedFile(/encrypt/i.test(reasonOf(error)) ? 'FILE-009' : 'FILE-003', {
      reason: reasonOf(error),
    })
  }
}

async function partsOf(zipFile: ZipFile, limits: Limits): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  const spans: { name: string; from: number; to: number }[] = []
  let total = 0
  for await (const entry of zipFile.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (isBadName(name) || isSymlink(entry)) throw new RefusedFile('FILE-008', { name: shown(name) })
    if (entry.isEncrypted()) throw new RefusedFile('FILE-009')
    if (!entry.canDecodeFileData())
      throw new RefusedFile('FILE-003', { reason: `${shown(name)}: method ${entry.compressionMethod}` })
    total += entry.uncompressedSize
    const { compressedSize: packed, uncompressedSize: size } = entry
    if (size > limits.partBytes || total > limits.unpackedBytes) throw tooBig(name, size, limits)
    if (size > limits.ratioFloor && size > packed * limits.ratio) throw tooBig(name, size, limits)
    const key = name.toLowerCase()
    if (parts.has(key)) throw new RefusedFile('FILE-006', { name })
    spans.push({ name, from: entry.relativeOffsetOfLocalHeader, to: await endOf(zipFile, entry, name) })
    if (!name.endsWith('/')) parts.set(key, { name, entry })
  }
  spans.sort((a, b) => a.from - b.from)
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1]
    if (next && next.from < span.to) throw new RefusedFile('FILE-006', { name: next.name })
  }
  return parts
}

/** Where the part ends in the file; its local header must say what the directory says. */
async function endOf(zipFile: ZipFile, entry: Entry, name: string): Promise<number> {
  const local = await zipFile.readLocalFileHeaderPromise(entry)
  // With bit 3 sizes and sum follow the data, and the header holds zeros; 0xffffffff refers to a Zip64 field.
  const isStreamed = (local.generalPurposeBitFlag & 8) !== 0
  const agrees = (inLocal: number, inDirectory: number): boolean =>
    inLocal === inDirectory || inLocal === 0xffff_ffff || (isStreamed && inLocal === 0)
  if (
    local.compressionMethod !== entry.compressionMethod ||
    !agrees(local.uncompressedSize, entry.uncompressedSize) ||
    !agrees(local.compressedSize, entry.compressedSize) ||
    !local.fileName.equals(entry.fileNameRaw)
  )
    throw new RefusedFile('FILE-006', { name })
  return local.fileDataStart + entry.compressedSize
}

const isSymlink = (entry: Entry): boolean =>
  entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & FILE_KIND) === SYMLINK

const CONTROL = /[\p{Cc}\p{Bidi_Control}]/gu

function isBadName(name: string): boolean {
  if (name === '' || name.length > 1024 || name.search(CONTROL) >= 0) return true
  return validateFileName(name) !== null || /(^|\/)[A-Za-z]:/.test(name)
}

const shown = (name: string): string => name.replace(CONTROL, '�').slice(0, 100)
