// What a register row carries, where a benchmark makes rows itself.

import type { Row } from '../src/ledger/book.ts'

export const bookRow: Row = { place: {}, hash: '', document: 'bench' }
