// The derivation graph: a derivation's identity is the hash of what it was derived from. It knows no derivation by
// name. Running the whole program again over a graph that kept its results recomputes only what changed; equal content
// of a result stops the recomputation there, since dependents are keyed by the content of their inputs.

import type { FactTable } from '../ledger/facts.ts'
import { type Hashed, hashOfAll, sha256 } from '../ledger/hash.ts'

export class Graph {
  readonly #kept = new Map<string, { readonly result: Hashed<unknown>; askedIn: number }>()
  #run = 0
  /** What was derived (not taken from what was kept) since the last `startCounting`: `name subject`. */
  derived: string[] = []

  startCounting(): void {
    this.derived = []
  }

  /**
   * A new run begins, as of a book that has changed: what the last `runs` runs did not ask for is let go, so that a
   * server that runs for weeks holds what it works with. It costs time to derive it again, and nothing else.
   */
  nextRun(runs = 3): void {
    this.startCounting()
    this.#run++
    for (const [key, { askedIn }] of this.#kept) if (askedIn < this.#run - runs) this.#kept.delete(key)
  }

  /**
   * The result of `derive` for `subject`, kept by the hash of name, version and inputs. `name` carries its version:
   * `translate@1`; what can move a digit has a new one. `inputs` are the content hashes of everything `derive` reads.
   */
  derive<T>(
    name: string,
    subject: string,
    inputs: readonly string[],
    derive: () => T,
    contentOf: (result: T) => string,
  ): Hashed<T> {
    const key = hashOfAll([name, subject, ...inputs])
    const kept = this.#kept.get(key)
    if (kept) {
      kept.askedIn = this.#run
      // The key names the derivation, and a derivation has one type of result.
      return kept.result as Hashed<T>
    }
    this.derived.push(`${name} ${subject}`)
    const value = derive()
    const result: Hashed<T> = { hash: hashOfAll([name, contentOf(value)]), value }
    this.#kept.set(key, { result, askedIn: this.#run })
    return result
  }
}

/** Used anew by each hash: what is hashed is megabytes, and would be garbage at once. */
let scratch = new Uint8Array(1 << 16)

/** Content hash of tables within one run, with anything else that dependents read as JSON. */
export function contentHash(tables: readonly FactTable[], rest: unknown = null): string {
  const text = JSON.stringify([tables.map(({ length }) => length), rest], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
  // One call for all: a hash that is fed column by column costs more than the hashing.
  const head = Buffer.from(text)
  const size = tables.reduce((sum, table) => sum + table.byteSize, head.length)
  if (scratch.length < size) scratch = new Uint8Array(size * 2)
  scratch.set(head)
  let at = head.length
  if (tables.length > 0) for (const table of tables) at = table.writeBytes(scratch, at)
  return sha256(scratch.subarray(0, at))
}
