// Sending a request on to the vendor's line: put down here, carried by forwarder.ts. What came from another installation
// goes no further.

import { forwardOf, insertForward, originOfRequest } from '../../../store/desk/forwards.ts'
import { type LineRow, lineOf } from '../../../store/desk/lines.ts'
import { addEvent, type RequestRow, requestForUpdate } from '../../../store/desk/requests.ts'
import { type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { type Access, mayHandle } from '../../access.ts'
import { alreadyForwarded, forwardsNowhere, noLine, noRequest, noRight } from '../refusals.ts'
import { forwardIn, placeOf } from './settings.ts'

/** @throws Refused DESK-001, 002, 008, 025, 026 */
export async function forwardRequest(unit: DeskUnit, id: string): Promise<void> {
  const row = await requestForUpdate(unit, id)
  if (!row) throw noRequest()
  if (!mayHandle(unit.access, row.line)) throw noRight('forward')
  const line = await lineOf(unit, row.line)
  if (!line) throw noLine(row.line)
  if (row.channel === 'forwarded' || (await originOfRequest(unit, id))) throw alreadyForwarded(row.number)
  if (!(await begin(unit, line, row))) throw alreadyForwarded(row.number)
}

/** A new request of a line that sends each of them. */
export async function forwardAtOnce(unit: DeskUnit, line: LineRow, row: NewRow): Promise<void> {
  if (row.channel === 'forwarded' || forwardIn(line)?.settings.always !== true) return
  await begin(unit, line, row)
}

type NewRow = Pick<RequestRow, 'id' | 'number' | 'channel'>

async function begin(unit: DeskUnit, line: LineRow, { id, number }: NewRow): Promise<boolean> {
  const forward = forwardIn(line)
  if (!forward) throw forwardsNowhere(line.name)
  if (!(await insertForward(unit, id))) return false
  const { access, at } = unit
  const to = placeOf(forward.settings)
  const said = { before: '', after: to, reason: '' }
  const what = { request: id, at, actor: access.actor, actor_name: access.name, what: 'forwarded' }
  await addEvent(unit, { ...what, ...said })
  const after = { number, to }
  await trail(unit, { action: 'request.forward', objectKind: 'request', object: id, after })
  return true
}

/** What who asks may know of where a request went and where it is from. */
export async function forwardOfRequest(unit: DeskUnit, row: RequestRow, isOfLine: boolean) {
  const [forward, origin] = [await forwardOf(unit, row.id), await originOfRequest(unit, row.id)]
  return {
    forward: forward
      ? {
          at: forward.at.toISOString(),
          number: forward.remote_number,
          state: forward.remote_state,
          fault: isOfLine ? forward.fault : '',
        }
      : null,
    originNumber: origin?.number ?? '',
  }
}

export async function mayForward(unit: DeskUnit, row: RequestRow, access: Access): Promise<boolean> {
  if (!mayHandle(access, row.line) || row.channel === 'forwarded') return false
  const line = await lineOf(unit, row.line)
  return line !== undefined && line.forward !== null && (await forwardOf(unit, row.id)) === undefined
}
