// The use case import: a trial-balance file as it was understood, with the checks that the file alone allows.

import { fileChecks } from '../formats/osv/checks.ts'
import { readTrialBalance } from '../formats/osv/read.ts'
import type { TrialBalance } from '../ledger/balance.ts'
import type { Check } from '../ledger/finding.ts'

export async function readBalance(
  bytes: Uint8Array,
  file: string,
): Promise<{ balance: TrialBalance; checks: readonly Check[] }> {
  const balance = await readTrialBalance(bytes, file, {})
  return { balance, checks: balance.key.length > 0 ? fileChecks(balance) : [] }
}
