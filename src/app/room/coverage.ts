// Where the rows of an entity's files go, kept with the mapping that it was listened from: a mapping that was not derived
// again has the same coverage.

import { type Coverage, coverageOf } from '../../close/map/coverage.ts'
import type { MappedYear } from '../../close/map/input.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { fiscalYearOf, type Interval } from '../../ledger/period.ts'
import type { EntityFigures } from '../derivation/entity-chains.ts'
import type { OpenRevision, RoomClose } from './room.ts'

const kept = new WeakMap<MappedYear, Coverage>()

export function coverageOfYear({ inputs, mapped }: EntityFigures): Coverage {
  let coverage = kept.get(mapped.value)
  if (!coverage) {
    coverage = coverageOf(inputs.map)
    kept.set(mapped.value, coverage)
  }
  return coverage
}

/** The mapping in which a file takes part: of the close that is asked for, else of the file's own year to its end. */
export function coverageOfFile(
  revision: OpenRevision,
  room: RoomClose,
  file: BalanceFile,
): { readonly coverage: Coverage; readonly interval: Interval } | null {
  const { derivation } = room.close
  const within = file.from >= room.interval.from && file.to <= room.interval.to
  const year = fiscalYearOf(file.to, revision.book.settings.fiscalYearStart)
  const interval = within ? room.interval : { from: year.from, to: file.to }
  const figures = derivation.entity(file.entity, interval)
  return figures ? { coverage: coverageOfYear(figures), interval } : null
}
