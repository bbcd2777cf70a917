// The difference of a pair accepted on record: a row of intragroup/differences.csv that says where it goes, why, and who
// decided. It stands with the company and the account that the check of the pair names; what is decided is all of it.

import { pairName } from '../../close/group/pair.ts'
import type { GivenRow } from '../../formats/book/edit-register.ts'
import { finding } from '../../ledger/finding.ts'
import { intervalText } from '../../ledger/period.ts'
import type { Once } from '../../store/types.ts'
import type { Access } from '../access.ts'
import { type BookPlace, changeRegister, etagOfFile } from '../change-book.ts'
import { inputRefused } from '../failure.ts'
import type { RoomClose } from '../room/room.ts'

const REGISTER = 'intragroup/differences.csv'

export interface Acceptance {
  /** The kind of balances: settlements, loans, dividends, leases, other. */
  readonly group: string
  readonly target: string
  readonly reason: string
  readonly once: Once
}

/**
 * @throws Refused PAR-001 where there is nothing to accept, PAR-002 for a target that is none, PAR-003 where it is
 * decided already
 */
export async function acceptDifference(
  place: BookPlace,
  access: Access,
  room: RoomClose,
  [first, second]: readonly [string, string],
  { group, once, reason, target }: Acceptance,
): Promise<void> {
  const { book } = place.revision
  const pair = pairName(first, second)
  const check = room.checks.find(
    ({ id, subject }) => id === 'intragroup-pair' && subject === `${pair} ${group}`,
  )
  if (!check || check.passed)
    throw inputRefused(finding('PAR-001', 'blocks', { subject: pair }, { pair, group }))
  const { account = '', bearer = '' } = check.values
  const { to } = room.close.interval
  const isDecided = book.differences.some(
    (row) =>
      (row.entity === first || row.entity === second) &&
      (row.partner === first || row.partner === second) &&
      row.account === account &&
      row.period.from <= to &&
      row.period.to >= to,
  )
  if (isDecided) throw inputRefused(finding('PAR-003', 'blocks', { subject: pair }, { pair, group }))
  if (target === account || !book.accounts.some(({ code }) => code === target))
    throw inputRefused(finding('PAR-002', 'blocks', { subject: pair }, { pair, account: target }))
  const row: GivenRow = new Map([
    ['period', intervalText(room.close.interval)],
    ['entity', bearer],
    ['partner', bearer === first ? second : first],
    ['account', account],
    ['target', target],
    ['reason', reason],
    ['decided_by', access.login],
    ['decided_on', place.store.now().toISOString().slice(0, 10)],
  ])
  const act = { action: 'difference.accept', objectKind: 'pair', object: pair, entity: bearer, once }
  await changeRegister(place, act, {
    register: REGISTER,
    document: () => '',
    ifMatch: await etagOfFile(place.revision.files, REGISTER, book.settings.accounts),
    reason,
    edit: (rows) => [...rows, row],
  })
}
