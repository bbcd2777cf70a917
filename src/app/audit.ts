// The audit trail for people: who may read which part of it, and whether the chain holds (architecture.md). Changes
// append to it in their own transaction, in src/store.

import { finding } from '../ledger/finding.ts'
import type { AuditQuery, ChainHead, ListedEntry, Verified } from '../store/audit.ts'
import type { Store } from '../store/store.ts'
import { type Access, mayReadAudit, mayVerifyAudit } from './access.ts'
import { inputRefused } from './failure.ts'

export { type AuditEntry, appendAudit, type ChainFault, type ChainHead } from '../store/audit.ts'
export type { AuditQuery, ListedEntry, Verified }

/** The entries that the person sees, the latest first. @throws Refused PEOPLE-005 */
export async function listAudit(store: Store, access: Access, query: AuditQuery): Promise<ListedEntry[]> {
  if (!mayReadAudit(access)) throw inputRefused(finding('PEOPLE-005', 'blocks', {}))
  return store.as(access).listAudit(query)
}

/**
 * Whether the whole chain holds. It tells numbers and hashes only, so that who may ask need not see all of it:
 * `whole` acts for the console.
 * @throws Refused PEOPLE-005
 */
export async function verifyAudit(
  whole: Store,
  access: Access,
  kept: ChainHead | null = null,
): Promise<Verified> {
  if (!mayVerifyAudit(access)) throw inputRefused(finding('PEOPLE-005', 'blocks', {}))
  return whole.verifyAudit(kept)
}
