// The JSON of `import` (book-format.md §6) in the language of the user.

import { understood } from '../formats/osv/understood.ts'
import type { TrialBalance } from '../ledger/balance.ts'
import type { Check } from '../ledger/finding.ts'
import { type Language, render } from './messages.ts'

/** Of a file that was refused, what it is and the findings alone. */
export const describeBalance = (
  balance: TrialBalance,
  checks: readonly Check[],
  language: Language,
): Readonly<Record<string, unknown>> => understood(balance, checks, (finding) => render(finding, language))
