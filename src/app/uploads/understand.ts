// What a file that was sent is understood as, kept beside it so that a list need not read all files again.

import { fileChecks } from '../../formats/osv/checks.ts'
import type { TrialBalance } from '../../ledger/balance.ts'
import type { Book } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { Answer } from '../../store/uploads.ts'
import { chartFor } from '../file-checks.ts'
import { type BalanceDifference, balanceDifference } from '../room/balance-difference.ts'
import { closingOf, nameOf } from '../room/balance-list.ts'
import { previewBeside, readBeside } from '../threads/beside.ts'
import type { Preview } from './preview.ts'
import { type EntityReason, type PeriodReason, type Proposal, propose } from './propose.ts'

export interface Understood {
  readonly format: string
  readonly kind: TrialBalance['kind']
  readonly organisation: string
  readonly title: string
  readonly settings: readonly string[]
  readonly rows: number
  readonly closingDebit: string
  readonly closingCredit: string
  readonly entityBy: EntityReason
  readonly periodBy: PeriodReason
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  readonly preview: Preview | null
  /** The file in force that it would take the place of, as it was when this was sent. */
  readonly against: (Omit<BalanceDifference, 'rows' | 'more'> & { readonly hash: string }) | null
}

/** More findings of one file say nothing new; those that block come first. */
const FINDINGS = 200
/** A larger file is not read a second time for the sake of its first rows. */
const PREVIEW_BYTES = 20_000_000

export interface Given {
  readonly entity?: string
  readonly from?: string
  readonly to?: string
  readonly account?: string
}

export async function understand(
  bytes: Uint8Array,
  name: string,
  book: Book,
  remembered: (balance: TrialBalance) => Promise<Answer | null>,
  given: Given = {},
): Promise<{ readonly understood: Understood; readonly proposal: Proposal; readonly balance: TrialBalance }> {
  let balance = await readBeside(bytes, name)
  const proposal = withGiven(propose(balance, name, book, await remembered(balance)), given)
  const row = entityOn(book, proposal.entity, proposal.to || '9999-12-31')
  const exponent = exponentOf(row?.booksCurrency ?? '')
  if (row && exponent !== balance.exponent) balance = await readBeside(bytes, name, { exponent })
  const asNamed = proposal.account === '' ? balance : { ...balance, kind: 'by_account' as const }
  const checks = balance.key.length > 0 ? fileChecks(asNamed, row ? chartFor(book, row) : undefined) : []
  const blocking = balance.findings.find(({ place, severity }) => severity === 'blocks' && place.row)
  const sum = balance.key.length > 0 ? closingOf(balance) : () => 0n
  const understood: Understood = {
    format: balance.format,
    kind: balance.kind,
    organisation: balance.organisation,
    title: balance.title,
    settings: balance.settings,
    rows: balance.key.length,
    closingDebit: decimalText(sum('closingDebit'), balance.exponent),
    closingCredit: decimalText(sum('closingCredit'), balance.exponent),
    entityBy: proposal.entityBy,
    periodBy: proposal.periodBy,
    findings: blockingFirst(balance.findings).slice(0, FINDINGS),
    checks: [...checks].sort((a, b) => Number(a.passed) - Number(b.passed)).slice(0, FINDINGS),
    preview: bytes.length > PREVIEW_BYTES ? null : await previewBeside(bytes, name, blocking?.place ?? {}),
    against: await againstInForce(book, proposal, balance),
  }
  return { understood, proposal, balance }
}

function withGiven(proposal: Proposal, { account, entity, from, to }: Given): Proposal {
  return {
    ...proposal,
    ...(entity === undefined ? {} : { entity, entityBy: 'given' as const }),
    ...(from === undefined || to === undefined ? {} : { from, to, periodBy: 'given' as const }),
    ...(account === undefined ? {} : { account }),
  }
}

const blockingFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => Number(b.severity === 'blocks') - Number(a.severity === 'blocks'))

async function againstInForce(
  book: Book,
  proposal: Proposal,
  balance: TrialBalance,
): Promise<Understood['against']> {
  const name = nameOf(proposal)
  const file = book.balances.find((one) => one.entity === proposal.entity && nameOf(one) === name)
  if (!file) return null
  const { added, changed, removed, same } = await balanceDifference(file.balance, balance)
  return { added, changed, removed, same, hash: file.hash }
}
