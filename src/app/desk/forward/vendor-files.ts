// Files between a request here and the one at the vendor's line: ours go there once each, the vendor's are fetched before
// its words are put down. What runs when opened is not kept, as in a letter.

import {
  filesOf,
  filesToForward,
  knownFileOrigins,
  markForwarded,
} from '../../../store/desk/forwarded-files.ts'
import { addEvent } from '../../../store/desk/requests.ts'
import { addAttachment } from '../../../store/desk/thread.ts'
import type { Desk, DeskUnit } from '../../../store/desk/unit.ts'
import { type KeptOut, reasonToKeepOut } from '../mail/attachments.ts'
import { plain } from '../mail/letter-bytes.ts'
import { keptOutText } from '../mail/mail-words.ts'
import type { ForwardedAnswer } from './api-shapes.ts'
import { fetchFile, putFile, type Vendor } from './vendor-api.ts'

type NamedFile = ForwardedAnswer['files'][number]

/** What was fetched, by its id there. */
export interface VendorFiles {
  readonly bytes: ReadonlyMap<string, Buffer>
  readonly refused: ReadonlyMap<string, KeptOut>
}

/** All that is not here yet. @throws Error of the connection: the words then wait, too */
export async function takeFiles(
  desk: Desk,
  vendor: Vendor,
  id: string,
  { files, messages, request }: ForwardedAnswer,
): Promise<VendorFiles> {
  const known = await desk.read((unit) => knownFileOrigins(unit, id))
  const bytes = new Map<string, Buffer>()
  const refused = new Map<string, KeptOut>()
  for (const file of [...messages.flatMap((message) => message.files), ...files]) {
    if (known.has(file.id)) continue
    const name = plain(file.name)
    const fetched = await fetchFile(vendor, { request, id: file.id })
    const reason = reasonToKeepOut({ name, type: '', bytes: fetched })
    if (reason === '') bytes.set(file.id, fetched)
    else refused.set(file.id, { name, reason })
  }
  return { bytes, refused }
}

/** Below the vendor's words: which of its files are not kept, and why. */
export function withRefused(text: string, own: readonly NamedFile[], { refused }: VendorFiles): string {
  const out = own.flatMap(({ id }) => refused.get(id) ?? [])
  const told = out.length === 0 ? [] : [keptOutText(out, 'ru'), keptOutText(out, 'en')]
  return [text, told.join('\n')].filter((part) => part !== '').join('\n\n')
}

export async function keepFiles(
  unit: DeskUnit,
  request: string,
  message: string | null,
  own: readonly NamedFile[],
  { bytes }: VendorFiles,
): Promise<void> {
  for (const { id: origin, name } of own) {
    const content = bytes.get(origin)
    if (!content) continue
    const file = { name: plain(name), type: 'application/octet-stream', bytes: content }
    await addAttachment(unit, request, { ...file, message, note: null, isDraft: false, origin })
  }
}

interface Ours {
  readonly id: string
  /** The request at the vendor's line. */
  readonly there: string
  readonly through: bigint
}

/** One by one: what is there is marked before the next one goes. @throws Error of the connection */
export async function giveFiles(desk: Desk, vendor: Vendor, { id, there, through }: Ours): Promise<void> {
  for (const file of await desk.read((unit) => filesToForward(unit, id, through))) {
    const [content] = await desk.read((unit) => filesOf(unit, { ids: [file.id] }))
    if (!content) continue
    const reason = await putFile(vendor, { request: there, id: file.id }, content)
    await desk.write(async (unit) => {
      await markForwarded(unit, [file.id])
      if (reason !== '') await tellNotTaken(unit, id, `${file.name}: ${reason}`)
    })
  }
}

/** The line sees that the vendor has no such file. */
const tellNotTaken = (unit: DeskUnit, request: string, reason: string): Promise<void> =>
  addEvent(unit, {
    ...{ request, at: unit.at, actor: 'program', actor_name: '', what: 'vendor' },
    ...{ before: '', after: '', reason: reason.slice(0, 500) },
  })
