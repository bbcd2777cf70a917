// The audit trail on the server's own machine: all of it is read there.

import { type Finding, finding } from '../ledger/finding.ts'
import type { ChainHead, ListedEntry, Verified } from '../store/audit.ts'
import { inputRefused, usageRefused } from './failure.ts'
import { type StorePlace, withStoreBeside } from './with-store.ts'

/** `kept`: a head that was kept outside the database, `<sequence>:<hash>`; '' for none. @throws Refused APP-004 */
export function verifyOwnAudit(place: StorePlace, kept: string): Promise<Verified> {
  const head = kept === '' ? null : headOf(kept)
  return withStoreBeside(place, (store) => store.verifyAudit(head))
}

/** The latest entries first; of one book, or of all with ''. */
export const readAudit = (place: StorePlace, book: string, limit: number): Promise<ListedEntry[]> =>
  withStoreBeside(place, (store) => store.listAudit({ book, before: null, limit }))

/** @throws Refused APP-004 when it is no number, PEOPLE-031 when there is no such entry. */
export function eraseAudit(place: StorePlace, sequence: string): Promise<void> {
  if (!/^[1-9]\d{0,17}$/.test(sequence))
    throw usageRefused('APP-004', { option: '<sequence>', value: sequence, expected: '1, 2, 3 …' })
  return withStoreBeside(place, async (store) => {
    if (!(await store.eraseAudit(BigInt(sequence))))
      throw inputRefused(finding('PEOPLE-031', 'blocks', {}, { sequence }))
  })
}

export const brokenChain = ({ fault, sequence }: NonNullable<Verified['broken']>): Finding =>
  finding('PEOPLE-030', 'blocks', {}, { sequence, fault })

function headOf(text: string): ChainHead {
  const [, sequence, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined)
    throw usageRefused('APP-004', { option: '--head', value: text, expected: '<sequence>:<hash>' })
  return { sequence: BigInt(sequence), hash }
}
