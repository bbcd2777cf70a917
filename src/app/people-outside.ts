// Identities of an outside provider and the persons they are of.

import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import type { Access } from './access.ts'
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

/**
 * Takes an identity of one's own away; false when there is none of that id.
 * @throws Refused PEOPLE-032 when nothing would be left to sign in with.
 */
export async function unlinkIdentity(store: Store, access: Access, id: string): Promise<boolean> {
  const { credentials } = store.people
  const identities = await credentials.identities(access)
  const found = identities.find((one) => one.id === id)
  if (!found) return false
  const { passwordHash } = await credentials.own(access)
  if (passwordHash === null && identities.length === 1)
    throw inputRefused(finding('PEOPLE-032', 'blocks', {}))
  await credentials.unlinkOwn(access, found)
  return true
}
