// Identities of an outside provider and the persons they are of.

import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import { inputRefused } from './failure.ts'
import { tokenHash } from './people-sealing.ts'

/** Links the identity to the person whose invitation it is; gives her id. @throws Refused PERSON-007, PERSON-009 */
export const linkByInvitation = (
  store: Store,
  link: string,
  issuer: string,
  subject: string,
): Promise<string> => store.people.links.useOutside(tokenHash(link), issuer, subject)

/** @throws Refused PEOPLE-021 when it is linked to nobody: nobody is signed up by an outside provider. */
export async function personOfIdentity(store: Store, issuer: string, subject: string): Promise<string> {
  const person = await store.people.credentials.byIdentity(issuer, subject)
  if (person === null) throw inputRefused(finding('PEOPLE-021', 'blocks', {}))
  return person
}
