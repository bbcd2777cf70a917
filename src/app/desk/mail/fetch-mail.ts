// One round over a mailbox: what lies in its folder and is not registered yet is registered, then put away. Stopped at
// any point, the next round goes on from what the database says.

import { registeredUids } from '../../../store/desk/letters.ts'
import type { Desk } from '../../../store/desk/unit.ts'
import type { ImapInbox, Place } from './imap-inbox.ts'
import { type Mark, registerLetter } from './register-letter.ts'

export interface FetchPlace {
  readonly desk: Desk
  readonly mailbox: string
  readonly inbox: ImapInbox
  readonly mark: Mark
  readonly signal: AbortSignal
  /** For tests: what happens between the registration of a letter and its move. */
  readonly registered?: (place: Place) => Promise<void>
}

/** Gives how many letters were registered. @throws Error of the connection, Refused of the database */
export async function fetchMail({
  desk,
  inbox,
  mailbox,
  mark,
  registered,
  signal,
}: FetchPlace): Promise<number> {
  const places = await inbox.places()
  const [first] = places
  if (!first) return 0
  const uids = places.map(({ uid }) => uid)
  const known = await desk.read((unit) => registeredUids(unit, mailbox, first.uidValidity, uids))
  let count = 0
  for (const place of places) {
    if (signal.aborted) return count
    if (!known.has(place.uid)) {
      const letter = await inbox.letter(place)
      if (letter === null) continue
      if (await registerLetter(desk, mailbox, letter, mark)) count++
      await registered?.(place)
    }
    // One by one: a letter that is registered should not lie there while a large one is read.
    await inbox.putAway([place.uid])
  }
  return count
}
