// What the parts of the store share, and what it hands to those who read books from it.

/** Files of a book by their paths below it, `/` between folders: what the book reader takes. */
export interface Files {
  list(): string[]
  read(path: string): Promise<Uint8Array>
}

/** One revision of a book in the store; it never changes. */
export interface StoredBook extends Files {
  readonly name: string
  readonly revision: bigint
  /** Hash of all paths and contents. */
  readonly contentHash: string
}

/** A row of a register as the reader found it (ledger/book.ts, Row). */
export interface RegisterRow {
  readonly document: string
  readonly hash: string
  readonly place: { readonly file?: string; readonly sheet?: string; readonly row?: number }
}

export interface ListedBook {
  readonly name: string
  readonly importedAt: Date
  readonly files: bigint
  readonly revisions: bigint
}

export type Clock = () => Date

/** What the store asks of where it stands: may it write now, and what to put away at the end. */
export interface Surroundings {
  readonly clock: Clock
  /** Throws Refused when nothing may be written: too little free disk. */
  requireWritable(): void
  close(): Promise<void>
  /** Without waiting, for the last moment of a process that is going down. */
  closeSoon(): void
}

export interface Once {
  readonly key: string
  /** Of all that was asked: a key that comes with something else is a fault of the caller. */
  readonly requestHash: string
}
