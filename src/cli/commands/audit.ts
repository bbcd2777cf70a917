// `audit verify`, `audit list`, `audit erase`: the audit trail, on the server's own machine.

import { brokenChain, eraseAudit, readAudit, verifyOwnAudit } from '../../app/audit-console.ts'
import type { Context, ExitCode } from '../context.ts'
import { say } from '../words.ts'

type Options = Readonly<Record<string, unknown>>

/** Exit code 1: the chain does not hold. */
export async function auditVerifyCommand(
  { json, place, terminal }: Context,
  _: readonly string[],
  { head }: Options,
): Promise<ExitCode> {
  const verified = await verifyOwnAudit(place, typeof head === 'string' ? head : '')
  const { broken, entries } = verified
  const kept = `${verified.head.sequence}:${verified.head.hash}`
  if (json) terminal.json({ ...verified, head: kept })
  if (broken) {
    terminal.findings([brokenChain(broken)])
    return 1
  }
  if (!json) terminal.result(say(terminal.language, 'audit.holds', { entries: String(entries), head: kept }))
  return 0
}

export async function auditListCommand(
  { json, place, terminal }: Context,
  _: readonly string[],
  { book, limit }: Options,
): Promise<ExitCode> {
  const asked = typeof limit === 'number' ? limit : 50
  const entries = await readAudit(place, typeof book === 'string' ? book : '', asked)
  if (json) {
    terminal.json({ entries })
    return 0
  }
  for (const entry of entries) {
    const { action, actor, actorName, at, entity, object, objectKind, sequence } = entry
    const where = [entry.book, entity].filter((part) => part !== '').join(' ')
    const words = [sequence, at.toISOString(), actorName || actor, action, `${objectKind} ${object}`, where]
    terminal.result(words.map(String).join('  ').trimEnd())
  }
  return 0
}

export async function auditEraseCommand(
  { json, place, terminal }: Context,
  [sequence = '']: readonly string[],
): Promise<ExitCode> {
  await eraseAudit(place, sequence)
  if (json) terminal.json({ erased: sequence })
  else terminal.result(say(terminal.language, 'audit.erased', { sequence }))
  return 0
}
