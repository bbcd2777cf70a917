// A rule in a few words, and whether it is one that a search means.

import type { RuleFields } from '../../api.ts'

/** `62.01, «Договор*», кредит`. */
export function conditionText(
  { account, analytics, corrAccount, entity, indicator, partner, side }: RuleFields,
  sides: Readonly<Record<'debit' | 'credit', string>>,
): string {
  return [
    entity,
    account,
    ...analytics.filter((text) => text !== '').map((text) => `«${text}»`),
    partner,
    side === '' ? '' : sides[side],
    corrAccount === '' ? '' : `↔ ${corrAccount}`,
    indicator,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** What was typed into a rule: every field that says something, a line each. */
export const ruleText = (rule: RuleFields): string =>
  Object.entries(rule)
    .map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(' · ') : String(value),
    ])
    .filter(([, value]) => value.replace(/[ ·]/g, '') !== '')
    .map(([name, value]) => `${name}\t${value}`)
    .join('\n')

/** Does the rule's account pattern (`62.01`, `60*`, `10..16`) take the account? */
export function takes(pattern: string, account: string): boolean {
  const [from = '', to] = pattern.split('..')
  if (to !== undefined) return account >= from && (account <= to || account.startsWith(`${to}.`))
  return pattern.endsWith('*') ? account.startsWith(pattern.slice(0, -1)) : pattern === account
}

export function isMeant(rule: RuleFields, find: string): boolean {
  const wanted = find.trim().toLowerCase()
  if (wanted === '') return true
  const text = [rule.id, rule.account, rule.target, rule.note, ...rule.analytics].join(' ').toLowerCase()
  return text.includes(wanted) || takes(rule.account, find.trim())
}

export const EMPTY_RULE: RuleFields = {
  id: '',
  priority: 0,
  validFrom: '',
  validTo: '',
  entity: '',
  account: '',
  analytics: ['', '', ''],
  partner: '',
  side: '',
  corrAccount: '',
  indicator: '',
  measure: 'balance',
  target: '',
  flowDebit: '',
  flowCredit: '',
  share: '',
  note: '',
}

/** The parts of an answer that a rule is made of. */
export function fieldsOnly(rule: RuleFields): RuleFields {
  const { account, analytics, corrAccount, entity, flowCredit, flowDebit, id, indicator, measure } = rule
  const { note, partner, priority, share, side, target, validFrom, validTo } = rule
  return {
    id,
    priority,
    validFrom,
    validTo,
    entity,
    account,
    analytics,
    partner,
    side,
    corrAccount,
    indicator,
    measure,
    target,
    flowDebit,
    flowCredit,
    share,
    note,
  }
}
