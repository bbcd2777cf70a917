// Letters of the vendor's line about what was forwarded to it. `From` proves nothing: the letter must answer a Message-ID
// of what went there, and come from where it went.

import type { Thread } from '../../../desk/letters.ts'
import { numbersIn } from '../../../desk/subjects.ts'
import { forwardOf, updateForward } from '../../../store/desk/forwards.ts'
import { lineOf } from '../../../store/desk/lines.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import { tellVendor } from '../forward/answer.ts'
import { forwardIn } from '../forward/settings.ts'
import type { ReadLetter } from './read-letter.ts'

/** The request that it answers; null: it is no letter of the vendor's. */
export async function vendorThread(
  unit: DeskUnit,
  line: string,
  { from }: ReadLetter,
  threads: readonly Thread[],
): Promise<string | null> {
  const row = await lineOf(unit, line)
  const settings = row ? forwardIn(row)?.settings : undefined
  if (settings?.by !== 'mail' || settings.address !== from) return null
  const answered = threads.find(({ by }) => by === 'message-id')
  if (!answered || !(await forwardOf(unit, answered.request))) return null
  return answered.request
}

/** The number that the vendor's subject bears. */
export async function noteVendorNumber(
  unit: DeskUnit,
  request: string,
  { subject }: ReadLetter,
): Promise<void> {
  const [number] = numbersIn(subject)
  const known = (await forwardOf(unit, request))?.remote_number ?? ''
  if (number === undefined || number === known) return
  await updateForward(unit, request, { remote_number: number })
  await tellVendor(unit, request, known, number)
}
