// Refusals of the desk, each said once; the server gives them their status.

import { finding } from '../../ledger/finding.ts'
import type { Refused } from '../../store/refused.ts'
import { inputRefused } from '../failure.ts'

const refused = (code: string, values: Readonly<Record<string, string>> = {}): Refused =>
  inputRefused(finding(code, 'blocks', {}, values))

export const noRequest = (): Refused => refused('DESK-001')
export const noRight = (act: string): Refused => refused('DESK-002', { act })
export const changedMeanwhile = (what: string): Refused => refused('DESK-003', { what })
export const notNow = (number: string): Refused => refused('DESK-004', { number })
export const missing = (need: string): Refused => refused('DESK-005', { need })
export const noOrganisation = (): Refused => refused('DESK-006')
export const codeTaken = (code: string): Refused => refused('DESK-007', { code })
export const noLine = (line: string): Refused => refused('DESK-008', { line })
export const inFuture = (at: Date): Refused => refused('DESK-010', { at: at.toISOString() })
export const notThatKind = (number: string): Refused => refused('DESK-011', { number })
export const noDraftAttachment = (): Refused => refused('DESK-012')
export const noSuchLink = (number: string): Refused => refused('DESK-013', { number })
export const wrongLine = (reason: string): Refused => refused('DESK-014', { reason })
export const codeInUse = (code: string): Refused => refused('DESK-015', { code })
export const wrongCalendar = (year: number, reason: string): Refused =>
  refused('DESK-016', { year: String(year), reason })
export const wrongRole = (role: string): Refused => refused('DESK-017', { role })
export const notOfLine = (): Refused => refused('DESK-018')
export const notAsShown = (): Refused => refused('DESK-019')
export const noDocument = (): Refused => refused('DESK-020')
export const notToRate = (): Refused => refused('DESK-021')
export const lastParticipant = (): Refused => refused('DESK-022')
export const notOfAct = (what: string, act: string): Refused => refused('DESK-023', { what, act })
export const notToApprove = (): Refused => refused('DESK-024')
export const noSuchService = (service: string): Refused => refused('DESK-009', { service })
export const alreadyForwarded = (number: string): Refused => refused('DESK-025', { number })
export const forwardsNowhere = (line: string): Refused => refused('DESK-026', { line })
export const tokenMissing = (url: string): Refused => refused('DESK-027', { url })
export const noParticipant = (): Refused => refused('DESK-028')
