// Due times of open requests computed anew when hours, targets or the calendar changed: on record, old and new. Closed
// ones never.

import { withBreaches } from '../../desk/requests.ts'
import { openRequestsOf } from '../../store/desk/due.ts'
import { lineForUpdate, updateLine } from '../../store/desk/lines.ts'
import { addEvent, type RequestRow, spansOf, updateRequest } from '../../store/desk/requests.ts'
import { asProgramIn, type DeskUnit } from '../../store/desk/unit.ts'
import { columnsOf, factsOf } from './facts.ts'
import { noLine } from './refusals.ts'
import { termsOf } from './terms.ts'

/** Gives how many due times moved. @throws Refused DESK-008 */
export const recomputeDues = (unit: DeskUnit, code: string): Promise<number> =>
  asProgramIn(unit, async (program) => {
    const line = await lineForUpdate(program, code)
    if (!line) throw noLine(code)
    const terms = await termsOf(program, line)
    if (line.calendar_hash !== terms.calendarHash)
      await updateLine(program, line, terms.calendarHash, line.version)
    const at = program.at.getTime()
    let moved = 0
    for (const row of await openRequestsOf(program, code)) {
      // What was late by the terms of before stays so: it is on record by the timer already.
      const facts = factsOf(row, await spansOf(program, row.id))
      const after = columnsOf(withBreaches(facts, at, terms), at, terms)
      if (isSame(row, after)) continue
      moved++
      await updateRequest(program, row.id, after)
      await addEvent(program, {
        request: row.id,
        at: program.at,
        actor: program.access.actor,
        actor_name: '',
        what: 'due',
        before: dueText(row),
        after: dueText(after),
        reason: '',
      })
    }
    return moved
  })

type DueTimes = Pick<RequestRow, 'reaction_due' | 'solution_due' | 'due_provisional'>

const isSame = (before: DueTimes, after: DueTimes): boolean =>
  dueText(before) === dueText(after) && before.due_provisional === after.due_provisional

/** As two instants, of the reaction and of the solution; `-` where there is none. */
const dueText = ({ reaction_due, solution_due }: DueTimes): string =>
  [reaction_due, solution_due].map((due) => due?.toISOString() ?? '-').join(' ')
