// What a file of a stranger may cost (limits that the documentation names). Sizes are bytes as they are
// counted while unpacking, never as a header promises them.

export interface Limits {
  readonly fileBytes: number
  readonly entries: number
  readonly unpackedBytes: number
  readonly partBytes: number
  /** Unpacked to packed, once a part has more than `ratioFloor` bytes. */
  readonly ratio: number
  readonly ratioFloor: number
  readonly depth: number
  readonly rows: number
  readonly cells: number
  readonly columns: number
  readonly sharedStrings: number
  /** Characters of all shared strings. */
  readonly sharedCharacters: number
  /** Characters of one text; Excel's own limit. What is longer is cut, and told. */
  readonly textCharacters: number
  /** Characters between two tags. */
  readonly xmlPiece: number
}

const MB = 1024 * 1024

export const LIMITS: Limits = {
  fileBytes: 100 * MB,
  entries: 5_000,
  unpackedBytes: 1024 * MB,
  partBytes: 512 * MB,
  ratio: 200,
  ratioFloor: MB,
  depth: 64,
  rows: 1_048_576,
  cells: 5_000_000,
  columns: 512,
  sharedStrings: 2_000_000,
  sharedCharacters: 200 * MB,
  textCharacters: 32_767,
  xmlPiece: MB,
}
