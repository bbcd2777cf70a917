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
/** What was kept of a rule as it was typed; null: there is none, or it is of another version of the program. */
export function keptRule(content: string | undefined, rule: RuleFields): RuleFields | null {
  if (content === undefined) return null
  const own = fieldsOnly(rule)
  try {
    const read: unknown = JSON.parse(content)
    return isLike(read, own) ? fieldsOnly(read) : null
  } catch {
    return null
  }
}

/** The same fields of the same kinds; what a field of choices may hold, the server says when it is saved. */
function isLike(read: unknown, rule: RuleFields): read is RuleFields {
  if (typeof read !== 'object' || read === null) return false
  const given = new Map<string, unknown>(Object.entries(read))
  return Object.entries(rule).every(([name, value]) => {
    const one = given.get(name)
    if (Array.isArray(value)) return Array.isArray(one) && one.every((text) => typeof text === 'string')
    return typeof one === typeof value && one !== null
  })
}

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
