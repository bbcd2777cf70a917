import { describe, expect, it } from 'vitest'
import { conditionText, EMPTY_RULE, isMeant, keptRule, takes } from './rule-text.ts'

describe('a rule', () => {
  it('says its condition in a few words', () => {
    const rule = { ...EMPTY_RULE, account: '62.01', analytics: ['', 'Аренда*', ''], side: 'credit' as const }
    expect(conditionText(rule, { debit: 'дебет', credit: 'кредит' })).toBe('62.01, «Аренда*», кредит')
  })

  it('takes accounts by name, by their beginning, by a range', () => {
    expect(takes('62.01', '62.01')).toBe(true)
    expect(takes('62.01', '62.011')).toBe(false)
    expect(takes('60*', '60.02')).toBe(true)
    expect(takes('10..16', '16.01')).toBe(true)
    expect(takes('10..16', '17')).toBe(false)
  })

  it('is found by its account, its line, its code, or an account that it takes', () => {
    const rule = { ...EMPTY_RULE, id: 'RU-60', account: '60*', target: '510300' }
    expect(['ru-6', '5103', '60.02', ''].map((find) => isMeant(rule, find))).toEqual([true, true, true, true])
    expect(isMeant(rule, '62')).toBe(false)
  })

  it('is there again as it was typed, and not where what was kept is something else', () => {
    const typed = { ...EMPTY_RULE, id: 'R-001', account: '99*', analytics: ['', 'Аренда*', ''] }
    expect(keptRule(JSON.stringify(typed), EMPTY_RULE)).toEqual(typed)
    expect(keptRule(undefined, EMPTY_RULE)).toBeNull()
    for (const other of ['', 'null', '[]', '{"id":"R-001"}', JSON.stringify({ ...typed, account: 99 })])
      expect(keptRule(other, EMPTY_RULE)).toBeNull()
    expect(keptRule(JSON.stringify({ ...typed, analytics: [1] }), EMPTY_RULE)).toBeNull()
  })
})
