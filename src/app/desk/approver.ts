// Who is named to allow a service: one of the organisation's own, or of the line's who may; never its author.

import { customersOf, membersOf } from '../../store/desk/people.ts'
import { addParticipant, type RequestRow } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { notToApprove } from './refusals.ts'

export interface Approver {
  readonly person: string
  readonly name: string
}

/** Of whom one can be named. */
export async function approversFor(unit: DeskUnit, row: RequestRow): Promise<Approver[]> {
  const customers = await customersOf(unit, row.organisation)
  const ofLine = (await membersOf(unit, row.line)).filter(({ roles }) =>
    roles.some((role) => role === 'head' || role === 'change-approver'),
  )
  const all = new Map([...customers, ...ofLine].map(({ id, name }) => [id, { person: id, name }]))
  if (row.author !== null) all.delete(row.author)
  return [...all.values()]
}

/** The organisation's own takes part from then on: letters go to her. @throws Refused DESK-024 */
export async function nameApprover(unit: DeskUnit, row: RequestRow, person: string): Promise<Approver> {
  const found = (await approversFor(unit, row)).find((one) => one.person === person)
  if (!found) throw notToApprove()
  const customer = (await customersOf(unit, row.organisation)).find(({ id }) => id === person)
  if (customer) {
    const { email, name } = customer
    await addParticipant(unit, { request: row.id, email, person, name })
  }
  return found
}
