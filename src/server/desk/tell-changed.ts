// Pages that show a request are told that it changed; no more of it than its id.

import { mayWorkLine } from '../../app/access.ts'
import { requestOf } from '../../store/desk/requests.ts'
import type { Desk } from '../../store/desk/unit.ts'
import type { EventHub } from '../events/event-hub.ts'

/** @param desk of who changed it, or of the program */
export async function tellChanged(events: EventHub, desk: Desk, id: string): Promise<void> {
  const row = await desk.read((unit) => requestOf(unit, id))
  if (!row) return
  events.emit((access) =>
    mayWorkLine(access, row.line) || access.isCustomerOf(row.organisation)
      ? { event: 'request', data: { id } }
      : null,
  )
}
