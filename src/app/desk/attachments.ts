// Files of a request: put there as drafts and sent with a message or a note, or as the request's own; the same kinds as
// beside a journal. They only ever leave to be saved.

import { forwardSoon } from '../../store/desk/forwarded-files.ts'
import { requestOf } from '../../store/desk/requests.ts'
import {
  type AttachedFile,
  addAttachment,
  dropAttachment,
  attachedFile as fileIn,
} from '../../store/desk/thread.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { mayAskFor, mayWriteAtLine } from '../access.ts'
import { attachedFile } from '../discussion/attached-file.ts'
import { noDraftAttachment, noRequest, noRight } from './refusals.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Waits to be sent with a message or a note; else it is the request's own at once. */
  readonly isDraft: boolean
}

/** @throws Refused DESK-001, 002, ATT-001…003 */
export async function attach(
  unit: DeskUnit,
  id: string,
  { bytes, isDraft, name }: GivenFile,
): Promise<string> {
  const row = await requestOf(unit, id)
  if (!row) throw noRequest()
  const { access } = unit
  if (!mayAskFor(access, row.organisation) && !mayWriteAtLine(access, row.line)) throw noRight('attach')
  const file = attachedFile({ name, bytes })
  const made = await addAttachment(unit, id, {
    ...file,
    type: 'application/octet-stream',
    message: null,
    note: null,
    isDraft,
  })
  if (!isDraft) await forwardSoon(unit, id)
  await trail(unit, {
    action: 'request.attach',
    objectKind: 'request',
    object: id,
    after: { number: row.number, size: bytes.length },
  })
  return made
}

/** @throws Refused DESK-012 */
export async function detach(unit: DeskUnit, id: string): Promise<void> {
  if (!(await dropAttachment(unit, id))) throw noDraftAttachment()
}

/** @throws Refused DESK-001 */
export async function fileOf(unit: DeskUnit, request: string, id: string): Promise<AttachedFile> {
  const found = await fileIn(unit, request, id)
  if (!found) throw noRequest()
  return found
}
