// The command import: how a trial-balance file is understood; nothing is kept.

import { readFileSync } from 'node:fs'
import { isRefused, understoodText } from '../formats/osv/understood.ts'
import type { TrialBalance } from '../ledger/balance.ts'
import { type Check, finding } from '../ledger/finding.ts'
import { describeBalance } from './describe-balance.ts'
import { inputRefused } from './failure.ts'
import type { Language } from './messages.ts'
import { readBalance } from './read-balance.ts'

export interface ShownImport {
  readonly balance: TrialBalance
  readonly checks: readonly Check[]
  readonly refused: boolean
  /** The JSON of book-format.md §6. */
  readonly described: Readonly<Record<string, unknown>>
  /** The same for people, in a few lines. */
  readonly text: string
}

/** @throws Refused APP-006 when the file cannot be read from the disk. */
export async function showImport(file: string, language: Language): Promise<ShownImport> {
  const { balance, checks } = await readBalance(bytesOf(file), file)
  return {
    balance,
    checks,
    refused: isRefused(balance),
    described: describeBalance(balance, checks, language),
    text: understoodText(balance, language),
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = error instanceof Error ? error.message : String(error)
    const reason = ['ENOENT', 'EISDIR', 'EACCES'].includes(code) ? code : message
    throw inputRefused(finding('APP-006', 'blocks', { file }, { reason }))
  }
}
