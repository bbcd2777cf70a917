// `desk status`: how the desk stands, on the server's own machine, while the server runs or not.

import type { State } from '../../desk/types.ts'
import { stateWords } from '../../desk/words.ts'
import { openAt } from '../../desk/working-time.ts'
import { linesOf } from '../../store/desk/lines.ts'
import {
  type LineStatus,
  type MailboxStatus,
  statusOfLines,
  statusOfMailboxes,
} from '../../store/desk/status.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { type StorePlace, withStoreBeside } from '../with-store.ts'
import { termsOf } from './terms.ts'

export interface DeskStatus {
  readonly lines: readonly (LineStatus & {
    readonly name: string
    readonly isOpen: boolean
    /** When it closes, or opens next. */
    readonly until: string
  })[]
  readonly mailboxes: readonly MailboxStatus[]
}

export const readDeskStatus = (place: StorePlace): Promise<DeskStatus> =>
  withStoreBeside(place, (store) => store.desk.read(deskStatus))

export async function deskStatus(unit: DeskUnit): Promise<DeskStatus> {
  const statuses = new Map((await statusOfLines(unit)).map((status) => [status.line, status]))
  const lines: DeskStatus['lines'][number][] = []
  for (const line of await linesOf(unit)) {
    const status = statuses.get(line.code)
    if (!status) continue
    const { calendar, hours } = await termsOf(unit, line)
    const { open, until } = openAt(hours, calendar, unit.at.getTime())
    lines.push({ ...status, name: line.name, isOpen: open, until: new Date(until).toISOString() })
  }
  return { lines, mailboxes: await statusOfMailboxes(unit) }
}

/** Mail does not come, or does not go: somebody has to look. */
export const needsAttention = ({ lines, mailboxes }: DeskStatus): boolean =>
  mailboxes.some(({ enabled, fault }) => enabled && fault !== '') ||
  lines.some(({ givenUp, notForwarded }) => givenUp > 0 || notForwarded > 0)

/** A state as it is called of requests of any kind. */
export const stateName = (state: State): ReturnType<typeof stateWords> => stateWords('', state)
