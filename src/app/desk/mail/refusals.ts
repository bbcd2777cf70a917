// Refusals of the desk's mail, each said once; the server gives them their status.

import { finding } from '../../../ledger/finding.ts'
import type { Refused } from '../../../store/refused.ts'
import { inputRefused } from '../../failure.ts'

const refused = (code: string, values: Readonly<Record<string, string>> = {}): Refused =>
  inputRefused(finding(code, 'blocks', {}, values))

export const noMailbox = (): Refused => refused('MAIL-001')
export const addressTaken = (address: string): Refused => refused('MAIL-002', { address })
export const mailboxUsed = (address: string): Refused => refused('MAIL-003', { address })
export const noLetter = (): Refused => refused('MAIL-004')
export const letterSettled = (): Refused => refused('MAIL-005')
export const secretLost = (address: string): Refused => refused('MAIL-006', { address })
