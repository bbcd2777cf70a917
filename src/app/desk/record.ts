// What somebody did to a request, for its timeline.

import { addEvent } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'

/** Of who acts. `what` is a word that the page knows; before and after are values or texts. */
export const record = (
  unit: DeskUnit,
  request: string,
  what: string,
  before: string,
  after: string,
  reason = '',
): Promise<void> => {
  const { access, at } = unit
  const { actor, login, name } = access
  return addEvent(unit, { request, at, actor, actor_name: name || login, what, before, after, reason })
}
