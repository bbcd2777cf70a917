// Where a line sends on what it cannot answer: the vendor's line, by letter or over its API. This setting is the only
// address outside that the program calls for the desk; without it nothing leaves.

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { saveForwardSettings } from '../../../store/desk/forwards.ts'
import { type LineRow, lineForUpdate, lineOf, linesOf } from '../../../store/desk/lines.ts'
import { type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { type Access, mayAdminister, mayHead } from '../../access.ts'
import type { Sealer } from '../../people-sealing.ts'
import { isLoopback } from '../mail/mail-settings.ts'
import { changedMeanwhile, noLine, noRight, tokenMissing } from '../refusals.ts'

/** The beginning of the vendor's address: encrypted, save on this machine; no secret and no query in it. */
const vendorUrl = z
  .url()
  .max(500)
  .refine(
    (text) => {
      const { hash, hostname, password, protocol, search, username } = new URL(text)
      if (username !== '' || password !== '' || search !== '' || hash !== '') return false
      return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
    },
    { message: 'https://…; without encryption on loopback only' },
  )

const always = z.boolean().default(false).describe('each new request goes at once, else those that are sent')

export const forwardSettings = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('mail'), address: z.email().max(250).toLowerCase(), always }),
  z.strictObject({
    by: z.literal('api'),
    url: vendorUrl,
    organisation: z
      .union([z.literal(''), z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/)])
      .default('')
      .describe("our code at the vendor's line; empty where the token serves one organisation alone"),
    always,
  }),
])
export type ForwardSettings = z.output<typeof forwardSettings>

/** As the line's row keeps it. */
const keptForward = z.object({
  settings: forwardSettings,
  installation: z.uuid(),
  /** Sealed token of the vendor's API; '' by mail. */
  secret: z.string(),
})
export type Forward = z.output<typeof keptForward>

const purposeOf = (line: string): string => `forward ${line}`

export const forwardIn = ({ forward }: Pick<LineRow, 'forward'>): Forward | null =>
  forward === null ? null : keptForward.parse(forward)

export const tokenOfForward = (sealer: Sealer, line: string, { secret }: Forward): string | null =>
  sealer.open(secret, purposeOf(line))

/** What came from here must not come back: a request would run in a circle. */
export async function isOwnInstallation(unit: DeskUnit, installation: string): Promise<boolean> {
  const lines = await linesOf(unit)
  return lines.some((line) => forwardIn(line)?.installation === installation)
}

const mayKeep = (access: Access, line: string): boolean => mayAdminister(access) || mayHead(access, line)

/** The token never comes out. @throws Refused DESK-002, 008 */
export async function forwardView(unit: DeskUnit, code: string) {
  const row = await lineOf(unit, code)
  if (!row) throw noLine(code)
  if (!mayKeep(unit.access, code) && !unit.access.isAdministrator) throw noRight('forward')
  return { settings: forwardIn(row)?.settings ?? null, version: String(row.version) }
}

/** @param token null: as it is. @throws Refused DESK-002, 003, 008, 027 */
export async function setForward(
  unit: DeskUnit,
  sealer: Sealer,
  code: string,
  version: bigint,
  given: { readonly settings: ForwardSettings | null; readonly token: string | null },
): Promise<void> {
  const { settings, token } = given
  if (!mayKeep(unit.access, code)) throw noRight('forward')
  const row = await lineForUpdate(unit, code)
  if (!row) throw noLine(code)
  if (row.version !== version) throw changedMeanwhile(row.name)
  const before = forwardIn(row)
  await saveForwardSettings(unit, code, settings && kept(settings, before, sealed(sealer, code, token)))
  await trail(unit, {
    action: 'line.forward',
    objectKind: 'line',
    object: code,
    before: before && placeOf(before.settings),
    after: settings && placeOf(settings),
  })
}

const sealed = (sealer: Sealer, code: string, token: string | null): string | null =>
  token === null ? null : sealer.seal(token, purposeOf(code))

function kept(settings: ForwardSettings, before: Forward | null, secret: string | null): Forward {
  const installation = before?.installation ?? randomUUID()
  if (settings.by === 'mail') return { settings, installation, secret: '' }
  // A token that was given for one address is never sent to another.
  const known = before?.settings.by === 'api' && before.settings.url === settings.url ? before.secret : ''
  const used = secret ?? known
  if (used === '') throw tokenMissing(settings.url)
  return { settings, installation, secret: used }
}

/** What people are told of it. */
export const placeOf = (settings: ForwardSettings): string =>
  settings.by === 'mail' ? settings.address : new URL(settings.url).host
